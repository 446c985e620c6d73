"""Questions to somebody whether they would facilitate, too, or take the group over."""

import secrets
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select

from bot.practice.facilitating import ASKED_FOR, Ask
from bot.store.engine import Database
from bot.store.tables import lead_asks


class LeadAsks:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def ask(self, ask: Ask) -> Ask:
        """Keep a question; what they were asked by the same person before is let go of. Gives it with id and token."""
        token = secrets.token_urlsafe(12)
        row = {
            "token": token,
            "group_id": ask.group,
            "lookup": self._keyring.person(ask.group, ask.user),
            "who": ask.user,
            "by_lookup": self._keyring.person(ask.group, ask.by),
            "by": ask.by,
            "kind": ask.kind,
            "stays": ask.stays,
            "at": ask.at,
        }
        before = self._to(ask.group, ask.user) & (lead_asks.c.by_lookup == row["by_lookup"])
        async with self._database.write() as connection:
            await connection.execute(delete(lead_asks).where(before))
            made = await connection.execute(insert(lead_asks).values(row).returning(lead_asks.c.id))
            return replace(ask, id=made.scalar_one(), token=token)

    async def to(self, group: int, user: int, now: datetime) -> list[Ask]:
        """Give what somebody was asked and has not answered, the newest first."""
        return await self._find(self._to(group, user) & (lead_asks.c.at > now - ASKED_FOR))

    async def by_token(self, token: str) -> Ask | None:
        return next(iter(await self._find(lead_asks.c.token == token)), None)

    async def answered(self, ask: Ask) -> bool:
        """Let go of a question; False where that happened already."""
        async with self._database.write() as connection:
            gone = await connection.execute(delete(lead_asks).where(lead_asks.c.id == ask.id))
        return gone.rowcount == 1

    async def let_go(self, group: int, by: int) -> None:
        """Let go of all by which somebody would hand the group over: it has been."""
        theirs = (lead_asks.c.group_id == group) & (lead_asks.c.by_lookup == self._keyring.person(group, by))
        async with self._database.write() as connection:
            await connection.execute(delete(lead_asks).where(theirs, lead_asks.c.kind == "over"))

    def _to(self, group: int, user: int) -> ColumnElement[bool]:
        return (lead_asks.c.group_id == group) & (lead_asks.c.lookup == self._keyring.person(group, user))

    async def _find(self, which: ColumnElement[bool]) -> list[Ask]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(lead_asks).where(which).order_by(lead_asks.c.id.desc()))
            return [_ask(row) for row in rows]


def _ask(row: Row[Any]) -> Ask:
    return Ask(row.id, row.token, row.group_id, row.kind, row.who, row.by, row.at, row.stays)
