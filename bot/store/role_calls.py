"""Questions to a group who would like to take something on: one a meeting, posted once, closed when it is over."""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update

from bot.practice.checkin import Post
from bot.practice.roles import Meeting
from bot.store.claims import Claim, claim
from bot.store.engine import Database
from bot.store.tables import role_calls
from bot.store.upsert import new

CALLING = "roles"
"""The kind of claim under which such a question is posted."""


@dataclass(frozen=True, slots=True)
class Call:
    """channel: where it is asked; post: where it stands, None until it does; closed: when its buttons went."""

    id: int
    token: str
    group: int
    meeting: Meeting
    channel: int
    post: Post | None = None
    closed: datetime | None = None


class RoleCalls:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(
        self, group: int, meeting: Meeting, channel: int, now: datetime
    ) -> tuple[Call, Claim] | None:
        """Begin one and take on its post; None where it was asked for that meeting already."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": group,
            "begins": meeting.begins,
            "ends": meeting.ends,
            "channel": channel,
        }
        async with self._database.write() as connection:
            put = new(connection.dialect, role_calls).values(row).on_conflict_do_nothing()
            made = (await connection.execute(put.returning(role_calls))).one_or_none()
            if made is None:
                return None
            call = _call(made)
            taken = await claim(connection, Claim(group, CALLING, call.id, meeting.begins, now))
            if taken is None:
                await connection.rollback()
                return None
            return call, taken

    async def stands(self, call: Call, post: Post) -> None:
        await self._change(call, post=asdict(post))

    async def close(self, call: Call, now: datetime) -> None:
        await self._change(call, closed=now)

    async def remove(self, call: Call) -> None:
        """Let go of one that could not be posted."""
        async with self._database.write() as connection:
            await connection.execute(delete(role_calls).where(role_calls.c.id == call.id))

    async def get(self, call: int) -> Call | None:
        return next(iter(await self._find(role_calls.c.id == call)), None)

    async def by_token(self, token: str) -> Call | None:
        return next(iter(await self._find(role_calls.c.token == token)), None)

    async def of(self, group: int, meeting: Meeting) -> Call | None:
        """Give the one for a meeting, or for one that overlaps with it."""
        near = (role_calls.c.begins < meeting.ends) & (role_calls.c.ends > meeting.begins)
        return next(iter(await self._find((role_calls.c.group_id == group) & near)), None)

    async def open_ones(self, group: int | None = None) -> list[Call]:
        """Give those that have their buttons still; of all groups, or of one."""
        those = role_calls.c.closed.is_(None) & role_calls.c.post.is_not(None)
        return await self._find(those if group is None else those & (role_calls.c.group_id == group))

    async def _change(self, call: Call, **values: Any) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(role_calls).where(role_calls.c.id == call.id).values(**values))

    async def _find(self, which: ColumnElement[bool]) -> list[Call]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(role_calls).where(which).order_by(role_calls.c.begins))
            return [_call(row) for row in rows]


def _call(row: Row[Any]) -> Call:
    post = Post(**row.post) if row.post else None
    meeting = Meeting(row.begins, row.ends)
    return Call(row.id, row.token, row.group_id, meeting, row.channel, post, row.closed)
