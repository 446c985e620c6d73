"""Endings of groups, and what people take along: sealed, each their own, gone when they take it back or leave."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.checkin import Post
from bot.practice.ending import STEPS, Ending
from bot.store.engine import Database
from bot.store.tables import endings, take_alongs
from bot.store.upsert import new


class TakeAlong(NamedTuple):
    """page: on which page it stands, None until it is posted."""

    person: int
    words: str
    signed: bool
    page: int | None = None


class Endings:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_group(self, group: int) -> Ending | None:
        """Give the one that is not over yet, also where its day was taken back."""
        found = [each for each in await self.all_of(group) if not each.over]
        return found[-1] if found else None

    async def all_of(self, group: int) -> list[Ending]:
        """Give all of a group, the oldest first."""
        return await self._find(endings.c.group_id == group)

    async def last_of(self, group: int) -> Ending | None:
        """Give the newest one, over or not."""
        found = await self.all_of(group)
        return found[-1] if found else None

    async def all(self) -> list[Ending]:
        async with self._database.read() as connection:
            return [_ending(row) for row in await connection.execute(select(endings).order_by(endings.c.id))]

    async def get(self, ending: int) -> Ending | None:
        found = await self._find(endings.c.id == ending)
        return found[0] if found else None

    async def by_token(self, token: str) -> Ending | None:
        found = await self._find(endings.c.token == token)
        return found[0] if found else None

    async def begin(self, group: int, channel: int, now: datetime) -> Ending:
        """Make one without a day yet, or give the one that there is."""
        there = await self.of_group(group)
        if there is not None:
            return there
        token = secrets.token_urlsafe(9)
        fresh = Ending(0, token, group, channel, None, now, done=frozenset({"told"}))
        async with self._database.write() as connection:
            made = await connection.execute(insert(endings).values(_row(fresh)).returning(endings.c.id))
            number = made.scalar_one()
            found = await connection.execute(select(endings).where(endings.c.id == number))
            return _ending(found.one())

    async def change(self, ending: int, rule: Callable[[Ending], Ending]) -> Ending | None:
        """Let a rule act on it as it is now, in one transaction; None where it is gone."""
        async with self._database.write() as connection:
            found = (await connection.execute(select(endings).where(endings.c.id == ending))).one_or_none()
            if found is None:
                return None
            after = rule(_ending(found))
            await connection.execute(update(endings).where(endings.c.id == ending).values(_row(after)))
            return after

    # What people take along

    async def take_along(
        self, ending: Ending, person: int, words: str, now: datetime, *, signed: bool
    ) -> bool:
        """Keep what somebody takes along, in place of what it was; False where all of it has been posted."""
        async with self._database.write() as connection:
            if await _over(connection, ending.id):
                return False
            row = {"ending_id": ending.id, "group_id": ending.group, "person": person, "at": now}
            put = new(connection.dialect, take_alongs).values(row | {"words": words, "signed": signed})
            changed = {name: put.excluded[name] for name in ("words", "signed", "at")}
            keys = [take_alongs.c.ending_id, take_alongs.c.person]
            await connection.execute(put.on_conflict_do_update(index_elements=keys, set_=changed))
            return True

    async def leave_behind(self, ending: Ending, person: int) -> bool:
        """Let go of what somebody wrote, unless it was posted; leaves no byte of it."""
        mine = (take_alongs.c.ending_id == ending.id) & (take_alongs.c.person == person)
        async with self._database.write(erases=True) as connection:
            if await _over(connection, ending.id):
                return False
            await connection.execute(delete(take_alongs).where(mine))
            return True

    async def taken_along(self, ending: int) -> list[TakeAlong]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(take_alongs).where(take_alongs.c.ending_id == ending))
            return [TakeAlong(row.person, row.words, row.signed, row.page) for row in rows]

    async def lay_out(self, ending: int, pages: Sequence[Sequence[int]]) -> None:
        """Say on which page each stands, by person; from then on nothing is added to them."""
        async with self._database.write() as connection:
            for number, persons in enumerate(pages):
                mine = (take_alongs.c.ending_id == ending) & take_alongs.c.person.in_(list(persons))
                await connection.execute(update(take_alongs).where(mine).values(page=number))

    async def pages(self, ending: int) -> list[Post]:
        """Give where its pages stand, as far as they do."""
        async with self._database.read() as connection:
            told = await connection.scalar(select(endings.c.pages).where(endings.c.id == ending))
        return [Post(channel, message) for channel, message in told or ()]

    async def stands(self, ending: int, pages: Sequence[Post]) -> None:
        told = [[each.channel, each.message] for each in pages]
        async with self._database.write() as connection:
            await connection.execute(update(endings).where(endings.c.id == ending).values(pages=told))

    async def _find(self, which: ColumnElement[bool]) -> list[Ending]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(endings).where(which).order_by(endings.c.id))
            return [_ending(row) for row in rows]


async def _over(connection: AsyncConnection, ending: int) -> bool:
    """Whether what was written is being put together, or stands; closed to who writes at that very moment."""
    found = (await connection.execute(select(endings).where(endings.c.id == ending))).one_or_none()
    laid = select(take_alongs.c.person).where(
        take_alongs.c.ending_id == ending, take_alongs.c.page.is_not(None)
    )
    return found is None or _ending(found).over or await connection.scalar(laid.limit(1)) is not None


def _row(ending: Ending) -> dict[str, Any]:
    return {
        "token": ending.token,
        "group_id": ending.group,
        "channel": ending.channel,
        "day": ending.day.isoformat() if ending.day else None,
        "since": ending.since,
        "moved": ending.moved,
        "done": " ".join(step for step in STEPS if step in ending.done),
    }


def _ending(row: Row[Any]) -> Ending:
    done = row.done.split()
    return Ending(
        id=row.id,
        token=row.token,
        group=row.group_id,
        channel=row.channel,
        day=date.fromisoformat(row.day) if row.day else None,
        since=row.since,
        moved=row.moved,
        done=frozenset(step for step in STEPS if step in done),
    )
