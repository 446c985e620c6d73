"""Members served one after another by the leader, and what only looks like it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dynamics.casework import LEAST_MEMBERS, casework
from bot.dynamics.estimators.blocks import Blocks
from bot.dynamics.estimators.examples import talk
from bot.dynamics.policy import THRESHOLD, Ledger, NudgePolicy
from bot.dynamics.priors import Circumstance
from bot.dynamics.room import Room
from bot.dynamics.values import SOMEONE, Belief, Observation, Pattern
from tests.dynamics.talk import said

LEADER, MEMBERS = 1, (2, 3, 4, 5, 6, 7)


def served(turns: int) -> list[int]:
    """The leader talks with each member for so many turns of theirs, then with the next."""
    return [speaker for member in MEMBERS for speaker in (LEADER, member) * turns]


def maypole(seed: int) -> list[int]:
    """The leader asks one, then another, in no order, and these answer."""
    chance, found = Random(seed), [0]
    while len(found) < 60:
        found += [LEADER, chance.choice([each for each in MEMBERS if each != found[-1]])]
    return found[1:]


def answered() -> list[int]:
    """A round in which the leader opens each member's turn, and the neighbours answer it."""
    places = range(len(MEMBERS))
    return [
        speaker
        for at in places
        for speaker in (LEADER, MEMBERS[at], MEMBERS[at - 1], MEMBERS[at], MEMBERS[at - 2], MEMBERS[at])
    ] * 2


def seen(
    speakers: list[int], known: frozenset[Circumstance] = frozenset()
) -> tuple[dict[Pattern, Belief], set[Pattern]]:
    """Give what is believed in the end, and what was spoken of if nothing else had been."""
    room, policy, nudges = Room(), NudgePolicy(), set[Pattern]()
    room.known = known
    last: dict[Pattern, Belief] = {}
    for message, speaker in enumerate(speakers, 1):
        utterance = said(message, speaker, stranger=9 if speaker == SOMEONE else None)
        heard = room.hear(utterance)
        for each in heard.observations if heard else ():
            last[each.pattern] = each.belief
            nudges |= _spoken_of(policy, each)
    return last, nudges


def _spoken_of(policy: NudgePolicy, each: Observation) -> set[Pattern]:
    return {each.pattern} if policy.consider(each, Ledger(), each.at) else set()


@pytest.mark.parametrize("turns", [3, 4, 5])
def test_members_served_in_a_row_by_the_leader_are_casework(turns: int) -> None:
    beliefs, nudges = seen(served(turns))
    assert beliefs["serial-casework"].low > THRESHOLD["serial-casework"]
    assert "serial-casework" in nudges


@pytest.mark.parametrize("seed", range(10))
def test_a_lively_maypole_is_led_and_no_casework(seed: int) -> None:
    beliefs, nudges = seen(maypole(seed))
    assert beliefs["leader-centered"].low > THRESHOLD["leader-centered"]
    assert beliefs["serial-casework"].low < THRESHOLD["serial-casework"]
    assert nudges == {"leader-centered"}


@pytest.mark.parametrize(
    "speakers",
    [
        [LEADER, *MEMBERS * 8],
        [LEADER, *(speaker for member in MEMBERS for speaker in (member, SOMEONE) * 4)],
        answered(),
    ],
    ids=["a go-round", "one by one without the leader", "a round with answers"],
)
def test_a_round_that_does_not_run_through_the_leader_is_no_casework(speakers: list[int]) -> None:
    beliefs, nudges = seen(speakers)
    assert beliefs["serial-casework"].high < 0.5
    assert nudges == set()


def test_in_a_round_casework_still_comes_and_being_led_does_not() -> None:
    without, nudges = seen(served(4))
    within, nudges_within = seen(served(4), frozenset({"round"}))
    assert nudges == {"leader-centered", "serial-casework"}
    assert nudges_within == {"serial-casework"}
    assert within["leader-centered"].probability < without["leader-centered"].probability
    assert within["serial-casework"].low > THRESHOLD["serial-casework"]


def test_two_members_are_not_served_in_a_row() -> None:
    few = [speaker for member in (2, 3) for speaker in (LEADER, member) * 8]
    assert seen(few)[0]["serial-casework"] == Belief(0.0, 0.0, 0.0)
    enough = [speaker for member in (2, 3, 4) for speaker in (LEADER, member) * 6]
    assert LEAST_MEMBERS == 3
    assert seen(enough)[0]["serial-casework"].probability > 0.9


def test_who_has_not_joined_is_no_block() -> None:
    blocks = Blocks()
    for each in talk(1, 2, 1, SOMEONE, 1, 3):
        blocks.update(each)
    assert (blocks.blocks, blocks.members) == (2, 2)


def test_each_once_is_one_and_coming_and_going_is_not() -> None:
    assert value_of(1, 2, 1, 2, 1, 3, 1, 3, 1, 4, 1, 4) == 1.0
    assert value_of(*[1, 2, 1, 3, 1, 4] * 4) == 0.0


def value_of(*speakers: int) -> float:
    blocks = Blocks()
    for each in talk(*speakers):
        blocks.update(each)
    return blocks.value


@given(
    measures=st.tuples(st.floats(-5, 5), st.floats(0, 1), st.floats(-1, 1)),
    exchanges=st.floats(0, 100),
    shift=st.floats(-9, 9),
    speakers=st.lists(st.integers(0, 6), max_size=40),
)
def test_every_belief_is_one_whatever_is_measured(
    measures: tuple[float, float, float], exchanges: float, shift: float, speakers: list[int]
) -> None:
    blocks = Blocks()
    for each in talk(*speakers):
        blocks.update(each)
    belief = casework(measures, exchanges, blocks, shift)
    assert 0.0 <= belief.low <= belief.probability <= belief.high <= 1.0
    if blocks.members < LEAST_MEMBERS or measures[0] <= 0.0:
        assert belief == Belief(0.0, 0.0, 0.0)
    else:
        assert casework(measures, exchanges, blocks, shift + 1.0).probability >= belief.probability
