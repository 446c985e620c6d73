"""What every estimator can do."""

from typing import Protocol

from bot.dynamics.values import Address, Turn

PARTS = 1_000_000
"""Weights are summed in millionths, as whole numbers: what was added comes out again without a trace."""


def parts(address: Address) -> int:
    """Give an address's weight in millionths."""
    return round(address.weight * PARTS)


def add(sums: dict[int, int], key: int, by: int) -> None:
    """Add to a sum; a sum of nothing is left out, so that what was added and taken out leaves no trace."""
    total = sums.get(key, 0) + by
    if total:
        sums[key] = total
    else:
        sums.pop(key, None)


class Estimator(Protocol):
    """Takes turns in and out; its measures are properties.

    After any turns were taken in and any of these out again, in whatever order, it must tell what a fresh
    one tells that only ever took in the rest.
    """

    def update(self, turn: Turn) -> None:
        """Take a turn in."""
        ...

    def revert(self, turn: Turn) -> None:
        """Take out a turn that was taken in before."""
        ...
