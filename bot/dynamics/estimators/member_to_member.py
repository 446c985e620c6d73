"""How much of the exchange runs from member to member: the multilogue itself."""

from bot.dynamics.estimators.base import PARTS, parts
from bot.dynamics.estimators.volumes import Volumes
from bot.dynamics.values import Turn

PRIOR = 1.0
"""Exchanges supposed to go as chance would have it before anything was heard: it keeps the ratio of two
small numbers tame."""


class MemberToMember:
    """Exchanges between members, observed and as expected by chance from everyone's volume of talk.

    Facilitators talking among themselves are no members. Who has not joined is one more member.
    Units: observed, expected and exchanges are sums of weights; share: 0 to 1; lack: 0 where chance is
    met or passed, towards 1 where members never answer each other.

    >>> from bot.dynamics.estimators.examples import talk
    >>> members = MemberToMember()
    >>> for each in talk(1, 2, 3, 2, 1, 3):
    ...     members.update(each)
    >>> members.observed, round(members.expected, 2), members.exchanges
    (2.0, 1.67, 5.0)
    """

    def __init__(self) -> None:
        self._volumes = Volumes()
        self._all = 0
        self._between = 0

    def update(self, turn: Turn) -> None:
        self._volumes.update(turn)
        if turn.address.to is not None:
            self._count(turn, 1)

    def revert(self, turn: Turn) -> None:
        self._volumes.revert(turn)
        if turn.address.to is not None:
            self._count(turn, -1)

    @property
    def volumes(self) -> Volumes:
        """Who took how many turns."""
        return self._volumes

    @property
    def exchanges(self) -> float:
        return self._all / PARTS

    @property
    def observed(self) -> float:
        return self._between / PARTS

    @property
    def expected(self) -> float:
        return self.expected_share * self.exchanges

    @property
    def figures(self) -> tuple[float, float, float]:
        """Exchanges, those observed between members, and those expected there."""
        exchanges = self._all / PARTS
        return exchanges, self._between / PARTS, self._volumes.members_by_chance * exchanges

    @property
    def share(self) -> float:
        return self._between / self._all if self._all else 0.0

    @property
    def expected_share(self) -> float:
        return self._volumes.members_by_chance

    @property
    def lack(self) -> float:
        _, observed, expected = self.figures
        return max(0.0, 1.0 - (observed + PRIOR) / (expected + PRIOR))

    def _count(self, turn: Turn, sign: int) -> None:
        weight = sign * parts(turn.address)
        self._all += weight
        if not (turn.leads or turn.to_leads):
            self._between += weight
