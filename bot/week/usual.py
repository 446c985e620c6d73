"""What is usual for a group: its own earlier weeks, never another group's."""

from collections.abc import Iterable
from statistics import quantiles

LEAST_WEEKS = 4
"""Earlier weeks with a value from which on there is a range."""


def usual(values: Iterable[float | None]) -> tuple[float, float] | None:
    """Give the range of earlier weeks, from the first to the ninth decile; None of fewer than four.

    >>> usual([0.2, None, 0.4, 0.3, 0.5])
    (0.23, 0.47)
    >>> usual([0.2, None, 0.4, 0.3]) is None
    True
    """
    known = [value for value in values if value is not None]
    if len(known) < LEAST_WEEKS:
        return None
    tenths = quantiles(known, n=10, method="inclusive")
    return round(tenths[0], 2), round(tenths[-1], 2)
