"""From measures to a calibrated probability, with the range that the evidence leaves open."""

from dataclasses import dataclass
from math import sqrt
from operator import mul

from bot.dynamics.odds import probability
from bot.dynamics.values import Belief


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model small enough to be read.

    weights: by measure, in log-odds a unit of it; intercept: log-odds when all measures are 0; spread: how
    far the log-odds of one exchange's worth of evidence scatter, so that those of n exchanges scatter by
    spread / sqrt(n).
    """

    intercept: float
    weights: tuple[float, ...]
    spread: float

    def believe(self, measures: tuple[float, ...], evidence: float, shift: float = 0.0) -> Belief:
        """Give the probability and its range of nine in ten; shift is what is known beforehand (log-odds)."""
        return self.around(self.odds(measures) + shift, evidence)

    def odds(self, measures: tuple[float, ...]) -> float:
        """Give the log-odds for measures."""
        return sum(map(mul, self.weights, measures), self.intercept)

    def around(self, odds: float, evidence: float) -> Belief:
        """Give the probability for log-odds, with the range that so many exchanges leave open."""
        open_to = NINE_IN_TEN * self.spread / sqrt(max(evidence, 1.0))
        return Belief(probability(odds), probability(odds - open_to), probability(odds + open_to))


NINE_IN_TEN = 1.645
"""Standard errors to either side that hold nine in ten."""

LEADER_CENTERED = Model(intercept=-5.5, weights=(2.0, 6.0, 6.0), spread=5.0)
"""By hand, in round numbers: an even share with chance-like exchange is improbable (4 in 1,000), and it takes
two of the three signs to make the pattern likely. `tests/evaluation` says what it does on real conversations."""
