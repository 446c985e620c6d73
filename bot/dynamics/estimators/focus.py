"""How much of the exchange is held by the facilitators and one member."""

from bot.dynamics.estimators.base import add, parts
from bot.dynamics.values import Turn


class Focus:
    """The share of exchanges that run between the facilitators' side and the one member who has most of these.

    Two members cannot but have half each, so that the share is set against an even spread over the members
    who spoke or were spoken to. Units: share 0 to 1; excess: 0 is an even spread, 1 is one member alone.
    Reference: the hot seat of Toseland & Rivas, An Introduction to Group Work Practice.

    >>> from bot.dynamics.estimators.examples import talk
    >>> focus = Focus()
    >>> for each in talk(3, 1, 2, 1, 2, 1, 2, 1):
    ...     focus.update(each)
    >>> round(focus.share, 2), round(focus.excess, 2)
    (0.86, 0.71)
    """

    def __init__(self) -> None:
        self._all = 0
        self._there: dict[int, int] = {}
        self._with: dict[int, int] = {}

    def update(self, turn: Turn) -> None:
        self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._count(turn, -1)

    @property
    def share(self) -> float:
        if not self._all:
            return 0.0
        return max(self._with.values(), default=0) / self._all

    @property
    def excess(self) -> float:
        members, share = len(self._there), self.share
        if members < 2:  # noqa: PLR2004
            return share
        return max(0.0, (share - 1 / members) / (1 - 1 / members))

    def _count(self, turn: Turn, by: int) -> None:
        to = turn.address.to
        if to is None:
            if not turn.leads:
                self._touch(turn.speaker, by, 0)
            return
        weight = by * parts(turn.address)
        self._all += weight
        if turn.leads != turn.to_leads:
            self._touch(to if turn.leads else turn.speaker, by, weight)
        elif not turn.leads:
            self._touch(turn.speaker, by, 0)
            if to != turn.speaker:
                self._touch(to, by, 0)

    def _touch(self, member: int, by: int, weight: int) -> None:
        """Note that a member was in an exchange, so that they are counted among those who might have had more."""
        add(self._there, member, by)
        add(self._with, member, weight)
