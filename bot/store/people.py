"""People who joined: a number in one group, found by a keyed hash of who they are on Discord."""

import secrets
from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update

from bot.practice.group import DirectMessages, Person
from bot.store.engine import Database
from bot.store.holding import Whom
from bot.store.registry import erase, erase_measured
from bot.store.tables import people

NUMBERS = 2**31 - 1

CLOSELY = timedelta(days=2)
"""Longer than what is read anew after a restart reaches back."""

_OF_PERSON = tuple(people.c[name] for name in ("number", "joined", "dms", "paused_since", "paused_until"))


class People:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def join(self, group: int, user: int, now: datetime, dms: DirectMessages) -> Person:
        """Enter someone, or change what they may be sent if they had joined already."""
        async with self._database.write() as connection:
            mine = (people.c.group_id == group) & (people.c.lookup == self._keyring.person(group, user))
            if await connection.scalar(select(people.c.number).where(mine)) is not None:
                await connection.execute(update(people).where(mine).values(dms=dms))
            else:
                taken = set(
                    await connection.scalars(select(people.c.number).where(people.c.group_id == group))
                )
                row = {
                    "group_id": group,
                    "number": _free(taken),
                    "lookup": self._keyring.person(group, user),
                    "who": user,
                    "joined": now,
                    "dms": dms,
                }
                await connection.execute(insert(people).values(row))
            found = (await connection.execute(select(people).where(mine))).one()
        return _person(found)

    async def leave(self, group: int, user: int) -> int | None:
        """Delete someone and what was noticed about them; give their number, None if they had not joined."""
        return await self._go(group, user, entirely=False)

    async def erase(self, group: int, user: int) -> int | None:
        """Delete all that the group's rows say about someone, also that they facilitate."""
        return await self._go(group, user, entirely=True)

    async def find(self, group: int, user: int) -> Person | None:
        mine = (people.c.group_id == group) & (people.c.lookup == self._keyring.person(group, user))
        async with self._database.read() as connection:
            row = (await connection.execute(select(people).where(mine))).one_or_none()
        return _person(row) if row else None

    async def user(self, group: int, number: int) -> int | None:
        """Give somebody's Discord id."""
        mine = select(people.c.who).where(_that(group, number))
        async with self._database.read() as connection:
            return await connection.scalar(mine)

    async def users(self, group: int, numbers: Collection[int] | None = None) -> dict[int, int]:
        """Give, by number, the Discord ids of those of them who are still there; of all who joined without any."""
        those = select(people.c.number, people.c.who).where(people.c.group_id == group)
        if numbers is not None:
            those = those.where(people.c.number.in_(numbers))
        async with self._database.read() as connection:
            return {row.number: row.who for row in await connection.execute(those)}

    async def not_reached(self, group: int, number: int, now: datetime) -> None:
        """Note the day on which a direct message did not reach somebody.

        The moment would tell what it was about: of an unsigned concern that somebody replied to, whose that is.
        """
        day = datetime.combine(now.astimezone(UTC), time(12), UTC)
        async with self._database.write() as connection:
            await connection.execute(update(people).where(_that(group, number)).values(unreached=day))

    async def unreached_since(self, group: int, number: int) -> datetime | None:
        """Give when a direct message last did not reach somebody, and forget it: it is told once."""
        mine = _that(group, number)
        async with self._database.read() as connection:
            at = await connection.scalar(select(people.c.unreached).where(mine))
        if at is not None:
            async with self._database.write() as connection:
                forget = update(people).where(mine, people.c.unreached == at).values(unreached=None)
                await connection.execute(forget)
        return at

    async def roster(self) -> dict[int, dict[bytes, Person]]:
        """Give by group who joined, by their lookup hash."""
        found: dict[int, dict[bytes, Person]] = {}
        told = select(people.c.group_id, people.c.lookup, *_OF_PERSON)
        async with self._database.read() as connection:
            for row in await connection.execute(told):
                found.setdefault(row.group_id, {})[row.lookup] = _person(row)
        return found

    async def wanting(self, group: int, dms: DirectMessages, now: datetime) -> list[int]:
        """Give the Discord ids of those who chose just this at Join, and do not pause."""
        chose = select(people.c.who, *_OF_PERSON).where(people.c.group_id == group, people.c.dms == dms)
        async with self._database.read() as connection:
            rows = (await connection.execute(chose.order_by(people.c.joined))).all()
        return [row.who for row in rows if not _person(row).rests(now)]

    async def pause(self, group: int, user: int, since: datetime, until: datetime) -> Person | None:
        """Let somebody rest until an instant; one that is past ends it. None where they have not joined.

        A pause that follows closely on another one reaches back to its beginning: what was said in either counts
        as somebody's, also where it is read anew.
        """
        mine = (people.c.group_id == group) & (people.c.lookup == self._keyring.person(group, user))
        async with self._database.write() as connection:
            row = (await connection.execute(select(people).where(mine))).one_or_none()
            if row is None:
                return None
            before = row.paused_until
            begins = row.paused_since if before is not None and since - before < CLOSELY else since
            values = {"paused_since": begins, "paused_until": until}
            await connection.execute(update(people).where(mine).values(values))
            return _person((await connection.execute(select(people).where(mine))).one())

    async def _go(self, group: int, user: int, *, entirely: bool) -> int | None:
        lookup = self._keyring.person(group, user)
        async with self._database.write(erases=True) as connection:
            mine = select(people.c.number).where(people.c.group_id == group, people.c.lookup == lookup)
            number = await connection.scalar(mine)
            whom = Whom(group, user, lookup, number, entirely, self._keyring.harm(group, user))
            await (erase if entirely else erase_measured)(connection, whom)
        return number


def _person(row: Row[Any]) -> Person:
    return Person(
        number=row.number,
        joined=row.joined,
        dms=row.dms,
        paused_since=row.paused_since,
        paused_until=row.paused_until,
    )


def _that(group: int, number: int) -> ColumnElement[bool]:
    return (people.c.group_id == group) & (people.c.number == number)


def _free(taken: set[int]) -> int:
    """Draw a number that nobody in the group has; it tells neither who came first nor who this is elsewhere."""
    while (number := 1 + secrets.randbelow(NUMBERS - 1)) in taken:
        pass
    return number
