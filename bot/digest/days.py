"""The days of a week, spelled out in a zone and a language."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_interval

A_MOMENT = timedelta(microseconds=1)
"""A week ends with the instant at which the next one begins: its last day is that of the moment before."""


@dataclass(frozen=True, slots=True)
class Days:
    """zone: IANA; language: one that there is a catalogue for.

    >>> from datetime import UTC
    >>> days = Days("Europe/Berlin", "de")
    >>> days.spelled(datetime(2026, 3, 22, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC))
    '23.–29. März 2026'
    """

    zone: str
    language: str

    def spelled(self, starts: datetime, ends: datetime) -> str:
        """Spell out the first and the last day, with the year."""
        there = ZoneInfo(self.zone)
        first, last = starts.astimezone(there).date(), (ends - A_MOMENT).astimezone(there).date()
        return format_interval(first, last, "yMMMd", locale=self.language)
