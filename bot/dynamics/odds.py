"""Log-odds and probabilities."""

from math import exp, log


def probability(odds: float) -> float:
    """Turn log-odds into a probability, without overflow.

    >>> probability(0.0), probability(-1000.0), probability(1000.0)
    (0.5, 0.0, 1.0)
    """
    if odds >= 0:
        return 1.0 / (1.0 + exp(-odds))
    small = exp(max(odds, -745.0))
    return small / (1.0 + small) if odds > -745 else 0.0  # noqa: PLR2004


def odds(chance: float) -> float:
    """Turn a probability strictly between 0 and 1 into log-odds.

    >>> odds(0.5)
    0.0
    """
    return log(chance / (1.0 - chance))
