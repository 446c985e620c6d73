"""Who differed, how the others met it, and what became of it, in short talk made up for it."""

import pickle
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

import pytest

from bot.dynamics.acts.model import NOTHING
from bot.dynamics.acts.reading import Reading, reading_of
from bot.dynamics.cues import named_at_start, read
from bot.dynamics.dissent.answers import Stance
from bot.dynamics.dissent.case import LOOKED_AT, Case
from bot.dynamics.dissent.fate import PASSED_OVER, Tally
from bot.dynamics.dissent.policy import DissentPolicy
from bot.dynamics.dissent.values import Candidate, Standing
from bot.dynamics.policy import Given, Ledger, Nudge
from bot.dynamics.room import MEETING_GAP, Room
from bot.dynamics.speaking_up import SpeakingUp
from bot.dynamics.values import SOMEONE, UNCOUNTED, Address, Cues, Utterance
from tests.dynamics.talk import START, said

NAMES = {name: number for number, name in enumerate("ines bea cem dana eli fay gus".split(), 70_001)}
INES, BEA, CEM, DANA, ELI, FAY, GUS = NAMES.values()
BEFORE = (
    "Bea: I had a hard week but the walks helped",
    "Cem: same here, the walks helped me as well",
    "Ines: I think everybody here should write a diary every night. It really works.",
)
DIFFERS = len(BEFORE) + 1
DISSENT = "Dana: I don't agree, Ines. A diary made it worse for me, I see it differently."
CHATTER = (
    "Eli: We had soup for lunch today and then it rained",
    "Fay: my cat slept on the sofa all afternoon",
    "Gus: the bus was late again this morning",
    "Bea: I bought new shoes on Saturday",
    "Cem: is the meeting next Tuesday at seven?",
    "Eli: yes, Tuesday at seven in the small room",
    "Fay: good, I will bring some cake",
)
SIDES = ("Eli>4: I'm with Dana. It was the same for me, a diary made it worse.",)
DIFFERS_KINDLY = (
    "Ines>4: I see what you mean, but I don't agree. For me writing things down was a great relief.",
    "Dana: I can see how that would be.",
)
ASKS = ("Ines>4: That's a fair point, I had not thought of that. What made it worse for you?",)
PERSUADED = (*ASKS, "Dana: ok, you're right, I take it back, a few lines might be fine")
SHUTS = ("Ines>4: You're overreacting, Dana. Get over it, nobody cares. Let's move on.",)
PILE = (
    "Bea>4: You're wrong, Dana. That is nonsense.",
    "Cem>4: No, I disagree with you, Dana, you are wrong.",
    "Eli>4: I don't agree with you either, Dana, stop it.",
)
TAKES_BACK = ("Dana: Never mind, forget I said anything, sorry, you're right.",)

Event = Callable[[Room], tuple[Standing, ...]]
NO_EVENTS: Mapping[int, Event] = MappingProxyType({})


def line(message: int, text: str, leader: int) -> Utterance:
    """Read "Eli>4: and so on", where Eli answers message 4."""
    who, words = text.split(": ", 1)
    who, _, answers = who.partition(">")
    return said(
        message,
        NAMES[who.casefold()],
        leads=NAMES[who.casefold()] == leader,
        answers=int(answers) if answers else None,
        named=named_at_start(words, NAMES),
        cues=read(words),
        reading=reading_of(words, NAMES),
    )


def steps(
    lines: tuple[str, ...], events: Mapping[int, Event] = NO_EVENTS, *, leader: int = INES
) -> list[tuple[Utterance, tuple[Standing, ...]]]:
    """Let a room hear the lines, with what happens after some of them; give what it tells after each."""
    room, found = Room(), list[tuple[Utterance, tuple[Standing, ...]]]()
    for message, text in enumerate(lines, 1):
        utterance = line(message, text, leader)
        heard = room.hear(utterance)
        found.append((utterance, heard.standings if heard else ()))
        if message in events:
            found.append((utterance, events[message](room)))
    return found


