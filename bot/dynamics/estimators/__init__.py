"""Streaming measures of a stretch of talk, one a file: `update(turn)` takes a turn in, `revert(turn)` out again.

Every turn carries what came before it, so turns can be taken out in any order, and memory grows with the
people in the stretch at most, never with its length.
"""

from bot.dynamics.estimators.alternation import Alternation
from bot.dynamics.estimators.base import Estimator
from bot.dynamics.estimators.centralization import Centralization
from bot.dynamics.estimators.dyads import DyadCoverage
from bot.dynamics.estimators.evenness import Evenness
from bot.dynamics.estimators.exchanges import Exchanges
from bot.dynamics.estimators.focus import Focus
from bot.dynamics.estimators.gini import Gini
from bot.dynamics.estimators.hub_share import HubShare
from bot.dynamics.estimators.hubs import Hubs
from bot.dynamics.estimators.leader_volume import LeaderVolume
from bot.dynamics.estimators.member_to_member import MemberToMember
from bot.dynamics.estimators.serial import SerialOrder
from bot.dynamics.estimators.volumes import Volumes
from bot.dynamics.estimators.window import Window

__all__ = [
    "Alternation",
    "Centralization",
    "DyadCoverage",
    "Estimator",
    "Evenness",
    "Exchanges",
    "Focus",
    "Gini",
    "HubShare",
    "Hubs",
    "LeaderVolume",
    "MemberToMember",
    "SerialOrder",
    "Volumes",
    "Window",
]
