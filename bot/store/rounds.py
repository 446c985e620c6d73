"""Rounds as they stand: read, changed by a rule and written again in one transaction."""

import json
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.line import Hand
from bot.practice.rounds.values import WAYS, Round, Story
from bot.store.engine import Database
from bot.store.tables import hands, rounds, stories

NOWHERE = 0
"""In place of a message that will not stand any more."""

_WITH_STORIES = [kind for kind, way in WAYS.items() if way.pauses]
"""A few words in a go-round are no story."""

Rule = Callable[[Round], Round]


class Step(NamedTuple):
    """A round before and after a rule."""

    before: Round
    after: Round

    @property
    def moved(self) -> bool:
        return self.before != self.after


class Rounds:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._keyring = database.keyring

    async def open(self, new: Round, *, held_in: int) -> Round | None:
        """Begin one; None where one is open in that place. held_in: the place, or a stand-in until it is known."""
        row = {
            "token": secrets.token_urlsafe(12),
            "group_id": new.group,
            "open_in": self._keyring.channel(held_in),
            "place": [new.channel, new.place],
            "kind": new.kind,
            "words": {"theme": new.theme, "sides": list(new.sides)},
            "minutes": new.minutes,
            "turns": new.order,
            "host": new.host,
            "opened": new.opened,
            "told": 0,
            "posts": [None, None],
        }
        try:
            async with self._database.write() as connection:
                made = await connection.execute(insert(rounds).values(row).returning(rounds))
                return _round(made.one(), (), [])
        except IntegrityError:
            return None

    async def change(self, round_: int, rule: Rule) -> Step | None:
        """Let a rule act on a round as it stands now; None where it is gone. A rule may be called more than once."""
        async with self._database.write() as connection:
            await alone(connection, round_)
            found = await _read(connection, rounds.c.id == round_)
            if not found:
                return None
            before, after = found[0], rule(found[0])
            if after != before:
                await self._write(connection, before, after)
                (after,) = await _read(connection, rounds.c.id == round_)
        return Step(before, after)

    async def stands(
        self, round_: Round, *, post: int | None = None, ending: int | None = None, place: int | None = None
    ) -> bool:
        """Note where its first or its last message stands, or that it is held elsewhere now.

        False where one is open in that place already.
        """
        values: dict[str, Any] = {"posts": [_or(post, round_.post), _or(ending, round_.ending)]}
        if place is not None:
            values |= {"place": [round_.channel, place], "open_in": self._keyring.channel(place)}
        try:
            async with self._database.write() as connection:
                await connection.execute(update(rounds).where(rounds.c.id == round_.id).values(values))
        except IntegrityError:
            return False
        return True

    async def told_where(self, story: Story, *, post: int | None = None, asked: int | None = None) -> bool:
        """Note where the messages about a story stand; False where the story is gone."""
        values = {"posts": [_or(post, story.post), _or(asked, story.asked)]}
        async with self._database.write() as connection:
            noted = await connection.execute(update(stories).where(stories.c.id == story.id).values(values))
        return noted.rowcount == 1

    async def nowhere(self, story: Story) -> None:
        """The messages about a story are gone with their place."""
        asked = None if story.asked is None else NOWHERE
        async with self._database.write() as connection:
            change = update(stories).where(stories.c.id == story.id)
            await connection.execute(change.values(posts=[None, asked]))

    async def remove(self, round_: int) -> None:
        """Let go of one that could not be posted."""
        async with self._database.write() as connection:
            await connection.execute(delete(rounds).where(rounds.c.id == round_))

    async def get(self, round_: int) -> Round | None:
        return await self._one(rounds.c.id == round_)

    async def by_token(self, token: str) -> Round | None:
        return await self._one(rounds.c.token == token)

    async def at(self, place: int) -> Round | None:
        """Give the one that is open in a channel or thread."""
        return await self._one(rounds.c.open_in == self._keyring.channel(place))

    async def of_story(self, token: str) -> tuple[Round, Story] | None:
        """Give a story, by its token, with its round."""
        async with self._database.read() as connection:
            row = (await connection.execute(select(stories).where(stories.c.token == token))).first()
            found = await _read(connection, rounds.c.id == row.round_id) if row else []
        return (found[0], _story(row)) if row and found else None

    async def open_ones(self, group: int | None = None) -> list[Round]:
        """Give those that are open, of all groups or of one."""
        still = rounds.c.closed.is_(None)
        return await self._find(still if group is None else still & (rounds.c.group_id == group))

    async def unended(self, since: datetime) -> list[Round]:
        """Give those that closed after an instant and whose last message does not stand yet."""
        return [each for each in await self._find(rounds.c.closed > since) if each.ending is None]

    async def history(self, group: int) -> list[Round]:
        """Give those of a group that are over, the newest first."""
        over = await self._find((rounds.c.group_id == group) & rounds.c.closed.is_not(None))
        return sorted(over, key=lambda each: each.opened, reverse=True)

    async def stories(self, round_: int) -> list[Story]:
        """Give what was told in a round, and is being told, in order."""
        those = select(stories).where(stories.c.round_id == round_).order_by(stories.c.id)
        async with self._database.read() as connection:
            return [_story(row) for row in await connection.execute(those)]

    async def stories_of(self, group: int, person: int) -> list[tuple[int, Story]]:
        """Give what somebody told, and is telling, each with the place where its messages stand."""
        theirs = (
            select(stories, rounds.c.place)
            .join(rounds, rounds.c.id == stories.c.round_id)
            .where(stories.c.group_id == group, stories.c.person == person)
            .order_by(stories.c.id)
        )
        async with self._database.read() as connection:
            return [(row.place[1], _story(row)) for row in await connection.execute(theirs)]

    async def told_lately(self, group: int, person: int, since: datetime) -> int:
        """Count the stories that somebody told after an instant."""
        mine = (stories.c.group_id == group) & (stories.c.person == person) & (stories.c.ended > since)
        told = (
            select(func.count())
            .select_from(stories.join(rounds))
            .where(mine, rounds.c.kind.in_(_WITH_STORIES))
        )
        async with self._database.read() as connection:
            return await connection.scalar(told) or 0

    async def held_by(self, group: int, person: int) -> list[Round]:
        """Give the open rounds that somebody has a part in: with a hand, the word, or as host."""
        return [each for each in await self.open_ones(group) if _has_part(each, person)]

    async def _one(self, which: ColumnElement[bool]) -> Round | None:
        found = await self._find(which)
        return found[0] if found else None

    async def _find(self, which: ColumnElement[bool]) -> list[Round]:
        async with self._database.read() as connection:
            return await _read(connection, which)

    async def _write(self, connection: AsyncConnection, before: Round, after: Round) -> None:
        values: dict[str, Any] = {
            "host": after.host,
            "begun": after.begun,
            "moved": after.moved,
            "paused": after.paused,
            "winding_up": after.winding_up,
            "closed": after.closed,
            "told": after.told,
            "turns": after.order,
        }
        if after.closed:
            values["open_in"] = None
        await connection.execute(update(rounds).where(rounds.c.id == after.id).values(values))
        if before.line != after.line:
            await _write_line(connection, after)
        await _write_stories(connection, before, after)

    async def closed_since(self, instant: datetime) -> list[Round]:
        """Give those that closed after an instant, of all groups."""
        return await self._find(rounds.c.closed > instant)


