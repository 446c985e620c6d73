"""Searching a full wisdom book: how long it takes, and how long others wait meanwhile."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import insert

from bot.live import Live
from bot.practice.wisdom import ENTRIES_AT_MOST
from bot.store.tables import wisdom
from tests.world import NOON, World, world

WORDS = (
    "sleep rest sister mother night morning walk tea hope fear tired angry alone together early late help ask "
    "doctor school work home quiet loud garden letter phone friend money bread winter summer slow steady Grüße Mühe"
).split()
EACH = 60
"""Words of an entry."""

TICK = 0.002


@asynccontextmanager
async def full_book(entries: int) -> AsyncGenerator[tuple[World, Live]]:
    chance = Random(9)
    with TemporaryDirectory() as name:
        async with world(Path(name)) as here:
            await here.group()
            person = await here.bot.desk.directory.join(here.live, 10_000, NOON, "nothing")
            rows = [
                {
                    "token": f"entry-{number}",
                    "group_id": here.live.group.id,
                    "person": person.number,
                    "at": NOON,
                    "signed": False,
                    "shown": False,
                    "words": {
                        "words": " ".join(chance.choices(WORDS, k=EACH)),
                        "themes": chance.sample(WORDS, 2),
                    },
                }
                for number in range(entries)
            ]
            async with here.bot.desk.store.wisdom._database.write() as connection:  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  (more than one person may keep)
                await connection.execute(insert(wisdom), rows)
            yield here, here.live


async def searched(entries: int = ENTRIES_AT_MOST, rounds: int = 9) -> dict[str, Any]:
    """Search for two words, over and over, while a task wakes every two milliseconds."""
    async with full_book(entries) as (here, live):
        store, took, late = here.bot.desk.store.wisdom, list[tuple[float, float]](), list[float]()
        assert await store.search(live.group.id, "sister moth")
        for _round in range(rounds):
            ticking = asyncio.create_task(_tick(late))
            began, worked = perf_counter(), process_time()
            assert await store.search(live.group.id, "sister moth")
            took.append((perf_counter() - began, process_time() - worked))
            ticking.cancel()
            with suppress(asyncio.CancelledError):
                await ticking
        return {
            "what": f"searching a wisdom book of {entries:,} entries of {EACH} words for two",
            "processor_seconds": round(median(worked for _took, worked in took), 3),
            "aim": "at most 0.3",
            "seconds": round(median(took for took, _worked in took), 3),
            "the loop was late by at most": round(max(late), 3),
        }


async def _tick(late: list[float]) -> None:
    while True:
        began = perf_counter()
        await asyncio.sleep(TICK)
        late.append(perf_counter() - began - TICK)
