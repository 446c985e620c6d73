"""Who would like contact, and who has time for them."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.practice.checkin import CheckIn, Post, Wish
from bot.store.blocks import apart
from bot.store.engine import Database
from bot.store.tables import offers, people, wishes
from bot.store.upsert import new


class Contact:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def wish(self, checkin: CheckIn, person: int, now: datetime) -> Wish | None:
        """Keep a wish; None where this person has one already."""
        row = {
            "token": secrets.token_urlsafe(12),
            "checkin_id": checkin.id,
            "group_id": checkin.group,
            "person": person,
            "at": now,
        }
        async with self._database.write() as connection:
            put = new(connection.dialect, wishes).values(row).on_conflict_do_nothing().returning(wishes)
            made = (await connection.execute(put)).one_or_none()
        return _wish(made) if made else None

    async def stands(self, wish: int, post: Post) -> None:
        await self._change(wish, post=asdict(post))

    async def called(self, wish: int, call: Post) -> None:
        """Note where somebody was called to an answer."""
        await self._change(wish, call=asdict(call))

    async def remove(self, wish: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(wishes).where(wishes.c.id == wish))

    async def by_token(self, token: str) -> Wish | None:
        found = await self._find(wishes.c.token == token)
        return found[0] if found else None

    async def mine(self, checkin: int, person: int) -> Wish | None:
        found = await self._find((wishes.c.checkin_id == checkin) & (wishes.c.person == person))
        return found[0] if found else None

    async def of_checkin(self, checkin: int) -> list[Wish]:
        return await self._find(wishes.c.checkin_id == checkin)

    async def of_person(self, group: int, person: int) -> list[Wish]:
        return await self._find((wishes.c.group_id == group) & (wishes.c.person == person))

    async def offer(self, wish: Wish, person: int, now: datetime) -> bool:
        """Note that somebody has time; False where that is known."""
        row = {"wish_id": wish.id, "group_id": wish.group, "person": person, "at": now, "accepted": None}
        async with self._database.write() as connection:
            put = new(connection.dialect, offers).values(row).on_conflict_do_nothing()
            return (await connection.execute(put)).rowcount == 1

    async def offered(self, wish: Wish) -> list[tuple[int, int]]:
        """Give who has time and was not answered yet, by number and Discord id, in their order.

        Who is kept apart from whose wish it is does not come up.
        """
        same = (people.c.group_id == offers.c.group_id) & (people.c.number == offers.c.person)
        those = select(people.c.number, people.c.who).join(offers, same)
        waiting = (offers.c.wish_id == wish.id) & offers.c.accepted.is_(None)
        waiting &= ~apart(wish.group, wish.person, offers.c.person)
        async with self._database.read() as connection:
            rows = await connection.execute(those.where(waiting).order_by(offers.c.at, offers.c.person))
            return [(row.number, row.who) for row in rows]

    async def answer(self, wish: Wish, person: int, *, accepted: bool) -> bool:
        """Answer an offer; False where it was answered or taken back, or where a yes would join two kept apart."""
        waiting = (offers.c.wish_id == wish.id) & (offers.c.person == person) & offers.c.accepted.is_(None)
        if accepted:
            waiting &= ~apart(wish.group, wish.person, person)
        async with self._database.write() as connection:
            return (
                await connection.execute(update(offers).where(waiting).values(accepted=accepted))
            ).rowcount == 1

    async def waits_again(self, wish: int, person: int) -> None:
        """Nothing came of a yes: the offer is as it was."""
        that = (offers.c.wish_id == wish) & (offers.c.person == person)
        async with self._database.write() as connection:
            await connection.execute(update(offers).where(that).values(accepted=None))

    async def _change(self, wish: int, **values: Any) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(wishes).where(wishes.c.id == wish).values(**values))

    async def _find(self, which: Any) -> list[Wish]:
        async with self._database.read() as connection:
            return [_wish(row) for row in await connection.execute(select(wishes).where(which))]


def _wish(row: Row[Any]) -> Wish:
    return Wish(
        id=row.id,
        token=row.token,
        checkin=row.checkin_id,
        group=row.group_id,
        person=row.person,
        post=Post(**row.post) if row.post else None,
        call=Post(**row.call) if row.call else None,
    )
