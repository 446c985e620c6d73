"""Private reminders of a check-in: only for who asked for one, at a time of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.practice.rhythm import last_local


@dataclass(frozen=True, slots=True)
class Reminder:
    """at: a local time in the person's own zone, None for when a check-in opens. away_until: the day they are back."""

    group: int
    person: int
    user: int
    at: time | None
    zone: str
    paused: bool = False
    away_until: date | None = None
    next_at: datetime | None = None
    next_due: datetime | None = None


class Coming(NamedTuple):
    """A check-in that opens, or has."""

    due: datetime
    closes: datetime


class Next(NamedTuple):
    at: datetime
    due: datetime


def next_of(reminder: Reminder, coming: Iterable[Coming], after: datetime) -> Next | None:
    """Give when to remind somebody next, later than `after`, and of which check-in; None while there is nothing to say.

    At a time of their own it is the last such time before the check-in closes.
    """
    if reminder.paused:
        return None
    found = [Next(_when(reminder, each), each.due) for each in coming]
    return min((each for each in found if each.at > after and not _away(reminder, each.at)), default=None)


def back_from(reminder: Reminder) -> datetime | None:
    """Give the instant from which somebody who is away is back."""
    if reminder.away_until is None:
        return None
    return datetime.combine(reminder.away_until, time(), tzinfo=ZoneInfo(reminder.zone)).astimezone(UTC)


def _when(reminder: Reminder, coming: Coming) -> datetime:
    return coming.due if reminder.at is None else last_local(reminder.at, reminder.zone, coming.closes)


def _away(reminder: Reminder, at: datetime) -> bool:
    back = back_from(reminder)
    return back is not None and at < back
