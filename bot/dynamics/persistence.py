"""Whether a pattern lasts: many moments recover by themselves."""

from datetime import datetime

from bot.dynamics.values import Observation


class Persistence:
    """Counts the turns for which a belief has held without a break, within one meeting.

    A belief holds while its probability is at the threshold or above. Having lasted is not enough: the low
    end of its range must be there too, so that little evidence never counts, however long it points one way.
    turns: how many turns it must hold, after the one where it first did.
    """

    def __init__(self, turns: int) -> None:
        self._turns = turns
        self._held = 0
        self._meeting: datetime | None = None

    def see(self, observation: Observation, threshold: float) -> bool:
        """Take the next observation in; True if the pattern has lasted and is plain to see now."""
        belief = observation.belief
        if observation.meeting != self._meeting:
            self._meeting, self._held = observation.meeting, 0
        self._held = self._held + 1 if belief.probability >= threshold else 0
        return self._held > self._turns and belief.low >= threshold
