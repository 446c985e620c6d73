"""The register of our own messages that name somebody: found again when one of them goes, and seen to."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Database
from bot.store.holding import LETTER, TAKE_DOWN, WHOLE
from bot.store.standing import standing
from bot.store.tables import groups, people, post_people, posts
from bot.store.types import EPOCH

MANY = 500
"""Ids in one statement."""

_DISCORD_BEGAN = 1_420_070_400_000
"""Milliseconds after 1970 from which Discord's ids count (its reference, “Snowflakes”)."""


class Going(NamedTuple):
    """A message of ours that one of its people left. way, about: as in the table."""

    id: int
    group: int
    channel: int
    message: int
    way: str
    about: int | None
    due: datetime
    going: datetime | None
    tries: int
    told: bool


class Posts:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def note(
        self,
        group: int,
        where: tuple[int, int],
        persons: Collection[int],
        *,
        way: str = TAKE_DOWN,
        about: int | None = None,
    ) -> bool:
        """Note whom a message names. False where one of them has gone meanwhile, so that it is to be seen to.

        where: the channel or thread, and the message. persons: by number; noting it again takes the new ones.
        """
        async with self._database.write() as connection:
            row = (await connection.execute(select(posts).where(self._is(where[1])))).one_or_none()
            here = await _here(connection, group, persons)
            lost = set(persons) - here
            if row is None and persons:
                post = await self._enter(connection, group, where, (way, about))
            elif row is not None:
                post = row.id
            else:
                return True
            await _name(connection, post, group, () if lost and way in WHOLE else here)
            await _settle(connection, post, way, lost=bool(lost), named=bool(here))
        return not lost

    async def fill(self, group: int | None = None, person: int | None = None) -> None:
        """Take into the register what other tables know to stand: of somebody, or all of it."""
        async with self._database.write() as connection:
            for each in await standing(connection, group, person):
                known = await connection.scalar(select(posts.c.id).where(self._is(each.message)))
                here = await _here(connection, each.group, each.persons)
                if known is None and here:
                    what = (each.way, each.about)
                    post = await self._enter(connection, each.group, (each.channel, each.message), what)
                    await _name(connection, post, each.group, here)

    async def forget(self, messages: Collection[int]) -> None:
        """Messages are gone, and with them what was known of them; most are none of ours."""
        lookups = [self._lookup(each) for each in messages]
        async with self._database.read() as connection:
            found = [
                post
                for begin in range(0, len(lookups), MANY)
                for post in await connection.scalars(
                    select(posts.c.id).where(posts.c.lookup.in_(lookups[begin : begin + MANY]))
                )
            ]
        if found:
            async with self._database.write() as connection:
                await connection.execute(delete(posts).where(posts.c.id.in_(found)))

    async def naming(self, group: int, person: int) -> list[int]:
        """Give the rows of what names somebody, oldest first."""
        mine = (post_people.c.group_id == group) & (post_people.c.person == person)
        async with self._database.read() as connection:
            return list(await connection.scalars(select(post_people.c.post_id).where(mine)))

    async def due(self, now: datetime, among: Sequence[int] | None = None) -> list[Going]:
        """Give what is to be seen to by now; of these rows, or of all."""
        if among is None:
            return await self._find(posts.c.due <= now)
        found: list[Going] = []
        for begin in range(0, len(among), MANY):
            found += await self._find((posts.c.due <= now) & posts.c.id.in_(among[begin : begin + MANY]))
        return found

    async def refusing(self) -> list[Going]:
        """Give what Discord has refused more than once and the facilitators do not know of yet."""
        more_than_once = 2
        return await self._find(
            (posts.c.tries >= more_than_once) & posts.c.told.is_(False) & (posts.c.way != LETTER)
        )

    async def of_closed(self, closed_before: datetime, now: datetime) -> bool:
        """Have what names people in groups long closed seen to, while it is still known; tell whether there was any."""
        those = select(groups.c.id).where(groups.c.closed < closed_before)
        async with self._database.write() as connection:
            standing_there = posts.c.group_id.in_(those) & posts.c.due.is_(None)
            return (
                await connection.execute(update(posts).where(standing_there).values(due=now))
            ).rowcount > 0

    async def next_due(self) -> datetime | None:
        async with self._database.read() as connection:
            return await connection.scalar(select(func.min(posts.c.due)))

    async def claim(self, post: Going, until: datetime) -> bool:
        """Take it on until an instant; False where it was seen to, or another process took it on."""
        that = (posts.c.id == post.id) & (posts.c.due == post.due)
        async with self._database.write() as connection:
            return (await connection.execute(update(posts).where(that).values(due=until))).rowcount == 1

    async def gone(self, post: int) -> None:
        """It stands no more."""
        async with self._database.write() as connection:
            await connection.execute(delete(posts).where(posts.c.id == post))

    async def renewed(self, post: Going, claimed: datetime) -> None:
        """It was written anew, for those who are left; unless another of them went meanwhile."""
        named = select(post_people.c.post_id).where(post_people.c.post_id == post.id).exists()
        that = (posts.c.id == post.id) & (posts.c.due == claimed)
        async with self._database.write() as connection:
            await connection.execute(delete(posts).where(that, ~named))
            calm: dict[str, Any] = {"due": None, "going": None, "tries": 0, "told": False}
            await connection.execute(update(posts).where(that).values(calm))

    async def refused(self, post: Going, now: datetime, again: timedelta) -> None:
        """Discord would not: it is tried again in a while."""
        values = {"due": now + again, "going": post.going or now, "tries": post.tries + 1}
        async with self._database.write() as connection:
            await connection.execute(update(posts).where(posts.c.id == post.id).values(values))

    async def tell(self, which: Sequence[int]) -> None:
        """The facilitators know of these."""
        async with self._database.write() as connection:
            await connection.execute(update(posts).where(posts.c.id.in_(which)).values(told=True))

    def _lookup(self, message: int) -> bytes:
        return self._keyring.message(0, message)

    def _is(self, message: int) -> ColumnElement[bool]:
        return posts.c.lookup == self._lookup(message)

    async def _enter(
        self, connection: AsyncConnection, group: int, where: tuple[int, int], what: tuple[str, int | None]
    ) -> int:
        row: dict[str, Any] = {
            "group_id": group,
            "lookup": self._lookup(where[1]),
            "place": list(where),
            "way": what[0],
            "about": what[1],
            "at": _written_at(where[1]),
            "tries": 0,
            "told": False,
        }
        made = await connection.execute(insert(posts).values(row).returning(posts.c.id))
        return made.scalar_one()

    async def _find(self, which: ColumnElement[bool]) -> list[Going]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(posts).where(which).order_by(posts.c.due, posts.c.id))
            return [_going(row) for row in rows]


