"""How much of the exchange touches the facilitators' side."""

from bot.dynamics.estimators.base import PARTS, parts
from bot.dynamics.estimators.volumes import Volumes
from bot.dynamics.values import Turn


class HubShare:
    """The share of exchanges with a facilitator at either end, beside the same by chance.

    An exchange is a turn with a known addressee and counts by the weight of that address; several
    facilitators are one hub. Unit: shares, 0 to 1; excess: -1 to 1.
    Reference: Toseland & Rivas, An Introduction to Group Work Practice: the maypole.

    >>> from bot.dynamics.estimators.examples import talk
    >>> hub = HubShare()
    >>> for each in talk(1, 2, 1, 3, 2):
    ...     hub.update(each)
    >>> hub.share, hub.by_chance
    (0.75, 0.75)
    """

    def __init__(self) -> None:
        self._volumes = Volumes()
        self._all = 0
        self._touching = 0

    def update(self, turn: Turn) -> None:
        self._volumes.update(turn)
        if turn.address.to is not None:
            self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._volumes.revert(turn)
        if turn.address.to is not None:
            self._count(turn, -1)

    @property
    def exchanges(self) -> float:
        """The sum of the exchanges' weights."""
        return self._all / PARTS

    @property
    def share(self) -> float:
        return self._touching / self._all if self._all else 0.0

    @property
    def by_chance(self) -> float:
        return 1.0 - self._volumes.members_by_chance if self._volumes.people > 1 else 0.0

    @property
    def excess(self) -> float:
        return self.share - self.by_chance if self._all else 0.0

    def _count(self, turn: Turn, sign: int) -> None:
        weight = sign * parts(turn.address)
        self._all += weight
        if turn.leads or turn.to_leads:
            self._touching += weight
