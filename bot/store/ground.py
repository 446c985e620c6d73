"""The common-ground board: its lines, who shares them, and where it stands."""

import secrets
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.ground.gathering import Board, gather
from bot.practice.ground.overlap import says_the_same
from bot.practice.ground.values import ALL_AT_MOST, MINE_AT_MOST, Line, Said
from bot.store.engine import Database
from bot.store.tables import ground_boards, ground_heaps, ground_lines, ground_shares, groups
from bot.store.upsert import new, upsert

Refused = Literal["mine", "too many", "full", "left"]
"""They have that very line, or their share of lines; the board has all it can hold; they have left meanwhile."""


class Added(NamedTuple):
    """What came of a line. line: the one it is, or the one of another that says just that; me_too: so they share it."""

    line: Line
    me_too: bool


class Standing(NamedTuple):
    """Where a board stands. message: None while there is none."""

    group: int
    channel: int
    message: int | None
    at: datetime


class Ground:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def board(self, group: int, language: str, *, named: bool = True) -> Board:
        """Give all that is on a group's board. language: in which its lines are.

        named: with the names that people gave to heaps; else all are called by what their lines share.
        """
        async with self._database.read() as connection:
            return await board_of(connection, group, language, named=named)

    async def groups(self) -> set[int]:
        """Give the groups that have lines on their board."""
        async with self._database.read() as connection:
            return set(await connection.scalars(select(ground_lines.c.group_id).distinct()))

    async def namers(self, group: int) -> set[int]:
        """Give who named heaps, by number."""
        those = select(ground_heaps.c.person).where(
            ground_heaps.c.group_id == group, ground_heaps.c.person.is_not(None)
        )
        async with self._database.read() as connection:
            return {person for person in await connection.scalars(those) if person is not None}

    # Lines

    async def add(self, group: int, person: int, said: Said, now: datetime) -> Added | Refused:
        """Put a line there; where another says just that already, they share it instead."""
        try:
            return await self._add(group, person, said, now)
        except IntegrityError:
            return "left"

    async def _add(self, group: int, person: int, said: Said, now: datetime) -> Added | Refused:
        async with self._database.write() as connection:
            await alone(connection, group)
            lines = await lines_of(connection, group, held=True)
            same = [
                line
                for line in lines
                if says_the_same(line.said.words, said.words) and (line.person == person or not line.held)
            ]
            if any(line.person == person for line in same):
                return "mine"
            if same:
                await _share(connection, same[0], group, person, now)
                return Added(same[0], me_too=True)
            if sum(line.person == person for line in lines) >= MINE_AT_MOST:
                return "too many"
            if len(lines) >= ALL_AT_MOST:
                return "full"
            row = {
                "token": secrets.token_urlsafe(12),
                "group_id": group,
                "person": person,
                "at": now,
                "said": said._asdict(),
            }
            made = await connection.execute(insert(ground_lines).values(row).returning(ground_lines))
            return Added(_line(made.one(), ()), me_too=False)

    async def group_of(self, token: str) -> int | None:
        """Give the group that a line belongs to."""
        mine = select(ground_lines.c.group_id).where(ground_lines.c.token == token)
        async with self._database.read() as connection:
            return await connection.scalar(mine)

    async def change(self, line: Line, said: Said) -> bool:
        """Change one's line; False where it is gone.

        Other words are shared by nobody yet, stand for themselves, and are not held back.
        """
        values: dict[str, Any] = {"said": said._asdict()}
        same = says_the_same(line.said.words, said.words)
        if not same:
            values |= {"one": None, "held": None}
        async with self._database.write() as connection:
            changed = update(ground_lines).where(_own(line)).values(values)
            if (await connection.execute(changed)).rowcount != 1:
                return False
            if not same:
                await connection.execute(delete(ground_shares).where(ground_shares.c.line_id == line.id))
        return True

    async def own(self, token: str, group: int, person: int) -> Line | None:
        """Give a line of somebody's, also one that is held back."""
        return next((each for each in await self.all_of(group, person) if each.token == token), None)

    async def all_of(self, group: int, person: int) -> list[Line]:
        """Give all lines of somebody, also those that are held back."""
        async with self._database.read() as connection:
            lines = await lines_of(connection, group, held=True)
        return [line for line in lines if line.person == person]

    async def hold(self, line: Line, reason: str | None) -> bool:
        """Hold a line back, or, without a reason, let it stand again; False where it is gone."""
        that = update(ground_lines).where(_own(line)).values(held=reason or None)
        async with self._database.write() as connection:
            return (await connection.execute(that)).rowcount == 1

    async def held(self, token: str, group: int) -> list[Line]:
        """Find a line that is held back, with those that stand as one with it."""
        async with self._database.read() as connection:
            lines = [line for line in await lines_of(connection, group, held=True) if line.held]
        found = [line for line in lines if line.token == token]
        ones = {line.one for line in found if line.one is not None}
        return found + [line for line in lines if line.one in ones and line not in found]

    async def remove(self, line: Line) -> bool:
        """Take one's line back; False where it was gone."""
        async with self._database.write() as connection:
            return (await connection.execute(delete(ground_lines).where(_own(line)))).rowcount == 1

    async def share(self, group: int, person: int, tokens: Iterable[str], now: datetime) -> int:
        """Say “me too” to lines of others; gives to how many of these that are still there."""
        wanted = set(tokens)
        async with self._database.write() as connection:
            lines = [line for line in await lines_of(connection, group) if line.token in wanted]
            for line in (each for each in lines if each.person != person):
                await _share(connection, line, group, person, now)
        return len(lines)

    async def unshare(self, group: int, person: int, lines: Iterable[int]) -> int:
        """Take a “me too” back, of lines by id; gives how many there were."""
        mine = (ground_shares.c.group_id == group) & (ground_shares.c.person == person)
        those = mine & ground_shares.c.line_id.in_(list(lines))
        async with self._database.write() as connection:
            return (await connection.execute(delete(ground_shares).where(those))).rowcount

    async def grown(self, group: int, since: datetime, until: datetime) -> set[int]:
        """Give the lines, by id, that somebody said “me too” to from `since` on and before `until`."""
        those = select(ground_shares.c.line_id).where(
            ground_shares.c.group_id == group, ground_shares.c.at >= since, ground_shares.c.at < until
        )
        async with self._database.read() as connection:
            return set(await connection.scalars(those))

    # Where the board stands

    async def standing(self, group: int) -> Standing | None:
        found = await self._standing(ground_boards.c.group_id == group)
        return found[0] if found else None

    async def all_standing(self) -> list[Standing]:
        return await self._standing(ground_boards.c.at.is_not(None))

    async def stands(self, group: int, channel: int, message: int | None, now: datetime) -> None:
        """Note where it is to stand, and the message once it does."""
        row = {"group_id": group, "place": [channel, message or 0], "at": now}
        async with self._database.write() as connection:
            await connection.execute(upsert(connection.dialect, ground_boards, ["place", "at"]), [row])

    async def nowhere(self, group: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(ground_boards).where(ground_boards.c.group_id == group))

    async def _standing(self, which: ColumnElement[bool]) -> list[Standing]:
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(ground_boards).where(which).order_by(ground_boards.c.group_id)
            )
            return [Standing(row.group_id, row.place[0], row.place[1] or None, row.at) for row in rows]


