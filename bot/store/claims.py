"""Claims: of all the processes that may run on this database, one takes on a post, and it is made once."""

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import Database
from bot.store.tables import claims
from bot.store.upsert import new


class Claim(NamedTuple):
    """kind and about say what for; at: when it was taken on; token: the nonce of the post, given when it is."""

    group: int
    kind: str
    about: int
    due: datetime
    at: datetime
    token: str = ""


async def claim(connection: AsyncConnection, wanted: Claim) -> Claim | None:
    """Take something on, in a transaction that is under way; None if somebody has already."""
    taken = wanted._replace(token=secrets.token_urlsafe(12))
    row = {**taken._asdict(), "group_id": taken.group, "done": None}
    del row["group"]
    made = await connection.execute(new(connection.dialect, claims).values(row).on_conflict_do_nothing())
    return taken if made.rowcount == 1 else None


class Claims:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, wanted: Claim) -> Claim | None:
        """Take something on; None if somebody has already."""
        async with self._database.write() as connection:
            return await claim(connection, wanted)

    async def done(self, one: Claim, now: datetime) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(claims).where(_that(one)).values(done=now))

    async def withdraw(self, one: Claim) -> None:
        """Let it be taken on again, since nothing came of it."""
        async with self._database.write() as connection:
            await connection.execute(delete(claims).where(_that(one), claims.c.done.is_(None)))

    async def left(self, before: datetime, kinds: Collection[str]) -> list[Claim]:
        """Give what of these kinds was taken on before that instant and never finished, oldest first."""
        those = select(claims).where(_unfinished(kinds), claims.c.at <= before).order_by(claims.c.at)
        async with self._database.read() as connection:
            return [_claim(row) for row in await connection.execute(those)]

    async def unfinished_since(self, kinds: Collection[str]) -> datetime | None:
        """Give when the oldest of what is not finished, of these kinds, was taken on."""
        those = select(claims.c.at).where(_unfinished(kinds)).order_by(claims.c.at).limit(1)
        async with self._database.read() as connection:
            return await connection.scalar(those)

    async def take_over(self, one: Claim, now: datetime) -> Claim | None:
        """Take on what another left, or this process before it stopped; None if somebody was quicker."""
        still = _that(one) & (claims.c.at == one.at) & claims.c.done.is_(None)
        async with self._database.write() as connection:
            taken = await connection.execute(update(claims).where(still).values(at=now))
        return one._replace(at=now) if taken.rowcount == 1 else None


def _unfinished(kinds: Collection[str]) -> ColumnElement[bool]:
    return claims.c.done.is_(None) & claims.c.kind.in_(kinds)


def _that(one: Claim) -> ColumnElement[bool]:
    return (
        (claims.c.group_id == one.group)
        & (claims.c.kind == one.kind)
        & (claims.c.about == one.about)
        & (claims.c.due == one.due)
    )


def _claim(row: Row[Any]) -> Claim:
    return Claim(row.group_id, row.kind, row.about, row.due, row.at, row.token)
