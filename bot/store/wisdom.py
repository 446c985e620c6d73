"""The wisdom book: sealed words, opened in memory to be searched; no index of them is ever written."""

import asyncio
import json
import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, LargeBinary, Row, delete, func, insert, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.wisdom import ENTRIES_AT_MOST, OWN_AT_MOST, Entry, Given, themes_of
from bot.practice.wisdom_search import Opened, search
from bot.store.engine import Database
from bot.store.holding import SHOWN
from bot.store.tables import post_people, posts, wisdom
from bot.store.types import EPOCH

T = TypeVar("T")

CONTEXT = "wisdom.words"

NotKept = Literal["many", "full", "there"]
"""Somebody, or the group, has as many as can be; the words of that message are in the book already."""


class WisdomBook:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def keep(
        self, group: int, person: int, given: Given, now: datetime, message: int | None = None
    ) -> Entry | NotKept:
        """Keep words in the book, for who has joined. message: the one that they come from."""
        row: dict[str, Any] = {
            "token": secrets.token_urlsafe(12),
            "group_id": group,
            "person": person,
            "message": None if message is None else self._keyring.kept(group, message),
            "at": now,
            **_values(given),
        }
        async with self._database.write() as connection:
            if refused := await self._refused(connection, group, person, row["message"]):
                return refused
            made = await connection.execute(insert(wisdom).values(row).returning(wisdom))
            return _entry(made.one())

    async def room(self, group: int, person: int) -> NotKept | None:
        """Say before somebody writes whether there is room for more of theirs."""
        async with self._database.read() as connection:
            return await self._refused(connection, group, person, None)

    async def change(self, entry: Entry, given: Given) -> Entry | None:
        """Give an entry other words, or give it otherwise; None where it is there no more.

        Nothing is left of the words before.
        """
        async with self._database.write(erases=True) as connection:
            change = update(wisdom).where(wisdom.c.id == entry.id).values(_values(given))
            row = (await connection.execute(change.returning(wisdom))).one_or_none()
        return _entry(row) if row else None

    async def withdraw(self, entry: Entry) -> list[int]:
        """Let go of an entry, and of who is named where it was shown; gives the posts that are to be taken down."""
        async with self._database.write(erases=True) as connection:
            await connection.execute(delete(wisdom).where(wisdom.c.id == entry.id))
            return await _take_down(connection, entry)

    async def hide(self, entry: Entry) -> list[int]:
        """Let what was shown of an entry be taken down; gives the posts."""
        async with self._database.write() as connection:
            return await _take_down(connection, entry)

    async def told(self, entry: Entry, now: datetime) -> None:
        """Note that it closed a week."""
        async with self._database.write() as connection:
            await connection.execute(update(wisdom).where(wisdom.c.id == entry.id).values(told=now))

    # Reading

    async def by_token(self, token: str) -> Entry | None:
        found = await self._find(wisdom.c.token == token)
        return found[0] if found else None

    async def of(self, group: int, person: int) -> list[Entry]:
        """Give somebody's own, the newest first."""
        return (await self._find((wisdom.c.group_id == group) & (wisdom.c.person == person)))[::-1]

    async def get(self, group: int, which: Sequence[int]) -> list[Entry]:
        """Give these, in this order, as far as they are there still."""
        found = {each.id: each for each in await self._find(wisdom.c.id.in_(which))}
        return [found[each] for each in which if each in found and found[each].group == group]

    async def numbers(self, group: int) -> list[int]:
        """Give the ids of all entries of a group."""
        async with self._database.read() as connection:
            return list(await connection.scalars(select(wisdom.c.id).where(wisdom.c.group_id == group)))

    async def all_of(self, group: int) -> list[Entry]:
        """Give the whole book of a group, the oldest first."""
        return await self._find(wisdom.c.group_id == group)

    async def for_keepsake(self, group: int) -> list[tuple[Given, int | None]]:
        """Give what a group takes along of its book, the oldest first, each with its writer's number if they signed.

        The number is None where they did not, and nothing else of them is in it. What may not be shown is not taken
        along: out of a file nobody can take it again.
        """
        return [
            (each.given, each.person if each.given.signed else None) for each in await self.to_show(group)
        ]

    async def to_show(self, group: int) -> list[Entry]:
        """Give what may be shown in the channel."""
        return await self._find((wisdom.c.group_id == group) & wisdom.c.shown.is_(True))

    async def search(self, group: int, words: str) -> list[int]:
        """Give the ids of what holds all these words, the best first; opened and searched beside the loop."""
        return await self._opened(group, lambda opened: search(opened, words))

    async def themes(self, group: int) -> list[str]:
        """Give a group's themes, the most used first."""
        return await self._opened(group, lambda book: themes_of(Given("", each.themes) for each in book))

    async def about(self, group: int, theme: str) -> list[int]:
        """Give the ids of what is kept under a theme, the newest first."""
        wanted = theme.casefold()

        def under(book: list[Opened]) -> list[int]:
            return [each.key for each in book[::-1] if wanted in [theme.casefold() for theme in each.themes]]

        return await self._opened(group, under)

    # Where it was shown

    async def shown_since(self, group: int, since: datetime, entry: Entry | None = None) -> int:
        """Count how often words were shown, or these, in what stands still."""
        those = (posts.c.group_id == group) & (posts.c.way == SHOWN) & (posts.c.at > since)
        if entry is not None:
            those &= posts.c.about == entry.id
        async with self._database.read() as connection:
            return await connection.scalar(select(func.count()).select_from(posts).where(those)) or 0

    async def stands(self, entry: Entry) -> list[tuple[int, int]]:
        """Give where an entry was shown: channel and message."""
        those = (posts.c.group_id == entry.group) & (posts.c.way == SHOWN) & (posts.c.about == entry.id)
        async with self._database.read() as connection:
            places = await connection.scalars(select(posts.c.place).where(those))
            return [(channel, message) for channel, message in places]

    async def _opened(self, group: int, look: Callable[[list[Opened]], T]) -> T:
        """Open all words of a group and look at them, in a thread: thousands would hold everybody up."""
        sealed = type_coerce(wisdom.c.words, LargeBinary)
        those = select(wisdom.c.id, sealed).where(wisdom.c.group_id == group).order_by(wisdom.c.id)
        async with self._database.read() as connection:
            rows = [(row[0], row[1]) for row in await connection.execute(those)]
        return await asyncio.to_thread(lambda: look([self._open(key, words) for key, words in rows]))

    def _open(self, key: int, sealed: bytes) -> Opened:
        held: dict[str, Any] = json.loads(self._keyring.unseal(sealed, CONTEXT))
        return Opened(key, held["words"], tuple(held["themes"]))

    async def _refused(
        self, connection: AsyncConnection, group: int, person: int, message: bytes | None
    ) -> NotKept | None:
        ours = wisdom.c.group_id == group
        if message is not None and await _count(connection, ours & (wisdom.c.message == message)):
            return "there"
        if await _count(connection, ours & (wisdom.c.person == person)) >= OWN_AT_MOST:
            return "many"
        return "full" if await _count(connection, ours) >= ENTRIES_AT_MOST else None

    async def _find(self, which: ColumnElement[bool]) -> list[Entry]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(wisdom).where(which).order_by(wisdom.c.id))
            return [_entry(row) for row in rows]


async def _count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    return await connection.scalar(select(func.count()).select_from(wisdom).where(which)) or 0


async def _take_down(connection: AsyncConnection, entry: Entry) -> list[int]:
    those = (posts.c.group_id == entry.group) & (posts.c.way == SHOWN) & (posts.c.about == entry.id)
    going = update(posts).where(those).values(due=EPOCH).returning(posts.c.id)
    found: Collection[int] = list(await connection.scalars(going))
    await connection.execute(delete(post_people).where(post_people.c.post_id.in_(found)))
    return list(found)


def _values(given: Given) -> dict[str, Any]:
    return {
        "signed": given.signed,
        "shown": given.shown,
        "words": {"words": given.words, "themes": list(given.themes)},
    }


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        id=row.id,
        token=row.token,
        group=row.group_id,
        person=row.person,
        at=row.at,
        given=Given(row.words["words"], tuple(row.words["themes"]), row.signed, row.shown),
        told=row.told,
    )
