"""Copies of an SQLite database: made while the bot runs, and removed when they are older than the host chose."""

import asyncio
import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store.engine import address, file_of, is_sqlite
from bot.store.errors import NoBackup

_STAMP, _DIGITS = "%Y%m%d-%H%M%S", r"\d{8}-\d{6}"


async def backup(url: str, backups: Path, now: datetime) -> Path:
    """Copy an SQLite database, also while the bot runs; give the copy. Raises NoBackup."""
    where = address(url)
    if not is_sqlite(where):
        raise NoBackup(
            "A PostgreSQL database is copied by its own tool: pg_dump. Keep the key apart from the copy."
        )
    source = file_of(where)
    if not source.exists():
        raise NoBackup(f"There is no database at {source} yet. The first start makes it.")
    return await asyncio.to_thread(
        _copy, source, backups / f"{source.stem}-{now.astimezone(UTC):{_STAMP}}.db"
    )


def made(url: str, backups: Path) -> dict[Path, datetime]:
    """Give the copies of this database that were made here, and halves of copies, with when that was.

    What bears another name is somebody else's. The name tells, not the file's own time, which copying changes.
    """
    where = address(url)
    if not is_sqlite(where):
        return {}
    ours = re.compile(rf"{re.escape(file_of(where).stem)}-({_DIGITS})\.(db|part)(-wal|-shm|-journal)?")
    found: dict[Path, datetime] = {}
    for file in sorted(backups.iterdir()) if backups.is_dir() else []:
        named = ours.fullmatch(file.name)
        with suppress(ValueError):  # digits that are no time
            if named and file.is_file() and not file.is_symlink():
                found[file] = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
    return found


def let_go(url: str, backups: Path, kept: timedelta, now: datetime) -> int:
    """Remove copies that are older; give how many. One that cannot be removed is tried again the next time."""
    removed = 0
    for file, at in made(url, backups).items():
        if now - at > kept:
            with suppress(OSError):
                file.unlink()
                removed += 1
    return removed


def _copy(source: Path, target: Path) -> Path:
    """Copy page by page under SQLite's own lock; a half-written copy never bears the final name."""
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(source)) as origin, closing(sqlite3.connect(part)) as copy:
            origin.backup(copy)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink()
        raise NoBackup(
            f"The database could not be copied to {target.parent}. Check database.backups and the disk."
        ) from error
    return target
