"""Floors: one a place, each change whole, and nothing of it kept for long."""

import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.floor import Call, Floor, Seat, seated, seats
from bot.store.engine import Database
from bot.store.tables import floor_hands, floors


class Changed(NamedTuple):
    before: Floor
    after: Floor


class Floors:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def open(self, new: Floor) -> Floor | None:
        """Begin one; None where one is open in that place."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": new.group,
            "opened": new.opened,
            "until": new.until,
            "told": False,
            "open_in": self._keyring.channel(new.place),
            "place": [new.channel, new.place],
            "turns": 0,
        }
        try:
            async with self._database.write() as connection:
                made = await connection.execute(insert(floors).values(row).returning(floors))
                return _floor(made.one(), ())
        except IntegrityError:
            return None

    async def change(self, floor: int, change: Callable[[Floor], Floor]) -> Changed | None:
        """Change one as a rule says, also where two do at once; None where it is gone."""
        async with self._database.write() as connection:
            mine = select(floors).where(floors.c.id == floor).with_for_update()
            found = await _load(connection, mine)
            if not found:
                return None
            before, after = found[0], change(found[0])
            if after != before:
                await self._keep(connection, before, after)
        return Changed(before, after)

    async def _keep(self, connection: AsyncConnection, before: Floor, after: Floor) -> None:
        values: dict[str, Any] = {"until": after.until, "turns": after.turns, "closed": after.closed}
        if after.closed is not None:
            values["open_in"] = None
        await connection.execute(update(floors).where(floors.c.id == before.id).values(values))
        await connection.execute(delete(floor_hands).where(floor_hands.c.floor_id == before.id))
        if kept := [
            {"floor_id": before.id, "group_id": before.group, **asdict(seat)} for seat in seats(after)
        ]:
            await connection.execute(insert(floor_hands), kept)

    async def stands(self, floor: int, post: int) -> None:
        await self._note(floor, post=post)

    async def called(self, floor: int, call: Call | None) -> None:
        """Note the message that calls somebody to their turn, None where it is gone."""
        await self._note(floor, call=asdict(call) if call else None)

    async def told(self, floor: int) -> None:
        """Note that its post says that it is over."""
        await self._note(floor, told=True)

    async def remove(self, floor: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(floors).where(floors.c.id == floor))

    async def get(self, floor: int) -> Floor | None:
        return await self._first(floors.c.id == floor)

    async def by_token(self, token: str) -> Floor | None:
        return await self._first(floors.c.token == token)

    async def open_in(self, place: int) -> Floor | None:
        return await self._first(floors.c.open_in == self._keyring.channel(place))

    async def unfinished(self) -> list[Floor]:
        """Give those that are open, or whose post does not say yet that they are over."""
        return await self._find(floors.c.told.is_(False))

    async def of_group(self, group: int) -> list[Floor]:
        """Give all that are kept, over or not."""
        return await self._find(floors.c.group_id == group)

    async def _first(self, which: ColumnElement[bool]) -> Floor | None:
        return next(iter(await self._find(which)), None)

    async def _find(self, which: ColumnElement[bool]) -> list[Floor]:
        async with self._database.read() as connection:
            return await _load(connection, select(floors).where(which).order_by(floors.c.opened))

    async def _note(self, floor: int, **values: Any) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(floors).where(floors.c.id == floor).values(**values))


async def _load(connection: AsyncConnection, which: Any) -> list[Floor]:
    rows = (await connection.execute(which)).all()
    found: dict[int, list[Seat]] = {row.id: [] for row in rows}
    hands = select(floor_hands).where(floor_hands.c.floor_id.in_(list(found)))
    for row in (await connection.execute(hands)).mappings():
        found[row["floor_id"]].append(Seat(**{name: row[name] for name in Seat.__slots__}))
    return [_floor(row, tuple(found[row.id])) for row in rows]


def _floor(row: Row[Any], people: tuple[Seat, ...]) -> Floor:
    channel, place = row.place
    floor = Floor(
        id=row.id,
        token=row.token,
        group=row.group_id,
        channel=channel,
        place=place,
        opened=row.opened,
        until=row.until,
        closed=row.closed,
        turns=row.turns,
        post=row.post,
        told=row.told,
    )
    call = Call(**row.call) if row.call else None
    return seated(replace(floor, call=call), people)
