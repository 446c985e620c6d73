"""Where people put the lines of a common-ground board, each change whole, and each to be taken back."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.ground.gathering import Board
from bot.practice.ground.tidying import Moved, back, moves
from bot.practice.ground.values import Change, Line, Place
from bot.store.engine import Database
from bot.store.ground import alone, board_of, lines_of
from bot.store.tables import ground_heaps, ground_lines, ground_moves

MOVES_KEPT = 30
"""Changes of a group that can be taken back."""

Rule = Callable[[Board], Change | None]


class GroundMoves:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def arrange(
        self, group: int, language: str, rule: Rule, now: datetime, person: int | None = None
    ) -> str | None:
        """Let a rule change where lines lie; gives the token by which that is taken back, None where nothing changed.

        person: whose words a new name of a heap is.
        """
        async with self._database.write() as connection:
            await alone(connection, group)
            change = rule(await board_of(connection, group, language))
            if change is None:
                return None
            return await _apply(connection, group, change, now, person)

    async def undo(self, token: str, group: int, now: datetime) -> str | None:
        """Take a change back as far as nobody touched its lines since; gives the token to change that back again."""
        async with self._database.write() as connection:
            await alone(connection, group)
            mine = (ground_moves.c.token == token) & (ground_moves.c.group_id == group)
            row = (await connection.execute(select(ground_moves).where(mine))).one_or_none()
            if row is None:
                return None
            moved = {int(line): _moved(each) for line, each in row.moved.items()}
            await connection.execute(delete(ground_moves).where(ground_moves.c.id == row.id))
            change = back(await lines_of(connection, group), moved)
            return await _apply(connection, group, change, now, None)

    async def group_of(self, token: str) -> int | None:
        """Give the group in which something was changed."""
        that = select(ground_moves.c.group_id).where(ground_moves.c.token == token)
        async with self._database.read() as connection:
            return await connection.scalar(that)

    async def last_move(self, group: int) -> str | None:
        """Give the token of the newest change that can be taken back."""
        newest = select(ground_moves.c.token).where(ground_moves.c.group_id == group)
        async with self._database.read() as connection:
            return await connection.scalar(newest.order_by(ground_moves.c.id.desc()).limit(1))


async def _apply(
    connection: AsyncConnection, group: int, change: Change, now: datetime, person: int | None
) -> str | None:
    """Write a change down, and what it comes to, so that it can be taken back."""
    lines = await lines_of(connection, group)
    made = await _made(connection, group, change, now, person)
    moved = moves(lines, await _settled(connection, group, change, lines, made))
    for line, each in moved.items():
        place = {"heap_id": each.after.heap, "one": each.after.one}
        await connection.execute(update(ground_lines).where(ground_lines.c.id == line).values(place))
    touched = {heap for each in moved.values() for heap in (each.before.heap, each.after.heap) if heap}
    await connection.execute(update(ground_heaps).where(ground_heaps.c.id.in_(touched)).values(at=now))
    return await _noted(connection, group, moved, now) if moved else None


async def _made(
    connection: AsyncConnection, group: int, change: Change, now: datetime, person: int | None
) -> dict[int, int]:
    """Make the new heaps of a change; gives their ids by the numbers that it has for them."""
    made: dict[int, int] = {}
    for number in sorted({heap for heap in change.heaps.values() if heap is not None and heap < 0}):
        name = change.names.get(number) or None
        row = {"group_id": group, "person": person if name else None, "name": name, "at": now}
        heap = await connection.execute(insert(ground_heaps).values(row).returning(ground_heaps.c.id))
        made[number] = heap.scalar_one()
    return made


async def _settled(
    connection: AsyncConnection, group: int, change: Change, lines: Iterable[Line], made: Mapping[int, int]
) -> Change:
    """Put ids for what is new; a heap that has gone meanwhile is none."""
    there = await connection.scalars(select(ground_heaps.c.id).where(ground_heaps.c.group_id == group))
    heaps = {heap: heap for heap in there} | dict(made)
    one = max((line.one for line in lines if line.one is not None), default=0) + 1
    return Change(
        heaps={line: heaps.get(heap) if heap is not None else None for line, heap in change.heaps.items()},
        ones={line: one if each is not None and each < 0 else each for line, each in change.ones.items()},
    )


async def _noted(connection: AsyncConnection, group: int, moved: Mapping[int, Moved], now: datetime) -> str:
    token = secrets.token_urlsafe(12)
    row = {
        "token": token,
        "group_id": group,
        "at": now,
        "moved": {str(line): [list(each.before), list(each.after)] for line, each in moved.items()},
    }
    await connection.execute(insert(ground_moves).values(row))
    mine = select(ground_moves.c.id).where(ground_moves.c.group_id == group)
    kept = list(await connection.scalars(mine.order_by(ground_moves.c.id.desc())))
    await connection.execute(delete(ground_moves).where(ground_moves.c.id.in_(kept[MOVES_KEPT:])))
    return token


def _moved(kept: list[list[int | None]]) -> Moved:
    before, after = kept
    return Moved(Place(*before), Place(*after))