async def alone(connection: AsyncConnection, group: int) -> None:
    """Let nobody else change this board until we are done; SQLite has one writer anyway."""
    await connection.execute(select(groups.c.id).where(groups.c.id == group).with_for_update())


async def board_of(connection: AsyncConnection, group: int, language: str, *, named: bool = True) -> Board:
    """Gather a group's lines within a transaction."""
    heaps = select(ground_heaps.c.id, ground_heaps.c.name).where(ground_heaps.c.group_id == group)
    names = {row.id: row.name for row in await connection.execute(heaps) if row.name and named}
    return gather(await lines_of(connection, group), names, language)


async def lines_of(connection: AsyncConnection, group: int, *, held: bool = False) -> list[Line]:
    """Give a group's lines within a transaction, the oldest first. held: also those that are held back."""
    sharers: defaultdict[int, set[int]] = defaultdict(set)
    shared = select(ground_shares.c.line_id, ground_shares.c.person).where(ground_shares.c.group_id == group)
    for row in await connection.execute(shared):
        sharers[row.line_id].add(row.person)
    those = select(ground_lines).where(ground_lines.c.group_id == group).order_by(ground_lines.c.id)
    lines = [_line(row, sharers[row.id]) for row in await connection.execute(those)]
    return [line for line in lines if held or not line.held]


async def _share(connection: AsyncConnection, line: Line, group: int, person: int, now: datetime) -> None:
    row = {"line_id": line.id, "group_id": group, "person": person, "at": now}
    put = new(connection.dialect, ground_shares).values(row).on_conflict_do_nothing()
    await connection.execute(put)


def _own(line: Line) -> ColumnElement[bool]:
    return (ground_lines.c.id == line.id) & (ground_lines.c.person == line.person)


def _line(row: Any, sharers: Iterable[int]) -> Line:
    return Line(
        id=row.id,
        token=row.token,
        person=row.person,
        said=Said(**row.said),
        at=row.at,
        heap=row.heap_id,
        one=row.one,
        sharers=frozenset(sharers) - {row.person},
        held=row.held or "",
    )