def met(*answers: str, events: Mapping[int, Event] = NO_EVENTS, leader: int = INES) -> Standing:
    """Give how Dana's dissent stands after these answers."""
    told = steps((*BEFORE, DISSENT, *answers), events, leader=leader)
    return [each for _, standings in told for each in standings if each.message == DIFFERS][-1]


def nudges(*answers: str, events: Mapping[int, Event] = NO_EVENTS) -> list[Nudge]:
    """Give what would be said of Dana's dissent; each nudge is noted, as the bot would."""
    speaking_up, found, noted = SpeakingUp(), list[Nudge](), list[Given]()
    for utterance, standings in steps((*BEFORE, DISSENT, *answers), events):
        now = utterance.at
        for nudge in speaking_up.on_dissent(standings, START, lambda: Ledger(tuple(noted)), now, now):
            noted.append(Given(nudge.kind, nudge.at, START))
            found.append(nudge)
    return found


def thumb_down(person: int) -> Event:
    return lambda room: room.disliked(DIFFERS, person)


def deleted(room: Room) -> tuple[Standing, ...]:
    assert room.withdraw(DIFFERS)
    return room.gone(DIFFERS)


def deleted_by_who_moderates(room: Room) -> tuple[Standing, ...]:
    deleted(room)
    return room.moderated(DANA)


THUMBS = {DIFFERS + 1: thumb_down(BEA), DIFFERS + 2: thumb_down(CEM), DIFFERS + 3: thumb_down(ELI)}
BADLY_MET: list[tuple[str, tuple[str, ...], Mapping[int, Event]]] = [
    ("ignored", CHATTER * 2, {}),
    ("shut-down", SHUTS + CHATTER, {}),
    ("piled-on", PILE + CHATTER, {}),
    ("piled-on", CHATTER, THUMBS),
    ("withdrawn", TAKES_BACK + CHATTER, {}),
    ("withdrawn", CHATTER, {DIFFERS + 1: deleted}),
    ("removed", CHATTER, {DIFFERS + 1: deleted_by_who_moderates}),
    ("removed", CHATTER, {DIFFERS + 1: lambda room: room.sent_out(DANA)}),
    ("removed", ("Ines: I deleted Dana's message and I have muted her.", *CHATTER), {}),
]
WELL_MET: list[tuple[str, tuple[str, ...]]] = [
    ("supported", SIDES + CHATTER),
    ("engaged", ASKS + CHATTER),
    ("engaged", DIFFERS_KINDLY + CHATTER),
    ("engaged", PERSUADED + CHATTER),
]


@pytest.mark.parametrize(("fate", "answers", "events"), BADLY_MET)
def test_a_dissent_that_is_met_badly_is_told_once(
    fate: str, answers: tuple[str, ...], events: Mapping[int, Event]
) -> None:
    standing = met(*answers, events=events)
    assert (standing.fate, standing.owner) == (fate, DANA)
    assert standing.belief > 0.9
    (nudge,) = nudges(*answers, events=events)
    assert (nudge.kind, nudge.message) == (f"dissent-{fate}", DIFFERS)


@pytest.mark.parametrize(("fate", "answers"), WELL_MET)
def test_a_dissent_that_is_met_well_is_seen_and_left_alone(fate: str, answers: tuple[str, ...]) -> None:
    standing = met(*answers)
    assert standing.fate == fate
    assert standing.belief > 0.9
    assert nudges(*answers) == []


def test_a_dissent_is_open_until_enough_has_passed_it_by() -> None:
    assert met().fate == "open"
    assert met(*CHATTER[: PASSED_OVER - 1]).fate == "open"
    assert met(*CHATTER[:PASSED_OVER]).fate == "ignored"


def test_who_was_lively_and_falls_silent_has_withdrawn() -> None:
    lively = ("Dana: the rain was loud", "Bea: it was", "Dana: and cold", "Bea: yes") * 3
    told = steps((*lively, *BEFORE, DISSENT, *CHATTER, *CHATTER))
    (standing,) = told[-1][1]
    assert standing.fate == "withdrawn"
    assert [sign.what for sign in standing.signs] == ["dissent", "fell-silent"]


