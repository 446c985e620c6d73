"""How long a digest of a busy week keeps the bot's own process from everything else."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Awaitable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, NamedTuple

from bot.store.types import to_micro
from bot.week.window import WEEK
from tests.benchmarks.busy_week import Group, fill
from tests.wire.discord_here import ROOT, TOKEN, Bot, Here, discord_here
from tests.wire.test_running import begin_group, join

PEOPLE = 12
IDLE = 3.0
"""Seconds in which nothing is asked of the bot but the command."""


async def by_a_digest(before: int = 1_000_000, in_week: int = 100_000, rounds: int = 5) -> dict[str, Any]:
    """The longest time that the loop did not come round, and the time a command took, beside an idle bot.

    held_by_work: the most that the bot itself worked between two ticks, whatever else the machine did.
    The first digest, for which matplotlib is loaded, is told apart.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        async with discord_here(folder) as (here, bot):
            await bot.start()
            await here.gateway.ready.wait()
            await begin_group(here)
            for person in [here.manager, *(here.person(f"Person{number}") for number in range(1, PEOPLE))]:
                await join(here, person)
            await bot.stop()
            _fill(folder / "multilogue.db", before, in_week)
            here.gateway.ready.clear()
            await _start_ticking(bot)
            await here.gateway.ready.wait()
            await here.uses(here.manager, "norms")
            idle = await _meanwhile(here, asyncio.sleep(IDLE))
            digests = [await _meanwhile(here, _preview(here, number)) for number in range(rounds + 1)]
            await bot.stop()
        ticks = [Tick(*map(float, line.split())) for line in (folder / "ticks").read_text().splitlines()]
    first, *later = [_told(each, ticks) for each in digests]
    return {
        "what": f"the loop held and a command answered (ms) while a digest of {in_week:,} messages is made",
        "aim": "held at most 50",
        "idle": _told(idle, ticks),
        "first": first,
        "later": {name: median(each[name] for each in later) for name in first},
    }


class Tick(NamedTuple):
    """at, late, worked: see `tests.benchmarks.ticking_bot.tick`."""

    at: float
    late: float
    worked: float


class Watched(NamedTuple):
    """began, ended: seconds of the machine's monotonic clock; answered: seconds until each command was."""

    began: float
    ended: float
    answered: list[float]


async def _meanwhile(here: Here, what: Awaitable[None]) -> Watched:
    """Type one command after the other for as long as something goes on."""
    began, answered = monotonic(), list[float]()
    doing = asyncio.ensure_future(what)
    while not doing.done():
        asked = monotonic()
        await here.uses(here.manager, "norms")
        answered.append(monotonic() - asked)
        await asyncio.wait({doing}, timeout=0.02)
    await doing
    return Watched(began, monotonic(), answered)


async def _preview(here: Here, earlier: int) -> None:
    """Look at the digest, worked out anew. earlier: how often that was done before."""
    with closing(sqlite3.connect(here.folder / "multilogue.db", isolation_level=None)) as database:
        database.execute("DELETE FROM weeks")
    await here.uses(here.manager, "digest preview")
    await here.until(lambda: len(here.said_by_bot("The week so far")) > earlier)


def _told(watched: Watched, ticks: list[Tick]) -> dict[str, float]:
    then = [tick for tick in ticks if watched.began <= tick.at <= watched.ended]
    return {
        "took": _milli(watched.ended - watched.began),
        "held": _milli(max(tick.late for tick in then)),
        "held_by_work": _milli(max(tick.worked for tick in then)),
        "answered": _milli(median(watched.answered)),
        "slowest": _milli(max(watched.answered)),
    }


def _milli(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _fill(file: Path, before: int, in_week: int) -> None:
    """Let the group be a week old, and have written."""
    begins = datetime.now(UTC) - WEEK
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("UPDATE groups SET created = ?", (to_micro(begins),))
        people = [number for (number,) in database.execute("SELECT number FROM people")]
        ((group,),) = database.execute("SELECT id FROM groups")
    fill(file, Group(group, people, [b"here" * 4, b"else" * 4]), begins, before=before, in_week=in_week)


async def _start_ticking(bot: Bot) -> None:
    bot.process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.ticking_bot", bot.here.address, str(bot.here.folder),
        cwd=ROOT, env=os.environ | {"DISCORD_TOKEN": TOKEN},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
