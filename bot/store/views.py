"""Views that differ: from the form to where they stand, without a time or a name beside those that have none."""

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from bot.practice.differing import ON_ITS_WAY, State, Told, View
from bot.store.engine import Database
from bot.store.tables import unsigned_closed, unsigned_wards, views
from bot.store.types import TAG_BYTES
from bot.store.unsigned import end_keys, tag_today, tagged, tags_of
from bot.store.upsert import new


class Wards(NamedTuple):
    """Who is warded from a writer. shut: the facilitators closed the way; apart: by number, who keeps apart."""

    shut: bool
    apart: frozenset[int]


class Views:
    def __init__(self, database: Database) -> None:
        self._database = database

    # Writing one

    async def begin(self, group: int, number: int, told: Told, now: datetime) -> View:
        """Begin one for somebody; what they began before and never placed is let go of."""
        async with self._database.write() as connection:
            mine = tagged(views, group, await tags_of(connection, group, number))
            await connection.execute(delete(views).where(mine, views.c.state == "draft"))
            row = {
                "token": secrets.token_urlsafe(12),
                "group_id": group,
                "day": now.date().isoformat(),
                "tag": await tag_today(connection, group, number, now.date()),
                "state": "draft",
                "told": told.dump(),
            }
            return _view((await connection.execute(insert(views).values(row).returning(views))).one())

    async def fill(self, view: View, told: Told) -> bool:
        """Keep what is told in one that is being written; False where it is not any more."""
        return await self._change(view, ("draft",), told=told.dump())

    async def drop(self, view: View) -> bool:
        """Let go of one that is being written; False where it is on its way."""
        that = (views.c.id == view.id) & (views.c.state == "draft")
        async with self._database.write(erases=True) as connection:
            return (await connection.execute(delete(views).where(that))).rowcount == 1

    async def confirm(self, view: View, number: int, now: datetime, due: datetime) -> bool:
        """Let it be placed at an instant, once; False where it is on its way already.

        Over a name stands no tag that the same person's words without one bear.
        """
        async with self._database.write() as connection:
            if view.told.signed is None:
                tag = await tag_today(connection, view.group, number, now.date())
            else:
                tag = secrets.token_bytes(TAG_BYTES)
            still = (views.c.id == view.id) & (views.c.state == "draft")
            values = {"state": "waiting", "due": due, "tag": tag, "day": now.date().isoformat()}
            return (await connection.execute(update(views).where(still).values(values))).rowcount == 1

    # Placing one

    async def due(self, now: datetime) -> list[View]:
        """Give what is to be placed or taken down by now, the first due first."""
        return await self._find(views.c.due <= now, views.c.due)

    async def next_due(self) -> datetime | None:
        async with self._database.read() as connection:
            return await connection.scalar(select(func.min(views.c.due)))

    async def claim(self, view: View, until: datetime) -> bool:
        """Take it on until an instant; False where it was seen to, or another process took it on."""
        state = "placing" if view.state == "waiting" else view.state
        that = (views.c.id == view.id) & (views.c.due == view.due) & (views.c.state == view.state)
        async with self._database.write() as connection:
            taken = await connection.execute(update(views).where(that).values(due=until, state=state))
            return taken.rowcount == 1

    async def stands(self, view: View, post: tuple[int, int]) -> bool:
        """Note where it stands; its words are kept no longer. False where it is not to stand any more."""
        left = replace(view.told, words="", to=None)
        return await self._change(
            view, ("placing",), state="stands", due=None, told=left.dump(), post=list(post)
        )

    async def lose(self, view: View) -> bool:
        """It cannot be placed; its words are kept no longer."""
        left = Told(signed=view.told.signed)
        return await self._change(view, ON_ITS_WAY, state="lost", due=None, told=left.dump())

    # What stands

    async def take_back(self, view: View, now: datetime) -> bool:
        """Its writer takes it back; that there was one still counts. Where it stands, it is due to be taken down."""
        left, due = Told(signed=view.told.signed), now if view.post else None
        states: tuple[State, ...] = ("stands",) if view.post else ("waiting",)
        return await self._change(view, states, state="back", due=due, told=left.dump())

    async def take_down(self, view: View) -> bool:
        """The facilitators, or who moderates, take it away; False where it stands no more."""
        left = Told(signed=view.told.signed)
        return await self._change(view, ("stands",), state="down", told=left.dump())

    async def gone(self, view: View) -> None:
        """It stands no more; what its writer took back goes on to count."""
        if view.state == "back":
            await self._change(view, ("back",), due=None)
            return
        async with self._database.write() as connection:
            await connection.execute(delete(views).where(views.c.id == view.id))

    # Finding one

    async def by_token(self, token: str) -> View | None:
        found = await self._find(views.c.token == token)
        return found[0] if found else None

    async def own(self, token: str, number: int) -> View | None:
        """Give one that somebody writes, or wrote with their name or within the days of its key without."""
        view = await self.by_token(token)
        return view if view and await self.is_by(view, number) else None

    async def is_by(self, view: View, number: int) -> bool:
        if view.told.signed is not None and view.state != "draft":
            return view.told.signed == number
        async with self._database.read() as connection:
            return view.tag is not None and view.tag == (await tags_of(connection, view.group, number)).get(
                view.day
            )

    async def of_person(self, group: int, number: int) -> list[View]:
        """Give what somebody had placed, or is to be: without their name within the days of its key, and with it."""
        async with self._database.read() as connection:
            tags = await tags_of(connection, group, number)
        unsigned = await self._find(tagged(views, group, tags) & (views.c.state != "draft"))
        known = {each.id for each in unsigned}
        signed = [each for each in await self.in_group(group) if each.told.signed == number]
        return sorted(
            unsigned + [each for each in signed if each.id not in known and each.state != "draft"],
            key=lambda each: each.id,
        )

    async def in_group(self, group: int, day: date | None = None) -> list[View]:
        """Give what there is in a group, which is little and gone within a month; on a day, or all."""
        those = views.c.group_id == group
        return await self._find(those if day is None else those & (views.c.day == day.isoformat()))

    async def standing(self, since: date) -> list[View]:
        """Give what stands in all groups, from a day on."""
        return await self._find((views.c.state == "stands") & (views.c.day >= since.isoformat()))

    # Keeping apart from a writer, and closing the way

    async def ward(self, view: View, person: int | None) -> bool:
        """Keep somebody apart from its writer, or (None) close the way for them; False where its key is gone."""
        if view.tag is None or view.told.signed is not None:
            return False
        row = {"group_id": view.group, "day": view.day.isoformat(), "tag": view.tag, "person": person}
        async with self._database.write() as connection:
            tag = await connection.scalar(select(views.c.tag).where(views.c.id == view.id))
            if tag != view.tag:
                return False
            if await connection.scalar(select(unsigned_wards.c.id).where(_ward(view, person))) is None:
                await connection.execute(insert(unsigned_wards).values(row))
        return True

    async def unward(self, view: View, person: int | None) -> bool:
        async with self._database.write() as connection:
            return (await connection.execute(delete(unsigned_wards).where(_ward(view, person)))).rowcount > 0

    async def is_warded(self, view: View, person: int | None) -> bool:
        async with self._database.read() as connection:
            return await connection.scalar(select(unsigned_wards.c.id).where(_ward(view, person))) is not None

    async def wards(self, group: int, number: int) -> Wards:
        """Give who is warded from somebody, by what they wrote before."""
        async with self._database.read() as connection:
            mine = tagged(unsigned_wards, group, await tags_of(connection, group, number))
            persons = set(await connection.scalars(select(unsigned_wards.c.person).where(mine)))
        return Wards(None in persons, frozenset(each for each in persons if each is not None))

    async def close_way(self, group: int, *, closed: bool) -> None:
        """Let the group do without views without a name, or with them again."""
        async with self._database.write() as connection:
            if closed:
                put = new(connection.dialect, unsigned_closed).values(group_id=group)
                await connection.execute(put.on_conflict_do_nothing())
            else:
                await connection.execute(delete(unsigned_closed).where(unsigned_closed.c.group_id == group))

    async def is_closed(self, group: int) -> bool:
        mine = select(unsigned_closed.c.group_id).where(unsigned_closed.c.group_id == group)
        async with self._database.read() as connection:
            return await connection.scalar(mine) is not None

    async def end_keys(self, now: datetime) -> int:
        """Destroy the keys that have lived long enough, so that no byte of them is left in the files."""
        async with self._database.write(erases=True) as connection:
            return await end_keys(connection, now)

    async def later(self, view: View, due: datetime) -> None:
        """See to it at another instant."""
        await self._change(view, ("placing", "going", "back"), due=due)

    async def _change(self, view: View, when: Collection[State], **values: Any) -> bool:
        still = (views.c.id == view.id) & views.c.state.in_(when)
        async with self._database.write() as connection:
            return (await connection.execute(update(views).where(still).values(**values))).rowcount == 1

    async def _find(self, which: ColumnElement[bool], *order: Any) -> list[View]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(views).where(which).order_by(*order, views.c.id))
            return [_view(row) for row in rows]


def _ward(view: View, person: int | None) -> ColumnElement[bool]:
    of = unsigned_wards.c.person == person if person is not None else unsigned_wards.c.person.is_(None)
    that = (unsigned_wards.c.group_id == view.group) & (unsigned_wards.c.day == view.day.isoformat())
    return that & (unsigned_wards.c.tag == view.tag) & of


def _view(row: Row[Any]) -> View:
    return View(
        id=row.id,
        token=row.token,
        group=row.group_id,
        day=date.fromisoformat(row.day),
        tag=row.tag,
        state=row.state,
        told=Told.load(row.told),
        due=row.due,
        post=(row.post[0], row.post[1]) if row.post else None,
    )
