"""Whether the floor goes round: each turn to the member who has waited longest."""

from bot.dynamics.estimators.base import PARTS
from bot.dynamics.values import Turn

PRIOR = 6.0
"""Turns supposed to go as chance would have it before anything was heard."""

CHANCE = 0.5


class SerialOrder:
    """How long members waited for their turn, as a rank among the members in the talk.

    0: who spoke just before the last one comes back at once; 1: who has waited longest has the floor. When
    the next speaker is drawn blindly the mean is a half, in lively talk it is below (people answer back), in
    a go-round it is 1. Only turns that follow another member's are looked at: where a leader hands the floor
    to one after the other, it is the leader who has it in between, and that is a maypole.
    Unit: 0 to 1. Reference: the round robin of Toseland & Rivas, An Introduction to Group Work Practice;
    after the "participation shifts" of Gibson (2003), Social Forces 81(4).

    >>> from bot.dynamics.estimators.examples import turn
    >>> order = SerialOrder()
    >>> for waited in (1.0, 1.0, 1.0, 1.0):
    ...     order.update(turn(2)._replace(waited=waited))
    >>> order.ranked, order.value
    (4, 0.7)
    """

    def __init__(self) -> None:
        self.ranked = 0
        """Turns whose rank is known."""
        self._sum = 0

    def update(self, turn: Turn) -> None:
        self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._count(turn, -1)

    @property
    def value(self) -> float:
        return (self._sum / PARTS + PRIOR * CHANCE) / (self.ranked + PRIOR)

    def _count(self, turn: Turn, by: int) -> None:
        if turn.waited is not None and not turn.after_leads:
            self.ranked += by
            self._sum += by * round(turn.waited * PARTS)
