"""Answers to stories: what others know of it, how they lived it differently, a thank you. Sealed."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, select, update

from bot.practice.checkin import Post
from bot.practice.rounds.telling import Told
from bot.practice.rounds.values import Answer, Round, Story
from bot.store.engine import Database
from bot.store.tables import stories, story_answers
from bot.store.upsert import new


class StoryAnswers:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(
        self, round_: Round, story: Story, person: int, kind: Answer, *, words: str, now: datetime
    ) -> Told:
        """Keep how somebody answers a story; answering again in the same way changes the words."""
        row = {
            "token": secrets.token_urlsafe(12),
            "story_id": story.id,
            "group_id": round_.group,
            "person": person,
            "kind": kind,
            "words": words or None,
            "at": now,
        }
        keys = [story_answers.c.story_id, story_answers.c.person, story_answers.c.kind]
        async with self._database.write() as connection:
            insert = new(connection.dialect, story_answers)
            changed = {"words": insert.excluded["words"]}
            await connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), [row])
            mine = _mine(story.id, person) & (story_answers.c.kind == kind)
            return _told((await connection.execute(select(story_answers).where(mine))).one())

    async def stands(self, answer: int, post: Post | None) -> bool:
        """Note where the words stand; False where the answer is gone."""
        change = update(story_answers).where(story_answers.c.id == answer)
        async with self._database.write() as connection:
            noted = await connection.execute(change.values(post=asdict(post) if post else None))
        return noted.rowcount == 1

    async def remove(self, answer: int) -> None:
        async with self._database.write() as connection:
            await connection.execute(delete(story_answers).where(story_answers.c.id == answer))

    async def by_token(self, token: str) -> Told | None:
        found = await self._find(story_answers.c.token == token)
        return found[0] if found else None

    async def to(self, story: int) -> list[Told]:
        """Give all answers to a story, in order."""
        return await self._find(story_answers.c.story_id == story)

    async def of_person(self, group: int, person: int) -> list[Told]:
        return await self._find((story_answers.c.group_id == group) & (story_answers.c.person == person))

    async def in_round(self, round_: int) -> list[Told]:
        """Give all answers to the stories of a round, in order."""
        told = select(stories.c.id).where(stories.c.round_id == round_)
        return await self._find(story_answers.c.story_id.in_(told))

    async def _find(self, which: ColumnElement[bool]) -> list[Told]:
        async with self._database.read() as connection:
            rows: Sequence[Row[Any]] = (
                await connection.execute(select(story_answers).where(which).order_by(story_answers.c.id))
            ).all()
        return [_told(row) for row in rows]


def _mine(story: int, person: int) -> ColumnElement[bool]:
    return (story_answers.c.story_id == story) & (story_answers.c.person == person)


def _told(row: Row[Any]) -> Told:
    return Told(
        id=row.id,
        token=row.token,
        story=row.story_id,
        group=row.group_id,
        person=row.person,
        kind=row.kind,
        words=row.words or "",
        at=row.at,
        post=Post(**row.post) if row.post else None,
    )
