"""Weeks: what each came to, kept when its traces have gone, and where it was told."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, select, update

from bot.practice.checkin import Post
from bot.store.claims import Claim, claim
from bot.store.engine import Database
from bot.store.tables import meetings, weeks
from bot.store.upsert import new
from bot.week.totals import Meeting
from bot.week.values import Totals

TOLD, TOLD_NOW, TOLD_LED = "digest", "digest-now", "digest-led"
"""What is claimed: the digest that is due, the one that was asked for, the one for the facilitators."""

_totals = TypeAdapter(Totals)


@dataclass(frozen=True, slots=True)
class Week:
    """A week as it is kept. totals: None after somebody left, until more have spoken; closed: None while it goes on."""

    id: int
    token: str
    group: int
    starts: datetime
    ends: datetime
    totals: Totals | None
    closed: datetime | None
    due: datetime | None = None
    post: Post | None = None
    led_post: Post | None = None


class Weeks:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, group: int) -> Week | None:
        """Give the newest, closed or not."""
        return await self._first(weeks.c.group_id == group)

    async def last_closed(self, group: int) -> Week | None:
        return await self._first((weeks.c.group_id == group) & weeks.c.closed.is_not(None))

    async def last_told(self, group: int) -> Week | None:
        """Give the newest that was posted for the group."""
        return await self._first((weeks.c.group_id == group) & weeks.c.post.is_not(None))

    async def get(self, week: int) -> Week | None:
        return await self._first(weeks.c.id == week)

    async def by_token(self, token: str) -> Week | None:
        return await self._first(weeks.c.token == token)

    async def due_at(self, group: int, due: datetime) -> Week | None:
        return await self._first((weeks.c.group_id == group) & (weeks.c.due == due))

    async def back(self, group: int, before: datetime, most: int) -> list[Totals]:
        """Give what up to so many weeks that ended by an instant came to, oldest first."""
        over = (weeks.c.group_id == group) & weeks.c.closed.is_not(None) & (weeks.c.ends <= before)
        found = select(weeks).where(over).order_by(weeks.c.starts.desc()).limit(most)
        async with self._database.read() as connection:
            rows = (await connection.execute(found)).all()
        return [week.totals for row in reversed(rows) if (week := _week(row)).totals is not None]

    async def look(self, group: int, totals: Totals) -> Week:
        """Keep a week that goes on as it is looked at now, in the place of the last look."""
        row = _row(group, totals)
        async with self._database.write() as connection:
            insert = new(connection.dialect, weeks).values(row)
            kept = insert.on_conflict_do_update(
                index_elements=[weeks.c.group_id, weeks.c.starts],
                set_={"ends": row["ends"], "figures": row["figures"]},
                where=weeks.c.closed.is_(None),
            )
            await connection.execute(kept)
            mine = (weeks.c.group_id == group) & (weeks.c.starts == totals.starts)
            return _week((await connection.execute(select(weeks).where(mine))).one())

    async def close(self, week: Week, now: datetime, due: datetime | None = None) -> Week:
        """Let its figures be final; those of one that is closed already stay."""
        async with self._database.write() as connection:
            await connection.execute(_closing(week, now, due))
            return _week((await connection.execute(select(weeks).where(weeks.c.id == week.id))).one())

    async def close_to_tell(self, week: Week, wanted: Claim) -> Claim | None:
        """Let its figures be final, and take on telling them; None where somebody has."""
        async with self._database.write() as connection:
            taken = await claim(connection, wanted)
            if taken is not None:
                await connection.execute(_closing(week, wanted.at, wanted.due))
            return taken

    async def forget_look(self, group: int) -> None:
        """Somebody left: what the week that goes on came to with them is let go of."""
        going_on = (weeks.c.group_id == group) & weeks.c.closed.is_(None)
        async with self._database.write() as connection:
            await connection.execute(update(weeks).where(going_on).values(figures=None))

    async def stands(self, week: int, post: Post) -> None:
        await self._change(week, post=asdict(post))

    async def stands_for_facilitators(self, week: int, post: Post) -> None:
        await self._change(week, led_post=asdict(post))

    async def keep_meetings(self, seen: Iterable[tuple[int, int, Meeting]]) -> None:
        """Keep meetings so far, each with its group and place; of two tellings of one, the longer counts."""
        async with self._database.write() as connection:
            for group, place, meeting in seen:
                row = asdict(meeting) | {"group_id": group, "place": self._database.keyring.channel(place)}
                told = {name: row[name] for name in ("turns", "spoke", "joined", "pattern", "led")}
                kept = new(connection.dialect, meetings).values(row)
                await connection.execute(
                    kept.on_conflict_do_update(
                        index_elements=[meetings.c.group_id, meetings.c.began, meetings.c.place],
                        set_=told,
                        where=meetings.c.turns <= meeting.turns,
                    )
                )

    async def _change(self, week: int, **values: Any) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(weeks).where(weeks.c.id == week).values(**values))

    async def _first(self, which: ColumnElement[bool]) -> Week | None:
        newest = select(weeks).where(which).order_by(weeks.c.starts.desc()).limit(1)
        async with self._database.read() as connection:
            row = (await connection.execute(newest)).one_or_none()
        return _week(row) if row else None


def _closing(week: Week, now: datetime, due: datetime | None) -> Any:
    still = (weeks.c.id == week.id) & weeks.c.closed.is_(None)
    return update(weeks).where(still).values(closed=now, due=due)


def _row(group: int, totals: Totals) -> dict[str, Any]:
    return {
        "token": secrets.token_urlsafe(12),
        "group_id": group,
        "starts": totals.starts,
        "ends": totals.ends,
        "figures": _totals.dump_python(totals, mode="json"),
    }


def _week(row: Row[Any]) -> Week:
    return Week(
        id=row.id,
        token=row.token,
        group=row.group_id,
        starts=row.starts,
        ends=row.ends,
        totals=_totals.validate_python(row.figures) if row.figures is not None else None,
        closed=row.closed,
        due=row.due,
        post=Post(**row.post) if row.post else None,
        led_post=Post(**row.led_post) if row.led_post else None,
    )
