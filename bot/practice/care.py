"""What somebody chose about places to turn, and the day on which they were last shown them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

NEVER = "0000-00-00"
"""In place of a day, and as long: what is sealed has one length, so that nobody can tell who was shown anything."""


@dataclass(frozen=True, slots=True)
class Care:
    """declined: not to be shown under forms and commands; by_dm: to be written to after an ordinary message.

    shown: the day of the group's zone on which they were last shown places to turn; forgotten a day later.

    >>> Care().due(date(2026, 1, 8)), Care(shown=date(2026, 1, 8)).due(date(2026, 1, 8))
    (True, False)
    """

    declined: bool = False
    by_dm: bool = False
    shown: date | None = None

    def due(self, today: date) -> bool:
        """Say whether they were not shown places to turn today."""
        return self.shown != today

    def forgotten(self, before: date) -> Self:
        """Forget a day that lies before this one."""
        return replace(self, shown=None) if self.shown is not None and self.shown < before else self

    def dump(self) -> dict[str, Any]:
        shown = self.shown.isoformat() if self.shown else NEVER
        return {"declined": int(self.declined), "by_dm": int(self.by_dm), "shown": shown}

    @classmethod
    def load(cls, kept: dict[str, Any]) -> Self:
        """Take up what was kept.

        >>> Care.load(Care(by_dm=True, shown=date(2026, 1, 8)).dump())
        Care(declined=False, by_dm=True, shown=datetime.date(2026, 1, 8))
        """
        shown = str(kept["shown"])
        return cls(
            declined=bool(kept["declined"]),
            by_dm=bool(kept["by_dm"]),
            shown=None if shown == NEVER else date.fromisoformat(shown),
        )
