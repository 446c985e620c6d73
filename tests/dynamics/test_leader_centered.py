"""The leader-centered pattern in talk that was made up for it."""

from random import Random

import pytest

from bot.dynamics.odds import odds
from bot.dynamics.policy import Ledger, NudgePolicy
from bot.dynamics.priors import Circumstance
from bot.dynamics.room import Room
from bot.dynamics.values import SOMEONE, Belief, Utterance
from tests.dynamics.talk import said

LEADER = 1


def maypole(members: int, turns: int, chance: Random) -> list[int]:
    """The leader asks one, the one answers."""
    return [speaker for _ in range(turns // 2) for speaker in (LEADER, chance.randint(2, members + 1))]


def free(members: int, turns: int, chance: Random, *, leader: float = 1.0) -> list[int]:
    """Whoever likes speaks next; leader: how much likelier the leader is than another."""
    people = list(range(1, members + 2))
    weights = [leader] + [chance.uniform(0.5, 1.5) for _ in people[1:]]
    found: list[int] = []
    while len(found) < turns:
        (next_one,) = chance.choices(people, weights)
        if not found or found[-1] != next_one:
            found.append(next_one)
    return found


def judged(
    speakers: list[int], leaders: tuple[int, ...] = (LEADER,), known: frozenset[Circumstance] = frozenset()
) -> tuple[list[Belief], int]:
    """Give the beliefs after each turn, and how many nudges the policy would give."""
    room, policy, beliefs, nudges = Room(), NudgePolicy(), list[Belief](), 0
    room.known = known
    for message, speaker in enumerate(speakers, 1):
        utterance = said(
            message, speaker, leads=speaker in leaders, stranger=7 if speaker == SOMEONE else None
        )
        heard = room.hear(utterance)
        seen = heard.of("leader-centered") if heard else None
        if seen is not None:
            beliefs.append(seen.belief)
            nudges += policy.consider(seen, Ledger(), utterance.at) is not None
    return beliefs, nudges


@pytest.mark.parametrize("members", [3, 4, 6, 9, 12])
def test_a_maypole_is_believed_by_its_thirtieth_turn(members: int) -> None:
    for seed in range(10):
        beliefs, nudges = judged(maypole(members, 60, Random(seed)))
        assert beliefs[30 - 16].probability > 0.9
        assert nudges > 0


@pytest.mark.parametrize("leader", [0.5, 1.0, 2.0])
def test_free_talk_is_not_taken_for_one(leader: float) -> None:
    false_alarms = 0
    for seed in range(200):
        chance = Random(seed)
        false_alarms += judged(free(chance.randint(4, 9), 80, chance, leader=leader))[1] > 0
    assert false_alarms <= 2


def test_little_talk_or_few_people_say_nothing() -> None:
    assert judged(maypole(5, 16, Random(1)))[0] == []
    assert judged([1, 2] * 40)[0] == []
    assert judged([SOMEONE, 1] * 40)[0] == []


def test_the_range_narrows_with_the_evidence() -> None:
    beliefs, _ = judged(free(5, 60, Random(3)))
    widths = [odds(belief.high) - odds(belief.low) for belief in beliefs]
    assert all(belief.low <= belief.probability <= belief.high for belief in beliefs)
    assert widths[-1] < widths[0]


def test_two_facilitators_are_one_hub() -> None:
    chance = Random(5)
    speakers = [speaker for _ in range(30) for speaker in (chance.choice((1, 2)), chance.randint(3, 7))]
    assert judged(speakers, leaders=(1, 2))[0][-1].probability > 0.9
    assert judged(speakers, leaders=(1,))[0][-1].probability < 0.7


def test_people_who_have_not_joined_may_be_among_them() -> None:
    chance = Random(6)
    speakers = [speaker for _ in range(30) for speaker in (LEADER, chance.choice((SOMEONE, 2, 3, 4)))]
    beliefs, _ = judged(speakers)
    assert beliefs[-1].probability > 0.9


def test_nobody_leading_is_no_leader_centered_talk() -> None:
    utterances: list[Utterance] = [said(n, s, leads=False) for n, s in enumerate(free(6, 80, Random(2)), 1)]
    room = Room()
    beliefs = [
        seen.belief
        for each in utterances
        if (heard := room.hear(each)) and (seen := heard.of("leader-centered"))
    ]
    assert max(belief.probability for belief in beliefs) < 0.1
