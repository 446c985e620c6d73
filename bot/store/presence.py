"""Who works on a database just now: bots beside each other, or a change of the key alone."""

import fcntl
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import NoReturn

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import connect, file_of, is_sqlite
from bot.store.errors import CannotOpen, InUse

_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


class Presence:
    """A mark that somebody works on an SQLite database; it goes with its process, however that ends.

    The lock is on a file of its own: to open and close the database's file would break SQLite's own locks.
    """

    def __init__(self, where: URL, *, alone: bool = False) -> None:
        """Raises InUse where it cannot be, CannotOpen where no file can be made."""
        self._handle: int | None = None
        if not is_sqlite(where):
            return
        file = file_of(where)
        try:
            handle = os.open(
                file.with_name(f"{file.name}.lock"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600
            )
        except OSError as error:
            raise CannotOpen(
                "The database cannot be opened for writing. Check database.url and its rights."
            ) from error
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            _in_use(alone=alone)
        self._handle = handle

    def end(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@asynccontextmanager
async def alone(where: URL) -> AsyncGenerator[None]:
    """Keep every bot away from a database. Raises InUse where one is at it."""
    presence = Presence(where, alone=True)
    try:
        if not is_sqlite(where):
            await _look_for_others(where)
        yield
    finally:
        presence.end()


async def _look_for_others(where: URL) -> None:
    engine = connect(where)
    try:
        async with engine.connect() as connection:
            if await _others(connection):
                _in_use(alone=True)
    finally:
        await engine.dispose()


async def _others(connection: AsyncConnection) -> int:
    return (await connection.exec_driver_sql(_OTHERS)).scalar_one()


def _in_use(*, alone: bool) -> NoReturn:
    raise InUse(
        "The bot, or something else, is at work on this database. Stop it first; nothing was changed."
        if alone
        else "The key of this database is being changed just now. Start again when that is done."
    )
