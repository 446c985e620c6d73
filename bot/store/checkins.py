"""Check-ins: opened once, standing somewhere, closed once."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.practice.checkin import CheckIn, Post
from bot.store.claims import Claim, claim
from bot.store.engine import Database
from bot.store.tables import arrivals, checkins

OPENING, OPENING_NOW, CLOSING = "checkin", "checkin-now", "checkin-closing"
CLAIMED = (OPENING, OPENING_NOW, CLOSING)


class Checkins:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def open(self, new: CheckIn, now: datetime) -> tuple[CheckIn, Claim] | None:
        """Begin one and take on its post; None where somebody has, or one is open in that channel.

        A scheduled one is claimed by its schedule and due time, any other by its own id.
        """
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": new.group,
            "schedule_id": new.schedule,
            "due": new.due,
            "closes": new.closes,
            "open_in": self._keyring.channel(new.channel),
            "channel": new.channel,
            "words": {"opening": new.opening, "feelings": new.feelings},
        }
        try:
            async with self._database.write() as connection:
                made = await connection.execute(insert(checkins).values(row).returning(checkins))
                opened = _checkin(made.one())
                kind, about = (OPENING, new.schedule) if new.schedule else (OPENING_NOW, opened.id)
                taken = await claim(connection, Claim(new.group, kind, about, new.due, now))
                if taken is None:
                    await connection.rollback()
                    return None
        except IntegrityError:
            return None
        return opened, taken

    async def stands(self, checkin: int, post: Post) -> None:
        await self._change(checkin, post=asdict(post))

    async def close(self, checkin: CheckIn, now: datetime) -> Claim | None:
        """End one and take on its closing; None where somebody has."""
        still = (checkins.c.id == checkin.id) & checkins.c.closed.is_(None)
        count = select(func.count()).where(arrivals.c.checkin_id == checkin.id).scalar_subquery()
        async with self._database.write() as connection:
            ended = await connection.execute(
                update(checkins).where(still).values(closed=now, open_in=None, arrived=count)
            )
            if ended.rowcount != 1:
                return None
            return await claim(connection, Claim(checkin.group, CLOSING, checkin.id, checkin.closes, now))

    async def meet(self, checkin: int, theme: str, now: datetime) -> bool:
        """Note that a meeting was opened from it; False where one was already."""
        still = (checkins.c.id == checkin) & checkins.c.met.is_(None)
        async with self._database.write() as connection:
            opened = await connection.execute(update(checkins).where(still).values(met=now, theme=theme))
        return opened.rowcount == 1

    async def not_met(self, checkin: int) -> None:
        """Nothing came of opening a meeting: it can be opened still."""
        await self._change(checkin, met=None, theme=None)

    async def remove(self, checkin: int) -> None:
        """Let go of one that could not be posted."""
        async with self._database.write() as connection:
            await connection.execute(delete(checkins).where(checkins.c.id == checkin))

    async def by_token(self, token: str) -> CheckIn | None:
        return _first(await self._find(checkins.c.token == token))

    async def get(self, checkin: int) -> CheckIn | None:
        return _first(await self._find(checkins.c.id == checkin))

    async def of(self, schedule: int, due: datetime) -> CheckIn | None:
        return _first(await self._find((checkins.c.schedule_id == schedule) & (checkins.c.due == due)))

    async def open_in(self, channel: int) -> CheckIn | None:
        return _first(await self._find(checkins.c.open_in == self._keyring.channel(channel)))

    async def open_ones(self, group: int | None = None) -> list[CheckIn]:
        """Give those that are open, of all groups or of one."""
        still = checkins.c.closed.is_(None)
        return await self._find(still if group is None else still & (checkins.c.group_id == group))

    async def latest(self, group: int) -> CheckIn | None:
        """Give the newest one that stood somewhere, open or not."""
        found = await self._find((checkins.c.group_id == group) & checkins.c.post.is_not(None))
        return max(found, key=lambda each: (each.due, each.id), default=None)

    async def met_since(self, since: datetime) -> list[CheckIn]:
        """Give those from which a meeting was opened after that instant."""
        return await self._find(checkins.c.met > since)

    async def _change(self, checkin: int, **values: Any) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(checkins).where(checkins.c.id == checkin).values(**values))

    async def _find(self, which: Any) -> list[CheckIn]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(checkins).where(which).order_by(checkins.c.due))
            return [_checkin(row) for row in rows]


def _first(found: Sequence[CheckIn]) -> CheckIn | None:
    return found[0] if found else None


def _checkin(row: Row[Any]) -> CheckIn:
    return CheckIn(
        id=row.id,
        token=row.token,
        group=row.group_id,
        schedule=row.schedule_id,
        due=row.due,
        closes=row.closes,
        channel=row.channel,
        closed=row.closed,
        post=Post(**row.post) if row.post else None,
        opening=row.words["opening"],
        feelings=row.words["feelings"],
        arrived=row.arrived,
        met=row.met,
        theme=row.theme or "",
    )
