"""Connections: one set of queries over SQLite and PostgreSQL, with what each needs to be safe."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.errors import CannotOpen
from bot.store.keys import Keyring
from bot.store.remains import Remains
from bot.store.types import use_keyring

BUSY_FOR = 2.0
"""Seconds that a statement waits for another process to let go of the SQLite file: a person's press must be
answered within three. Traces are tried again for as long as it takes."""

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


def address(url: str) -> URL:
    """Read `sqlite:///path` or `postgresql://…` as an address with our driver. Raises CannotOpen."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        parsed = None
    driver = _DRIVERS.get(parsed.get_backend_name()) if parsed else None
    if parsed is None or driver is None or (driver.startswith("sqlite") and not parsed.database):
        raise CannotOpen(
            "database.url is no address of a database. "
            "Write sqlite:///multilogue.db or postgresql://user:password@host/name."
        )
    return parsed.set(drivername=driver)


def is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path:
    """Give the file of an SQLite address."""
    return Path(url.database or "")


def connect(url: URL, *, foreign_keys: bool = True) -> AsyncEngine:
    """Make an engine. Transactions begin explicitly, so that migrations can be undone on SQLite too."""
    if not is_sqlite(url):
        return create_async_engine(url, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"timeout": BUSY_FOR}, pool_size=4)

    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "secure_delete=ON",  # what was deleted is overwritten, not left in the file
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine.sync_engine, "connect", set_up)
    event.listen(engine.sync_engine, "begin", begin)
    return engine


class Database:
    """The engine with our key in it. Writers take turns; on SQLite a reader never waits for one."""

    def __init__(self, url: str, keyring: Keyring) -> None:
        self.engine = connect(address(url))
        self.keyring = keyring
        self._turn = asyncio.Lock() if is_sqlite(self.engine.url) else contextlib.nullcontext()
        self._at_work, self._closing = 0, False
        self._remains = Remains(file_of(self.engine.url) if is_sqlite(self.engine.url) else None)
        use_keyring(self.engine.dialect, keyring)
        event.listen(self.engine.sync_engine, "after_cursor_execute", self._executed)

    def _executed(self, _connection: Any, cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("DELETE") and cursor.rowcount:
            self._remains.deleted = True

    @asynccontextmanager
    async def _connection(self) -> AsyncGenerator[AsyncConnection]:
        """Whoever is at work when the database is closed finishes, and puts out the light."""
        self._at_work += 1
        try:
            async with self.engine.connect() as connection:
                yield connection
        finally:
            self._at_work -= 1
            if self._closing and not self._at_work:
                await self.engine.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[AsyncConnection]:
        async with self._connection() as connection:
            yield connection

    @asynccontextmanager
    async def write(self, *, erases: bool = False) -> AsyncGenerator[AsyncConnection]:
        """One transaction: all of it happens, or nothing. erases: nothing of it may be left in the files either."""
        async with self._turn, self._connection() as plain:
            connection = await plain.execution_options(writes=True)
            async with connection.begin():
                yield connection
            await self._remains.clear(connection, now=erases)

    async def sweep(self) -> bool:
        """Leave nothing in the files of what was deleted, however large they are; tell whether that could be done."""
        async with self._turn, self._connection() as connection:
            return await self._remains.clear(connection, now=self._remains.deleted, however_large=True)

    async def close(self) -> None:
        """Let go of the connections; who is at work finishes first, also who comes late. Again does nothing."""
        self._closing = True
        if not self._at_work:
            await self.engine.dispose()
