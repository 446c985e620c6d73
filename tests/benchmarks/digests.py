"""A digest of a busy week, from the look at it to the finished words, over one plain pass over its rows."""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bot.practice.arriving import Entry
from bot.practice.checkin import CheckIn
from bot.store.types import to_micro
from bot.week.values import TalkTotals, Totals
from bot.week.window import WEEK
from cogs.digests.cog import Digests
from cogs.digests.composing import Composed
from tests.benchmarks.busy_week import Group, fill
from tests.benchmarks.timing import in_turn
from tests.world import NOON, World, world

PEOPLE = 30
WEEKS_BEFORE = 11
OPEN_FOR = timedelta(hours=12)
WORDS = ("Tired but glad to be here", "Glad that it is evening", "Tired, and worried about Sunday")

_WEEK = "FROM traces WHERE group_id = ? AND at >= ? AND at < ?"
ROWS = f"SELECT channel, person, at, to_person, to_weight, how {_WEEK} ORDER BY at, message"
SUMS = f"SELECT person, to_person, count(*), sum(to_weight) {_WEEK} GROUP BY 1, 2"


class BusyWeek:
    """A group with two check-ins and a hundred thousand messages in the week that goes on."""

    def __init__(self, here: World, file: Path) -> None:
        self._here, self._live, self._file = here, here.live, file
        cog = here.bot.get_cog("Digests")
        assert isinstance(cog, Digests)
        self._parts = cog.parts
        self.window = (self._live.group.id, to_micro(NOON), to_micro(NOON + WEEK))

    async def fill(self, before: int, in_week: int) -> None:
        """Let people join, arrive, and write; earlier weeks have been told."""
        here, live, store = self._here, self._live, self._here.bot.desk.store
        keyring, channel = here.bot.keyring, here.channel.id
        people = [
            (await here.bot.desk.directory.join(live, 10_000 + number, NOON, "nothing")).number
            for number in range(PEOPLE)
        ]
        for back in range(WEEKS_BEFORE, 0, -1):
            talk = TalkTotals(
                people=20, messages=400, turns=300, between=0.6 + back / 50, expected=0.7, evenness=0.8
            )
            totals = Totals(NOON - back * WEEK, NOON - (back - 1) * WEEK, talk)
            await store.weeks.close(await store.weeks.look(live.group.id, totals), totals.ends)
        for day in (1, 4):
            due = NOON + timedelta(days=day)
            new = CheckIn(0, "", live.group.id, None, due, due + OPEN_FOR, channel)
            opened = await store.checkins.open(new, due)
            assert opened is not None
            for person in people[::2]:
                entry = Entry(WORDS[person % 3], energy=1 + person % 5, like="heard", readers="group")
                await store.arrivals.put(opened[0], person, entry, due)
            await store.checkins.close(opened[0], due + OPEN_FOR)
        channels = [keyring.channel(channel), keyring.channel(channel + 1)]
        fill(self._file, Group(live.group.id, people, channels), NOON, before=before, in_week=in_week)

    def forget(self) -> None:
        """Let go of the last look at the week, so that the next one is made anew."""
        with closing(sqlite3.connect(self._file, isolation_level=None)) as database:
            database.execute("DELETE FROM weeks WHERE closed IS NULL")

    async def words(self) -> float:
        """Look at the week and say it, without pictures."""
        self.forget()
        began = perf_counter()
        looked = await self._parts.collector.look(self._live, NOON + WEEK)
        digest = await self._parts.composer.digest(self._live, looked.week, looked.talk)
        assert self._parts.composer.say(self._live, digest, "group")
        return perf_counter() - began

    async def whole(self) -> float:
        """Look at the week, say it and draw it."""
        self.forget()
        began = perf_counter()
        assert (await self.told()).text
        return perf_counter() - began

    async def told(self) -> Composed:
        looked = await self._parts.collector.look(self._live, NOON + WEEK)
        digest = await self._parts.composer.digest(self._live, looked.week, looked.talk)
        return await self._parts.composer.compose(self._live, digest, "group", looked.week.token)

    async def rows(self) -> float:
        """Read the week's rows in order, by the bare driver."""
        return self._plain(ROWS)

    async def sums(self) -> float:
        """Let the database add up who spoke to whom."""
        return self._plain(SUMS)

    def _plain(self, statement: str) -> float:
        with closing(sqlite3.connect(self._file)) as database:
            began = perf_counter()
            for _row in database.execute(statement, self.window):
                pass
            return perf_counter() - began


@asynccontextmanager
async def busy_week(before: int, in_week: int) -> AsyncGenerator[BusyWeek]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with world(folder) as here:
            await here.group()
            week = BusyWeek(here, folder / "multilogue.db")
            await week.fill(before, in_week)
            yield week


async def over_plain_pass(
    before: int = 1_000_000, in_week: int = 100_000, rounds: int = 7
) -> list[dict[str, Any]]:
    """A digest's figures and words, and the same with pictures, over reading the week's rows once."""
    async with busy_week(before, in_week) as week:
        took = await in_turn(
            {"rows": week.rows, "words": week.words, "whole": week.whole, "sums": week.sums}, rounds
        )
    what = f"of a week of {in_week:,} messages after {before:,}"
    seconds = {name: round(median(each), 3) for name, each in took.items()}
    return [
        {
            "what": f"figures and words {what} over a plain pass over its rows",
            "ratio": _ratio(took["words"], took["rows"]),
            "aim": "at most 3.0",
            "over_plain_sums": _ratio(took["words"], took["sums"]),
            "seconds": seconds,
        },
        {
            "what": f"the same with pictures {what}",
            "ratio": _ratio(took["whole"], took["rows"]),
            "over_plain_sums": _ratio(took["whole"], took["sums"]),
        },
    ]


def _ratio(one: list[float], other: list[float]) -> float:
    return round(median(a / b for a, b in zip(one, other, strict=True)), 2)
