"""What the first tests of the store left open."""

import asyncio
import sqlite3
import stat
from base64 import urlsafe_b64encode
from collections.abc import AsyncGenerator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from bot.store import migrate
from bot.store.engine import Database, address
from bot.store.errors import CannotOpen, StoreError
from bot.store.keys import Keyring, load_key
from bot.store.store import Store
from bot.store.traces import Gone, Trace, Traces
from bot.store.writer import EVERY, PAUSES, TraceWriter
from tests.store.examples import ADA, BEN, NOW, gone, group, trace

T = TypeVar("T")
KEY = urlsafe_b64encode(bytes(32)).decode()


class HandClock:
    """A clock whose sleepers are woken by the test."""

    def __init__(self) -> None:
        self.asleep: asyncio.Queue[tuple[float, asyncio.Future[None]]] = asyncio.Queue()

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        self.asleep.put_nowait((seconds, woken))
        await woken

    async def wait(self, what: Awaitable[T], why: str) -> T:
        assert why
        return await what

    async def wake(self) -> float:
        """Wake the next sleeper who still waits; give how long it meant to sleep."""
        async with asyncio.timeout(5):
            seconds, woken = await self.asleep.get()
            while woken.done():
                seconds, woken = await self.asleep.get()
        woken.set_result(None)
        return seconds


class Held(Traces):
    """Tells when a batch is on its way, and keeps it until it may go."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.underway, self.free = asyncio.Event(), asyncio.Event()

    async def write(self, puts: Sequence[Trace], deletes: Iterable[Gone] = ()) -> None:
        self.underway.set()
        await self.free.wait()
        await super().write(puts, deletes)


@asynccontextmanager
async def beneath(url: str, keyring: Keyring) -> AsyncGenerator[Database]:
    database = Database(url, keyring)
    try:
        yield database
    finally:
        await database.close()


async def empty(writer: TraceWriter) -> None:
    async with asyncio.timeout(5):
        while len(writer):  # noqa: ASYNC110  (the very moment is the point)
            await asyncio.sleep(0)


async def test_a_trace_put_just_as_a_batch_is_done_is_written_too(store: Store) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    clock = HandClock()
    writer = TraceWriter(store.traces, clock)
    writer.put(trace(made, 1, ada))
    assert await clock.wake() == EVERY
    await empty(writer)
    writer.put(trace(made, 2, ada))
    await clock.wake()
    await empty(writer)
    assert await store.traces.count(made.id) == 2


async def test_what_changes_while_a_batch_is_on_its_way_is_written_after_it(
    store: Store, url: str, keyring: Keyring
) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    edited, deleted, late = (trace(made, number, ada) for number in (1, 2, 3))
    async with beneath(url, keyring) as database:
        held = Held(database)
        writer = TraceWriter(held, HandClock())
        writer.put(edited)
        writer.put(deleted)
        draining = asyncio.create_task(writer.drain())
        await held.underway.wait()
        writer.put(trace(made, 1, ada, words=99))
        writer.delete(gone(deleted))
        writer.put(late)
        held.free.set()
        await draining
        await writer.drain()
    assert [each.words for each in await store.traces.recent(made.id, NOW)] == [99, late.words]


async def test_somebody_who_leaves_while_a_batch_is_on_its_way_is_not_in_it(
    store: Store, url: str, keyring: Keyring
) -> None:
    made = await group(store)
    ada = (await store.people.join(made.id, ADA, NOW, "nothing")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    async with beneath(url, keyring) as database:
        held = Held(database)
        writer = TraceWriter(held, HandClock())
        writer.put(trace(made, 1, ada, ben))
        writer.put(trace(made, 2, ben, ada))
        draining = asyncio.create_task(writer.drain())
        await held.underway.wait()
        await store.people.leave(made.id, BEN)
        writer.forget(made.id, ben)
        held.free.set()
        await draining
    (kept,) = await store.traces.recent(made.id, NOW)
    assert (kept.person, kept.to_person) == (ada, None)


async def test_a_database_that_cannot_be_reached_is_tried_again(keyring: Keyring) -> None:
    pytest.importorskip("asyncpg")
    clock = HandClock()
    async with beneath("postgresql://nobody:none@127.0.0.1:1/none", keyring) as away:
        writer = TraceWriter(Traces(away), clock)
        writer.put(Trace(bytes(16), 1, 1, 1, NOW, None, 1.0, "group", 5, None, None))
        draining = asyncio.create_task(writer.drain())
        assert [await clock.wake(), await clock.wake()] == [PAUSES[0], PAUSES[1]]
        assert len(writer) == 1
        draining.cancel()
        with pytest.raises(asyncio.CancelledError):
            await draining


@pytest.mark.parametrize("text", [f"{KEY[:9]}!?{KEY[9:]}", f"{KEY[:9]} {KEY[9:]}", f"{KEY}\n{KEY}", KEY * 2])
def test_stray_signs_in_a_key_are_not_overlooked(tmp_path: Path, text: str) -> None:
    with pytest.raises(StoreError, match="holds no key"):
        load_key(tmp_path / "none", {"MULTILOGUE_KEY": text})


@given(st.text() | st.from_regex(r"(sqlite|postgresql)://[a-z:/@?=&%0-9.\[\]]{0,30}", fullmatch=True))
def test_any_text_is_an_address_or_is_said_to_be_none(text: str) -> None:
    try:
        found = address(text)
    except CannotOpen as told:
        assert "no address" in str(told)  # noqa: PT017  (either end is right)
    else:
        assert found.get_backend_name() in {"sqlite", "postgresql"}


@pytest.mark.parametrize("url", ["postgresql://host:port/name", "postgresql://host:54 32/name"])
def test_an_address_with_a_wrong_port_is_said_to_be_none(url: str) -> None:
    with pytest.raises(CannotOpen, match="no address"):
        address(url)


async def test_a_file_damaged_in_many_places_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    await migrate.upgrade(f"sqlite:///{file}", tmp_path, NOW)
    with closing(sqlite3.connect(file)) as database, database:
        facts = [(f"fact {number:05}", "v" * 50) for number in range(4_000)]
        database.executemany("INSERT INTO facts VALUES (?, ?)", facts)
    raw = bytearray(file.read_bytes())
    middle = len(raw) * 3 // 4 // 4096 * 4096
    for page in range(middle, middle + 5 * 4096, 4096):
        raw[page + 200 : page + 300] = b"\x66" * 100
    file.write_bytes(raw)
    with closing(sqlite3.connect(file)) as database:
        faults = "\n".join(row for (row,) in database.execute("PRAGMA integrity_check"))
        assert faults.count("\n") > 1
    (problem,) = await migrate.check(f"sqlite:///{file}")
    assert "damaged" in problem


async def test_only_its_owner_reads_a_new_database(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.db"
    await migrate.upgrade(f"sqlite:///{file}", tmp_path, NOW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_the_file_locked_by_another_program_raises_nothing_but_a_database_error(
    tmp_path: Path, keyring: Keyring
) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    await migrate.upgrade(url, tmp_path, NOW)
    store = await Store.open(url, keyring)
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DBAPIError):
            await store.facts.set("a", "b")
        assert await store.facts.get("a") is None
    await store.facts.set("a", "b")
    assert await store.facts.get("a") == "b"
    await store.close()
