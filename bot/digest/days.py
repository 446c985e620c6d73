"""The days of a week, spelled out in a zone and a language."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
        return format_interval(*self._days(starts, ends), "yMMMd", locale=self.language)

    def shortly(self, starts: datetime, ends: datetime) -> str:
        """Give both days in figures, where there is little room."""
        return format_interval(*self._days(starts, ends), "yMd", locale=self.language)

    def _days(self, starts: datetime, ends: datetime) -> tuple[date, date]:
        there = ZoneInfo(self.zone)
        return starts.astimezone(there).date(), (ends - A_MOMENT).astimezone(there).date()
