"""The bot as a process of its own, against real HTTP and a real websocket."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.wire.discord_here import Here, discord_here


def zone_at_noon() -> str:
    """Give a zone where it is about noon now: this clock is a real one, and so are the group's quiet hours."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"  # these names count westwards


async def begin_group(here: Here) -> None:
    """Start a group by its form, as its manager, who facilitates it and joins."""
    opened = await here.uses(here.manager, "group create")
    entries = {
        "name": "Carers",
        "purpose": "We look after someone.",
        "channels": [here.channel],
        "facilitators": [here.manager],
        "zone": zone_at_noon(),
    }
    await here.sends_form(here.manager, opened, entries)
    (summary,) = await here.until(lambda: here.said_by_bot("Here is the group so far"))
    await here.presses(here.manager, summary.id, "Create the group")
    await here.until(lambda: here.said_by_bot("Welcome"))


async def join(here: Here, user: int) -> None:
    (welcome,) = here.said_by_bot("Welcome. This is")
    opened = await here.presses(user, welcome.id, "Join")
    await here.sends_form(user, opened, {"dms": ["nothing"]})


def traces(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "multilogue.db")) as database:
        return int(database.execute("SELECT count(*) FROM traces").fetchone()[0])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_in_the_middle_of_a_talk_it_writes_what_it_heard(
    tmp_path: Path, how: signal.Signals
) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await begin_group(here)
        people = [here.manager, *(here.person(name) for name in ("Ada", "Ben"))]
        for person in people:
            await join(here, person)
        for number in range(30):
            here.says(people[number % 3], f"xylophone {number}")
        await here.uses(here.manager, "group show")  # the line keeps its order: answered, all was heard
        began = asyncio.get_running_loop().time()
        code, log = await bot.stop(how)
        assert asyncio.get_running_loop().time() - began < 5
        assert (code, here.gateway.closed_with) == (0, 1000)
        assert traces(tmp_path) == 30
        assert "Traceback" not in log
        assert "xylophone" not in log
        assert not any(str(each) in log for each in (*people, here.guild, here.channel))
        assert here.rest.wrong == []


async def test_a_refused_token_is_said_in_a_sentence(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (_here, bot):
        await bot.start("another.made.up")
        code, log = await bot.ended()
        assert code == 2
        assert "the token was refused" in log
        assert "Traceback" not in log


async def test_without_the_privileged_intents_it_says_so_and_goes_on(tmp_path: Path) -> None:
    async with discord_here(tmp_path, privileged=0) as (here, bot):
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await begin_group(here)
        code, log = await bot.stop()
        assert code == 0
        assert "Going on without" in log
        assert here.gateway.identified == 2
