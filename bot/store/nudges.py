"""Nudges that were given, and how they were answered."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from bot.dynamics.policy import Answer, Given
from bot.store.engine import Database
from bot.store.tables import nudges


@dataclass(frozen=True, slots=True)
class StoredNudge:
    """said: the words as they were shown, with links; belief: 0 to 1."""

    group: int
    kind: str
    at: datetime
    belief: float
    said: dict[str, Any]
    answer: Answer | None


class Nudges:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        *,
        group: int,
        channel: int,
        kind: str,
        at: datetime,
        meeting_at: datetime,
        belief: float,
        before: float | None,
        message: int,
        said: dict[str, Any],
    ) -> str:
        """Keep a nudge; give the token that its buttons carry. message: the newest that it knows of."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": group,
            "kind": kind,
            "at": at,
            "meeting_at": meeting_at,
            "belief": belief,
            "said": said | {"channel": channel, "message": message},
            "seen_before": before,
        }
        async with self._database.write() as connection:
            await connection.execute(insert(nudges).values(row))
        return str(row["token"])

    async def by_token(self, token: str) -> StoredNudge | None:
        async with self._database.read() as connection:
            row = (await connection.execute(select(nudges).where(nudges.c.token == token))).one_or_none()
        if row is None:
            return None
        return StoredNudge(row.group_id, row.kind, row.at, row.belief, row.said, row.answer)

    async def answer(self, token: str, answer: Answer, at: datetime) -> bool:
        """Keep the first answer; False if there was one already."""
        unanswered = (nudges.c.token == token) & nudges.c.answer.is_(None)
        async with self._database.write() as connection:
            kept = await connection.execute(
                update(nudges).where(unanswered).values(answer=answer, answered_at=at)
            )
        return kept.rowcount == 1

    async def since(self, group: int, at: datetime) -> list[Given]:
        """Give what was given after that instant, oldest first."""
        those = select(nudges).where(nudges.c.group_id == group, nudges.c.at > at).order_by(nudges.c.at)
        async with self._database.read() as connection:
            rows = await connection.execute(those)
            return [_given(row) for row in rows]

    async def compare(self, group: int, given: Given, *, after: float | None, became: str | None) -> None:
        """Keep what came after a nudge: the share of exchanges between members, or what became of a dissent."""
        that = (nudges.c.group_id == group) & (nudges.c.kind == given.kind) & (nudges.c.at == given.at)
        async with self._database.write() as connection:
            await connection.execute(update(nudges).where(that).values(seen_after=after, became=became))


def _given(row: Any) -> Given:
    return Given(
        kind=row.kind,
        at=row.at,
        meeting=row.meeting_at,
        answer=row.answer,
        place=row.said.get("channel", 0),
        message=row.said.get("message", 0),
        compared=row.seen_after is not None or row.became is not None,
    )
