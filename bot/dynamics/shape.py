"""The shape of the talk now, as the group may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.dynamics.coverage import Coverage
from bot.dynamics.estimators.centralization import Centralization
from bot.dynamics.estimators.dyads import DyadCoverage
from bot.dynamics.estimators.evenness import Evenness
from bot.dynamics.estimators.exchanges import Exchanges, Pair
from bot.dynamics.estimators.gini import Gini
from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.values import SOMEONE, Turn


@dataclass(frozen=True, slots=True)
class Shape:
    """Who answers whom in the last turns, and what this amounts to for the group.

    people: joined persons who spoke in these turns or were spoken to, in order of their numbers; exchanges:
    weight by pair of them, the smaller number first; turns: how many were looked at; led: whether a
    facilitator spoke; member_to_member, expected: the share of exchanges between members, observed and by
    chance; centralization, gini, evenness, dyads: 0 to 1, see the estimators; spoke, joined: people in this
    meeting, and how many of them have joined; began: of this meeting, None when nothing was said.
    """

    people: tuple[int, ...]
    exchanges: dict[Pair, float]
    turns: int
    led: bool
    member_to_member: float
    expected: float
    centralization: float
    gini: float
    evenness: float
    dyads: float
    spoke: int
    joined: int
    began: datetime | None


def shape_of(turns: Iterable[Turn], coverage: Coverage, began: datetime | None) -> Shape:
    """Draw up the shape; asked for seldom, so that it is computed when it is."""
    members, exchanges, centralization = MemberToMember(), Exchanges(), Centralization()
    gini, evenness, dyads = Gini(), Evenness(), DyadCoverage()
    for turn in turns:
        for estimator in (members, exchanges, centralization, gini, evenness, dyads):
            estimator.update(turn)
    weights = exchanges.weights
    people = members.volumes.persons.union(*weights) - {SOMEONE}
    return Shape(
        people=tuple(sorted(people)),
        exchanges=weights,
        turns=members.volumes.turns,
        led=members.volumes.led > 0,
        member_to_member=members.share,
        expected=members.expected_share,
        centralization=centralization.value,
        gini=gini.value,
        evenness=evenness.value,
        dyads=dyads.value,
        spoke=coverage.spoke,
        joined=coverage.joined,
        began=began,
    )
