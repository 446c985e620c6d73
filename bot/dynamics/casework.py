"""Serial casework: the facilitators' side deals with one member after another, and the others watch."""

from bot.dynamics.belief import Model
from bot.dynamics.estimators.blocks import Blocks
from bot.dynamics.values import Belief

LEAST_MEMBERS = 3

SERIAL_CASEWORK = Model(intercept=-7.5, weights=(3.0, 4.0, 4.0, 5.0), spread=6.0)
"""By hand: the signs of leader-centered talk, and the order of the members. Talk that runs through the leader in a
lively order is a maypole; talk in a row without the leader is a round."""


def casework(measures: tuple[float, float, float], exchanges: float, blocks: Blocks, shift: float) -> Belief:
    """Give the belief from what leader-centered talk is measured by and from the order of the members."""
    volume, lack, alternation = measures
    if blocks.members < LEAST_MEMBERS or volume <= 0.0:
        return Belief(0.0, 0.0, 0.0)
    return SERIAL_CASEWORK.believe((min(volume, 1.0), lack, alternation, blocks.value), exchanges, shift)
