"""Reminders that people asked for."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from bot.practice.reminding import Next, Reminder
from bot.store.engine import Database
from bot.store.tables import people, reminders
from bot.store.upsert import upsert


class Reminders:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, reminder: Reminder) -> None:
        row = {
            "group_id": reminder.group,
            "person": reminder.person,
            "at": reminder.at.isoformat("minutes") if reminder.at else None,
            "zone": reminder.zone,
            "paused": reminder.paused,
            "away_until": reminder.away_until.isoformat() if reminder.away_until else None,
            "next_at": reminder.next_at,
            "next_due": reminder.next_due,
        }
        changed = ["at", "zone", "paused", "away_until", "next_at", "next_due"]
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, reminders, changed), [row])

    async def remove(self, group: int, person: int) -> bool:
        mine = (reminders.c.group_id == group) & (reminders.c.person == person)
        async with self._database.write() as connection:
            return (await connection.execute(delete(reminders).where(mine))).rowcount == 1

    async def mine(self, group: int, person: int) -> Reminder | None:
        found = await self._find((reminders.c.group_id == group) & (reminders.c.person == person))
        return found[0] if found else None

    async def of_group(self, group: int) -> list[Reminder]:
        return await self._find(reminders.c.group_id == group)

    async def due(self, now: datetime) -> list[Reminder]:
        return await self._find(reminders.c.next_at <= now)

    async def next_at(self) -> datetime | None:
        async with self._database.read() as connection:
            return await connection.scalar(select(func.min(reminders.c.next_at)))

    async def move_on(self, reminder: Reminder, following: Next | None) -> bool:
        """Set when to remind next; False where another process, or the person, was quicker."""
        still = (
            (reminders.c.group_id == reminder.group)
            & (reminders.c.person == reminder.person)
            & (reminders.c.next_at == reminder.next_at)
        )
        values = {
            "next_at": following.at if following else None,
            "next_due": following.due if following else None,
        }
        async with self._database.write() as connection:
            return (await connection.execute(update(reminders).where(still).values(values))).rowcount == 1

    async def _find(self, which: Any) -> list[Reminder]:
        same = (people.c.group_id == reminders.c.group_id) & (people.c.number == reminders.c.person)
        those = select(reminders, people.c.who).join(people, same)
        async with self._database.read() as connection:
            return [_reminder(row) for row in await connection.execute(those.where(which))]


def _reminder(row: Row[Any]) -> Reminder:
    return Reminder(
        group=row.group_id,
        person=row.person,
        user=row.who,
        at=time.fromisoformat(row.at) if row.at else None,
        zone=row.zone,
        paused=row.paused,
        away_until=date.fromisoformat(row.away_until) if row.away_until else None,
        next_at=row.next_at,
        next_due=row.next_due,
    )