def test_two_thumbs_down_are_no_pile_and_ones_own_does_not_count() -> None:
    own = THUMBS | {DIFFERS + 3: thumb_down(DANA)}
    assert met(*CHATTER[:3], events=THUMBS).fate == "piled-on"
    assert met(*CHATTER[:3], events=own).fate == "open"


def test_three_against_are_no_pile_while_somebody_stands_beside() -> None:
    three = (*SHUTS, *PILE[:2])
    assert met(*three).fate == "piled-on"
    assert met(*three, *SIDES).fate == "supported"


def test_a_dissent_taken_back_after_reasons_was_not_withdrawn() -> None:
    assert met(*TAKES_BACK).fate == "withdrawn"
    assert met(*ASKS, *TAKES_BACK).fate == "engaged"


@pytest.mark.parametrize("moderated_first", [False, True])
def test_a_deletion_by_who_moderates_is_told_in_whichever_order_it_is_heard(
    moderated_first: bool,  # noqa: FBT001
) -> None:
    def both(room: Room) -> tuple[Standing, ...]:
        if not moderated_first:
            return deleted_by_who_moderates(room)
        room.moderated(DANA)
        return deleted(room)

    assert met(CHATTER[0], events={DIFFERS + 1: both}).fate == "removed"


@pytest.mark.parametrize("moderated_first", [False, True])
def test_a_faint_one_that_is_taken_down_is_told_in_either_order(
    moderated_first: bool,  # noqa: FBT001
) -> None:
    room, faint = Room(), Reading(NOTHING._replace(dissent=0.5), negations=1)
    room.hear(said(1, 1, reading=Reading(NOTHING._replace(view=0.9)), cues=Cues(words=9)))
    heard = room.hear(said(2, 2, reading=faint, cues=Cues(words=8)))
    assert heard is not None
    assert heard.standings == ()
    happens = [lambda: room.moderated(2), lambda: room.gone(2)]
    found = [happen() for happen in (happens if moderated_first else reversed(happens))]
    assert [each.fate for each in found[-1]] == ["removed"]


def test_counting_does_not_grow_with_what_is_followed_no_more() -> None:
    policy, last = DissentPolicy(), met(*CHATTER)
    for number in range(200):
        standing = last._replace(message=number, settled=False)
        policy.consider(standing, standing.at, Ledger(), standing.at, standing.at)
    assert len(pickle.dumps(policy)) < 4_000


def test_what_is_mended_soon_brings_no_nudge() -> None:
    mends = "Ines>4: I'm sorry, Dana. That's a fair point and I want to understand it. What made it worse?"
    assert [nudge.kind for nudge in nudges(*SHUTS, *CHATTER)] == ["dissent-shut-down"]
    assert nudges(*SHUTS, CHATTER[0], mends, *SIDES, *CHATTER) == []


def test_who_shut_it_down_is_not_told_alone() -> None:
    (nudge,) = nudges(*SHUTS, *CHATTER)
    assert nudge.not_only_to == {INES}
    (nudge,) = nudges(*CHATTER, *CHATTER)
    assert nudge.not_only_to == frozenset()


@pytest.mark.parametrize(
    ("answers", "events"),
    [(answers, events) for _, answers, events in BADLY_MET]
    + [(answers, NO_EVENTS) for _, answers in WELL_MET],
)
def test_to_differ_from_a_member_is_judged_as_to_differ_from_the_facilitator(
    answers: tuple[str, ...], events: Mapping[int, Event]
) -> None:
    from_facilitator = met(*answers, events=events, leader=INES)
    from_member = met(*answers, events=events, leader=GUS)
    assert (from_facilitator.target, from_member.target) == ("facilitator", "member")
    assert from_member._replace(target="facilitator") == from_facilitator


@pytest.mark.parametrize("no", ["no", "No thanks", "nope", "no, not yet"])
def test_a_plain_no_to_a_question_is_no_dissent(no: str) -> None:
    asks = "Ines: I think we all should bring something. Did anyone bring cake?"
    told = steps((*BEFORE, asks, f"Bea: {no}", f"Dana: {no}", *CHATTER))
    assert [standings for _, standings in told if standings] == []


