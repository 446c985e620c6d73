"""Schedules: what comes round again for a group. They are rows, so that a restart forgets none."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from bot.practice.rhythm import Rhythm
from bot.practice.timetable import Kind, Schedule
from bot.store.engine import Database
from bot.store.tables import schedules


class Schedules:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, schedule: Schedule) -> Schedule:
        """Keep a new one; its id and token are given here."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": schedule.group,
            "kind": schedule.kind,
            **_columns(schedule),
        }
        async with self._database.write() as connection:
            made = await connection.execute(insert(schedules).values(row).returning(schedules))
            return _schedule(made.one())

    async def save(self, schedule: Schedule) -> None:
        """Take changes over."""
        async with self._database.write() as connection:
            mine = update(schedules).where(schedules.c.id == schedule.id)
            await connection.execute(mine.values(_columns(schedule)))

    async def move_on(self, schedule: Schedule, next_due: datetime | None) -> None:
        """What was due has been seen to. An edit made meanwhile stands."""
        still = (schedules.c.id == schedule.id) & (schedules.c.next_due == schedule.next_due)
        async with self._database.write() as connection:
            await connection.execute(update(schedules).where(still).values(next_due=next_due))

    async def remove(self, schedule: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(schedules).where(schedules.c.id == schedule))

    async def get(self, schedule: int) -> Schedule | None:
        found = await self._find(schedules.c.id == schedule)
        return found[0] if found else None

    async def by_token(self, token: str) -> Schedule | None:
        found = await self._find(schedules.c.token == token)
        return found[0] if found else None

    async def of_group(self, group: int, kind: Kind) -> list[Schedule]:
        """Give those of a group, oldest first."""
        return await self._find((schedules.c.group_id == group) & (schedules.c.kind == kind))

    async def due(self, kind: Kind, now: datetime) -> list[Schedule]:
        return await self._find((schedules.c.next_due <= now) & (schedules.c.kind == kind))

    async def next_due(self, kind: Kind) -> datetime | None:
        """Give when the next of all is due."""
        soonest = select(func.min(schedules.c.next_due)).where(schedules.c.kind == kind)
        async with self._database.read() as connection:
            return await connection.scalar(soonest)

    async def _find(self, which: Any) -> list[Schedule]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(schedules).where(which).order_by(schedules.c.id))
            return [_schedule(row) for row in rows]


def _columns(schedule: Schedule) -> dict[str, Any]:
    return {
        "rhythm": json.dumps(schedule.rhythm.dump()) if schedule.rhythm else None,
        "ahead": None if schedule.ahead is None else schedule.ahead // timedelta(minutes=1),
        "details": schedule.details,
        "paused": schedule.paused,
        "after": schedule.after,
        "next_due": schedule.next_due,
    }


def _schedule(row: Row[Any]) -> Schedule:
    return Schedule(
        id=row.id,
        token=row.token,
        group=row.group_id,
        kind=row.kind,
        rhythm=Rhythm.load(json.loads(row.rhythm)) if row.rhythm else None,
        ahead=None if row.ahead is None else timedelta(minutes=row.ahead),
        after=row.after,
        details=row.details,
        paused=row.paused,
        next_due=row.next_due,
    )
