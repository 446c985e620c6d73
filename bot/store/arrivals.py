"""What people said on arriving, and who is with them. Sealed, and gone with whoever said it."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from bot.practice.arriving import Entry
from bot.practice.checkin import Arrival, CheckIn, Post, Told
from bot.store.blocks import apart
from bot.store.engine import Database
from bot.store.tables import arrivals, people, resonances
from bot.store.upsert import new


class Arrivals:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, checkin: CheckIn, person: int, entry: Entry, now: datetime) -> Arrival:
        """Keep what somebody said, or said anew; who arrived keeps their place in the order."""
        async with self._database.write() as connection:
            row = {
                "token": secrets.token_urlsafe(12),
                "checkin_id": checkin.id,
                "group_id": checkin.group,
                "person": person,
                "at": now,
                "entry": entry.dump(),
                "readers": entry.readers,
                "told": "here",
            }
            insert = new(connection.dialect, arrivals)
            changed = {name: insert.excluded[name] for name in ("entry", "readers")}
            put = insert.on_conflict_do_update(
                index_elements=[arrivals.c.checkin_id, arrivals.c.person], set_=changed
            )
            await connection.execute(put, [row])
            mine = (arrivals.c.checkin_id == checkin.id) & (arrivals.c.person == person)
            return _arrival((await connection.execute(select(arrivals).where(mine))).one())

    async def stands(self, arrival: int, post: Post | None) -> bool:
        """Note where the words stand on Discord, None where they stand nowhere; False where the arrival is gone."""
        return await self._change(arrival, post=asdict(post) if post else None)

    async def tell(self, arrival: int, told: Told) -> None:
        await self._change(arrival, told=told)

    async def remove(self, arrival: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(arrivals).where(arrivals.c.id == arrival))

    async def by_token(self, token: str) -> Arrival | None:
        found = await self._find(arrivals.c.token == token)
        return found[0] if found else None

    async def mine(self, checkin: int, person: int) -> Arrival | None:
        found = await self._find((arrivals.c.checkin_id == checkin) & (arrivals.c.person == person))
        return found[0] if found else None

    async def of(self, checkin: int) -> list[Arrival]:
        """Give all of a check-in, in the order of arrival."""
        return await self._find(arrivals.c.checkin_id == checkin)

    async def for_facilitators(self, group: int, since: datetime) -> list[Arrival]:
        """Give what was shared with the facilitators after an instant, oldest first."""
        shared = (arrivals.c.group_id == group) & (arrivals.c.readers == "facilitators")
        return await self._find(shared & (arrivals.c.at > since))

    async def of_person(self, group: int, person: int) -> list[Arrival]:
        return await self._find((arrivals.c.group_id == group) & (arrivals.c.person == person))

    async def count(self, checkin: int) -> int:
        those = select(func.count()).where(arrivals.c.checkin_id == checkin)
        async with self._database.read() as connection:
            return await connection.scalar(those) or 0

    # Being with somebody

    async def be_with(self, arrival: Arrival, person: int, now: datetime, *, named: bool | None) -> None:
        """Note that somebody is with the one who arrived. named: whether they may know who; None: not answered yet."""
        row = {
            "arrival_id": arrival.id,
            "group_id": arrival.group,
            "person": person,
            "named": named,
            "at": now,
        }
        async with self._database.write() as connection:
            insert = new(connection.dialect, resonances).values(row)
            keys = [resonances.c.arrival_id, resonances.c.person]
            if named is None:
                await connection.execute(insert.on_conflict_do_nothing())
            else:
                await connection.execute(
                    insert.on_conflict_do_update(index_elements=keys, set_={"named": named})
                )

    async def not_with(self, arrival: int, person: int) -> None:
        mine = (resonances.c.arrival_id == arrival) & (resonances.c.person == person)
        async with self._database.write() as connection:
            await connection.execute(delete(resonances).where(mine))

    async def who_is_with(self, arrival: Arrival, but: int | None = None) -> tuple[list[int], bool]:
        """Give the Discord ids of those who may be named, and whether there are others; all but one, by number.

        Who is kept apart from the one who arrived does not come up, with or without a name.
        """
        same = (people.c.group_id == resonances.c.group_id) & (people.c.number == resonances.c.person)
        those = select(people.c.who, resonances.c.named).join(people, same)
        those = those.where(resonances.c.arrival_id == arrival.id, resonances.c.person != (but or 0))
        those = those.where(~apart(arrival.group, arrival.person, resonances.c.person))
        async with self._database.read() as connection:
            rows = (await connection.execute(those.order_by(resonances.c.at))).all()
        return [row.who for row in rows if row.named], any(not row.named for row in rows)

    async def _change(self, arrival: int, **values: Any) -> bool:
        async with self._database.write() as connection:
            mine = update(arrivals).where(arrivals.c.id == arrival)
            return (await connection.execute(mine.values(**values))).rowcount == 1

    async def _find(self, which: Any) -> list[Arrival]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(arrivals).where(which).order_by(arrivals.c.id))
            return [_arrival(row) for row in rows]


def _arrival(row: Row[Any]) -> Arrival:
    return Arrival(
        id=row.id,
        token=row.token,
        checkin=row.checkin_id,
        group=row.group_id,
        person=row.person,
        at=row.at,
        entry=Entry.load(row.entry),
        told=row.told,
        post=Post(**row.post) if row.post else None,
    )
