"""One person as the hub: a facilitator among several, or a member. Measured as the facilitators' side is."""

from math import log

from bot.dynamics.belief import LEADER_CENTERED
from bot.dynamics.estimators.alternation import PRIOR as SEQUENCES
from bot.dynamics.estimators.hubs import Hubs
from bot.dynamics.estimators.member_to_member import PRIOR as EXCHANGES
from bot.dynamics.values import SOMEONE, Belief

NOBODY = Belief(0.0, 0.0, 0.0)


def as_hub(hubs: Hubs, person: int, shift: float = 0.0) -> Belief:
    """Give the belief that everything runs through this person; shift: what is known beforehand, in log-odds.

    >>> from bot.dynamics.estimators.examples import talk
    >>> hubs = Hubs()
    >>> for each in talk(*[2, 3, 2, 4, 2, 5] * 6):
    ...     hubs.update(each)
    >>> as_hub(hubs, 2).probability > 0.9, as_hub(hubs, 3).probability < 0.1
    (True, True)
    """
    volumes = hubs.volumes
    volume = log((volumes.of(person) + 0.5) / (volumes.turns / volumes.people + 0.5))
    others = hubs.exchanges - hubs.touching(person)
    expected = hubs.exchanges * (1.0 - hubs.chance(person))
    lack = max(0.0, 1.0 - (others + EXCHANGES) / (expected + EXCHANGES))
    chance = (volumes.of(person) / volumes.turns) ** 2
    sequences = hubs.sequences(person)
    between = hubs.surrounded(person) * sequences
    alternation = (between + SEQUENCES * chance) / (sequences + SEQUENCES) - chance
    return LEADER_CENTERED.believe((volume, lack, alternation), hubs.exchanges, shift)


def member_hub(hubs: Hubs) -> Belief:
    """Give the belief that one member is the hub; nobody where no member who has joined spoke."""
    hub = hubs.busiest(hubs.volumes.following - {SOMEONE})
    return as_hub(hubs, hub) if hub is not None else NOBODY
