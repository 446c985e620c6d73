"""Which of the four patterns of interaction the talk follows, as one belief over all of them.

References: Middleman & Wood (1990), Skills for Direct Practice in Social Work; Toseland & Rivas, An Introduction
to Group Work Practice: maypole, hot seat (or hot chair), round robin, free-floating.
"""

from bot.dynamics.belief import probability
from bot.dynamics.estimators.base import Estimator
from bot.dynamics.estimators.focus import Focus
from bot.dynamics.estimators.serial import SerialOrder
from bot.dynamics.leader_centered import LeaderCentered
from bot.dynamics.values import Belief, Patterns, Turn

ROUND_FROM, ROUND_SLOPE = 0.82, 25.0
"""The mean rank from which a go-round is likelier than not, and log-odds a unit. Blind order has a half, with
a standard error of 0.06 over thirty turns."""

HOT_FROM, HOT_SLOPE = 0.5, 12.0
"""The excess of one member's share from which leader-centered talk is a hot seat."""


class PatternBelief:
    """Splits belief between the patterns, from the same turns.

    A go-round is told first: it can run with or without a leader. Of what is left, talk through the leader
    is a hot seat when one member has most of it, a maypole otherwise; and what does not run through the
    leader floats freely.

    >>> from bot.dynamics.estimators.examples import talk
    >>> belief = PatternBelief()
    >>> for each in talk(*[1, 2, 1, 3, 1, 4] * 6):
    ...     belief.update(each)
    >>> belief.patterns(belief.leader_centered.belief()).likeliest
    'maypole'
    """

    def __init__(self) -> None:
        self.leader_centered = LeaderCentered()
        self.focus = Focus()
        self.order = SerialOrder()

    @property
    def estimators(self) -> tuple[Estimator, ...]:
        """What it measures by; a window may feed these directly."""
        return *self.leader_centered.estimators, self.focus, self.order

    def update(self, turn: Turn) -> None:
        self.leader_centered.update(turn)
        self.focus.update(turn)
        self.order.update(turn)

    def revert(self, turn: Turn) -> None:
        self.leader_centered.revert(turn)
        self.focus.revert(turn)
        self.order.revert(turn)

    def patterns(self, led: Belief) -> Patterns:
        """Give the belief in each, given that in leader-centered talk; they sum to 1."""
        in_turn = probability(ROUND_SLOPE * (self.order.value - ROUND_FROM))
        hot = probability(HOT_SLOPE * (self.focus.excess - HOT_FROM))
        through = (1.0 - in_turn) * led.probability
        return Patterns(
            maypole=through * (1.0 - hot),
            hot_seat=through * hot,
            round_robin=in_turn,
            free_floating=(1.0 - in_turn) * (1.0 - led.probability),
        )
