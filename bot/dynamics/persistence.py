"""Whether a pattern lasts: many moments recover by themselves."""

from datetime import datetime

from bot.dynamics.values import Observation

TURNS = 6
"""How many turns a belief must hold, after the one where it first did."""


class Persistence:
    """Counts the turns for which a belief has held without a break, within one meeting.

    A belief holds from the threshold on, by the low end of its range, so that little evidence never counts;
    it is over when its probability falls below the threshold (between the two it goes on, uncounted), so
    that a value trembling around the line neither counts on nor begins anew.
    """

    def __init__(self, turns: int = TURNS) -> None:
        self._turns = turns
        self._held = 0
        self._meeting: datetime | None = None

    def see(self, observation: Observation, threshold: float) -> bool:
        """Take the next observation in; True if the pattern has lasted and holds now."""
        belief = observation.belief
        if observation.meeting != self._meeting or belief.probability < threshold:
            self._meeting, self._held = observation.meeting, 0
        if belief.low < threshold:
            return False
        self._held += 1
        return self._held > self._turns
