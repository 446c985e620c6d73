"""A new key for a database: everything sealed is sealed anew, and every hash is hashed once more.

It happens in one transaction, so that no row ever waits between two keys: whatever stops it leaves the database as it
was before, and it can be begun again. The key files are changed around that (`key_files`).
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    insert,
    select,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store import key_files, migrate
from bot.store.engine import Database, address, connect, is_sqlite
from bot.store.errors import NotMigrated, StoreError, WrongKey
from bot.store.keys import VARIABLE, Keyring
from bot.store.presence import alone
from bot.store.store import ANOTHER_KEY, KEYS_BEFORE
from bot.store.tables import facts, metadata
from bot.store.types import Hashed, Instant, Sealed

AT_ONCE = 500
"""Rows that are in memory at a time."""

_NOT_SWEPT = (
    "unused parts of the files may hold what the old key sealed, until the database is cleared up (VACUUM)"
)

_KEY, _KEY_BEFORE = "key", "key_before"

Told = Callable[[int], None]
"""Hears how many rows have the new key so far."""


def silent(_rows: int) -> None:
    """Hear nothing of it."""


async def rekey(
    url: str, file: Path, env: Mapping[str, str], *, given: Path | None = None, told: Told = silent
) -> str:
    """Give a database a new key; a sentence says what was done. Run again, it goes on where it was interrupted.

    file: the key file. given: a file with the new key, if it is not to be made or taken from MULTILOGUE_NEW_KEY.
    Raises StoreError with what to do; nothing was changed then.
    """
    where = address(url)
    if problems := await migrate.check(url):
        raise NotMigrated(problems[0])
    async with alone(where):
        known = await _facts(where)
        if _KEY not in known:
            raise StoreError("This database has no key yet: the first start gives it one.")
        if env.get(VARIABLE, "").strip():
            return await _in_environment(url, known, env, given, told)
        return await _in_file(url, known, file, key_files.chosen(env, given), told)


async def _in_environment(
    url: str, known: Mapping[str, str], env: Mapping[str, str], given: Path | None, told: Told
) -> str:
    """Where the host keeps the key: nothing is written beside the database."""
    secret = key_files.chosen(env, given)
    if secret is None:
        raise StoreError(
            f"The key comes from {VARIABLE}. Give the new one as {key_files.NEW_VARIABLE} or with --new-key-file."
        )
    new = Keyring(secret)
    if known[_KEY] == new.fingerprint:
        return f"The database has that key. Start the bot with it as {VARIABLE}."
    rows = await _reseal(
        url, _right(known, Keyring(key_files.key_in(env[VARIABLE].strip(), VARIABLE))), new, told
    )
    return f"The database has the new key ({rows}). Start the bot with it as {VARIABLE}."


async def _in_file(url: str, known: Mapping[str, str], file: Path, secret: bytes | None, told: Told) -> str:
    now = key_files.current(file, {})
    coming, gone = key_files.coming(file), key_files.gone(file)
    if coming.exists() and known[_KEY] == Keyring(key_files.read_key(coming)).fingerprint:
        return _settle(file, "The change of the key that was interrupted is finished.")
    _right(known, now)
    if gone.exists():
        if Keyring(key_files.read_key(gone)).fingerprint == known.get(_KEY_BEFORE) and not coming.exists():
            return _settle(file, "The change of the key that was interrupted is finished.")
        raise StoreError(f"There is a file {gone} already. Put it elsewhere first; nothing was changed.")
    if secret is not None and Keyring(secret).fingerprint == now.fingerprint:
        raise StoreError("That is the key which the database has already. Nothing was changed.")
    rows = await _reseal(url, now, key_files.prepare(file, secret), told)
    return _settle(file, f"The database has a new key ({rows}), which stands in {file}.")


def _settle(file: Path, done: str) -> str:
    key_files.swap(file)
    key_files.drop_old(file)
    return f"{done} Keep a copy of it apart from the database."


def _right(known: Mapping[str, str], keyring: Keyring) -> Keyring:
    if known[_KEY] != keyring.fingerprint:
        raise WrongKey(ANOTHER_KEY)
    return keyring


async def has_key(url: str) -> bool:
    """Tell whether a migrated database was made with some key."""
    return _KEY in await _facts(address(url))


async def _facts(where: URL) -> dict[str, str]:
    """Give what the database knows of itself."""
    engine = connect(where)
    try:
        async with engine.connect() as connection:
            return {row.name: row.value for row in await connection.execute(select(facts))}
    finally:
        await engine.dispose()


async def _reseal(url: str, old: Keyring, new: Keyring, told: Told) -> str:
    """Do it; say how many rows there were. Nothing that the old key opens is in the files afterwards."""
    database = Database(url, old)
    try:
        async with _both(database.engine) as (reader, writer):
            known = {row.name: row.value for row in await writer.execute(select(facts))}
            _right(known, old).take_over(known.get(KEYS_BEFORE))
            rows = 0
            for plan in PLANS:
                rows = await _table(plan, _Connections(reader, writer), (old, new), (told, rows))
            await _note(
                writer, {_KEY: new.fingerprint, _KEY_BEFORE: old.fingerprint, KEYS_BEFORE: old.hand_on(new)}
            )
    except DBAPIError as error:
        raise StoreError(
            "The database could not be written to; it is as it was before. Check its disk and that nobody uses it."
        ) from error
    else:
        return f"{rows} rows" if await _swept(database) else f"{rows} rows; {_NOT_SWEPT}"
    finally:
        await database.close()


@asynccontextmanager
async def _both(engine: AsyncEngine) -> AsyncGenerator[tuple[AsyncConnection, AsyncConnection]]:
    """Read all as it was before, on one connection, while the other writes in one transaction."""
    async with engine.connect() as plain, engine.connect() as reader:
        writer = await plain.execution_options(writes=True)
        async with writer.begin():
            if not is_sqlite(engine.url):
                names = ", ".join(table.name for table in metadata.sorted_tables)
                await writer.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
                # A bot that starts now waits here for what its key is to be.
                await writer.exec_driver_sql(f"LOCK TABLE {facts.name} IN ACCESS EXCLUSIVE MODE")
            yield reader, writer


async def _swept(database: Database) -> bool:
    """Leave nothing of the old rows in the files; tell whether that could be done."""
    if is_sqlite(database.engine.url):
        return await database.sweep()
    try:
        async with database.engine.connect() as plain:
            connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
            await connection.exec_driver_sql("VACUUM FULL")
    except DBAPIError:
        return False
    return True


async def _note(writer: AsyncConnection, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        changed = await writer.execute(update(facts).where(facts.c.name == name).values(value=value))
        if not changed.rowcount:
            await writer.execute(insert(facts).values(name=name, value=value))


@dataclass(frozen=True, slots=True)
class Plan:
    """A table as it is stored, and the columns that a key has to do with: by name, the sealed with their context."""

    bare: Table
    sealed: Mapping[str, str]
    hashed: Sequence[str]


def plan_of(table: Table) -> Plan | None:
    """Find out what of a table has to do with a key; None if nothing has."""
    sealed = {column.name: column.type.context for column in table.columns if isinstance(column.type, Sealed)}
    hashed = [column.name for column in table.columns if isinstance(column.type, Hashed)]
    if not sealed and not hashed:
        return None
    keys = [column.name for column in table.primary_key.columns]
    names = dict.fromkeys([*keys, *sealed, *hashed])
    columns: list[Column[Any]] = [Column(name, _stored(table.columns[name])) for name in names]
    return Plan(Table(table.name, MetaData(), *columns), sealed, hashed)


def _stored(column: Column[Any]) -> Any:
    if isinstance(column.type, Sealed | Hashed):
        return LargeBinary()
    return BigInteger() if isinstance(column.type, Instant) else column.type


PLANS = [plan for table in metadata.sorted_tables if (plan := plan_of(table)) is not None]


@dataclass(frozen=True, slots=True)
class _Connections:
    reader: AsyncConnection
    writer: AsyncConnection


async def _table(
    plan: Plan, on: _Connections, keys: tuple[Keyring, Keyring], telling: tuple[Told, int]
) -> int:
    """Change the rows of a table; give how many there are now, with those before."""
    told, rows = telling
    bare = plan.bare
    original = metadata.tables[bare.name]
    changing = [*plan.sealed, *plan.hashed]
    ours = [bare.c[column.name] == bindparam(f"key_{column.name}") for column in original.primary_key.columns]
    put = update(bare).where(*ours).values({name: bindparam(f"new_{name}") for name in changing})
    found = await on.reader.stream(select(bare), execution_options={"yield_per": AT_ONCE})
    async for part in found.mappings().partitions(AT_ONCE):
        changed = [
            {f"key_{column.name}": row[column.name] for column in original.primary_key.columns}
            | {f"new_{name}": _anew(plan, name, row[name], keys) for name in changing}
            for row in part
        ]
        await on.writer.execute(put, changed)
        rows += len(changed)
        told(rows)
    return rows


def _anew(plan: Plan, name: str, value: bytes | None, keys: tuple[Keyring, Keyring]) -> bytes | None:
    old, new = keys
    if value is None:
        return None
    context = plan.sealed.get(name)
    return new.again(value) if context is None else new.seal(old.unseal(value, context), context)
