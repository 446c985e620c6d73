"""Who keeps apart from whom, by number within a group. Of a pair, only who chose it knows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.sql.elements import SQLCoreOperations

from bot.store.engine import Database
from bot.store.tables import blocks
from bot.store.upsert import new

Number = SQLCoreOperations[int] | int


class Blocks:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, group: int, person: int, other: int, now: datetime) -> bool:
        """Keep somebody apart from another; False where they are already. Raises IntegrityError unless both joined."""
        row = {"group_id": group, "person": person, "other": other, "at": now}
        async with self._database.write() as connection:
            put = new(connection.dialect, blocks).values(row).on_conflict_do_nothing()
            return (await connection.execute(put)).rowcount == 1

    async def lift(self, group: int, person: int, other: int) -> bool:
        """Let go of what somebody chose; False where there was nothing. What the other chose stays."""
        mine = (blocks.c.group_id == group) & (blocks.c.person == person) & (blocks.c.other == other)
        async with self._database.write() as connection:
            return (await connection.execute(delete(blocks).where(mine))).rowcount == 1

    async def of(self, group: int, person: int) -> list[int]:
        """Give from whom somebody keeps apart themselves, in the order of their choosing."""
        mine = select(blocks.c.other).where(blocks.c.group_id == group, blocks.c.person == person)
        async with self._database.read() as connection:
            return list(await connection.scalars(mine.order_by(blocks.c.at, blocks.c.other)))

    async def blocked_between(self, group: int, one: int, other: int) -> bool:
        """Tell whether two are kept apart, whichever of them chose it."""
        return bool(await self.apart_from(group, one, [other]))

    async def around(self, group: int, one: int) -> set[int]:
        """Give all who are kept apart from somebody, whichever of the two chose it."""
        pair = select(blocks.c.person, blocks.c.other).where(
            blocks.c.group_id == group, or_(blocks.c.person == one, blocks.c.other == one)
        )
        async with self._database.read() as connection:
            return {row.other if row.person == one else row.person for row in await connection.execute(pair)}

    async def apart_from(self, group: int, one: int, others: Collection[int]) -> set[int]:
        """Give who of these is kept apart from somebody, whichever of the two chose it."""
        pair = or_(
            and_(blocks.c.person == one, blocks.c.other.in_(others)),
            and_(blocks.c.other == one, blocks.c.person.in_(others)),
        )
        found = select(blocks.c.person, blocks.c.other).where(blocks.c.group_id == group, pair)
        async with self._database.read() as connection:
            return {row.other if row.person == one else row.person for row in await connection.execute(found)}


def apart(group: Number, one: Number, other: Number) -> ColumnElement[bool]:
    """Say within a query that two are kept apart, whichever of them chose it."""
    to = and_(blocks.c.person == one, blocks.c.other == other)
    fro = and_(blocks.c.person == other, blocks.c.other == one)
    return select(blocks.c.at).where(blocks.c.group_id == group, or_(to, fro)).exists()