def test_who_agrees_or_talks_of_something_else_opens_no_case() -> None:
    told = steps((*BEFORE, "Dana: I agree, Ines. It helped me, too.", *CHATTER))
    assert [standings for _, standings in told if standings] == []


def test_who_has_not_joined_opens_no_case() -> None:
    room = Room()
    for message, text in enumerate((*BEFORE, DISSENT, *CHATTER), 1):
        utterance = line(message, text, INES)
        if utterance.speaker == DANA:
            utterance = utterance._replace(speaker=SOMEONE, stranger=5)
        heard = room.hear(utterance)
        assert heard is not None
        assert heard.standings == ()


def test_a_case_is_settled_when_enough_was_heard_or_the_meeting_is_over() -> None:
    assert not met(*(CHATTER * 3)[: LOOKED_AT - 1]).settled
    assert met(*(CHATTER * 3)[:LOOKED_AT]).settled
    assert met(*(CHATTER * 3)).last == DIFFERS + LOOKED_AT
    room, lines = Room(), (*BEFORE, DISSENT)
    for message, text in enumerate(lines, 1):
        room.hear(line(message, text, INES))
    later = line(9, CHATTER[0], INES)
    heard = room.hear(later._replace(at=later.at + MEETING_GAP))
    assert heard is not None
    assert [(each.message, each.settled) for each in heard.standings] == [(DIFFERS, True)]


def test_a_file_that_ends_settles_nothing() -> None:
    room = heard_room(*BEFORE, DISSENT)
    last = room.close()
    assert last is not None
    assert [(each.fate, each.settled) for each in last.standings] == [("open", False)]


def test_a_different_view_is_unmet_until_somebody_meets_it() -> None:
    assert not heard_room(*BEFORE, DISSENT).unmet
    assert heard_room(*BEFORE, DISSENT, *CHATTER).unmet
    assert not heard_room(*BEFORE, DISSENT, *CHATTER, *SIDES).unmet


def heard_room(*lines: str) -> Room:
    room = Room()
    for message, text in enumerate(lines, 1):
        room.hear(line(message, text, INES))
    return room


@pytest.mark.parametrize(
    ("took", "fate"),
    [
        ("Dana: ok", "shut-down"),
        ("Dana: In the evening, when the house was quiet and I had time to brood.", "engaged"),
    ],
)
def test_how_an_answer_was_taken_shows_what_it_was(took: str, fate: str) -> None:
    tally = Tally({INES: Stance(uptake=0.42, shut=0.42)}, heard=1, answered=1)
    case = Case(Candidate(DIFFERS, 1, START, DANA, "facilitator", 0.9, 0, 0.0, INES))
    case.tally = tally
    for message, text in enumerate(("Ines>4: Hm. And then?", took), DIFFERS + 1):
        case.hear(line(message, text, INES), Address(DANA, 1.0, "reply"), [0.0, 0.8, 0.0, 0.8])
    assert case.standing().fate == fate


def test_to_side_with_who_shut_it_down_is_not_to_stand_beside_it() -> None:
    joins = "Eli>5: I agree with you, Ines, well said."
    assert met(*SHUTS, joins).fate == "shut-down"
    assert [nudge.kind for nudge in nudges(*SHUTS, joins, *CHATTER)] == ["dissent-shut-down"]
    assert met(*SHUTS, "Eli>4: I agree with you, Dana, well said.").fate == "supported"


def leads_to(thing: object, person: int) -> bool:
    """Whether a number is in there, wherever and in whichever order of bytes it is kept."""
    kept = pickle.dumps(thing)
    return person.to_bytes(4, "little") in kept or person.to_bytes(4, "big") in kept


