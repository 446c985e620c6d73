"""What the facilitators are to hear of once: a check-in that was missed, a channel that cannot be written to."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update

from bot.store.engine import Database
from bot.store.tables import notes
from bot.store.upsert import new


class Note(NamedTuple):
    """facts: what its sentence is made of."""

    id: int
    kind: str
    at: datetime
    facts: dict[str, Any]


class Notes:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, group: int, kind: str, about: str, now: datetime, facts: dict[str, Any]) -> bool:
        """Keep a note; False where the same one was made before."""
        row = {"group_id": group, "kind": kind, "about": about, "at": now, "facts": facts, "told": None}
        async with self._database.write() as connection:
            made = await connection.execute(
                new(connection.dialect, notes).values(row).on_conflict_do_nothing()
            )
        return made.rowcount == 1

    async def untold(self, group: int) -> list[Note]:
        those = select(notes).where(notes.c.group_id == group, notes.c.told.is_(None)).order_by(notes.c.at)
        async with self._database.read() as connection:
            return [Note(row.id, row.kind, row.at, row.facts) for row in await connection.execute(those)]

    async def told(self, which: Sequence[int], now: datetime) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(notes).where(notes.c.id.in_(which)).values(told=now))

    async def over(self, group: int, kind: str, about: str) -> None:
        """What a note was about is past: the next time is news again."""
        that = (notes.c.group_id == group) & (notes.c.kind == kind) & (notes.c.about == about)
        async with self._database.write() as connection:
            await connection.execute(delete(notes).where(that))
