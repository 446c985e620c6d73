"""Groups, traces and databases as the tests of the store need them."""

import secrets
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bot.practice.group import Charter
from bot.store import migrate
from bot.store.engine import Database
from bot.store.keys import Keyring
from bot.store.store import Store
from bot.store.tables import metadata
from bot.store.traces import Trace

NOON = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)
KEYRING = Keyring(bytes(range(32)))
GUILD, ADA, BEN, CLEO = 900_000_000_000_000_001, 11, 12, 13
CARERS = Charter("Carers", "We look after someone.", channels=(1, 2), facilitators=(ADA,))


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def trace(group: int, person: int, **more: Any) -> Trace:
    plain = Trace(
        message=secrets.token_bytes(16),
        group=group,
        channel=1,
        person=person,
        at=NOON,
        to_person=None,
        to_weight=1.0,
        how="group",
        words=7,
        tone=0.25,
        asks=False,
    )
    return replace(plain, **more)


async def fill(store: Store, charter: Charter = CARERS) -> tuple[int, int, int]:
    """Something in every table: a group in which Ada and Ben talked; give it and their numbers."""
    group = (await store.groups.create(GUILD, charter, NOON)).id
    ada = (await store.people.join(group, ADA, NOON, "nudges")).number
    ben = (await store.people.join(group, BEN, NOON, "nothing")).number
    await store.traces.write([trace(group, ada, to_person=ben, how="reply"), trace(group, ben)])
    await store.groups.set_welcome(group, charter.channels[0], 71)
    await store.groups.heard(charter.channels[0], NOON)
    await store.groups.rewrite_norm(group, 1, "We take turns.")
    await store.groups.shift(group, "leader-centered", 0.5)
    await store.nudges.add(
        group=group,
        channel=charter.channels[0],
        kind="leader-centered",
        at=NOON,
        meeting_at=NOON,
        belief=0.9,
        said={"words": "A quiet word."},
    )
    await store.drafts.save(None, GUILD, {"name": "Walkers", "facilitators": [ADA, BEN]}, NOON)
    return group, ada, ben


async def filled_tables(database: Database) -> dict[str, int]:
    """Give how many rows each table has that has any."""
    async with database.read() as connection:
        counts = {
            name: await connection.scalar(select(func.count()).select_from(table))
            for name, table in metadata.tables.items()
        }
    return {name: count for name, count in counts.items() if count}


@asynccontextmanager
async def opened(url: str, folder: Path) -> AsyncGenerator[Store]:
    """Bring a database up to date and open it."""
    await migrate.upgrade(url, folder, NOON)
    store = await Store.open(url, KEYRING)
    try:
        yield store
    finally:
        await store.close()


def dump(path: Path) -> list[str]:
    """Give all that an SQLite file says, as text."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def run(path: Path, *statements: str) -> None:
    """Change an SQLite file behind the back of the store."""
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
