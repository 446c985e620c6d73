"""What the judgement of leader-centered talk comes to on real conversations."""

from dataclasses import dataclass
from functools import cache
from random import Random
from statistics import mean, median

from tests.evaluation.corpora import Conversation, Judged, auc, conversations, judge, of_kind

FREE = of_kind("multilogue")
LED = of_kind("leader-led")
SEED = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """What a corpus comes to.

    judged: conversations with enough evidence; beliefs: their mean belief each; nudged: share that brings a
    nudge; turn: the median turn at which it does, None without one.
    """

    judged: int
    beliefs: list[float]
    nudged: float
    turn: float | None


@cache
def led(corpus: str) -> Measured:
    """Judge a corpus that has leaders, with its own."""
    return _measure([(each, each.leader or each.busiest()) for each in conversations(corpus)])


@cache
def free(corpus: str, *, busiest: bool) -> Measured:
    """Judge a leaderless corpus as if a participant facilitated: any one, or the busiest."""
    chance = Random(SEED)
    return _measure(
        [(each, each.busiest() if busiest else each.anyone(chance)) for each in conversations(corpus)]
    )


def separation(corpus: str, *, busiest: bool) -> float:
    """Give the AUC of the mean belief, lessons against a leaderless corpus."""
    return auc(led("led_lessons").beliefs, free(corpus, busiest=busiest).beliefs)


def _measure(pairs: list[tuple[Conversation, str]]) -> Measured:
    found: list[Judged] = [judged for each, leader in pairs if (judged := judge(each, leader))]
    turns = [each.nudged for each in found if each.nudged is not None]
    return Measured(
        judged=len(found),
        beliefs=[mean(belief.probability for belief in each.beliefs) for each in found],
        nudged=len(turns) / len(found),
        turn=median(turns) if turns else None,
    )
