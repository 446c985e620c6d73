"""When something comes round again: weekdays and a local time, and the instants they stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from typing import Any, Literal, NamedTuple, Self
from zoneinfo import ZoneInfo

WEEKS_AT_MOST = 12

Change = Literal["", "skipped", "twice"]
"""What the clocks do to an opening.

skipped: its local time does not exist that day (clocks go forward), it is moved on by the gap;
twice: its local time comes twice (clocks go back), the first one is taken.
"""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When something comes round again, in a group's local time.

    weekdays: 0 is Monday; ascending, at least one; all seven: daily. at: whole minutes. since: a day of the first
    week that counts (weeks begin on Monday); nothing opens before that week. every: weeks, 1 to 12.
    Anything else is a ValueError.
    """

    weekdays: tuple[int, ...]
    at: time
    since: date
    every: int = 1

    def __post_init__(self) -> None:
        if not self.weekdays or self.weekdays != tuple(sorted(set(self.weekdays) & set(range(7)))):
            raise ValueError(f"weekdays: {self.weekdays}")
        if self.at != self.at.replace(second=0, microsecond=0, tzinfo=None):
            raise ValueError(f"at: {self.at}")
        if not 1 <= self.every <= WEEKS_AT_MOST:
            raise ValueError(f"every: {self.every}")

    def dump(self) -> dict[str, Any]:
        return {
            "weekdays": list(self.weekdays),
            "at": self.at.strftime("%H:%M"),
            "since": self.since.isoformat(),
            "every": self.every,
        }

    @classmethod
    def load(cls, stored: Mapping[str, Any]) -> Self:
        return cls(
            weekdays=tuple(stored["weekdays"]),
            at=time.fromisoformat(stored["at"]),
            since=date.fromisoformat(stored["since"]),
            every=stored.get("every", 1),
        )


class Opening(NamedTuple):
    """One time that a rhythm comes round. at: aware, UTC; day: the local day it belongs to."""

    at: datetime
    day: date
    change: Change


def openings(
    rhythm: Rhythm, zone: str, after: datetime, before: timedelta = timedelta(0)
) -> Iterator[Opening]:
    """Give every opening later than `after`, in order, for as long as the calendar lasts.

    before: opens that long ahead of the local time; elapsed time, whatever the clocks do in between.
    Two days that fall on one instant (a whole day that a zone left out, and the next) open once.
    """
    clock, last = ZoneInfo(zone), after
    for day in _days(rhythm, after.toordinal() + before.days - 3):
        try:
            instant, change = _instant(day, rhythm.at, clock)
            at = instant - before
        except OverflowError:  # outside the years that a datetime can name
            continue
        if at > last:
            last = at
            yield Opening(at, day, change)


def clock_changes(
    rhythm: Rhythm,
    zone: str,
    after: datetime,
    within: timedelta = timedelta(days=370),
    before: timedelta = timedelta(0),
) -> list[Opening]:
    """Find the openings of the time to come that a change of the clocks touches."""
    near = takewhile(lambda opening: opening.at - after <= within, openings(rhythm, zone, after, before))
    return [opening for opening in near if opening.change]


def last_local(at: time, zone: str, no_later_than: datetime) -> datetime:
    """Find the last instant (UTC) at which a clock in that zone showed `at`, by the same rule for odd days."""
    clock, around = ZoneInfo(zone), no_later_than.toordinal()
    days = [
        date.fromordinal(each)
        for each in range(max(1, around - 3), min(date.max.toordinal(), around + 1) + 1)
    ]
    return max(instant for day in days if (instant := _instant(day, at, clock)[0]) <= no_later_than)


def _days(rhythm: Rhythm, earliest: int) -> Iterator[date]:
    """Count off the local days of a rhythm, beginning in the week of `earliest` (an ordinal) or its first."""
    monday = rhythm.since.toordinal() - rhythm.since.weekday()
    stride = 7 * rhythm.every
    for week in count(max(0, (earliest - monday) // stride)):
        for weekday in rhythm.weekdays:
            ordinal = monday + week * stride + weekday
            if ordinal > date.max.toordinal():
                return
            yield date.fromordinal(ordinal)


def _instant(day: date, at: time, clock: ZoneInfo) -> tuple[datetime, Change]:
    """Place a local time in UTC. A round trip shows times that do not exist, which zoneinfo itself accepts."""
    wall = datetime.combine(day, at)
    instant = wall.replace(tzinfo=clock).astimezone(UTC)
    if instant.astimezone(clock).replace(tzinfo=None, fold=0) != wall:
        return instant, "skipped"
    if wall.replace(tzinfo=clock, fold=1).astimezone(UTC) != instant:
        return instant, "twice"
    return instant, ""
