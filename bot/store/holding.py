"""What it is for a table to hold something of somebody: it lets go of that, and can tell it to them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

TAKE_DOWN, LETTER, SHOWN = "take down", "letter", "shown wisdom"
"""What is done about a message of ours when one of its people goes, unless it is written anew: it is taken down, in a
channel or out of somebody else's direct messages; words that were shown from the wisdom book, also when they are
taken out of it."""

WHOLE = (TAKE_DOWN, LETTER, SHOWN)

NO_THEME = "…"
"""Stands where a round had one by somebody who was erased."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody in one group.

    number: None for someone who has not joined; entirely: also what became the group's; harm: their hash in reports.
    """

    group: int
    user: int
    lookup: bytes
    number: int | None
    entirely: bool = False
    harm: bytes = b""


Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a table holds of a person. measured: noticed because they joined, so that it goes when they leave."""

    table: Table
    measured: bool
    erase: Callable[[AsyncConnection, Whom], Awaitable[None]]
    export: Callable[[AsyncConnection, Whom], Awaitable[Rows]]


def by_lookup(table: Table, *told: str, of_reports: bool = False) -> Holding:
    """Answer for a table that knows somebody by a keyed hash of who they are, joined or not.

    told: the columns they are shown; of_reports: it is their hash in reports.
    """

    def theirs(whom: Whom) -> ColumnElement[bool]:
        return table.c.lookup == (whom.harm if of_reports else whom.lookup)

    return _holding(table, theirs, told, measured=False)


def of_person(table: Table, *told: str) -> Holding:
    """Answer for a table with a row for each thing that somebody did. told: the columns they are shown."""
    return _holding(table, lambda whom: table.c.person == whom.number, told, measured=True)


def _holding(
    table: Table, theirs: Callable[[Whom], ColumnElement[bool]], told: Sequence[str], *, measured: bool
) -> Holding:
    def mine(whom: Whom) -> ColumnElement[bool]:
        return (table.c.group_id == whom.group) & theirs(whom)

    async def let_go(connection: AsyncConnection, whom: Whom) -> None:
        await connection.execute(delete(table).where(mine(whom)))

    async def tell(connection: AsyncConnection, whom: Whom) -> Rows:
        return rows_of(await connection.execute(select(*(table.c[name] for name in told)).where(mine(whom))))

    return Holding(table, measured=measured, erase=let_go, export=tell)


def rows_of(result: Any) -> Rows:
    return [dict(row) for row in result.mappings()]
