"""Asking in who has been quiet, and holding up a mirror: only for who wants it, seldom, at a fitting moment."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

LULL = timedelta(minutes=5)
"""So long nobody has spoken: there is room for another voice."""
UNDER_WAY, VOICES = 12, 3
"""Turns and speakers from which a meeting is under way, so that a silence is one within the talk."""
HAS_BEEN_QUIET = 20
"""The last turns in which somebody who is asked in had none."""
AROUND = timedelta(days=14)
"""Somebody is around who spoke, or switched this on, within so long; who stayed away is not called back."""

TOUCHING, TOUCHING_VOICES = 3, 2
"""The talk touches what somebody shares: so many of the last things said do, by so many people."""

LAST, MANY, MIRROR_VOICES = 10, 4, 4
"""The mirror: so many of the last turns are one person's, while so many have spoken."""
FRESH = timedelta(minutes=2)
"""A mirror is held up, and a touch is told, right away or not at all: not what was said while the bot was away."""

APART = timedelta(hours=6)
"""Within so long it counts as the same meeting, also where the talk went on in another thread or paused for a while."""


@dataclass(frozen=True, slots=True)
class BalanceWish:
    """What somebody, by number, wants to be told. at: since when; user: their id on Discord, 0 where not looked up."""

    group: int
    person: int
    ask_me_in: bool
    mirror: bool
    at: datetime
    user: int = 0
    last_asked: datetime | None = None
    last_mirrored: datetime | None = None


class Meeting(NamedTuple):
    """A meeting so far. speakers: by turn, oldest first, the last of them; last: when something was said last."""

    began: datetime
    speakers: Sequence[int]
    last: datetime


def is_lull(meeting: Meeting, now: datetime, over_after: timedelta) -> bool:
    """Tell whether the talk is under way and rests. over_after: the silence that ends a meeting."""
    return _under_way(meeting) and LULL <= now - meeting.last < over_after


def is_touched(meeting: Meeting, speakers: Sequence[int], now: datetime) -> bool:
    """Tell whether the talk is under way and about something just now. speakers: of the last things said about it."""
    about_it = len(speakers) >= TOUCHING and len(set(speakers)) >= TOUCHING_VOICES
    return _under_way(meeting) and about_it and now - meeting.last < FRESH


def _under_way(meeting: Meeting) -> bool:
    return len(meeting.speakers) >= UNDER_WAY and len(set(meeting.speakers)) >= VOICES


def to_ask_in(
    meeting: Meeting, wishes: Iterable[BalanceWish], spoke_lately: Collection[int], now: datetime
) -> list[BalanceWish]:
    """Give who may be asked in at a fitting moment, first whoever has waited longest for it.

    The moment itself (`is_lull`, `is_touched`) is judged by the caller; every kind of moment shares these rules.
    """
    heard = set(meeting.speakers[-HAS_BEEN_QUIET:])
    fitting = [
        wish
        for wish in wishes
        if wish.ask_me_in
        and wish.person not in heard
        and (wish.person in spoke_lately or now - wish.at < AROUND)
        and _not_yet(wish.last_asked, meeting, now)
    ]
    return sorted(fitting, key=lambda wish: (wish.last_asked or wish.at, wish.person))


def holds_mirror(meeting: Meeting, wish: BalanceWish, now: datetime) -> bool:
    """Tell whether somebody who wants a mirror has had many of the last turns, and has not been told this meeting."""
    return (
        wish.mirror
        and now - meeting.last < FRESH
        and len(meeting.speakers) >= LAST
        and len(set(meeting.speakers)) >= MIRROR_VOICES
        and lately(meeting, wish.person) >= MANY
        and _not_yet(wish.last_mirrored, meeting, now)
    )


def lately(meeting: Meeting, person: int) -> int:
    """Count somebody's turns among the last ones."""
    return Counter(meeting.speakers[-LAST:])[person]


def _not_yet(last: datetime | None, meeting: Meeting, now: datetime) -> bool:
    """Whether it has not come to them in this meeting."""
    return last is None or (last < meeting.began and now - last >= APART)
