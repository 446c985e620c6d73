"""A group that somebody is still filling in: what they entered so far, right or wrong, so that nothing is lost."""

from dataclasses import asdict, dataclass, field, fields
from datetime import time
from difflib import get_close_matches
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from bot.practice.entered import Entered
from bot.practice.group import SMALLEST, Charter, NudgePlace

NAME_AT_MOST, PURPOSE_AT_MOST = 60, 500
SMALL_GROUP_SMALLEST = 3

Lack = Literal["name", "purpose", "channels", "facilitators", "zone", "nudge_channel", "quiet"]
"""The part of a draft that is missing or cannot be read."""


@dataclass(slots=True)
class Draft(Entered):
    """As entered. group is the token of the group being edited, None for a new one."""

    group: str | None = None
    name: str = ""
    purpose: str = ""
    channels: list[int] = field(default_factory=list[int])
    facilitators: list[int] = field(default_factory=list[int])
    facilitator_roles: list[int] = field(default_factory=list[int])
    zone: str = ""
    language: str = "en"
    nudges_to: NudgePlace = "watch"
    nudge_channel: int | None = None
    names_in_digests: bool = False
    smallest: int = SMALLEST
    quiet_from: str = "22:00"
    quiet_until: str = "08:00"

    @classmethod
    def of(cls, charter: Charter, group: str) -> Self:
        """Start from a group that exists."""
        known = {each.name for each in fields(cls)}
        entered: dict[str, Any] = {key: value for key, value in asdict(charter).items() if key in known}
        for lists in ("channels", "facilitators", "facilitator_roles"):
            entered[lists] = list(entered[lists])
        for times in ("quiet_from", "quiet_until"):
            entered[times] = entered[times].strftime("%H:%M")
        return cls(group=group, **entered)

    def lacks(self) -> list[Lack]:
        """Name every part that still has to be filled in or put right."""
        checks: list[tuple[Lack, bool]] = [
            ("name", 0 < len(self.name) <= NAME_AT_MOST and "\n" not in self.name),
            ("purpose", 0 < len(self.purpose) <= PURPOSE_AT_MOST),
            ("channels", bool(self.channels)),
            ("facilitators", bool(self.facilitators or self.facilitator_roles)),
            ("zone", find_zone(self.zone) is not None),
            ("nudge_channel", self.nudges_to != "channel" or self.nudge_channel is not None),
            ("quiet", read_time(self.quiet_from) is not None and read_time(self.quiet_until) is not None),
        ]
        return [part for part, right in checks if not right]

    def charter(self) -> Charter:
        """Give the finished charter; only a draft that lacks nothing has one (ValueError)."""
        zone = find_zone(self.zone)
        quiet_from, quiet_until = read_time(self.quiet_from), read_time(self.quiet_until)
        if self.lacks() or zone is None or quiet_from is None or quiet_until is None:
            raise ValueError(self.lacks())
        return Charter(
            name=self.name,
            purpose=self.purpose,
            channels=tuple(self.channels),
            facilitators=tuple(self.facilitators),
            facilitator_roles=tuple(self.facilitator_roles),
            zone=zone,
            language=self.language,
            nudges_to=self.nudges_to,
            nudge_channel=self.nudge_channel if self.nudges_to == "channel" else None,
            names_in_digests=self.names_in_digests,
            smallest=self.smallest,
            quiet_from=quiet_from,
            quiet_until=quiet_until,
        )


def find_zone(entered: str) -> str | None:
    """Find the IANA zone that was meant: `europe/berlin`, `Berlin`, `new york`; None when it is not plain.

    >>> find_zone("berlin"), find_zone("new york"), find_zone("utc"), find_zone("Middle Earth")
    ('Europe/Berlin', 'America/New_York', 'UTC', None)
    """
    wanted = _plain(entered)
    if not wanted:
        return None
    exact = [zone for zone in available_timezones() if zone.casefold() == wanted]
    cities = [zone for zone in available_timezones() if zone.casefold().rpartition("/")[2] == wanted]
    found = exact or [zone for zone in cities if not zone.startswith(("posix/", "right/", "US/", "Etc/"))]
    if len(found) != 1:
        return None
    ZoneInfo(found[0])
    return found[0]


def near_zones(entered: str) -> list[str]:
    """Suggest up to three zones for something that is none, by city or by whole name."""
    by_name: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        by_name.setdefault(zone.casefold().rpartition("/")[2], zone)
        by_name[zone.casefold()] = zone
    close = get_close_matches(_plain(entered), by_name, n=6, cutoff=0.6)
    return list(dict.fromkeys(by_name[name] for name in close))[:3]


def read_time(entered: str) -> time | None:
    """Read a time of day, `22:00`, `7.30`, `8`; None when it is none.

    >>> read_time("7.30"), read_time("8"), read_time("25:00"), read_time("soon")
    (datetime.time(7, 30), datetime.time(8, 0), None, None)
    """
    hours, _, minutes = entered.strip().replace(".", ":").partition(":")
    if not (
        hours.isascii() and hours.isdigit() and (minutes or "0").isascii() and (minutes or "0").isdigit()
    ):
        return None
    try:
        return time(int(hours), int(minutes or "0"))
    except (ValueError, OverflowError):
        return None


def _plain(entered: str) -> str:
    return "_".join(entered.casefold().split())
