"""Weeks of the calendar, from Monday to Monday in a zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.replay.errors import ReplayError

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Calendar:
    """zone: IANA; smallest: the number of people below which nothing is told of them."""

    zone: str = "UTC"
    smallest: int = 5

    def check(self) -> None:
        """Raise ReplayError if there is no such zone."""
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ReplayError(
                f"There is no time zone “{self.zone}”. Name one like Europe/Berlin or America/New_York."
            ) from error

    def week(self, at: datetime) -> tuple[datetime, datetime]:
        """Give when the week of an instant begins, and when the next one does, in UTC.

        A week in which the clocks change is an hour longer or shorter; every instant belongs to one week. Raises
        ReplayError for an instant at either end of what a calendar holds.

        >>> [str(each) for each in Calendar("Europe/Berlin").week(datetime(2026, 3, 29, 12, tzinfo=UTC))]
        ['2026-03-22 23:00:00+00:00', '2026-03-29 22:00:00+00:00']
        """
        try:
            there = at.astimezone(ZoneInfo(self.zone)).date()
            monday = there - timedelta(days=there.weekday())
            if self._midnight(monday + A_WEEK) <= at:  # midnight came twice: the clocks went back over it
                monday += A_WEEK
            return self._midnight(monday), self._midnight(monday + A_WEEK)
        except OverflowError as error:
            raise ReplayError(
                f"A message is said to be of {at:%Y-%m-%d}, which no calendar can hold."
            ) from error

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)
