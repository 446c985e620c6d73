"""Brainstorms as they stand: read, changed by a rule and written again in one transaction."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.brainstorm.values import Brainstorm, Idea
from bot.store.engine import Database
from bot.store.tables import brainstorm_helpers, brainstorm_ideas, brainstorm_marks, brainstorms

Rule = Callable[[Brainstorm], Brainstorm]

NOWHERE = 0
"""In place of a message that will not stand any more."""


class Step(NamedTuple):
    """A brainstorm before and after a rule."""

    before: Brainstorm
    after: Brainstorm


class Brainstorms:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def open(self, new: Brainstorm) -> Brainstorm | None:
        """Begin one; None where one is open in that channel."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": new.group,
            "open_in": self._keyring.channel(new.channel),
            "opened": new.opened,
            "way": new.way,
            "looked": None,
        }
        try:
            async with self._database.write() as connection:
                wanted = insert(brainstorms).values(row | _values(new)).returning(brainstorms)
                return _brainstorm((await connection.execute(wanted)).one(), (), {}, {})
        except IntegrityError:
            return None

    async def change(self, storm: int, rule: Rule, *, erases: bool = False) -> Step | None:
        """Let a rule act on one as it stands now; None where it is gone. What the rule raises leaves it as it was.

        erases: nothing of what goes may be left in the files. An idea whose id is 0 becomes a new row.
        """
        async with self._database.write(erases=erases) as connection:
            own = brainstorms.c.id == storm
            await connection.execute(select(brainstorms.c.id).where(own).with_for_update())
            found = await _read(connection, own)
            if not found:
                return None
            before, after = found[0], rule(found[0])
            if after != before:
                await _write(connection, before, after)
                (after,) = await _read(connection, own)
        return Step(before, after)

    async def looked(self, storm: int, now: datetime) -> None:
        """It was asked how it went."""
        async with self._database.write() as connection:
            own = update(brainstorms).where(brainstorms.c.id == storm)
            await connection.execute(own.values(looked=now))

    async def remove(self, storm: int) -> None:
        """Let go of one that could not be posted."""
        async with self._database.write(erases=True) as connection:
            await connection.execute(delete(brainstorms).where(brainstorms.c.id == storm))

    async def get(self, storm: int) -> Brainstorm | None:
        return await self._one(brainstorms.c.id == storm)

    async def by_token(self, token: str) -> Brainstorm | None:
        return await self._one(brainstorms.c.token == token)

    async def in_channel(self, channel: int) -> Brainstorm | None:
        """Give the one that is open in a channel, or in a thread it was begun in."""
        return await self._one(brainstorms.c.open_in == self._keyring.channel(channel))

    async def open_ones(self, group: int | None = None) -> list[Brainstorm]:
        """Give those that are open, of all groups or of one."""
        still = brainstorms.c.closed.is_(None)
        return await self._find(still if group is None else still & (brainstorms.c.group_id == group))

    async def unsaid(self, since: datetime) -> list[Brainstorm]:
        """Give those that closed after an instant and whose end was not told yet."""
        return await self._find((brainstorms.c.closed > since) & (brainstorms.c.said != "closed"))

    async def to_look_back(self) -> list[Brainstorm]:
        """Give those of which it is to be asked, now or later, how it went."""
        return await self._find(brainstorms.c.look_back.is_not(None) & brainstorms.c.looked.is_(None))

    async def history(self, group: int, at_most: int) -> list[Brainstorm]:
        """Give those of a group that are over, the newest first."""
        over = (brainstorms.c.group_id == group) & brainstorms.c.closed.is_not(None)
        ids = select(brainstorms.c.id).where(over).order_by(brainstorms.c.closed.desc()).limit(at_most)
        async with self._database.read() as connection:
            wanted = list(await connection.scalars(ids))
            found = await _read(connection, brainstorms.c.id.in_(wanted)) if wanted else []
        return sorted(found, key=lambda each: (each.closed or each.opened, each.id), reverse=True)

    async def naming(self, group: int, person: int) -> list[Brainstorm]:
        """Give those in which somebody has a part."""
        return [
            each
            for each in await self._find(brainstorms.c.group_id == group)
            if person in (each.host, *(idea.person for idea in each.ideas), *each.marks, *each.helpers)
        ]

    async def _one(self, which: ColumnElement[bool]) -> Brainstorm | None:
        found = await self._find(which)
        return found[0] if found else None

    async def _find(self, which: ColumnElement[bool]) -> list[Brainstorm]:
        async with self._database.read() as connection:
            return await _read(connection, which)


def _values(storm: Brainstorm) -> dict[str, Any]:
    """Give all that may change of a brainstorm's own row."""
    return {
        "place": [storm.channel, storm.place],
        "words": {"question": storm.question, "outcome": storm.outcome},
        "phase": storm.phase,
        "host": storm.host,
        "settled": storm.settled,
        "until": storm.until,
        "moved": storm.moved,
        "closed": storm.closed,
        "writers": storm.writers,
        "numbered": storm.numbered,
        "look_back": storm.look_back,
        "said": storm.said,
        "posts": [storm.post, storm.ending],
    }