async def alone(connection: AsyncConnection, round_: int) -> None:
    """Let nobody else change what belongs to a round until this transaction is over."""
    await connection.execute(select(rounds.c.id).where(rounds.c.id == round_).with_for_update())


async def _write_line(connection: AsyncConnection, after: Round) -> None:
    await connection.execute(delete(hands).where(hands.c.round_id == after.id))
    rows = [
        {
            "round_id": after.id,
            "group_id": after.group,
            "person": hand.person,
            "hand": json.dumps(hand.dump()),
        }
        for hand in after.line
    ]
    if rows:
        await connection.execute(insert(hands), rows)


async def _write_stories(connection: AsyncConnection, before: Round, after: Round) -> None:
    """Write what was told and what is; a turn that was kept for later leaves nothing."""
    for story in (*after.finished, *((after.story,) if after.story else ())):
        if story.id:
            changed = {"until": story.until, "spoke": story.spoke, "ended": story.ended}
            await connection.execute(update(stories).where(stories.c.id == story.id).values(changed))
        else:
            await connection.execute(insert(stories).values(_row(after, story)))
    still = {story.id for story in (*after.finished, after.story) if story}
    if before.telling and before.telling.id not in still:
        await connection.execute(delete(stories).where(stories.c.id == before.telling.id))


def _row(round_: Round, story: Story) -> dict[str, Any]:
    return {
        "token": secrets.token_urlsafe(12),
        "round_id": round_.id,
        "group_id": round_.group,
        "person": story.person,
        "hand": json.dumps(story.hand.dump()),
        "began": story.began,
        "until": story.until,
        "spoke": story.spoke,
        "ended": story.ended,
        "posts": [None, None],
    }


async def _read(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Round]:
    """Give rounds whole: with their line, and their newest story."""
    found: Sequence[Row[Any]] = (await connection.execute(select(rounds).where(which))).all()
    whole: list[Round] = []
    for row in found:
        up = await connection.execute(select(hands).where(hands.c.round_id == row.id))
        told = select(stories).where(stories.c.round_id == row.id).order_by(stories.c.id)
        had = (await connection.execute(told)).all()
        line = sorted((Hand.load(each.person, json.loads(each.hand)) for each in up), key=_since)
        whole.append(_round(row, tuple(line), [_story(each) for each in had]))
    return sorted(whole, key=lambda each: (each.opened, each.id))


def _or(new: int | None, known: int | None) -> int | None:
    return known if new is None else new


def _since(hand: Hand) -> tuple[datetime, int]:
    return hand.since, hand.person


def _has_part(round_: Round, person: int) -> bool:
    teller = round_.story.person if round_.story else None
    return person in (round_.host, teller, *(hand.person for hand in round_.line))


def _story(row: Row[Any]) -> Story:
    post, asked = row.posts
    hand = Hand.load(row.person, json.loads(row.hand))
    return Story(
        row.id, row.token, hand, row.began, row.until, bool(row.spoke), row.ended, post=post, asked=asked
    )


def _round(row: Row[Any], line: tuple[Hand, ...], had: Sequence[Story]) -> Round:
    channel, place = row.place
    post, ending = row.posts
    return Round(
        id=row.id,
        token=row.token,
        group=row.group_id,
        channel=channel,
        place=place,
        kind=row.kind,
        theme=row.words["theme"],
        sides=tuple(row.words["sides"]),
        opened=row.opened,
        host=row.host,
        minutes=row.minutes,
        order=row.turns,
        begun=row.begun,
        moved=row.moved,
        paused=row.paused,
        winding_up=row.winding_up,
        closed=row.closed,
        post=post,
        ending=ending,
        line=line,
        story=had[-1] if had else None,
        heard=tuple(story.hand.side for story in had if story.ended),
        told=row.told,
    )
