"""A check-in's schedule while a facilitator writes it: as typed, what is wrong with it, and what it becomes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.practice.checkin import OPENING_AT_MOST
from bot.practice.entered import Entered
from bot.practice.group import Group
from bot.practice.rhythm import Rhythm, openings
from bot.practice.timetable import Schedule
from bot.practice.when import AheadOfMeeting, Plan, read_length, read_when

Lack = Literal["when", "meets", "length", "channel", "opening"]
"""The part that is missing or cannot be read. meets: it is tied to meetings whose time nobody has told."""


@dataclass(slots=True)
class Planned(Entered):
    """As entered. group: the token of the group; schedule: the id of the one being changed, None for a new one."""

    group: str
    schedule: int | None = None
    when: str = ""
    length: str = ""
    channel: int | None = None
    opening: str = ""
    feelings: str = ""

    def lacks(self, group: Group) -> list[Lack]:
        read, length = read_when(self.when), read_length(self.length)
        checks: list[tuple[Lack, bool]] = [
            ("when", read is not None),
            ("meets", not isinstance(read, AheadOfMeeting) or group.meets is not None),
            ("length", length is not None),
            ("channel", self.channel in group.charter.channels),
            ("opening", len(self.opening) <= OPENING_AT_MOST),
        ]
        return [part for part, right in checks if not right]

    def settled(self, group: Group, now: datetime, before: Schedule | None = None) -> Schedule:
        """Give the schedule, going on from the one that it changes; what lacks something has none (ValueError)."""
        read, length = read_when(self.when), read_length(self.length)
        if self.lacks(group) or read is None or length is None:
            raise ValueError(self.lacks(group))
        same = before is not None and before.details.get("when") == self.when
        rhythm = rhythm_of(read, group.charter.zone, now) if isinstance(read, Plan) else None
        schedule = Schedule(
            id=before.id if before else 0,
            token=before.token if before else "",
            group=group.id,
            kind="checkin",
            rhythm=before.rhythm if before and same else rhythm,
            ahead=timedelta(minutes=read.minutes) if isinstance(read, AheadOfMeeting) else None,
            after=max(now, before.after) if before and same else now,
            details={
                "when": self.when,
                "minutes": length // timedelta(minutes=1),
                "channel": self.channel,
                "opening": self.opening,
                "feelings": self.feelings,
            },
            paused=before.paused if before else False,
        )
        return schedule.renewed(group.charter.zone, group.meets, now)


def rhythm_of(plan: Plan, zone: str, now: datetime) -> Rhythm:
    """Begin a rhythm: of every other week, the next such day is the first."""
    today = now.astimezone(ZoneInfo(zone)).date()
    weekly = Rhythm(plan.weekdays, plan.at, since=today)
    first = next(openings(weekly, zone, now), None)
    return Rhythm(plan.weekdays, plan.at, since=first.day if first else today, every=plan.every)
