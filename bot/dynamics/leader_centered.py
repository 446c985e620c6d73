"""The leader-centered pattern: talk that runs through the facilitators' side like spokes through a hub."""

from bot.dynamics.belief import LEADER_CENTERED
from bot.dynamics.estimators.alternation import Alternation
from bot.dynamics.estimators.base import Estimator
from bot.dynamics.estimators.leader_volume import logarithm
from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.values import Belief, Turn

LEAST_TURNS = 16
LEAST_PEOPLE = 3


class LeaderCentered:
    """Belief in the pattern over the turns taken in.

    >>> from bot.dynamics.estimators.examples import talk
    >>> pattern = LeaderCentered()
    >>> for each in talk(*[1, 2, 1, 3, 1, 4] * 6):
    ...     pattern.update(each)
    >>> pattern.enough, pattern.belief().probability > 0.9
    (True, True)
    """

    def __init__(self) -> None:
        self.members = MemberToMember()
        self._alternation = Alternation()

    @property
    def estimators(self) -> tuple[Estimator, ...]:
        """What it measures by; a window may feed these directly."""
        return self.members, self._alternation

    def update(self, turn: Turn) -> None:
        self.members.update(turn)
        self._alternation.update(turn)

    def revert(self, turn: Turn) -> None:
        self.members.revert(turn)
        self._alternation.revert(turn)

    @property
    def enough(self) -> bool:
        """Whether there is evidence to speak of: below it no pattern can be told from an accident."""
        volumes = self.members.volumes
        return volumes.turns >= LEAST_TURNS and volumes.people >= LEAST_PEOPLE and volumes.members > 1

    @property
    def measures(self) -> tuple[float, float, float]:
        """What the model weighs: volume, lack of member-to-member exchange, alternation."""
        return (logarithm(self.members.volumes), self.members.lack, self._alternation.excess)

    def belief(self, shift: float = 0.0) -> Belief:
        return LEADER_CENTERED.believe(self.measures, self.members.exchanges, shift)
