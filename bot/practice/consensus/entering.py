"""Reading what somebody types into the form of a proposal: until when, and how many have to answer."""

import re
from datetime import UTC, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.practice.time_words import fold, minutes
from bot.practice.when import read_clock, read_day

EVENING = time(20)
"""Meant by a day without a time."""

_TODAY = {"today", "heute", "tonight", "heute abend"}
_LEAD = re.compile(r"^(?:(?:until|till|til|bis|by|in|for|fuer|on|am|zum)\b ?)+")
_LOOSE = re.compile(r"^[\s,]+|[\s,]+$|\b(?:at|um)$")
_SHARES = {
    "half": 50, "the half": 50, "haelfte": 50, "die haelfte": 50, "most": 51, "most of us": 51,
    "die meisten": 51, "all": 100, "alle": 100, "everybody": 100, "everyone": 100,
}  # fmt: skip


def read_until(text: str, zone: str, now: datetime) -> datetime | None:
    """Read until when: so long from now, a day, or a day and a time, in that zone; None where it is not plain.

    now: aware. What comes out is in UTC.

    >>> noon = datetime(2026, 1, 8, 12, tzinfo=UTC)
    >>> read_until("3 days", "UTC", noon).isoformat(), read_until("Sonntag 18:30", "Europe/Berlin", noon).isoformat()
    ('2026-01-11T12:00:00+00:00', '2026-01-11T17:30:00+00:00')
    >>> read_until("tomorrow", "UTC", noon).isoformat(), read_until("when we know", "UTC", noon)
    ('2026-01-09T20:00:00+00:00', None)
    """
    said = fold(text).rstrip(".!")
    length = minutes(_LEAD.sub("", said))
    if length is not None:
        return now + timedelta(minutes=length)
    at, rest = read_clock(_LEAD.sub("", said))
    today = now.astimezone(ZoneInfo(zone)).date()
    bare = _LOOSE.sub("", _LOOSE.sub("", rest))
    day = today if bare in _TODAY or (at is not None and not bare) else read_day(bare, today)
    if day is None or (at is None and rest != _LEAD.sub("", said)):
        return None
    return datetime.combine(day, at or EVENING, ZoneInfo(zone)).astimezone(UTC)


def read_turnout(text: str, joined: int) -> int | None:
    """Read how many have to take a position: a number, a share, or a word for one; None where it is none of them.

    >>> read_turnout("5", 12), read_turnout("50 %", 11), read_turnout("die Hälfte", 11), read_turnout("some", 11)
    (5, 6, 6, None)
    >>> read_turnout("40", 12), read_turnout("0", 12), read_turnout("most", 12)
    (None, None, 7)
    """
    said = fold(text).rstrip(".!")
    if found := re.fullmatch(r"([0-9]{1,3}) ?(?:%|percent|per cent|prozent)", said):
        return _share(int(found[1]), joined)
    if said in _SHARES:
        return joined // 2 + 1 if _SHARES[said] == 51 else _share(_SHARES[said], joined)  # noqa: PLR2004  (most)
    found = re.fullmatch(r"([0-9]{1,4})(?: (?:people|of us|members|leute|personen))?", said)
    number = int(found[1]) if found else 0
    return number if 1 <= number <= joined else None


def _share(percent: int, joined: int) -> int | None:
    return max(1, ceil(percent * joined / 100)) if 1 <= percent <= 100 else None  # noqa: PLR2004  (percent)


def usual_turnout(joined: int) -> int:
    """Give what is meant where nothing is said: half of those who joined, and two at least where there are two."""
    return min(joined, max(2, ceil(joined / 2))) if joined else 1
