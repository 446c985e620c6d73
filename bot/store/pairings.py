"""Who would like to go on talking with whom after a round; nobody learns of it unless both would."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from bot.practice.rounds.values import Round
from bot.store.blocks import apart
from bot.store.engine import Database
from bot.store.rounds import alone
from bot.store.tables import pairings

BOTH = 2
"""Rows of a pair that chose each other."""


class Pairings:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose(self, round_: Round, person: int, others: Collection[int], now: datetime) -> list[int]:
        """Note with whom somebody would like to go on; gives those who would, too, and were not told yet.

        Of two who are kept apart neither is given. What was chosen before and is not any more is let go of.
        Each pair is given once, whoever is second: it is
        noted as met already, so `not_met` each that could not be brought together.
        """
        mine = (pairings.c.round_id == round_.id) & (pairings.c.person == person)
        async with self._database.write() as connection:
            await alone(connection, round_.id)
            before = set((await connection.execute(select(pairings.c.other).where(mine))).scalars())
            await connection.execute(delete(pairings).where(mine, pairings.c.other.not_in(others)))
            rows = [
                {"round_id": round_.id, "group_id": round_.group, "person": person, "other": other, "at": now}
                for other in sorted(set(others) - before - {person})
            ]
            if rows:
                await connection.execute(insert(pairings), rows)
            theirs = (pairings.c.round_id == round_.id) & (pairings.c.other == person)
            wanted = theirs & pairings.c.person.in_(others) & pairings.c.met.is_(None)
            wanted &= ~apart(round_.group, person, pairings.c.person)
            both = list((await connection.execute(select(pairings.c.person).where(wanted))).scalars())
            for other in both:
                await connection.execute(
                    update(pairings).where(_pair(round_.id, person, other)).values(met=now)
                )
            return both

    async def met(self, round_: int, one: int, other: int, now: datetime) -> bool:
        """Note that two who chose each other are brought together; true for one caller, until `not_met`."""
        async with self._database.write() as connection:
            await alone(connection, round_)
            both = _pair(round_, one, other)
            still = await connection.scalar(
                select(func.count()).select_from(pairings).where(both, pairings.c.met.is_(None))
            )
            if still != BOTH:
                return False
            await connection.execute(update(pairings).where(both).values(met=now))
        return True

    async def not_met(self, round_: int, one: int, other: int) -> None:
        """They could not be brought together: it can be tried again."""
        async with self._database.write() as connection:
            await connection.execute(update(pairings).where(_pair(round_, one, other)).values(met=None))

    async def chosen(self, round_: int, person: int) -> set[int]:
        mine = (pairings.c.round_id == round_) & (pairings.c.person == person)
        async with self._database.read() as connection:
            return set((await connection.execute(select(pairings.c.other).where(mine))).scalars())


def _pair(round_: int, one: int, other: int) -> ColumnElement[bool]:
    to, fro = (
        (pairings.c.person == first) & (pairings.c.other == second)
        for first, second in ((one, other), (other, one))
    )
    return (pairings.c.round_id == round_) & (to | fro)
