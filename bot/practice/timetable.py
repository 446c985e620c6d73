"""What comes round again for a group: when it is due, and what is done about one that is late."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any, Literal, Self

from bot.practice.rhythm import Opening, Rhythm, openings

Kind = Literal["checkin", "digest", "roles"]
Verdict = Literal["on time", "late", "missed"]

STILL_ON_TIME = timedelta(minutes=3)
"""A start or a lost line takes this long at times; nobody needs an excuse for it."""

GRACE = timedelta(hours=1)
"""How late something may be posted and still be worth it; after that it is skipped."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """rhythm, or ahead of the group's meetings by so much; details: what its feature keeps with it.

    Nothing is due at or before `after`. next_due is None while nothing is to come.
    """

    id: int
    token: str
    group: int
    kind: Kind
    rhythm: Rhythm | None
    ahead: timedelta | None
    after: datetime
    details: dict[str, Any] = field(default_factory=dict[str, Any])
    paused: bool = False
    next_due: datetime | None = None

    def to_come(self, zone: str, meets: Rhythm | None, now: datetime) -> Iterator[Opening]:
        """Give what is to come in a group's zone, soonest first, whether or not it is paused."""
        rhythm = self.rhythm or meets
        if rhythm is None:
            return iter(())
        return openings(rhythm, zone, max(now, self.after), self.ahead or timedelta(0))

    def following(self, zone: str, meets: Rhythm | None, now: datetime) -> datetime | None:
        """Give when it is due next, None while it is paused or nothing is to come."""
        coming = next(self.to_come(zone, meets, now), None)
        return None if self.paused or coming is None else coming.at

    def renewed(self, zone: str, meets: Rhythm | None, now: datetime) -> Self:
        """Give it with what is due next worked out anew."""
        return replace(self, next_due=self.following(zone, meets, now))


def held_after_all(
    schedule: Schedule, zone: str, meets: Rhythm | None, due: datetime, now: datetime
) -> Schedule | None:
    """Give a schedule with one that was left out to come again; None where that was none of its times, or is past.

    Those before it that were left out stay so; those after it come back as well.
    """
    coming = replace(schedule, after=now).to_come(zone, meets, now)
    times = [opening.at for opening in takewhile(lambda opening: opening.at <= due, coming)]
    if due not in times:
        return None
    if due > schedule.after:
        return schedule
    return replace(schedule, after=max(times[:-1], default=now)).renewed(zone, meets, now)


def verdict(due: datetime, now: datetime, grace: timedelta = GRACE) -> Verdict:
    """Say what is to be done about something that was due. grace: how late it is still worth it."""
    late = now - due
    if late <= STILL_ON_TIME:
        return "on time"
    return "late" if late <= grace else "missed"