async def _write(connection: AsyncConnection, before: Brainstorm, after: Brainstorm) -> None:
    values = _values(after) | ({"open_in": None} if after.closed else {})
    await connection.execute(update(brainstorms).where(brainstorms.c.id == after.id).values(values))
    if before.ideas != after.ideas:
        await _write_ideas(connection, before, after)
    if before.marks != after.marks:
        await connection.execute(delete(brainstorm_marks).where(brainstorm_marks.c.brainstorm_id == after.id))
        for person, numbers in after.marks.items():
            row = _of(after) | {"person": person, "numbers": list(numbers)}
            await connection.execute(insert(brainstorm_marks).values(row))
    if before.helpers != after.helpers:
        await connection.execute(
            delete(brainstorm_helpers).where(brainstorm_helpers.c.brainstorm_id == after.id)
        )
        for person, at in after.helpers.items():
            await connection.execute(
                insert(brainstorm_helpers).values(_of(after) | {"person": person, "at": at})
            )


async def _write_ideas(connection: AsyncConnection, before: Brainstorm, after: Brainstorm) -> None:
    """Write them in the order in which they are; what goes, goes first, for a number has one row."""
    were, still = {each.id: each for each in before.ideas}, {each.id for each in after.ideas}
    gone = [each for each in were if each not in still]
    if gone:
        await connection.execute(delete(brainstorm_ideas).where(brainstorm_ideas.c.id.in_(gone)))
    for idea in after.ideas:
        row = {
            "person": idea.person,
            "number": idea.number,
            "words": idea.words,
            "signed": idea.signed,
            "under": idea.under,
            "grown": idea.grown,
            "held": idea.held or None,
            "told": idea.told,
            "echo": idea.echo,
        }
        if not idea.id:
            await connection.execute(insert(brainstorm_ideas).values(_of(after) | row))
        elif were.get(idea.id) != idea:
            own = update(brainstorm_ideas).where(brainstorm_ideas.c.id == idea.id)
            await connection.execute(own.values(row))


def _of(storm: Brainstorm) -> dict[str, Any]:
    return {"brainstorm_id": storm.id, "group_id": storm.group}


async def _read(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Brainstorm]:
    """Give brainstorms whole, each with its ideas by number."""
    rows: Sequence[Row[Any]] = (
        await connection.execute(select(brainstorms).where(which).order_by(brainstorms.c.id))
    ).all()
    ids = [row.id for row in rows]
    if not ids:
        return []
    ideas: dict[int, list[Idea]] = defaultdict(list)
    marks: dict[int, dict[int, tuple[int, ...]]] = defaultdict(dict)
    helpers: dict[int, dict[int, datetime]] = defaultdict(dict)
    theirs = select(brainstorm_ideas).where(brainstorm_ideas.c.brainstorm_id.in_(ids))
    for each in await connection.execute(theirs.order_by(brainstorm_ideas.c.number)):
        ideas[each.brainstorm_id].append(_idea(each))
    marked = select(brainstorm_marks).where(brainstorm_marks.c.brainstorm_id.in_(ids))
    for each in await connection.execute(marked):
        marks[each.brainstorm_id][each.person] = tuple(each.numbers)
    helping = select(brainstorm_helpers).where(brainstorm_helpers.c.brainstorm_id.in_(ids))
    for each in await connection.execute(helping.order_by(brainstorm_helpers.c.at)):
        helpers[each.brainstorm_id][each.person] = each.at
    return [_brainstorm(row, ideas[row.id], marks[row.id], helpers[row.id]) for row in rows]


def _idea(row: Row[Any]) -> Idea:
    return Idea(
        number=row.number,
        person=row.person,
        words=row.words,
        signed=bool(row.signed),
        under=row.under,
        grown=bool(row.grown),
        held=row.held or "",
        told=bool(row.told),
        echo=row.echo,
        id=row.id,
    )


def _brainstorm(
    row: Row[Any],
    ideas: Sequence[Idea],
    marks: dict[int, tuple[int, ...]],
    helpers: dict[int, datetime],
) -> Brainstorm:
    channel, place = row.place
    post, ending = row.posts
    return Brainstorm(
        id=row.id,
        token=row.token,
        group=row.group_id,
        channel=channel,
        place=place,
        question=row.words["question"],
        way=row.way,
        opened=row.opened,
        until=row.until,
        moved=row.moved,
        host=row.host,
        phase=row.phase,
        closed=row.closed,
        writers=row.writers,
        numbered=row.numbered,
        outcome=row.words["outcome"],
        settled=row.settled,
        look_back=row.look_back,
        said=row.said,
        post=post,
        ending=ending,
        ideas=tuple(ideas),
        marks=marks,
        helpers=helpers,
    )
