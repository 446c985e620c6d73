"""A nudge that is stored and can be shown."""

from dataclasses import dataclass
from datetime import datetime

from bot.words.nudges import Said, title
from cogs.nudges.words import nudge_text, observed_text


@dataclass(frozen=True, slots=True)
class Ready:
    """token: the stored row, carried by its buttons; links: the ends of the stretch of talk it is about.

    not_only_to: people by number who may not be the only ones to be told, for it is about them;
    about: all whom it is about.
    """

    token: str
    kind: str
    at: datetime
    said: Said
    links: list[str]
    not_only_to: frozenset[int] = frozenset()
    about: frozenset[int] = frozenset()

    def text(self, *, observer: bool = False) -> str:
        """Give it as facilitators read it, or the observer of a meeting."""
        said = self.said
        make = observed_text if observer else nudge_text
        return make(title(self.kind), list(said.evidence), said.why, said.attempt, self.links)
