"""The queue of traces: nothing waits for it, nothing is lost in it."""

import asyncio
import sqlite3
from collections.abc import Awaitable
from contextlib import closing
from datetime import datetime
from typing import TypeVar

from bot.store.store import Store
from bot.store.writer import TraceWriter
from tests.store.examples import ADA, BEN, NOW, gone, group, trace

T = TypeVar("T")


class Hourglass:
    """A clock whose sleepers wake when the test turns it."""

    def __init__(self) -> None:
        self.asleep = asyncio.Event()
        self._sleepers: list[asyncio.Future[None]] = []

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:  # noqa: ARG002  (as long as the test says)
        sleeper = asyncio.get_running_loop().create_future()
        self._sleepers.append(sleeper)
        self.asleep.set()
        await sleeper

    async def wait(self, what: Awaitable[T], why: str) -> T:  # noqa: ARG002
        return await what

    async def turn(self) -> None:
        """Wake everyone who sleeps, once somebody does."""
        await self.asleep.wait()
        self.asleep.clear()
        sleepers, self._sleepers = self._sleepers, []
        for sleeper in sleepers:
            if not sleeper.done():
                sleeper.set_result(None)


async def test_it_writes_a_second_later_all_that_waits(store: Store) -> None:
    glass, made = Hourglass(), await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    writer = TraceWriter(store.traces, glass)
    for number in range(3):
        writer.put(trace(made, number, ada))
    assert await store.traces.count(made.id) == 0
    await glass.turn()
    await writer.drain()
    assert (await store.traces.count(made.id), len(writer)) == (3, 0)


async def test_what_waits_can_still_change_or_go(store: Store) -> None:
    glass, made = Hourglass(), await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    writer = TraceWriter(store.traces, glass)
    first, second, third = (trace(made, number, ada, ben) for number in (1, 2, 3))
    for each in (first, second, third, trace(made, 4, ben)):
        writer.put(each)
    writer.put(first._replace(words=7))
    writer.delete(gone(second))
    writer.forget(made.id + 1, ada)  # another group's
    writer.forget(made.id, ben)
    await writer.drain()
    kept = await store.traces.recent(made.id, NOW)
    assert [(each.words, each.person, each.to_person) for each in kept] == [(7, ada, None), (5, ada, None)]


async def test_deleting_what_was_written_deletes_it(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    writer = TraceWriter(store.traces, Hourglass())
    writer.put(trace(made, 1, ada))
    await writer.drain()
    writer.delete(gone(trace(made, 1, ada)))
    await writer.drain()
    assert await store.traces.count(made.id) == 0


async def test_what_comes_while_a_batch_is_on_its_way_is_written_too(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    writer = TraceWriter(store.traces, Hourglass())
    for number in range(12_000):
        writer.put(trace(made, number, ada, at=NOW))
    draining = asyncio.create_task(writer.drain())
    await asyncio.sleep(0)
    writer.put(trace(made, 5, ada, at=NOW, words=9))
    writer.put(trace(made, 99_999, ada, at=NOW))
    await draining
    await writer.drain()
    kept = await store.traces.recent(made.id, NOW)
    assert len(kept) == 12_001
    assert sum(each.words == 9 for each in kept) == 1


async def test_a_locked_database_is_tried_again_until_it_is_free(store: Store, url: str) -> None:
    if not url.startswith("sqlite"):
        return  # there a writer waits for the row, not for the whole file
    glass, made = Hourglass(), await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    writer = TraceWriter(store.traces, glass)
    writer.put(trace(made, 1, ada))
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        draining = asyncio.create_task(writer.drain())
        glass.asleep.clear()  # the flush that was due is not waited for any more
        await glass.asleep.wait()  # it was refused and waits for a better moment
        other.execute("COMMIT")
    await glass.turn()
    await draining
    assert (await store.traces.count(made.id), len(writer)) == (1, 0)
