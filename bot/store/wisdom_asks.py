"""Questions whether somebody's words may be kept: where they stand, for a week; the words themselves are never here."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from bot.practice.wisdom import A_DAY, ASK_LIVES, Ask, Asking, Where, asking
from bot.store.engine import Database
from bot.store.tables import wisdom, wisdom_asks


class WisdomAsks:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def begin(
        self, group: int, who: tuple[int, int], place: Where, now: datetime
    ) -> tuple[Asking, Ask | None]:
        """Let somebody ask for a message, once for all. who: asks, and wrote it; place: where it stands.

        Gives what comes of it; with the question where there is one that goes on from here.
        """
        asker, author = who
        lookup = self._keyring.kept(group, place[1])
        that = (wisdom_asks.c.group_id == group) & (wisdom_asks.c.message == lookup)
        async with self._database.write() as connection:
            row = (await connection.execute(select(wisdom_asks).where(that))).one_or_none()
            before = _ask(row) if row else None
            kept = select(wisdom.c.id).where(wisdom.c.group_id == group, wisdom.c.message == lookup)
            if await connection.scalar(kept) is not None:
                return "again", None
            mine = (wisdom_asks.c.group_id == group) & (wisdom_asks.c.asker == asker)
            today = mine & (wisdom_asks.c.at > now - A_DAY) & (wisdom_asks.c.person != asker)
            often = await connection.scalar(select(func.count()).select_from(wisdom_asks).where(today)) or 0
            verdict = asking(before, asker, author, often, now)
            if verdict in ("again", "many") or (verdict == "own" and before and now < before.until()):
                return verdict, before
            values: dict[str, Any] = {
                "token": secrets.token_urlsafe(12),
                "group_id": group,
                "person": author,
                "asker": asker,
                "message": lookup,
                "at": now,
                "state": "own" if verdict == "own" else "open",
                "place": list(place),
            }
            await connection.execute(delete(wisdom_asks).where(that))
            made = await connection.execute(insert(wisdom_asks).values(values).returning(wisdom_asks))
            return verdict, _ask(made.one())

    async def stands(self, ask: Ask, post: Where) -> bool:
        """Note where the question stands; False where it was answered, or let go of, meanwhile."""
        still = (wisdom_asks.c.id == ask.id) & (wisdom_asks.c.state == "open")
        async with self._database.write() as connection:
            change = update(wisdom_asks).where(still).values(post=list(post))
            return (await connection.execute(change)).rowcount == 1

    async def answer(self, after: Ask) -> bool:
        """Take an answer over; False where there was one already."""
        still = (wisdom_asks.c.id == after.id) & wisdom_asks.c.state.in_(("own", "open"))
        async with self._database.write() as connection:
            change = update(wisdom_asks).where(still).values(state=after.state, place=None, post=None)
            return (await connection.execute(change)).rowcount == 1

    async def drop(self, which: Sequence[int]) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(wisdom_asks).where(wisdom_asks.c.id.in_(which)))

    async def by_token(self, token: str) -> Ask | None:
        found = await self._find(wisdom_asks.c.token == token)
        return found[0] if found else None

    async def waiting(self, group: int, person: int, now: datetime) -> list[Ask]:
        """Give what somebody is asked and has not answered, the oldest first."""
        mine = (wisdom_asks.c.group_id == group) & (wisdom_asks.c.person == person)
        return await self._find(mine & (wisdom_asks.c.state == "open") & (wisdom_asks.c.at > now - ASK_LIVES))

    async def over(self, now: datetime) -> list[Ask]:
        """Give those whose week has passed."""
        return await self._find(wisdom_asks.c.at <= now - ASK_LIVES)

    async def standing(self, now: datetime) -> list[Ask]:
        """Give those whose week goes on and that stand in a channel."""
        return await self._find(wisdom_asks.c.post.is_not(None) & (wisdom_asks.c.at > now - ASK_LIVES))

    async def next_over(self) -> datetime | None:
        """Give when the next one's week has passed."""
        async with self._database.read() as connection:
            first = await connection.scalar(select(func.min(wisdom_asks.c.at)))
        return first + ASK_LIVES if first is not None else None

    async def _find(self, which: ColumnElement[bool]) -> list[Ask]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(wisdom_asks).where(which).order_by(wisdom_asks.c.id))
            return [_ask(row) for row in rows]


def _ask(row: Row[Any]) -> Ask:
    return Ask(
        id=row.id,
        token=row.token,
        group=row.group_id,
        person=row.person,
        asker=row.asker,
        at=row.at,
        state=row.state,
        place=_where(row.place),
        post=_where(row.post),
    )


def _where(held: Sequence[int] | None) -> Where | None:
    return (held[0], held[1]) if held else None
