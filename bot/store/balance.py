"""What people want to be told of the balance of turns."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, delete, select, update

from bot.practice.inviting import BalanceWish
from bot.store.engine import Database
from bot.store.tables import balance_wishes, people
from bot.store.upsert import upsert

Telling = Literal["last_asked", "last_mirrored"]


class BalanceWishes:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, wish: BalanceWish) -> None:
        """Keep what somebody wants; when they were last told stays as it is. Nothing wanted leaves nothing kept."""
        async with self._database.write() as connection:
            if not (wish.ask_me_in or wish.mirror):
                await connection.execute(delete(balance_wishes).where(_of(wish.group, wish.person)))
                return
            row = {
                "group_id": wish.group,
                "person": wish.person,
                "ask_me_in": wish.ask_me_in,
                "mirror": wish.mirror,
                "at": wish.at,
            }
            changed = ["ask_me_in", "mirror", "at"]
            await connection.execute(upsert(connection.dialect, balance_wishes, changed), [row])

    async def mine(self, group: int, person: int) -> BalanceWish | None:
        found = await self._find(_of(group, person))
        return found[0] if found else None

    async def of_group(self, group: int) -> list[BalanceWish]:
        return await self._find(balance_wishes.c.group_id == group)

    async def wanted(self) -> dict[int, set[int]]:
        """Give by group who wants anything."""
        found: dict[int, set[int]] = {}
        told = select(balance_wishes.c.group_id, balance_wishes.c.person)
        async with self._database.read() as connection:
            for group, person in await connection.execute(told):
                found.setdefault(group, set()).add(person)
        return found

    async def claim(self, wish: BalanceWish, telling: Telling, now: datetime) -> bool:
        """Note that somebody is told now; False where that happened, or they changed their mind, since it was read."""
        column = balance_wishes.c[telling]
        same = column.is_not_distinct_from(getattr(wish, telling))
        still = _of(wish.group, wish.person) & same & (balance_wishes.c.at == wish.at)
        async with self._database.write() as connection:
            taken = await connection.execute(update(balance_wishes).where(still).values({telling: now}))
        return taken.rowcount == 1

    async def _find(self, which: Any) -> list[BalanceWish]:
        same = (people.c.group_id == balance_wishes.c.group_id) & (people.c.number == balance_wishes.c.person)
        those = select(balance_wishes, people.c.who).join(people, same)
        async with self._database.read() as connection:
            return [_wish(row) for row in await connection.execute(those.where(which))]


def _of(group: int, person: int) -> Any:
    return (balance_wishes.c.group_id == group) & (balance_wishes.c.person == person)


def _wish(row: Row[Any]) -> BalanceWish:
    return BalanceWish(
        group=row.group_id,
        person=row.person,
        ask_me_in=row.ask_me_in,
        mirror=row.mirror,
        at=row.at,
        user=row.who,
        last_asked=row.last_asked,
        last_mirrored=row.last_mirrored,
    )
