"""Bringing a database to this version: after a backup, in one transaction, or not at all."""

import os
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.backups import backup
from bot.store.engine import address, connect, file_of, is_sqlite
from bot.store.errors import CannotOpen, Newer, StoreError

_ONE_AT_A_TIME = 7_305_411_662
"""Key of PostgreSQL's advisory lock: of many shards that start at once, one migrates and the others wait."""


def migrations() -> Path:
    """Give the folder of migrations that belongs to this code."""
    return Path(str(files("migrations")))


async def upgrade(url: str, backups: Path, now: datetime, folder: Path | None = None) -> str:
    """Create or upgrade the database; give a sentence that says what was done.

    folder: other migrations than this code's. Raises StoreError; the database is then as it was before.
    """
    config = _config(folder)
    where = address(url)
    if is_sqlite(where):
        _make_file(file_of(where))
    before, head = await _revisions(where, config)
    if before == head:
        return "The database is up to date."
    saved = await backup(url, backups, now) if before and is_sqlite(where) else None
    await _migrate(where, config)
    done = (
        f"The database was brought from version {before} to {head}."
        if before
        else "The database was created."
    )
    return f"{done} A copy from before is {saved}." if saved else done


async def check(url: str) -> list[str]:
    """Look for damage and for migrations to do; give a sentence for each problem, nothing if all is well."""
    where = address(url)
    if is_sqlite(where) and not file_of(where).exists():
        return [f"There is no database at {file_of(where)} yet. The first start makes it."]
    try:
        before, head = await _revisions(where, _config(None))
    except Newer as newer:
        return [str(newer)]
    problems = await _damage(where) if is_sqlite(where) else []
    if before != head:
        problems.append(
            f"The database is at version {before or 'none'}, the code at {head}. Run: multilogue db upgrade"
        )
    return problems


async def _damage(where: URL) -> list[str]:
    problems: list[str] = []
    engine = connect(where)
    try:
        async with engine.connect() as connection:
            sound = (await connection.exec_driver_sql("PRAGMA integrity_check(1)")).scalar_one()
            loose = len((await connection.exec_driver_sql("PRAGMA foreign_key_check")).all())
    except DBAPIError:
        sound, loose = "", 0
    finally:
        await engine.dispose()
    if sound != "ok":
        problems.append("The file is damaged. Stop the bot and put the newest backup in its place.")
    if loose:
        problems.append(
            f"{loose} rows belong to nothing. Stop the bot and put the newest backup in its place."
        )
    return problems


async def _revisions(where: URL, config: Config) -> tuple[str | None, str | None]:
    """Give the version of the database (None if it is empty) and that of the code. Raises Newer, CannotOpen."""
    script = ScriptDirectory.from_config(config)
    engine = connect(where)
    try:
        async with engine.connect() as connection:
            found = await connection.run_sync(_revision)
    except (DBAPIError, OSError) as error:
        raise CannotOpen(
            "The database cannot be opened. Check database.url, and that it is a database."
        ) from error
    finally:
        await engine.dispose()
    known = {revision.revision for revision in script.walk_revisions()}
    if found is not None and found not in known:
        raise Newer(
            f"The database is at version {found}, which this version of Multilogue does not know. "
            "Install the newer Multilogue again, or put back a backup from before."
        )
    return found, script.get_current_head()


def _revision(connection: Connection) -> str | None:
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None and inspect(connection).get_table_names():
        raise CannotOpen("There is something else in that database. Give Multilogue one of its own.")
    return found


async def _migrate(where: URL, config: Config) -> None:
    # Off before the transaction begins: a batch alter of a parent would delete its children otherwise.
    engine = connect(where, foreign_keys=False)
    try:
        async with engine.connect() as plain:
            connection = await plain.execution_options(writes=True)
            async with connection.begin():
                await _run(connection, config)
    except StoreError:
        raise
    except Exception as error:
        raise StoreError(
            f"A migration failed ({type(error).__name__}); the database is as it was before. "
            "Go back to the version that ran, and report this."
        ) from error
    finally:
        await engine.dispose()


async def _run(connection: AsyncConnection, config: Config) -> None:
    if connection.dialect.name == "postgresql":
        await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
    await connection.run_sync(_to_head, config)
    if connection.dialect.name == "sqlite":
        loose = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
        if loose:
            raise StoreError(
                "A migration left rows that belong to nothing; the database is as it was before."
            )


def _to_head(connection: Connection, config: Config) -> None:
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(folder: Path | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder or migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _make_file(path: Path) -> None:
    """Make an empty file that nobody else can read, if there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CannotOpen(
            f"The database {path} cannot be made: {error.strerror}. Choose another database.url."
        ) from error
