"""What a group's people say of where it is, how its facilitators read it, and its firsts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, delete, select, update

from bot.practice.firsts import First, Happened, first_named
from bot.practice.stages import Answer, Reading, Stage, stage_named
from bot.store.engine import Database
from bot.store.tables import firsts, group_stages, stage_answers
from bot.store.upsert import new, upsert


class Kept(NamedTuple):
    """All that is known of a group's stage and firsts. asked: when it was last asked anew."""

    answers: tuple[Answer, ...] = ()
    reading: Reading | None = None
    asked: datetime | None = None
    firsts: tuple[Happened, ...] = ()


class Stages:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_group(self, group: int) -> Kept:
        return (await self._read(group)).get(group, Kept())

    async def all(self) -> dict[int, Kept]:
        """Give what is known of every group, in three queries however many there are."""
        return await self._read(None)

    async def answer(self, group: int, person: int, stage: Stage, now: datetime) -> None:
        """Keep what somebody says; their newest answer is the one that counts."""
        row = {"group_id": group, "person": person, "stage": stage, "at": now}
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, stage_answers, ["stage", "at"]), [row])

    async def withdraw(self, group: int, person: int) -> None:
        """Let go of what somebody said."""
        mine = (stage_answers.c.group_id == group) & (stage_answers.c.person == person)
        async with self._database.write() as connection:
            await connection.execute(delete(stage_answers).where(mine))

    async def read_as(self, group: int, stage: Stage | None, now: datetime) -> None:
        """Keep how the facilitators read it; None lets go of it."""
        row = {"group_id": group, "reading": stage, "read_at": now if stage else None}
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, group_stages, ["reading", "read_at"]), [row])

    async def asked(self, group: int, now: datetime) -> None:
        row = {"group_id": group, "asked": now}
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, group_stages, ["asked"]), [row])

    # Firsts

    async def happened(
        self, group: int, kind: First, at: datetime, *, noticed: bool, told: datetime | None
    ) -> bool:
        """Write a first down; False where the group has had it. told: where no word of it is needed any more."""
        row = {"group_id": group, "kind": kind, "at": at, "noticed": noticed, "told": told, "back": None}
        async with self._database.write() as connection:
            made = await connection.execute(
                new(connection.dialect, firsts).values(row).on_conflict_do_nothing()
            )
        return made.rowcount == 1

    async def again(self, group: int, kind: First, now: datetime) -> bool:
        """Mark one that was taken back; False where it was not."""
        taken = _of(group, kind) & firsts.c.back.is_not(None)
        async with self._database.write() as connection:
            made = await connection.execute(
                update(firsts).where(taken).values(at=now, noticed=False, told=now, back=None)
            )
        return made.rowcount == 1

    async def take_back(self, group: int, kind: First, now: datetime) -> bool:
        there = _of(group, kind) & firsts.c.back.is_(None)
        async with self._database.write() as connection:
            done = await connection.execute(update(firsts).where(there).values(back=now))
        return done.rowcount == 1

    async def told(self, group: int, kind: First, now: datetime) -> None:
        async with self._database.write() as connection:
            await connection.execute(update(firsts).where(_of(group, kind)).values(told=now))

    async def untold(self) -> list[tuple[int, Happened]]:
        """Give by group what is to be spoken of still, also what only will be."""
        those = select(firsts).where(firsts.c.told.is_(None), firsts.c.back.is_(None)).order_by(firsts.c.at)
        async with self._database.read() as connection:
            return [(row.group_id, _happened(row)) for row in await connection.execute(those) if _known(row)]

    async def _read(self, group: int | None) -> dict[int, Kept]:
        async with self._database.read() as connection:
            tables = (stage_answers, group_stages, firsts)
            found = [(await connection.execute(_only(select(each), each, group))).all() for each in tables]
        kept: dict[int, Kept] = {}
        for row in found[0]:
            kept[row.group_id] = _with(kept, row.group_id, answers=_answer(row))
        for row in found[1]:
            stage = stage_named(row.reading or "")
            read = Reading(stage, row.read_at) if stage and row.read_at else None
            kept[row.group_id] = kept.get(row.group_id, Kept())._replace(reading=read, asked=row.asked)
        for row in found[2]:
            if _known(row):
                kept[row.group_id] = _with(kept, row.group_id, firsts=[_happened(row)])
        return kept


def _with(
    kept: dict[int, Kept], group: int, answers: Iterable[Answer] = (), firsts: Iterable[Happened] = ()
) -> Kept:
    before = kept.get(group, Kept())
    return before._replace(answers=(*before.answers, *answers), firsts=(*before.firsts, *firsts))


def _only(which: Any, table: Any, group: int | None) -> Any:
    return which if group is None else which.where(table.c.group_id == group)


def _of(group: int, kind: First) -> Any:
    return (firsts.c.group_id == group) & (firsts.c.kind == kind)


def _answer(row: Row[Any]) -> list[Answer]:
    stage = stage_named(row.stage)
    return [Answer(row.person, stage, row.at)] if stage else []


def _known(row: Row[Any]) -> bool:
    return first_named(row.kind) is not None


def _happened(row: Row[Any]) -> Happened:
    return Happened(row.kind, row.at, row.noticed, row.told, row.back)
