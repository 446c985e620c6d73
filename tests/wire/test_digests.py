"""A digest over real HTTP and a real websocket: a body of many parts, and a line that breaks under it."""

import asyncio
from pathlib import Path

from tests.cogs.digests.weekly import EIGHT
from tests.wire.discord_here import Here, discord_here
from tests.wire.rest import Fault
from tests.wire.test_running import begin_group, join

MARK = "## 🪞"


async def talk(here: Here, people: list[int], turns: int) -> None:
    for number in range(turns):
        here.says(people[number % len(people)], f"xylophone {number}")
    await here.uses(here.manager, "group show")  # the line keeps its order: answered, all was heard


async def test_a_digest_whose_answer_was_lost_is_posted_once_with_its_pictures(tmp_path: Path) -> None:
    fault = Fault("POST", "/messages", 0, done=True)
    async with discord_here(tmp_path) as (here, bot):
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await begin_group(here)
        people = [here.manager, *(here.person(name) for name in EIGHT[:-1])]
        for person in people:
            await join(here, person)
        await talk(here, people, 40)
        here.rest.faults.append(fault)
        await here.uses(here.manager, "digest now")
        await here.until(lambda: here.said_by_bot("Here it is"))
        (post,) = here.said_by_bot(MARK)
        assert "8 people who joined spoke" in post.content
        assert post.attachments
        assert fault.times == 0
        await bot.stop()
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        how = await here.presses(people[1], post.id, "How this comes about")
        assert how.responded
        code, log = await bot.stop()
        assert code == 0
        assert len(here.said_by_bot(MARK)) == 1
        assert "Traceback" not in log
        assert "xylophone" not in log
        assert here.rest.wrong == []


async def test_two_who_ask_at_the_same_instant_get_one(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await begin_group(here)
        await asyncio.gather(*(here.uses(here.manager, "digest now") for _press in range(3)))
        await here.until(
            lambda: len(here.said_by_bot("Here it is")) + len(here.said_by_bot("let a day")) == 3
        )
        code, log = await bot.stop()
        assert (code, len(here.said_by_bot(MARK))) == (0, 1)
        assert "Traceback" not in log
        assert here.rest.wrong == []
