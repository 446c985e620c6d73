"""Firsts: what happens to a group for the first time, when more active direction is right. Each comes once, ever."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

First = Literal["meeting", "newcomer", "conflict", "silence", "goodbye", "loss"]
FIRSTS: tuple[First, ...] = get_args(First)

A_FIRST_LASTS = timedelta(hours=6)
"""A first holds for the meeting in which it comes. What is learned of later is written down without a word."""

YOUNG = timedelta(weeks=3)
"""So long after it was set up, what its calendar says comes first, or is opened first, is a group's first meeting."""

SETTLED = timedelta(weeks=2)
"""Whoever joins before that was there from the beginning."""

FEW = 3
"""There is a group that somebody can come to, or go from, from so many on."""

A_NIGHT = timedelta(hours=14)
"""So much later a goodbye is spoken of: at once it would as good as name who went."""

A_STORY = 60
"""Words of a message from which it can be a story."""

SILENT = timedelta(minutes=5)
"""Without a word after a story: then it is a silence."""


@dataclass(frozen=True, slots=True)
class Happened:
    """kind, and from when on it holds. told: when it was seen to that facilitators hear of it; back: it was none."""

    kind: First
    at: datetime
    noticed: bool
    told: datetime | None = None
    back: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.back is None and self.at <= at < self.at + A_FIRST_LASTS

    def waits(self) -> bool:
        """Whether it is to be spoken of still."""
        return self.told is None and self.back is None


def first_named(name: str) -> First | None:
    """Give the first of that name; None for what was forged, or is of another version."""
    return next((first for first in FIRSTS if first == name), None)


def is_news(at: datetime, now: datetime) -> bool:
    """Whether something that happened then is worth a word now."""
    return now - at < A_FIRST_LASTS


def first_newcomer(joined: Sequence[datetime], created: datetime) -> datetime | None:
    """Give when somebody came to a group that was one already.

    >>> from datetime import UTC
    >>> began = datetime(2026, 1, 8, tzinfo=UTC)
    >>> there = [began] * 3
    >>> first_newcomer(there, began), first_newcomer([*there, began + timedelta(days=20)], began).day
    (None, 28)
    """
    for number, at in enumerate(sorted(joined)):
        if number >= FEW and at >= created + SETTLED:
            return at
    return None


def is_goodbye(left: int, created: datetime, now: datetime) -> bool:
    """Whether somebody who left leaves a group behind; who takes back at once that they joined says no goodbye.

    left: how many are still there.
    """
    return left >= FEW and now >= created + SETTLED


class Silences:
    """Stories that nobody has answered yet, by the place where they were told. It waits for nothing itself."""

    def __init__(self) -> None:
        self._told: dict[int, tuple[datetime, int]] = {}

    def hear(self, place: int, at: datetime, speaker: int, *, story: bool) -> bool:
        """Hear a message; whether a story has just been told, so that it is to be asked again in a while.

        Who goes on with their own story breaks no silence; it begins when they have ended.
        """
        before = self._told.get(place)
        if before is not None and before[0] > at:
            return False
        if story or (before is not None and before[1] == speaker):
            self._told[place] = (at, speaker)
            return True
        self._told.pop(place, None)
        return False

    def since(self, place: int) -> datetime | None:
        """Give since when nobody has said a word after a story there."""
        told = self._told.get(place)
        return told[0] if told else None

    def forget(self, place: int) -> None:
        self._told.pop(place, None)

    def __len__(self) -> int:
        return len(self._told)


def is_silence(since: datetime | None, now: datetime) -> bool:
    return since is not None and SILENT <= now - since < A_FIRST_LASTS


def yet_to_come(happened: Collection[Happened]) -> frozenset[First]:
    """Give what a group has not had yet; what was taken back is not noticed again, but can be marked."""
    had = {each.kind for each in happened}
    return frozenset(FIRSTS) - had
