"""What was noticed of a group's talk beyond single messages: dissents and their fates, and the drift of each day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select

from bot.dynamics.dissent.values import Fate, Standing, Target
from bot.store.engine import Database
from bot.store.tables import days, dissents, traces
from bot.store.upsert import new, upsert


class DaySums(NamedTuple):
    """What the messages of a day did. messages: how many were read; the others are sums of cues, 0 to 1 each."""

    messages: int = 0
    advice: float = 0.0
    story: float = 0.0
    support: float = 0.0
    judgment: float = 0.0
    deference: float = 0.0
    purpose: float = 0.0

    def plus(self, other: "DaySums") -> "DaySums":
        sums = [one + more for one, more in zip(self[1:], other[1:], strict=True)]
        return DaySums(self.messages + other.messages, *sums)


@dataclass(frozen=True, slots=True)
class Dissent:
    """A dissent as it ended, of nobody in particular."""

    at: datetime
    target: Target
    fate: Fate
    belief: float


class Noticed:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, standings: Mapping[tuple[int, int], Standing]) -> None:
        """Keep how dissents stand, by group and message; told again, the newer standing counts."""
        dialect = self._database.engine.dialect
        rows = [self._row(group, message, each) for (group, message), each in standings.items()]
        put = upsert(dialect, dissents, ["target", "fate", "belief", "certainty"], new(dialect, dissents))
        async with self._database.write() as connection:
            await connection.execute(put, rows)

    def _row(self, group: int, message: int, standing: Standing) -> dict[str, Any]:
        return {
            "message": self._database.keyring.message(group, message),
            "group_id": group,
            "at": standing.at,
            "target": standing.target,
            "fate": standing.fate,
            "belief": standing.belief,
            "certainty": standing.certainty,
        }

    async def dissents(self, group: int, since: datetime) -> list[Dissent]:
        """Give a group's dissents from then on, oldest first."""
        those = select(dissents).where(dissents.c.group_id == group, dissents.c.at >= since)
        async with self._database.read() as connection:
            rows = await connection.execute(those.order_by(dissents.c.at))
            return [Dissent(row.at, row.target, row.fate, row.belief) for row in rows]

    async def add_days(self, sums: Mapping[tuple[int, date], DaySums]) -> None:
        """Add to what the days of some groups did."""
        async with self._database.write() as connection:
            for (group, day), more in sums.items():
                mine = (days.c.group_id == group) & (days.c.day == day.isoformat())
                row = (await connection.execute(select(days).where(mine))).one_or_none()
                whole = more.plus(_sums(row)) if row else more
                rows = new(self._database.engine.dialect, days).values(
                    group_id=group, day=day.isoformat(), **whole._asdict()
                )
                put = upsert(self._database.engine.dialect, days, list(DaySums._fields), rows)
                await connection.execute(put)

    async def days(self, group: int, since: date) -> dict[date, DaySums]:
        those = select(days).where(days.c.group_id == group, days.c.day >= since.isoformat())
        async with self._database.read() as connection:
            rows = await connection.execute(those.order_by(days.c.day))
            return {date.fromisoformat(row.day): _sums(row) for row in rows}

    async def talked(self, group: int, since: datetime) -> int:
        """Give how many messages a group wrote from then on."""
        those = select(func.count()).select_from(traces)
        async with self._database.read() as connection:
            return await connection.scalar(those.where(traces.c.group_id == group, traces.c.at >= since)) or 0


def _sums(row: Any) -> DaySums:
    return DaySums(*(getattr(row, name) for name in DaySums._fields))
