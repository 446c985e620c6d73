"""A nudge that is stored and can be shown."""

from dataclasses import dataclass
from datetime import datetime

from bot.words.nudges import Said
from cogs.nudges.words import nudge_text


@dataclass(frozen=True, slots=True)
class Ready:
    """token: the stored row, carried by its buttons; links: the ends of the stretch of talk it is about."""

    token: str
    kind: str
    at: datetime
    said: Said
    links: list[str]

    def text(self) -> str:
        return nudge_text(list(self.said.evidence), self.said.why, self.said.attempt, self.links)
