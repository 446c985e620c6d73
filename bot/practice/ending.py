"""A group's ending: a day, and what is posted on the way to it. A value with rules; the store keeps it as it is."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

Step = Literal["told", "two-weeks", "one-week", "last-day", "gathered"]
"""That a day is set, changed or taken back; two weeks and one week before it; on it; when it is over."""

STEPS: tuple[Step, ...] = get_args(Step)

MORNING = time(10)
"""When things are posted, in the group's own time."""

WORDS_AT_MOST = 400
"""Signs of what somebody takes along: eight of them fit on a page of ours."""

LATE: dict[Step, timedelta] = {"two-weeks": timedelta(days=3), "one-week": timedelta(days=2)}
"""How late one of these is still worth it; the last day lasts as long as it lasts, the others are never too late."""

BEFORE = timedelta(weeks=2)
"""From so long before its day on, a group is parting."""

AFTER = timedelta(weeks=1)
"""So long after its day it still is, if it has not been closed."""


@dataclass(frozen=True, slots=True)
class Ending:
    """day: local, None where it was taken back; since: when the day was set last; moved: it was another before.

    done: what was posted, or is past.
    """

    id: int
    token: str
    group: int
    channel: int
    day: date | None
    since: datetime
    moved: bool = False
    done: frozenset[Step] = frozenset()

    @property
    def over(self) -> bool:
        return "gathered" in self.done


def at_of(ending: Ending, step: Step, zone: str) -> datetime | None:
    """Give when a step is due, in UTC; None where there is no day for it.

    >>> on = Ending(1, "", 1, 1, date(2026, 6, 30), datetime(2026, 1, 1, tzinfo=UTC))
    >>> [at_of(on, step, "Europe/Berlin").strftime("%d.%m. %H:%M") for step in STEPS[1:]]
    ['16.06. 08:00', '23.06. 08:00', '30.06. 08:00', '01.07. 08:00']
    """
    if step == "told":
        return ending.since
    if ending.day is None:
        return None
    days = {"two-weeks": -14, "one-week": -7, "last-day": 0, "gathered": 1}
    that = ending.day + timedelta(days=days[step])
    return datetime.combine(that, MORNING, ZoneInfo(zone)).astimezone(UTC)


def set_to(ending: Ending, day: date, zone: str, now: datetime, channel: int) -> Ending:
    """Set the day, or another one; all are told anew, and what would have been before now is skipped.

    channel: where a group is told that knew of no day; one that moves is told where it was before.
    """
    moved = ending.day is not None
    there = ending.channel if moved else channel
    fresh = replace(ending, day=day, since=now, channel=there, moved=moved, done=frozenset[Step]())
    past = [step for step in STEPS if step != "told" and (at_of(fresh, step, zone) or now) <= now]
    return replace(fresh, done=frozenset(past) - {"gathered"})


def take_back(ending: Ending, now: datetime) -> Ending:
    """Let the group go on. Over, or taken back already, it stays as it is."""
    if ending.over or ending.day is None:
        return ending
    return replace(ending, day=None, since=now, moved=False, done=frozenset[Step]())


def did(ending: Ending, step: Step) -> Ending:
    return replace(ending, done=ending.done | {step})


def let_go(ending: Ending, zone: str, now: datetime) -> Ending:
    """Leave out what has become too late."""
    return replace(ending, done=ending.done | {each for each in STEPS if _missed(ending, each, zone, now)})


def _missed(ending: Ending, step: Step, zone: str, now: datetime) -> bool:
    at = at_of(ending, step, zone)
    if at is None or step in ("told", "gathered") or step in ending.done:
        return False
    if step == "last-day":
        return now.astimezone(ZoneInfo(zone)).date() > (ending.day or date.max)
    return now - at > LATE[step]


def due(ending: Ending, zone: str, now: datetime) -> Step | None:
    """Give what is to be posted now; one after another, in their order."""
    for step in STEPS:
        at = at_of(ending, step, zone)
        if step not in ending.done and at is not None and at <= now and not _missed(ending, step, zone, now):
            return step
    return None


def next_at(ending: Ending, zone: str) -> datetime | None:
    """Give when the next step is due; it may be past."""
    every = [at_of(ending, step, zone) for step in STEPS if step not in ending.done]
    return min((at for at in every if at is not None), default=None)


def parting(ending: Ending, zone: str) -> tuple[datetime, datetime] | None:
    """Give from when until when a group with that ending is parting."""
    on = at_of(ending, "last-day", zone)
    return None if on is None else (on - BEFORE, on + AFTER)


def is_last_day(ending: Ending, zone: str, now: datetime) -> bool:
    return ending.day == now.astimezone(ZoneInfo(zone)).date()
