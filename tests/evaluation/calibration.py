"""Whether a belief of seven in ten is right seven times in ten: reliability by bins of belief."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from tests.evaluation import fates, windows
from tests.evaluation.corpora import of_kind
from tests.evaluation.splices import CHAIRED

EDGES = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """low, high: of the belief; count: how many fell there; belief: their mean; so: the share in which it was so."""

    low: float
    high: float
    count: int
    belief: float
    so: float


def leader_centered() -> list[Bin]:
    """Windows of lessons are led, those of leaderless talk are not; both count for as much."""
    led = [
        belief for name in of_kind("leader-led") if name != CHAIRED for belief in windows.led_beliefs(name)
    ]
    free = [
        belief
        for name in of_kind("multilogue")
        for busiest in (False, True)
        for belief in windows.free_beliefs(name, busiest=busiest)
    ]
    pairs = [(belief, True, 1 / len(led)) for belief in led] + [
        (belief, False, 1 / len(free)) for belief in free
    ]
    return list(_bins(pairs))


def dissent() -> list[Bin]:
    """Messages of the written conversations that were kept back, up to the dissent."""
    return list(_bins((belief, truth, 1.0) for belief, truth in fates.messages(unseen=True)))


def _bins(pairs: Iterable[tuple[float, bool, float]]) -> Iterator[Bin]:
    ordered = list(pairs)
    for low, high in pairwise(EDGES):
        those = [each for each in ordered if low <= each[0] < high or (high == 1.0 and each[0] == high)]
        if those:
            weight = sum(each[2] for each in those)
            so = sum(each[2] for each in those if each[1]) / weight
            yield Bin(low, high, len(those), mean(each[0] for each in those), so)