@pytest.mark.parametrize("person", [INES, BEA, CEM, DANA, ELI])
def test_nothing_leads_to_who_left_whether_they_differed_or_answered(person: int) -> None:
    room = heard_room(*BEFORE, DISSENT, *PILE[:2], *SIDES)
    room.disliked(DIFFERS, CEM)
    assert leads_to(room, person)
    room.forget(person)
    assert not leads_to(room, person)


@pytest.mark.parametrize("person", [INES, BEA, CEM])
def test_who_answered_and_left_still_counts_and_is_not_named(person: int) -> None:
    room = heard_room(*BEFORE, DISSENT, *SHUTS, *PILE[:2])
    (before,) = room.disliked(DIFFERS, DANA)
    room.forget(person)
    last = room.close()
    assert last is not None
    (after,) = last.standings
    assert (before.fate, after.fate) == ("piled-on", "piled-on")
    assert person in before.quelled_by
    assert not leads_to(last.standings, person)


def test_the_dissent_of_who_left_is_followed_no_more() -> None:
    room = heard_room(*BEFORE, DISSENT)
    room.forget(DANA)
    assert room.gone(DIFFERS) == room.moderated(DANA) == room.sent_out(DANA) == ()
    heard = room.hear(line(DIFFERS + 1, SIDES[0], INES))
    assert heard is not None
    assert [each for each in heard.standings if each.message == DIFFERS] == []


def test_what_is_over_brings_no_nudge() -> None:
    speaking_up, late = SpeakingUp(), timedelta(minutes=6)
    for utterance, standings in steps((*BEFORE, DISSENT, *SHUTS, *CHATTER)):
        seen = utterance.at
        assert list(speaking_up.on_dissent(standings, START, Ledger, seen, seen + late)) == []


NOBODYS = -4711
UNNAMED = Utterance(
    message=DIFFERS,
    speaker=SOMEONE,
    at=START + timedelta(seconds=20 * DIFFERS),
    answers=len(BEFORE),
    answered=INES,
    stranger=UNCOUNTED,
    cues=read("For me it was different with the diary."),
    reading=reading_of("For me it was different with the diary.", NAMES),
    view_of=NOBODYS,
)


def unnamed_met(*answers: str, view: Utterance = UNNAMED) -> list[Standing]:
    """Tell how a view without a name stands after these answers."""
    room, found = Room(), list[Standing]()
    lines = [line(message, text, INES) for message, text in enumerate(BEFORE, 1)]
    after = [line(message, text, INES) for message, text in enumerate(answers, DIFFERS + 1)]
    for utterance in (*lines, view, *after):
        heard = room.hear(utterance)
        found += [each for each in (heard.standings if heard else ()) if each.message == DIFFERS]
    assert (room.shape().spoke, room.shape().joined) == (len({each.speaker for each in lines + after}),) * 2
    return found


def test_a_view_without_a_name_is_followed_though_nobody_is_known_to_have_it() -> None:
    passed_over, asked = unnamed_met(*CHATTER), unnamed_met(*ASKS, *CHATTER)
    assert passed_over[-1].fate == "ignored"
    assert asked[-1].fate == "engaged"
    assert unnamed_met(*SIDES, *CHATTER)[-1].fate == "supported"
    assert unnamed_met(*SHUTS, *CHATTER)[-1].fate == "shut-down"
    assert {each.owner for each in passed_over + asked} == {NOBODYS}
    assert passed_over[0].belief > 0.98
    assert passed_over[0].target == "facilitator"


def test_words_that_say_nothing_of_the_kind_differ_where_their_writer_says_so() -> None:
    wordless = UNNAMED._replace(reading=None, cues=Cues(), answers=None, answered=None)
    (*_, last) = unnamed_met(*CHATTER, view=wordless)
    assert (last.fate, last.target) == ("ignored", "group")
    assert last.belief > 0.9


def test_one_without_a_name_that_is_taken_down_is_removed() -> None:
    room = Room()
    for message, text in enumerate(BEFORE, 1):
        room.hear(line(message, text, INES))
    room.hear(UNNAMED)
    room.moderated(NOBODYS)
    (standing,) = room.gone(DIFFERS)
    assert standing.fate == "removed"
