"""What is kept of a message: never its words."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Boolean,
    Dialect,
    Double,
    Integer,
    LargeBinary,
    Text,
    bindparam,
    delete,
    func,
    select,
)

from bot.dynamics.balance import Said
from bot.dynamics.values import How
from bot.store.engine import Database
from bot.store.tables import people, traces
from bot.store.types import to_micro
from bot.store.upsert import new, upsert


class Trace(NamedTuple):
    """message: its keyed hash; group: the store's id; channel: of Discord, or a thread; person, to_person: numbers."""

    message: bytes
    group: int
    channel: int
    person: int
    at: datetime
    to_person: int | None
    to_weight: float
    how: How
    words: int | None
    tone: float | None
    asks: bool | None


_COLUMNS = tuple("group_id" if name == "group" else name for name in Trace._fields)
"""A trace's values by their columns, in its order."""


class Gone(NamedTuple):
    """A message whose trace shall go: its keyed hash, and when it was written."""

    message: bytes
    at: datetime


class Traces:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._put, order = _put_statement(database.engine.dialect)
        self._in_order = itemgetter(*[_COLUMNS.index(name) for name in order])
        self._channels: dict[int, bytes] = {}

    async def write(self, puts: Sequence[Trace], deletes: Iterable[Gone] = ()) -> None:
        """Write many at once; one that is there already takes the newer cues, one whose person left is left out."""
        rows = [self._row(trace) for trace in puts]
        gone = [{"gone": message, "then": at} for message, at in deletes]
        async with self._database.write() as connection:
            if rows:
                await connection.exec_driver_sql(self._put, rows)
            if gone:
                await connection.execute(_DELETE, gone)

    async def recent(self, group: int, since: datetime) -> list[Trace]:
        """Give a group's traces from then on, oldest first. Their channel is 0: only its hash is kept."""
        those = select(traces).where(traces.c.group_id == group, traces.c.at >= since)
        async with self._database.read() as connection:
            rows = await connection.execute(those.order_by(traces.c.at, traces.c.message))
            return [_trace(row) for row in rows]

    async def said(self, group: int, since: datetime) -> list[Said]:
        """Give what a group said from then on, oldest first, by place."""
        columns = (
            traces.c[name] for name in ("channel", "person", "at", "to_person", "to_weight", "how", "words")
        )
        those = select(*columns).where(traces.c.group_id == group, traces.c.at >= since)
        async with self._database.read() as connection:
            rows = await connection.execute(those.order_by(traces.c.at, traces.c.message))
            return [Said(*row) for row in rows]

    async def speakers(self, group: int, since: datetime) -> set[int]:
        """Give who of a group has spoken from then on."""
        those = select(traces.c.person).distinct().where(traces.c.group_id == group, traces.c.at >= since)
        async with self._database.read() as connection:
            return set(await connection.scalars(those))

    async def messages(self, group: int, channel: int, since: datetime, until: datetime) -> list[Gone]:
        """Give the messages of that time in a channel or thread, both ends included, as they would be deleted."""
        those = select(traces.c.message, traces.c.at).where(
            traces.c.group_id == group,
            traces.c.channel == self._database.keyring.channel(channel),
            traces.c.at.between(since, until),
        )
        async with self._database.read() as connection:
            return [Gone(*row) for row in await connection.execute(those)]

    async def spoke_in(self, group: int, channel: int, since: datetime, until: datetime) -> set[int]:
        """Give who spoke in a channel, or thread, between two instants, by number."""
        there = traces.c.channel == self._database.keyring.channel(channel)
        those = select(traces.c.person).where(
            traces.c.group_id == group, traces.c.at.between(since, until), there
        )
        async with self._database.read() as connection:
            return set((await connection.execute(those.distinct())).scalars())

    async def count(self, group: int) -> int:
        async with self._database.read() as connection:
            of_group = select(func.count()).select_from(traces).where(traces.c.group_id == group)
            return await connection.scalar(of_group) or 0

    def _row(self, trace: Trace) -> tuple[Any, ...]:
        channel = self._channels.get(trace.channel)
        if channel is None:
            channel = self._channels[trace.channel] = self._database.keyring.channel(trace.channel)
        return self._in_order((*trace[:2], channel, trace.person, to_micro(trace.at), *trace[5:]))


_DELETE = delete(traces).where(traces.c.at == bindparam("then"), traces.c.message == bindparam("gone"))


def _put_statement(dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """Compile the insert once, for the driver's own executemany, and give the order of its parameters.

    A row comes in only while its writer is joined: a trace still queued when someone leaves is never kept.
    """
    types: dict[str, Any] = {
        "message": LargeBinary,
        "group_id": BigInteger,
        "channel": LargeBinary,
        "person": Integer,
        "at": BigInteger,
        "to_weight": Double,
        "how": Text,
        "words": Integer,
        "tone": Double,
        "asks": Boolean,
    }
    joined = people.c.group_id == bindparam("group_id", type_=BigInteger)
    to = select(people.c.number).where(joined, people.c.number == bindparam("to_person", type_=Integer))
    values = [bindparam(name, type_=kind).label(f"new_{name}") for name, kind in types.items()]
    writer = people.c.number == bindparam("person", type_=Integer)
    one = select(*values, to.scalar_subquery()).where(select(people.c.number).where(joined, writer).exists())
    rows = new(dialect, traces).from_select([*types, "to_person"], one)
    statement = upsert(dialect, traces, ["to_person", "to_weight", "how", "words", "tone", "asks"], rows)
    compiled = statement.compile(dialect=dialect)
    return str(compiled), tuple(compiled.positiontup)


def _trace(row: Any) -> Trace:
    return Trace(
        message=row.message,
        group=row.group_id,
        channel=0,
        person=row.person,
        at=row.at,
        to_person=row.to_person,
        to_weight=row.to_weight,
        how=row.how,
        words=row.words,
        tone=row.tone,
        asks=row.asks,
    )
