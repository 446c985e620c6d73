"""A check-in over real HTTP and a real websocket."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.wire.discord_here import Bot, Here, discord_here
from tests.wire.rest import Fault
from tests.wire.test_running import begin_group, join

WORDS: dict[str, Any] = {
    "arrive": "xylophone evening", "feeling": "calm", "energy": ["2"], "like": ["hear"], "readers": ["group"],
}  # fmt: skip


def said_anywhere(here: Here, part: str) -> list[Any]:
    """Messages of the bot that hold a text, in the channel and in its threads."""
    everywhere = (message for place in here.backend.messages.values() for message in place.values())
    return [each for each in everywhere if part in (each.content or "") and each.author_id != here.manager]


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Fault("POST", "/messages", 0, done=True),
        Fault("POST", "/messages", 503),
        Fault("POST", "/threads", 500),
    ],
    ids=["nothing wrong", "post dropped after", "503", "500 at the thread"],
)
async def test_a_check_in_is_posted_once_and_goes_on_after_a_restart(
    tmp_path: Path, fault: Fault | None
) -> None:
    async with discord_here(tmp_path) as (here, bot):
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await begin_group(here)
        ada = here.person("Ada")
        for person in (here.manager, ada):
            await join(here, person)
        here.rest.faults += [fault] if fault else []
        await here.uses(here.manager, "checkin now")
        (post,) = await here.until(lambda: here.said_by_bot("## 🌿 Check-in"))
        opened = await here.presses(ada, post.id, "Check in")
        await bot.stop()
        await bot.start()
        await asyncio.wait_for(here.gateway.ready.wait(), 20)
        await here.sends_form(ada, opened, WORDS, post.id)
        (words,) = await here.until(lambda: said_anywhere(here, "xylophone evening"))
        assert words.channel_id == post.id  # a thread has the id of its message
        again = await here.presses(ada, post.id, "Check in")
        assert again.responded
        code, log = await bot.stop()
        assert code == 0
        assert len(here.said_by_bot("## 🌿 Check-in")) == 1
        assert len(said_anywhere(here, "xylophone evening")) == 1
        assert "xylophone" not in log
        assert "Traceback" not in log
        assert not fault or fault.times == 0
        assert here.rest.wrong == []


async def checked_in(here: Here, bot: Bot, *people: int) -> Any:
    """The bot runs, people have joined, and a check-in is open; gives its post."""
    await bot.start()
    await asyncio.wait_for(here.gateway.ready.wait(), 20)
    await begin_group(here)
    for person in (here.manager, *people):
        await join(here, person)
    await here.uses(here.manager, "checkin now")
    (post,) = await here.until(lambda: here.said_by_bot("## 🌿 Check-in"))
    return post


async def test_words_that_were_taken_down_go_up_again(tmp_path: Path) -> None:
    async with discord_here(tmp_path) as (here, bot):
        ada = here.person("Ada")
        post = await checked_in(here, bot, ada)
        opened = await here.presses(ada, post.id, "Check in")

        async def tells(readers: str, told: str) -> None:
            before = len(here.said_by_bot(told))
            await here.sends_form(ada, opened, WORDS | {"readers": [readers]}, post.id)
            await here.until(lambda: len(here.said_by_bot(told)) > before)

        await tells("group", "The group reads it")
        await tells("me", "Nobody reads it but you")
        assert said_anywhere(here, "xylophone evening") == []
        await tells("group", "The group reads it")
        assert len(said_anywhere(here, "xylophone evening")) == 1