async def _here(connection: AsyncConnection, group: int, persons: Collection[int]) -> set[int]:
    """Give who of these people is still in the group."""
    those = select(people.c.number).where(people.c.group_id == group, people.c.number.in_(persons))
    return set(await connection.scalars(those))


async def _name(connection: AsyncConnection, post: int, group: int, persons: Collection[int]) -> None:
    await connection.execute(delete(post_people).where(post_people.c.post_id == post))
    if persons:
        rows = [{"post_id": post, "group_id": group, "person": person} for person in persons]
        await connection.execute(insert(post_people), rows)


async def _settle(connection: AsyncConnection, post: int, way: str, *, lost: bool, named: bool) -> None:
    """Let it be seen to where somebody was lost; what was just written anew without them is in order again."""
    that = posts.c.id == post
    if lost:
        await connection.execute(update(posts).where(that).values(due=EPOCH))
    elif not named:
        await connection.execute(delete(posts).where(that, posts.c.due.is_(None) | posts.c.way.not_in(WHOLE)))
    elif way not in WHOLE:
        await connection.execute(update(posts).where(that).values(due=None, going=None, tries=0, told=False))


def _written_at(message: int) -> datetime:
    return EPOCH + timedelta(milliseconds=(message >> 22) + _DISCORD_BEGAN)


def _going(row: Row[Any]) -> Going:
    channel, message = row.place
    return Going(
        row.id,
        row.group_id,
        channel,
        message,
        row.way,
        row.about,
        row.due,
        row.going,
        row.tries,
        row.told,
    )
