"""Many at a check-in at the very same instant, and one person twice: it happens once, and nobody sees it fail."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from tests.wire.discord_here import Here, discord_here
from tests.wire.test_checkins import WORDS, checked_in, said_anywhere

ACKNOWLEDGED_WITHIN = 3.0
"""Seconds that Discord waits for the first answer to anything."""


class Room:
    """An open check-in, and people who joined."""

    def __init__(self, here: Here, people: list[int], post: Any) -> None:
        self.here, self.people, self.post = here, people, post

    async def open_form(self, user: int) -> Any:
        return await self.here.presses(user, self.post.id, "Check in")

    async def arrives(self, user: int, words: str, form: Any = None) -> Any:
        """Send the form off; gives the private answer."""
        form = form or await self.open_form(user)
        return await self.answer(
            await self.here.sends_form(user, form, WORDS | {"arrive": words}, self.post.id)
        )

    async def press(self, user: int, message: Any, label: str) -> Any:
        """Press a button; gives the private answer."""
        return await self.answer(await self.here.presses(user, message.id, label))

    async def press_twice(self, user: int, message: Any, label: str) -> None:
        done = [self.here.presses(user, message.id, label) for _press in range(2)]
        for each in await asyncio.gather(*done):
            await self.answer(each)

    async def answer(self, done: Any) -> Any:
        """Wait until it was not only acknowledged; gives the answer."""
        later = done.response_kind in ("deferred", "deferred_update")
        requests = self.here.backend.http_requests
        await self.here.until(
            lambda: (
                not later
                or any(
                    f"/{done.token}/" in each.path or each.path.endswith(done.token)
                    for each in requests
                    if each.path.startswith("/webhooks/")
                )
            )
        )
        return self.here.find(done.message_id)

    def in_thread(self, part: str) -> list[Any]:
        return [each for each in said_anywhere(self.here, part) if each.channel_id == self.post.id]


@asynccontextmanager
async def _room(folder: Path, *names: str) -> AsyncGenerator[Room]:
    """Let people do what they do, and see that nothing failed."""
    async with discord_here(folder) as (here, bot):
        people = [here.person(name) for name in names]
        yield Room(here, people, await checked_in(here, bot, *people))
        code, log = await bot.stop()
        assert code == 0
        assert "Traceback" not in log
        assert "ERROR" not in log
        assert "xylophone" not in log
        assert here.said_by_bot("went wrong") == []
        assert here.rest.wrong == []


async def test_forms_that_one_person_sends_off_at_once_are_one_arrival_with_the_last_words(
    tmp_path: Path,
) -> None:
    async with _room(tmp_path, "Ada") as room:
        (ada,) = room.people
        forms = [await room.open_form(ada) for _press in range(6)]
        await asyncio.gather(
            *(room.arrives(ada, f"xylophone {number}", form) for number, form in enumerate(forms))
        )
        assert [each.content.splitlines()[1] for each in room.in_thread("Ada")] == ["> xylophone 5"]
        with closing(sqlite3.connect(tmp_path / "multilogue.db")) as database:
            assert database.execute("SELECT count(*) FROM arrivals").fetchone() == (1,)


async def _saves_twice(room: Room) -> None:
    here, mara = room.here, room.here.manager
    form = await here.uses(mara, "checkin schedule")
    entries: dict[str, Any] = {
        "when": "daily at 9:00", "length": "2 hours", "channel": [here.channel], "opening": "", "feelings": "",
    }  # fmt: skip
    planned = await room.answer(await here.sends_form(mara, form, entries))
    await room.press_twice(mara, planned, "Save")
    listed = await room.answer(await here.uses(mara, "checkin list"))
    assert "**1.**" in listed.content
    assert "**2.**" not in listed.content


async def test_a_button_pressed_twice_at_once_acts_once(tmp_path: Path) -> None:
    async with _room(tmp_path, "Ada", "Ben", "Cleo") as room:
        ada, ben, cleo = room.people
        await _saves_twice(room)
        arrived = await room.arrives(ada, "xylophone")
        (words,) = room.in_thread("xylophone")
        await room.press_twice(ben, await room.press(ben, words, "With you"), "Yes, tell them")
        wishing = await room.press(ada, arrived, "I'd like contact")
        await room.press_twice(ada, wishing, "Yes, tell the group")
        (standing,) = room.in_thread("would like some contact")
        offers = [(user, await room.press(user, standing, "I have a moment")) for user in (ben, cleo)]
        await asyncio.gather(*(room.press_twice(user, offer, "Yes, tell them") for user, offer in offers))
        assert len(room.in_thread("somebody has a moment")) == 1
        await room.press_twice(ada, arrived, "Take it back")
        assert room.in_thread("Ada") == []


async def test_many_at_once_are_acknowledged_first_while_the_database_is_busy(tmp_path: Path) -> None:
    async with _room(tmp_path, *(f"Person {number}" for number in range(40))) as room:
        here, people = room.here, room.people
        forms = await asyncio.gather(*map(room.open_form, people))
        loop, took = asyncio.get_running_loop(), list[float]()

        async def send_off(person: int, form: Any) -> None:
            began = loop.time()
            await here.sends_form(person, form, WORDS | {"arrive": f"xylophone of {person}"}, room.post.id)
            took.append(loop.time() - began)

        with closing(sqlite3.connect(tmp_path / "multilogue.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.gather(*map(send_off, people, forms))
            assert room.in_thread("xylophone") == []
        assert max(took) < ACKNOWLEDGED_WITHIN
        await here.until(lambda: len(here.said_by_bot("You have arrived")) == len(people))
        assert all(len(room.in_thread(f"xylophone of {person}")) == 1 for person in people)
