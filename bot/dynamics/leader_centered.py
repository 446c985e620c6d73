"""The leader-centered pattern: talk that runs through the facilitators' side like spokes through a hub."""

from math import log

from bot.dynamics.belief import LEADER_CENTERED
from bot.dynamics.estimators.alternation import Alternation
from bot.dynamics.estimators.base import Estimator
from bot.dynamics.estimators.leader_volume import logarithm
from bot.dynamics.estimators.member_to_member import PRIOR as EXCHANGES
from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.values import Belief, Turn

NEWS = 0.55
"""How much the last few turns count for, beside the whole window. Where a lesson is spliced into free talk, the belief
then crosses in some 9 turns; the whole window alone needs 27 (`tests/evaluation/splices.py`)."""

LATELY = 8
"""Turns that are the last few."""

LEAST_TURNS = 16
LEAST_PEOPLE = 3


Measures = tuple[float, float, float]
"""Volume, lack of member-to-member exchange, alternation: what the model weighs."""


class Spoke:
    """The three measures of one stretch of talk.

    >>> from bot.dynamics.estimators.examples import talk
    >>> spoke = Spoke()
    >>> for each in talk(*[1, 2, 1, 3, 1, 4] * 6):
    ...     spoke.update(each)
    >>> spoke.odds > 2
    True
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
    def measures(self) -> Measures:
        return (logarithm(self.members.volumes), self.members.lack, self._alternation.excess)

    @property
    def odds(self) -> float:
        """Log-odds of the pattern."""
        return LEADER_CENTERED.odds(self.measures)

    def odds_against(self, whole: "Spoke") -> float:
        """Give the log-odds where chance is told from a longer stretch, of which this is the end.

        In a few turns only a few people speak; what an even share and a blind order would be, the longer stretch tells.
        """
        volumes, around = self.members.volumes, whole.members.volumes
        even = volumes.turns * max(1, around.leaders) / max(1, around.people)
        volume = log((volumes.led + 0.5) / (even + 0.5))
        expected = around.members_by_chance * self.members.exchanges
        lack = max(0.0, 1.0 - (self.members.observed + EXCHANGES) / (expected + EXCHANGES))
        alternation = self._alternation.excess_over((around.led / around.turns) ** 2 if around.turns else 0.0)
        return LEADER_CENTERED.odds((volume, lack, alternation))


class LeaderCentered:
    """Belief in the pattern over the turns taken in; several facilitators are one hub together.

    >>> from bot.dynamics.estimators.examples import talk
    >>> pattern = LeaderCentered()
    >>> for each in talk(*[1, 2, 1, 3, 1, 4] * 6):
    ...     pattern.update(each)
    >>> pattern.enough, pattern.belief().probability > 0.9
    (True, True)
    """

    def __init__(self) -> None:
        self._whole = Spoke()

    @property
    def members(self) -> MemberToMember:
        return self._whole.members

    @property
    def estimators(self) -> tuple[Estimator, ...]:
        """What it measures by; a window may feed these directly."""
        return self._whole.estimators

    def update(self, turn: Turn) -> None:
        self._whole.update(turn)

    def revert(self, turn: Turn) -> None:
        self._whole.revert(turn)

    @property
    def enough(self) -> bool:
        """Whether there is evidence to speak of: below it no pattern can be told from an accident."""
        volumes = self.members.volumes
        return volumes.turns >= LEAST_TURNS and volumes.people >= LEAST_PEOPLE and volumes.members > 1

    @property
    def measures(self) -> Measures:
        return self._whole.measures

    def belief(
        self, shift: float = 0.0, lately: Spoke | None = None, measures: Measures | None = None
    ) -> Belief:
        """Give the belief.

        shift: what is known beforehand, in log-odds; lately: the end of the stretch, as news; measures: of the whole
        stretch, where they are worked out already.
        """
        odds = LEADER_CENTERED.odds(measures or self.measures)
        if lately is not None:
            odds = (1.0 - NEWS) * odds + NEWS * lately.odds_against(self._whole)
        return LEADER_CENTERED.around(odds + shift, self.members.exchanges)
