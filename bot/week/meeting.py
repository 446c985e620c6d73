"""A meeting as the room saw it, turn after turn."""

from datetime import datetime

from bot.dynamics.values import Evidence, Interaction, Observation, Patterns
from bot.week.totals import Meeting


class MeetingSoFar:
    """Takes the mean of what the room believed, from the sixteenth turn on. news: since it was last told."""

    def __init__(self, began: datetime) -> None:
        self.began = began
        self.news = False
        self._turns = self._spoke = self._joined = 0
        self._led = 0.0
        self._patterns = Patterns(0.0, 0.0, 0.0, 0.0)

    def see(self, seen: Observation, patterns: Patterns) -> None:
        """Take in an observation of leader-centered talk, and the patterns seen with it."""
        if not isinstance(seen.evidence, Evidence):
            return
        self.news = True
        self._turns += 1
        self._spoke, self._joined = seen.evidence.spoke, seen.evidence.joined
        self._led += seen.belief.probability
        self._patterns = Patterns(*(one + more for one, more in zip(self._patterns, patterns, strict=True)))

    def told(self) -> Meeting:
        likeliest: Interaction = self._patterns.likeliest
        return Meeting(
            began=self.began,
            turns=self._turns,
            spoke=self._spoke,
            joined=self._joined,
            pattern=likeliest,
            led=self._led / self._turns if self._turns else 0.0,
        )
