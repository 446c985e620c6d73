"""How much of the exchange touches the facilitators' side."""

from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.values import Turn


class HubShare:
    """The share of exchanges with a facilitator at either end, beside the same by chance.

    It is what member-to-member exchange leaves. An exchange is a turn with a known addressee and counts by
    the weight of that address; several facilitators are one hub. Unit: shares, 0 to 1; excess: -1 to 1.
    Reference: Toseland & Rivas, An Introduction to Group Work Practice: the maypole.

    >>> from bot.dynamics.estimators.examples import talk
    >>> hub = HubShare()
    >>> for each in talk(1, 2, 1, 3, 2):
    ...     hub.update(each)
    >>> hub.share, hub.by_chance
    (0.75, 0.75)
    """

    def __init__(self) -> None:
        self._members = MemberToMember()

    def update(self, turn: Turn) -> None:
        self._members.update(turn)

    def revert(self, turn: Turn) -> None:
        self._members.revert(turn)

    @property
    def exchanges(self) -> float:
        """The sum of the exchanges' weights."""
        return self._members.exchanges

    @property
    def share(self) -> float:
        return 1.0 - self._members.share if self._members.exchanges else 0.0

    @property
    def by_chance(self) -> float:
        return 1.0 - self._members.expected_share if self._members.volumes.people > 1 else 0.0

    @property
    def excess(self) -> float:
        return self.share - self.by_chance if self._members.exchanges else 0.0
