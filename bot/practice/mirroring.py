"""A digest's schedule while a facilitator writes it: as typed, what is wrong with it, and what it becomes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.practice.entered import Entered
from bot.practice.group import Group
from bot.practice.planning import rhythm_of
from bot.practice.timetable import Schedule
from bot.practice.when import Plan, read_when

Lack = Literal["when", "weekly", "channel", "led_channel", "open"]
"""The part that is missing or wrong. weekly: it is a time, but not one a week; led_channel: it is one of the group's;
open: everybody in the server could read there."""


@dataclass(slots=True)
class PlannedDigest(Entered):
    """As entered. group: the token of the group; open: whether everybody could read in the facilitators' channel."""

    group: str
    when: str = ""
    channel: int | None = None
    led_channel: int | None = None
    open: bool = False

    def lacks(self, group: Group) -> list[Lack]:
        read, channels = read_when(self.when), group.charter.channels
        checks: list[tuple[Lack, bool]] = [
            ("when", read is not None),
            ("weekly", read is None or _is_weekly(read)),
            ("channel", self.channel in channels),
            ("led_channel", self.led_channel not in channels),
            ("open", self.led_channel in channels or not self.open),
        ]
        return [part for part, right in checks if not right]

    def settled(
        self, group: Group, now: datetime, before: Schedule | None = None, *, after: datetime | None = None
    ) -> Schedule:
        """Give the schedule, going on from the one there is; what lacks something has none (ValueError).

        after: nothing is due at or before it; None for now.
        """
        read = read_when(self.when)
        if self.lacks(group) or not isinstance(read, Plan):
            raise ValueError(self.lacks(group))
        schedule = Schedule(
            id=before.id if before else 0,
            token=before.token if before else "",
            group=group.id,
            kind="digest",
            rhythm=rhythm_of(read, group.charter.zone, now),
            ahead=None,
            after=after or now,
            details={"when": self.when, "channel": self.channel, "led_channel": self.led_channel},
        )
        return schedule.renewed(group.charter.zone, group.meets, now)


def _is_weekly(read: object) -> bool:
    return isinstance(read, Plan) and len(read.weekdays) == 1 and read.every == 1
