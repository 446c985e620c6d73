"""What holds of dissents whatever is said and done, in talk and happenings drawn at random."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dynamics.acts.model import CUES, NOTHING, Acts
from bot.dynamics.acts.reading import Reading
from bot.dynamics.dissent.values import Standing
from bot.dynamics.dissent.watch import MOST_CASES
from bot.dynamics.room import Room
from bot.dynamics.values import SOMEONE, Utterance
from tests.dynamics.talk import utterances
from tests.soaking import tries

Happening = tuple[int, str, int, int]
"""After which message, what, to which message, by or to whom."""

unit = st.sampled_from([0.0, 0.05, 0.3, 0.5, 0.7, 0.95, 1.0])
one_thing = st.sampled_from(CUES).map(lambda cue: NOTHING._replace(**{cue: 0.97}))
differing = st.just(Reading(NOTHING._replace(dissent=0.999, story=0.9), 7, (), 2, 3))
readings = st.builds(
    Reading,
    acts=one_thing | st.lists(unit, min_size=len(CUES), max_size=len(CUES)).map(lambda each: Acts(*each)),
    gist=st.integers(0, 2**128 - 1) | st.sampled_from([0, 7]),
    about=st.lists(st.integers(1, 5), max_size=2, unique=True).map(tuple),
    negations=st.integers(0, 255),
    own=st.integers(0, 255),
)
KINDS = ("withdraw", "gone", "moderated", "sent_out", "disliked", "forget")
events_drawn = st.tuples(st.integers(1, 25), st.sampled_from(KINDS), st.integers(1, 25), st.integers(0, 5))


@st.composite
def streams(draw: st.DrawFn) -> tuple[list[Utterance], list[Happening]]:
    """Draw talk that was read in any way, and what happens after which message, to which and by whom."""
    talk = [
        each._replace(reading=draw(st.none() | differing | readings), leads=draw(st.booleans()))
        for each in draw(utterances(25))
    ]
    return draw(st.permutations(talk) | st.just(talk)), draw(st.lists(events_drawn, max_size=12))


def happen(room: Room, _: int, kind: str, message: int, person: int) -> tuple[Standing, ...]:
    if kind == "withdraw":
        room.withdraw(message)
    elif kind == "forget":
        room.forget(person)
    elif kind == "gone":
        return room.gone(message)
    elif kind == "disliked":
        return room.disliked(message, person)
    else:
        return room.moderated(person) if kind == "moderated" else room.sent_out(person)
    return ()


def standings_of(talk: list[Utterance], events: list[Happening]) -> list[tuple[Standing, ...]]:
    room, found = Room(), list[tuple[Standing, ...]]()
    for each in talk:
        heard = room.hear(each)
        found.append(heard.standings if heard else ())
        found += [happen(room, *event) for event in events if event[0] == each.message]
    last = room.close()
    return [*found, last.standings if last else ()]


@settings(max_examples=tries(30))
@given(stream=streams())
def test_whatever_is_said_and_done_every_standing_is_sound(
    stream: tuple[list[Utterance], list[Happening]],
) -> None:
    told = standings_of(*stream)
    for each in (standing for standings in told for standing in standings):
        assert 0.0 <= each.belief <= 1.0
        assert 0.0 <= each.certainty <= 1.0
        assert all(0.0 <= sign.certainty <= 1.0 for sign in each.signs)
        assert each.owner != SOMEONE
        assert each.last >= each.message
    assert len(told[-1]) <= MOST_CASES
    assert max(map(len, told)) <= 2 * MOST_CASES  # those of a meeting that ended, and those of the next


@settings(max_examples=tries(12))
@given(stream=streams())
def test_the_same_stream_is_judged_the_same_twice(
    stream: tuple[list[Utterance], list[Happening]],
) -> None:
    assert standings_of(*stream) == standings_of(*stream)


@settings(max_examples=tries(15))
@given(stream=streams(), person=st.integers(1, 5))
def test_no_standing_names_who_left(stream: tuple[list[Utterance], list[Happening]], person: int) -> None:
    room, (talk, events) = Room(), stream
    for each in talk:
        room.hear(each)
        for event in events:
            if event[0] == each.message:
                happen(room, *event)
    room.forget(person)
    last = room.close()
    for standing in last.standings if last else ():
        assert person != standing.owner
        assert person not in standing.quelled_by
