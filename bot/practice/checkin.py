"""Check-ins as values: one that is open, who arrived, and where each hears who is with them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.practice.arriving import Entry

Told = Literal["here", "dm", "no"]
"""Where somebody hears who is with them: when they look, by direct message, not at all."""

OPEN_FOR = timedelta(hours=2)
SUMMARY_WITHIN = timedelta(hours=12)
"""How late a summary is still of use to the group."""

MARK = "## 🌿"
"""How every post of a check-in begins, in every language; by this it is known again in an export."""

WORDS_AT_MOST, FEELING_AT_MOST, OPENING_AT_MOST = 300, 40, 600


@dataclass(frozen=True, slots=True)
class Post:
    """Where something of ours stands on Discord. channel may be a thread; thread: the one that hangs on it."""

    channel: int
    message: int
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """opening, feelings: the group's own words, or empty for the bot's. post: None until it stands."""

    id: int
    token: str
    group: int
    schedule: int | None
    due: datetime
    closes: datetime
    channel: int
    closed: datetime | None = None
    post: Post | None = None
    opening: str = ""
    feelings: str = ""
    arrived: int | None = None
    met: datetime | None = None
    theme: str = ""

    def is_open(self, now: datetime) -> bool:
        return self.closed is None and now < self.closes


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody's, by number. post: where their words stand, None where they are not for the group."""

    id: int
    token: str
    checkin: int
    group: int
    person: int
    at: datetime
    entry: Entry
    told: Told = "here"
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody, by number, would like contact. call: where they were called to an answer."""

    id: int
    token: str
    checkin: int
    group: int
    person: int
    post: Post | None = None
    call: Post | None = None
