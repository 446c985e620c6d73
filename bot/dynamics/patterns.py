"""Which of the four patterns of interaction the talk follows, as one belief over all of them.

References: Middleman & Wood (1990), Skills for Direct Practice in Social Work; Toseland & Rivas, An Introduction
to Group Work Practice: maypole, hot seat (or hot chair), round robin, free-floating.
"""

from collections.abc import Iterable

from bot.dynamics.casework import casework
from bot.dynamics.estimators.base import Estimator
from bot.dynamics.estimators.blocks import Blocks
from bot.dynamics.estimators.focus import Focus
from bot.dynamics.estimators.hubs import Hubs
from bot.dynamics.estimators.serial import SerialOrder
from bot.dynamics.leader_centered import LeaderCentered, Measures, Spoke
from bot.dynamics.odds import probability
from bot.dynamics.one_hub import as_hub, member_hub
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
    leader floats freely. Without detail less is kept up to date turn by turn (a live room seldom needs the rest), and
    the rest is made up when it is asked for.

    >>> from bot.dynamics.estimators.examples import talk
    >>> belief = PatternBelief()
    >>> for each in talk(*[1, 2, 1, 3, 1, 4] * 6):
    ...     belief.update(each)
    >>> belief.patterns(belief.leader_centered.belief()).likeliest
    'maypole'
    """

    def __init__(self, *, detail: bool = True) -> None:
        self.leader_centered = LeaderCentered()
        self.lately = Spoke()
        """The last few turns; it has a window of its own."""
        self.blocks = Blocks()
        self._detail = (Focus(), SerialOrder(), Hubs()) if detail else None

    @property
    def estimators(self) -> tuple[Estimator, ...]:
        """What it measures by; a window may feed these directly."""
        return *self.leader_centered.estimators, self.blocks, *(self._detail or ())

    def update(self, turn: Turn) -> None:
        for estimator in self.estimators:
            estimator.update(turn)

    def revert(self, turn: Turn) -> None:
        for estimator in self.estimators:
            estimator.revert(turn)

    def led(self, turns: Iterable[Turn], shift: float = 0.0, measures: Measures | None = None) -> Belief:
        """Give the belief in leader-centered talk: the facilitators together, or whichever of them is likelier alone.

        turns: those taken in, looked at only where there are several facilitators; shift: what is known beforehand;
        measures: of leader-centered talk, where they are worked out already.
        """
        together = self.leader_centered.belief(shift, self.lately, measures)
        volumes = self.leader_centered.members.volumes
        if volumes.leaders < 2:  # noqa: PLR2004
            return together
        *_, hubs = self._details(turns)
        return max([together, *(as_hub(hubs, person, shift) for person in volumes.leading)])

    def member_hub(self, turns: Iterable[Turn]) -> Belief:
        """Give the belief that one member is the hub."""
        *_, hubs = self._details(turns)
        return member_hub(hubs)

    def casework(self, shift: float = 0.0, measures: Measures | None = None) -> Belief:
        """Give the belief that members are dealt with one after another; shift, measures: as for `led`."""
        led = self.leader_centered
        return casework(measures or led.measures, led.members.exchanges, self.blocks, shift)

    def patterns(self, led: Belief, turns: Iterable[Turn] = ()) -> Patterns:
        """Give the belief in each, given that in leader-centered talk; they sum to 1."""
        focus, order, _ = self._details(turns)
        in_turn = probability(ROUND_SLOPE * (order.value - ROUND_FROM))
        hot = probability(HOT_SLOPE * (focus.excess - HOT_FROM))
        through = (1.0 - in_turn) * led.probability
        return Patterns(
            maypole=through * (1.0 - hot),
            hot_seat=through * hot,
            round_robin=in_turn,
            free_floating=(1.0 - in_turn) * (1.0 - led.probability),
        )

    def _details(self, turns: Iterable[Turn]) -> tuple[Focus, SerialOrder, Hubs]:
        """Give what is kept only in detail; without, it is made up from the turns."""
        if self._detail is not None:
            return self._detail
        made = Focus(), SerialOrder(), Hubs()
        for turn in turns:
            for estimator in made:
                estimator.update(turn)
        return made
