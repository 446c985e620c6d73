"""What goes wrong on the way, and that nothing is lost or posted twice for it."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from tests.wire.discord_here import Bot, Here, discord_here
from tests.wire.rest import Fault
from tests.wire.test_running import begin_group, join, traces


async def meeting(here: Here, bot: Bot) -> list[int]:
    """Start the bot and a group of six whose manager facilitates it; give the people, the facilitator first."""
    await bot.start()
    await asyncio.wait_for(here.gateway.ready.wait(), 20)
    await begin_group(here)
    people = [here.manager, *(here.person(name) for name in ("Ada", "Ben", "Cleo", "Dora", "Emil"))]
    for person in people:
        await join(here, person)
    return people


async def settled(here: Here) -> None:
    """Wait until everything said so far was heard: the line keeps its order."""
    await here.uses(here.manager, "group show")


async def test_two_hundred_messages_bring_one_nudge_whose_buttons_outlive_a_restart(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        leader, *members = await meeting(here, bot)
        await here.uses(leader, "watch")
        chance = Random(7)
        for _ in range(100):
            here.says(leader, "And how is it for you?")
            here.says(chance.choice(members), "It was a long week.")
        (nudge,) = await here.until(lambda: here.said_by_bot("A quiet word"))
        await settled(here)
        assert len(here.said_by_bot("A quiet word")) == 1
        code, _log = await bot.stop()
        assert (code, traces(tmp_path)) == (0, 200)
        await bot.start()
        await here.until(lambda: here.gateway.identified == 2 or None)
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await here.presses(leader, nudge.id, "Helpful")
        await here.until(lambda: here.said_by_bot("Good luck"))
        await bot.stop()
        assert traces(tmp_path) == 200
        assert here.rest.wrong == []


@pytest.mark.parametrize("code", [1001, 4000])
async def test_a_dropped_line_is_taken_up_again(tmp_path: Path, code: int) -> None:
    async with discord_here(tmp_path) as (here, bot):
        people = await meeting(here, bot)
        here.says(people[1], "one")
        await here.gateway.cut(code)
        for person in people[1:]:
            here.says(person, "said while the line was down")
        await asyncio.wait_for(here.gateway.again.wait(), 20)
        await settled(here)
        await bot.stop()
        assert here.gateway.resumed == 1
        assert traces(tmp_path) == 6


async def test_what_a_lost_session_missed_is_read_from_the_history(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        people = await meeting(here, bot)
        here.says(people[1], "one")
        await settled(here)
        await here.gateway.lose_session()
        for person in people[1:]:
            here.says(person, "missed")
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await here.until(lambda: here.rest.asked("GET", "/messages") or None)
        await settled(here)
        await bot.stop()
        assert here.gateway.identified == 2
        assert traces(tmp_path) == 6


@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST", "/messages", 0, done=True),
        Fault("POST", "/messages", 0),
        Fault("POST", "/messages", 429),
        Fault("POST", "/messages", 500),
        Fault("POST", "/messages", 503),
    ],
    ids=["dropped after", "dropped before", "429", "500", "503"],
)
async def test_a_post_that_fails_on_the_way_arrives_once(tmp_path: Path, fault: Fault) -> None:
    async with discord_here(tmp_path) as (here, bot):
        here.rest.faults.append(fault)
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await begin_group(here)
        await here.until(lambda: here.said_by_bot("✅"))
        await bot.stop()
        assert fault.times == 0
        assert len(here.said_by_bot("Welcome. This is")) == 1
