"""The daily round: of all the processes that may run, one makes it, once a day, and makes it to the end."""

from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import select, update

from bot.store.engine import Database
from bot.store.tables import facts
from bot.store.upsert import new

DAY_BEGINS = timedelta(hours=10)
"""After midnight UTC: night in America, forenoon in Europe, when few groups meet."""

LOST_AFTER = timedelta(hours=1)
"""Whoever began the round and has not ended it by then, has stopped in the middle: another makes it again."""

Turn = Literal["mine", "others", "done"]
_NAME = "daily_round"


def day_of(now: datetime) -> date:
    return (now - DAY_BEGINS).date()


def next_day(now: datetime) -> datetime:
    """Give when the next day of the round begins."""
    return (
        (now - DAY_BEGINS).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1) + DAY_BEGINS
    )


class Daily:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, now: datetime) -> Turn:
        """Take today's round on, unless others are at it or it is done. However many days were missed, it is one."""
        async with self._database.read() as connection:
            known = await connection.scalar(select(facts.c.value).where(facts.c.name == _NAME))
        if known is not None:
            day, begun = known.split(" ", 1)
            if date.fromisoformat(day) >= day_of(now):
                if begun == "done":
                    return "done"
                if datetime.fromisoformat(begun) > now - LOST_AFTER:
                    return "others"
        return "mine" if await self._change(known, f"{day_of(now)} {now.isoformat()}") else "others"

    async def done(self, began: datetime) -> None:
        """The round begun at that instant is made, unless another took it over meanwhile."""
        await self._change(f"{day_of(began)} {began.isoformat()}", f"{day_of(began)} done")

    async def _change(self, known: str | None, value: str) -> bool:
        """Write it if nobody else has written since."""
        async with self._database.write() as connection:
            if known is None:
                row = new(connection.dialect, facts).values(name=_NAME, value=value)
                return (await connection.execute(row.on_conflict_do_nothing())).rowcount == 1
            mine = update(facts).where(facts.c.name == _NAME, facts.c.value == known)
            return (await connection.execute(mine.values(value=value))).rowcount == 1
