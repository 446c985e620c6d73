"""Who chose what about places to turn, and what a group puts up itself."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.care import Care
from bot.store.engine import Database
from bot.store.tables import cares, own_places
from bot.store.upsert import upsert


class Cares:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def mine(self, group: int, person: int) -> Care:
        async with self._database.read() as connection:
            return await _care(connection, group, person)

    async def change(self, group: int, person: int, rule: Callable[[Care], Care]) -> Care:
        """Change what is kept of somebody, and give what it was before; of somebody who left nothing is kept."""
        try:
            async with self._database.write() as connection:
                before = await _care(connection, group, person)
                await _put(connection, group, person, rule(before))
        except IntegrityError:
            return Care()
        return before

    async def by_dm(self) -> dict[int, set[int]]:
        """Give by group who wants to be written to after an ordinary message."""
        found: dict[int, set[int]] = {}
        async with self._database.read() as connection:
            for row in await connection.execute(select(cares)):
                if Care.load(row.kept).by_dm:
                    found.setdefault(row.group_id, set()).add(row.person)
        return found

    async def forget(self, before: date) -> None:
        """Forget that somebody was shown anything on a day before this one; the day is sealed, so each is opened."""
        async with self._database.write() as connection:
            for row in (await connection.execute(select(cares))).all():
                kept = Care.load(row.kept)
                if (left := kept.forgotten(before)) != kept:
                    await _put(connection, row.group_id, row.person, left)


class OwnPlaces:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def words(self, group: int) -> str:
        """Give the group's own places to turn; empty where it has none."""
        async with self._database.read() as connection:
            found = await connection.scalar(select(own_places.c.words).where(own_places.c.group_id == group))
        return found or ""

    async def write(self, group: int, words: str) -> None:
        """Keep the group's own places; empty words take them out."""
        await self._put(group, {"words": words or None, "in_talk": False}, "words")

    async def set_in_talk(self, group: int, *, on: bool) -> None:
        await self._put(group, {"words": None, "in_talk": on}, "in_talk")

    async def in_talk(self) -> set[int]:
        """Give the groups in which members may let themselves be written to after an ordinary message."""
        async with self._database.read() as connection:
            return set(await connection.scalars(select(own_places.c.group_id).where(own_places.c.in_talk)))

    async def _put(self, group: int, row: dict[str, object], changed: str) -> None:
        async with self._database.write() as connection:
            put = upsert(connection.dialect, own_places, [changed])
            await connection.execute(put, [{"group_id": group} | row])


async def _care(connection: AsyncConnection, group: int, person: int) -> Care:
    kept = await connection.scalar(select(cares.c.kept).where(_of(group, person)))
    return Care() if kept is None else Care.load(kept)


async def _put(connection: AsyncConnection, group: int, person: int, care: Care) -> None:
    if care == Care():
        await connection.execute(delete(cares).where(_of(group, person)))
        return
    row = {"group_id": group, "person": person, "kept": care.dump()}
    await connection.execute(upsert(connection.dialect, cares, ["kept"]), [row])


def _of(group: int, person: int) -> ColumnElement[bool]:
    return (cares.c.group_id == group) & (cares.c.person == person)
