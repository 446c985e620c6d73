"""Stories that their tellers chose to keep: sealed, each its teller's own, gone when they say so or leave."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update

from bot.practice.rounds.telling import Keepsake, Readers
from bot.practice.rounds.values import Round, Story
from bot.store.engine import Database
from bot.store.tables import keepsakes
from bot.store.upsert import new


class Keepsakes:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(
        self, round_: Round, story: Story, words: str, readers: Readers, now: datetime
    ) -> Keepsake:
        """Keep a story; keeping it again takes the new words and readers."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": round_.group,
            "person": story.person,
            "story_id": story.id,
            "readers": readers,
            "at": now,
            "words": {"theme": round_.theme, "words": words},
        }
        async with self._database.write() as connection:
            insert = new(connection.dialect, keepsakes)
            changed = {name: insert.excluded[name] for name in ("readers", "words")}
            put = insert.on_conflict_do_update(index_elements=[keepsakes.c.story_id], set_=changed)
            await connection.execute(put, [row])
            kept = select(keepsakes).where(keepsakes.c.story_id == story.id)
            return _keepsake((await connection.execute(kept)).one())

    async def show_to(self, keepsake: int, readers: Readers) -> None:
        async with self._database.write() as connection:
            await connection.execute(
                update(keepsakes).where(keepsakes.c.id == keepsake).values(readers=readers)
            )

    async def remove(self, keepsake: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(keepsakes).where(keepsakes.c.id == keepsake))

    async def by_token(self, token: str) -> Keepsake | None:
        found = await self._find(keepsakes.c.token == token)
        return found[0] if found else None

    async def of_story(self, story: int) -> Keepsake | None:
        found = await self._find(keepsakes.c.story_id == story)
        return found[0] if found else None

    async def readable(self, group: int, person: int) -> list[Keepsake]:
        """Give what somebody may read: their own, and what was kept for the group; the newest first."""
        theirs = (keepsakes.c.person == person) | (keepsakes.c.readers == "group")
        return (await self._find((keepsakes.c.group_id == group) & theirs))[::-1]

    async def _find(self, which: ColumnElement[bool]) -> list[Keepsake]:
        async with self._database.read() as connection:
            rows = await connection.execute(select(keepsakes).where(which).order_by(keepsakes.c.id))
            return [_keepsake(row) for row in rows]


def _keepsake(row: Row[Any]) -> Keepsake:
    return Keepsake(
        id=row.id,
        token=row.token,
        group=row.group_id,
        person=row.person,
        story=row.story_id,
        theme=row.words["theme"],
        words=row.words["words"],
        readers=row.readers,
        at=row.at,
    )
