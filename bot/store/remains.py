"""What is left of deleted rows in the files of an SQLite database, and how it goes.

`secure_delete` writes zeros over a row where it stood. Two kinds of copies it does not reach: those in the log (WAL),
until that is carried over and cut off; and those in the gaps of pages from which rows were moved to others (about one
row in ten thousand), until the file is written anew.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.errors import StoreError

LARGE = 32 * 2**20
"""Bytes. A larger file takes longer to write anew (a second for each 30 MB on a slow machine) than somebody who
presses a button can wait: that is left to the daily round."""

_WAITS = 100
"""Milliseconds for readers to be done; whoever writes next tries again."""


class Remains:
    """What has still to go. file: None for a database that looks after itself."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._in_pages = self._in_log = False
        self.deleted = True
        """Whether a row was deleted since the file was last written anew; at the start nobody knows."""

    async def clear(self, connection: AsyncConnection, *, now: bool, however_large: bool = False) -> bool:
        """Let go of what is left, between transactions; what cannot go yet is tried again the next time.

        now: something was just deleted. Gives whether nothing is left.
        """
        if self._file is None:
            return True
        self._in_pages |= now
        self._in_log |= now
        if not (self._in_pages or self._in_log):
            return True
        raw = (await connection.get_raw_connection()).driver_connection
        if raw is None:
            raise StoreError("The connection to the database is gone.")
        before = await _value(raw, "PRAGMA busy_timeout")
        await _value(raw, f"PRAGMA busy_timeout={_WAITS}")
        try:
            await self._clear(raw, self._file, however_large=however_large)
        finally:
            await _value(raw, f"PRAGMA busy_timeout={before}")
        return not (self._in_pages or self._in_log)

    async def _clear(self, raw: Any, file: Path, *, however_large: bool) -> None:
        try:
            if self._in_pages and (however_large or _size(file) <= LARGE):
                await _value(raw, "VACUUM")
                self._in_pages, self._in_log, self.deleted = False, True, False
            if self._in_log:
                self._in_log = bool(await _value(raw, "PRAGMA wal_checkpoint(TRUNCATE)"))
        except (sqlite3.OperationalError, OSError):  # somebody else is writing, or the disk is full
            return


def _size(file: Path) -> int:
    return file.stat().st_size


async def _value(raw: Any, statement: str) -> int:
    """Run a statement to its end, with nothing of it open afterwards; give the first value of its first row, or 0."""
    async with raw.execute(statement) as cursor:
        row = await cursor.fetchone()
    return row[0] if row else 0
