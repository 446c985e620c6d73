"""A database in which two people did all that can be done, and what it says when its key is known."""

from typing import Any

from sqlalchemy import select

from bot.store.engine import Database
from bot.store.keys import Keyring
from bot.store.store import Store
from bot.store.tables import facts, metadata
from bot.store.types import Hashed
from tests.store.examples import ADA, BEN, CHARTER, GUILD, NOW, SECOND, group, standing, trace
from tests.store.test_registry import everything

Rows = dict[str, list[dict[str, Any]]]


async def fill(store: Store, messages: int = 40) -> int:
    """Give the group's id. The messages are 1 and on, by both in turn, a minute each."""
    made = await group(store)
    other = await group(store, channels=(SECOND,))
    ada = (await store.people.join(made.id, ADA, NOW, "asked")).number
    ben = (await store.people.join(made.id, BEN, NOW, "nothing")).number
    await store.people.join(other.id, BEN, NOW, "nothing")
    await everything(store, made.id, ada, ben)
    await everything(store, made.id, ben, ada)
    await store.traces.write([trace(made, each, ada if each % 2 else ben) for each in range(1, messages + 1)])
    await store.noticed.keep({(made.id, 3): standing(3, ada)})
    await store.groups.rewrite_norm(made.id, 2, "We share what we know.")
    await store.drafts.save("a-draft", GUILD, {"name": CHARTER.name, "facilitators": [ADA]}, NOW)
    return made.id


async def read_all(url: str, keyring: Keyring) -> Rows:
    """Read every row of every table, opened with this key."""
    database = Database(url, keyring)
    try:
        async with database.read() as connection:
            return {
                table.name: [
                    dict(row)
                    for row in (
                        await connection.execute(select(table).order_by(*plain(table.name)))
                    ).mappings()
                ]
                for table in metadata.sorted_tables
                if table is not facts
            }
    finally:
        await database.close()


def plain(table: str) -> list[Any]:
    """Give the columns of a table that a change of the key leaves as they are."""
    return [
        each
        for each in metadata.tables[table].columns
        if type(each.type).__name__ not in ("Hashed", "Sealed")
    ]


def hashed_again(rows: Rows, keyring: Keyring) -> Rows:
    """Give the same rows as they should be once this key came after another."""
    return {
        name: [
            {
                column: keyring.again(value)
                if value is not None and isinstance(metadata.tables[name].columns[column].type, Hashed)
                else value
                for column, value in row.items()
            }
            for row in table
        ]
        for name, table in rows.items()
    }
