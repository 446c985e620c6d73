"""Slow drifts: from stories to advice, and away from what the group is for."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.acts.gist import gist
from bot.dynamics.acts.model import NOTHING
from bot.dynamics.acts.reading import Reading
from bot.dynamics.drift import LEAST, LEAST_USUAL, LEAST_WORDS, RECENT, Drift
from bot.dynamics.policy import LASTING, THRESHOLD, Ledger, NudgePolicy
from bot.dynamics.room import SELDOM, Room
from bot.dynamics.values import Belief, Cues, Drifted, Utterance
from tests.dynamics.talk import said

PURPOSE = gist(["grief", "mourning", "funeral", "widowed"])
WORDS = Cues(words=LEAST_WORDS)
KINDS = {
    "advice": Reading(NOTHING._replace(advice=0.9)),
    "story": Reading(NOTHING._replace(story=0.9)),
    "both": Reading(NOTHING._replace(advice=0.9, story=0.9)),
    "purpose": Reading(gist=gist(["funeral"])),
    "else": Reading(gist=gist(["football"])),
    "unread": None,
}
kinds = st.sampled_from(sorted(KINDS))


def drifted(talk: Iterable[str], *, purpose: int = PURPOSE, cues: Cues = WORDS) -> Drift:
    drift = Drift(purpose)
    for message, kind in enumerate(talk, 1):
        drift.hear(said(message, 2, cues=cues, reading=KINDS[kind]))
    return drift


def advice(*talk: str) -> Belief:
    return drifted(talk).beliefs()["advice-drift"]


def test_advice_that_far_outweighs_stories_is_believed() -> None:
    belief = advice(*["advice", "advice", "advice", "else", "story"] * 40)
    assert belief.low < belief.probability < belief.high
    assert advice(*["advice"] * 40).low > THRESHOLD["advice-drift"]
    assert advice(*(["advice"] * 8 + ["story"]) * 20).low > THRESHOLD["advice-drift"]


@pytest.mark.parametrize(
    "talk",
    [
        ["advice", "story"],
        ["advice", "advice", "story"],
        ["both"],
        ["story"],
        ["else"],
    ],
)
def test_advice_beside_stories_is_no_drift(talk: list[str]) -> None:
    assert advice(*talk * 60).low < 0.5
    assert advice(*talk * 60).probability < THRESHOLD["advice-drift"]


def test_a_little_advice_among_other_talk_is_not_enough() -> None:
    assert advice(*["else"] * 60, *["advice"] * 3).low < THRESHOLD["advice-drift"]


def test_advice_fades_when_stories_come_again() -> None:
    much = ["advice"] * 60
    beliefs = [advice(*much, *["story"] * more).probability for more in range(0, 60, 10)]
    assert beliefs[0] > 0.99
    assert beliefs == sorted(beliefs, reverse=True)
    assert beliefs[-1] < 0.1


def test_half_of_what_was_heard_has_faded_after_so_many_messages() -> None:
    drift = drifted(["advice", *["else"] * int(RECENT)])
    assert drift.now.advice == pytest.approx(0.5)
    assert drift.usual.advice > 0.9


def test_little_evidence_says_nothing() -> None:
    few = int(LEAST)
    assert drifted(["advice"] * few).beliefs() == {}
    assert "advice-drift" in drifted(["advice"] * 2 * few).beliefs()


@pytest.mark.parametrize("cues", [Cues(words=LEAST_WORDS - 1), Cues()])
def test_short_messages_and_messages_without_words_do_not_count(cues: Cues) -> None:
    assert drifted(["advice"] * 200, cues=cues).now.messages == 0.0
    assert drifted(["unread"] * 200).beliefs() == {}


def test_leaving_the_purpose_is_seen_where_it_was_usual() -> None:
    belief = drifted(["purpose"] * 300 + ["else"] * 200).beliefs()["purpose-drift"]
    assert belief.low > THRESHOLD["purpose-drift"]
    stays = drifted(["purpose", "else"] * 250).beliefs()["purpose-drift"]
    assert stays.probability < 0.01


def test_a_purpose_that_was_seldom_touched_is_not_missed() -> None:
    assert "purpose-drift" not in drifted(["else"] * 600).beliefs()
    assert "purpose-drift" not in drifted((["purpose"] + ["else"] * 30) * 20).beliefs()


def test_the_purpose_needs_a_usual_level_first() -> None:
    talk = ["purpose", "else"] * 400
    first = next(count for count in range(len(talk)) if "purpose-drift" in drifted(talk[:count]).beliefs())
    assert first > LEAST_USUAL
    assert drifted(talk[: first - 1]).usual.messages < LEAST_USUAL


def test_a_group_without_words_for_its_purpose_cannot_leave_it() -> None:
    assert set(drifted(["purpose"] * 300 + ["else"] * 200, purpose=0).beliefs()) == {"advice-drift"}


def room_nudges(talk: list[str]) -> list[int]:
    """Give after which messages a policy speaks of advice; two members take turns, nobody leads."""
    room, policy, found = Room(), NudgePolicy(), list[int]()
    for message, kind in enumerate(talk, 1):
        utterance = _read(message, kind)
        heard = room.hear(utterance)
        seen = heard.of("advice-drift") if heard else None
        if seen is not None:
            assert isinstance(seen.evidence, Drifted)
            found += [message] if policy.consider(seen, Ledger(), utterance.at) else []
    return found


def _read(message: int, kind: str) -> Utterance:
    return said(message, 2 + message % 2, cues=WORDS, reading=KINDS[kind])


def test_a_drift_is_spoken_of_when_it_has_lasted() -> None:
    looks = LASTING["advice-drift"] * SELDOM
    found = room_nudges(["advice"] * 120)
    assert LEAST + looks <= found[0] <= 2 * LEAST + looks
    burst = 2 * int(LEAST)
    assert room_nudges(["story"] * 60 + ["advice"] * burst + ["story"] * 120) == []


@given(talk=st.lists(kinds, max_size=120), more=st.integers(0, 6), purpose=st.integers(0, 2**128 - 1))
def test_every_belief_and_number_stays_in_its_range(talk: list[str], more: int, purpose: int) -> None:
    drift = drifted(talk * (1 + more), purpose=purpose | PURPOSE)
    for belief in drift.beliefs().values():
        assert 0.0 <= belief.low <= belief.probability <= belief.high <= 1.0
    told = drift.evidence(1, 2)
    assert max(told.advice, told.story) <= told.messages
    assert 0.0 <= told.purpose <= 1.0
    assert 0.0 <= told.usual <= 1.0


@given(talk=st.lists(kinds, min_size=60, max_size=120))
def test_one_more_piece_of_advice_never_lowers_the_belief(talk: list[str]) -> None:
    read = [kind for kind in talk if kind != "unread"] + ["else"] * 60
    assert advice(*read, "advice").probability >= advice(*read, "else").probability


def test_ideas_that_a_brainstorm_asked_for_are_not_taken_for_advice_then_or_later() -> None:
    room = Room()

    def seen(first: int, last: int) -> list[int]:
        heard = ((message, room.hear(_read(message, "advice"))) for message in range(first, last))
        return [message for message, each in heard if each and each.of("advice-drift")]

    room.known = frozenset({"brainstorm"})
    assert seen(1, 200) == []
    room.known = frozenset()
    assert seen(200, 200 + int(LEAST) - SELDOM) == []
    assert seen(200 + int(LEAST) - SELDOM, 400)
