"""A group that writes a hundred thousand messages a week, straight into the file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from bot.store.types import to_micro
from bot.week.window import WEEK

COLUMNS = "message, group_id, channel, person, at, to_person, to_weight, how, words"
HOWS = [("reply", 1.0, 30), ("mention", 0.9, 10), ("name", 0.8, 5), ("last", 0.6, 35), ("group", 1.0, 20)]
"""To whom it was said: from what that is known, how surely, and in how many of a hundred messages."""
BEFORE = timedelta(days=23)
"""Over which the messages before the week lie: with the week, all days that traces are kept."""
DISSENTS = 40


class Group(NamedTuple):
    """id: the store's; people: by number; channels: keyed hashes."""

    id: int
    people: Sequence[int]
    channels: Sequence[bytes]


def fill(file: Path, group: Group, begins: datetime, *, before: int, in_week: int) -> None:
    """Put in so many messages before a week, so many in it, and dissents in between."""
    chance = Random(7)
    earlier = _messages(group, begins - BEFORE, BEFORE, before, chance)
    week = list(_messages(group, begins, WEEK, in_week, chance))
    dissents = [(row[0], row[1], row[4]) for row in week[:: max(1, len(week) // DISSENTS)]]
    marks = ", ".join("?" * len(COLUMNS.split(",")))
    put = f"INSERT INTO traces ({COLUMNS}) VALUES ({marks})"  # noqa: S608  (both are from this file)
    differs = "INSERT INTO dissents VALUES (?, ?, ?, 'member', 'engaged', 0.9, 0.8)"
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("BEGIN IMMEDIATE")
        database.executemany(put, earlier)
        database.executemany(put, week)
        database.executemany(differs, dissents)
        database.execute("COMMIT")


def _messages(
    group: Group, begins: datetime, lasts: timedelta, count: int, chance: Random
) -> Iterator[tuple[object, ...]]:
    """Make messages that lie evenly in that time; some people speak far more than others."""
    often = [1 / (place + 2) for place in range(len(group.people))]
    speakers = chance.choices(group.people, often, k=count)
    hows = chance.choices(HOWS, [share for *_, share in HOWS], k=count)
    begin, every = to_micro(begins), lasts / timedelta(microseconds=1) / max(1, count)
    for number, (speaker, (how, weight, _)) in enumerate(zip(speakers, hows, strict=True)):
        other = speakers[number - chance.randint(1, 4)]
        to = None if how == "group" or other == speaker else other
        yield (
            chance.randbytes(16), group.id, chance.choice(group.channels), speaker, begin + int(number * every),
            to, weight if to else 1.0, how if to else "group", chance.randint(1, 40),
        )  # fmt: skip
