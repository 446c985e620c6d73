"""What is known of a week: read in one pass each, from what is kept for other reasons."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, func, select, type_coerce

from bot.dynamics.dissent.fate import LIKELY
from bot.dynamics.dissent.values import Fate
from bot.practice.arriving import Entry
from bot.practice.checkin import Post
from bot.practice.roles import ROLES, Role
from bot.practice.rounds.values import WAYS
from bot.store.engine import Database
from bot.store.tables import (
    arrivals,
    brainstorm_ideas,
    brainstorms,
    checkins,
    dissents,
    meetings,
    nudges,
    resonances,
    role_takes,
    rounds,
    stories,
    story_answers,
    traces,
)
from bot.week.fold import Fold, Talk
from bot.week.totals import Meeting, Stories, ThoughtUp

PORTION = 5_000
"""Messages folded at a time: some milliseconds, after which others have their turn."""

_WITH_STORIES = [kind for kind, way in WAYS.items() if way.pauses]
"""A few words in a go-round are no story."""


@dataclass(frozen=True, slots=True)
class NudgeGiven:
    """A nudge of a week, and what came after it; see `bot.digest.values.NudgeTotals`."""

    at: datetime
    kind: str
    before: float | None
    after: float | None
    became: Fate | None


@dataclass(frozen=True, slots=True)
class HeldCheckin:
    """A check-in that was closed. answerers: how often each answered those who had arrived.

    entries: what was said for the group to read; empty where somebody has left, or taken their words back, since it was
    summed up: beside that summary, what is left would tell what was theirs.
    """

    entries: Sequence[Entry]
    answerers: dict[int, float]


class WeekFacts:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def talk(self, group: int, since: datetime, until: datetime) -> Talk:
        """Fold what was said from `since` on and before `until`, without keeping anything else waiting for long."""
        columns = (
            traces.c.channel,
            traces.c.person,
            type_coerce(traces.c.at, BigInteger),
            traces.c.to_person,
        )
        said = select(*columns, traces.c.to_weight, traces.c.how)
        said = said.where(traces.c.group_id == group, traces.c.at >= since, traces.c.at < until)
        async with self._database.read() as connection:
            return await connection.run_sync(_folded, said.order_by(traces.c.at, traces.c.message))

    async def spoke(self, group: int, since: datetime, until: datetime) -> set[int]:
        """Give who spoke in that time."""
        those = select(traces.c.person).distinct()
        return await self._numbers(
            those.where(traces.c.group_id == group, traces.c.at >= since, traces.c.at < until)
        )

    async def meetings(self, group: int, since: datetime, until: datetime) -> list[Meeting]:
        """Give the meetings that began in that time."""
        those = select(meetings).where(
            meetings.c.group_id == group, meetings.c.began >= since, meetings.c.began < until
        )
        async with self._database.read() as connection:
            rows = await connection.execute(those.order_by(meetings.c.began))
            return [
                Meeting(row.began, row.turns, row.spoke, row.joined, row.pattern, row.led) for row in rows
            ]

    async def stories(self, group: int, since: datetime, until: datetime) -> Stories:
        """Give what was told and answered in rounds that closed in that time."""
        over = (rounds.c.group_id == group) & (rounds.c.closed >= since) & (rounds.c.closed < until)
        over &= rounds.c.kind.in_(_WITH_STORIES)
        told = select(stories.c.person).join(rounds, rounds.c.id == stories.c.round_id)
        told = told.where(over, stories.c.ended.is_not(None), stories.c.spoke > 0)
        answers = select(story_answers.c.person, story_answers.c.kind)
        answers = answers.join(stories, stories.c.id == story_answers.c.story_id)
        answers = answers.join(rounds, rounds.c.id == stories.c.round_id).where(over)
        async with self._database.read() as connection:
            hosts = list(await connection.scalars(select(rounds.c.host).where(over).order_by(rounds.c.id)))
            tellers = list(await connection.scalars(told))
            given = (await connection.execute(answers)).all()
        return Stories(
            hosts=hosts,
            tellers=tellers,
            answerers=[row.person for row in given if row.kind in ("know", "differently")],
            thankers=[row.person for row in given if row.kind == "thanks"],
        )

    async def roles(self, group: int, since: datetime, until: datetime) -> list[tuple[int, Role]]:
        """Give who took which part of the meetings that began in that time."""
        those = select(role_takes.c.person, role_takes.c.role).where(
            role_takes.c.group_id == group, role_takes.c.begins >= since, role_takes.c.begins < until
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(those.order_by(role_takes.c.id))).all()
        return [(row.person, role) for row in rows for role in ROLES if role == row.role]

    async def brainstorms(self, group: int, since: datetime, until: datetime) -> list[ThoughtUp]:
        """Give the brainstorms that came to their end in that time."""
        over = (brainstorms.c.group_id == group) & (brainstorms.c.closed >= since)
        columns = (brainstorms.c.id, brainstorms.c.writers, brainstorms.c.words)
        ended = select(*columns).where(over, brainstorms.c.closed < until).order_by(brainstorms.c.id)
        counted = select(brainstorm_ideas.c.brainstorm_id, func.count().label("ideas"))
        counted = counted.group_by(brainstorm_ideas.c.brainstorm_id)
        async with self._database.read() as connection:
            rows = (await connection.execute(ended)).all()
            those = counted.where(brainstorm_ideas.c.brainstorm_id.in_([row.id for row in rows]))
            ideas = {row.brainstorm_id: row.ideas for row in await connection.execute(those)} if rows else {}
        return [
            ThoughtUp(ideas.get(row.id, 0), row.writers, tried=bool(row.words["outcome"])) for row in rows
        ]

    async def checkins(self, group: int, since: datetime, until: datetime) -> list[HeldCheckin]:
        """Give the check-ins that closed in that time, with who answered those who had arrived."""
        over = (checkins.c.group_id == group) & (checkins.c.closed >= since) & (checkins.c.closed < until)
        columns = (checkins.c.id, checkins.c.due, checkins.c.closed, checkins.c.channel, checkins.c.post)
        columns += (checkins.c.arrived,)
        held: list[HeldCheckin] = []
        async with self._database.read() as connection:
            for row in (
                await connection.execute(select(*columns).where(over).order_by(checkins.c.due))
            ).all():
                said = select(arrivals.c.id, arrivals.c.person, arrivals.c.entry)
                there = (await connection.execute(said.where(arrivals.c.checkin_id == row.id))).all()
                shared = {
                    each.person: entry
                    for each in there
                    if (entry := Entry.load(each.entry)).readers == "group"
                }
                answered = defaultdict[int, float](float)
                with_them = select(resonances.c.person).join(
                    arrivals, arrivals.c.id == resonances.c.arrival_id
                )
                for person in await connection.scalars(with_them.where(arrivals.c.checkin_id == row.id)):
                    answered[person] += 1.0
                for each in await connection.execute(self._answers(group, row)):
                    if each.to_person in shared and each.to_person != each.person:
                        answered[each.person] += each.weight
                whole = row.arrived is None or len(there) >= row.arrived
                held.append(HeldCheckin(list(shared.values()) if whole else [], dict(answered)))
        return held

    def _answers(self, group: int, checkin: Any) -> Any:
        """Add up who said how much to whom while a check-in was open, in its channel and its thread."""
        post = Post(**checkin.post) if checkin.post else None
        places = {checkin.channel, *([post.thread] if post and post.thread else [])}
        hashes = [self._database.keyring.channel(place) for place in places]
        pair = (traces.c.person, traces.c.to_person)
        said = select(*pair, func.sum(traces.c.to_weight).label("weight")).where(
            traces.c.group_id == group,
            traces.c.at >= checkin.due,
            traces.c.at <= checkin.closed,
            traces.c.channel.in_(hashes),
        )
        return said.group_by(*pair)

    async def dissents(self, group: int, since: datetime, until: datetime) -> list[tuple[int, Fate]]:
        """Give who differed, by number, and what became of it; only while the trace that tells who is kept."""
        same = (traces.c.message == dissents.c.message) & (traces.c.at == dissents.c.at)
        those = select(traces.c.person, dissents.c.fate).join(traces, same)
        those = those.where(
            dissents.c.group_id == group,
            dissents.c.at >= since,
            dissents.c.at < until,
            dissents.c.belief >= LIKELY,
        )
        async with self._database.read() as connection:
            return [(row.person, row.fate) for row in await connection.execute(those)]

    async def nudges(self, group: int, since: datetime, until: datetime) -> list[NudgeGiven]:
        """Give the nudges of that time, oldest first."""
        those = select(nudges).where(nudges.c.group_id == group, nudges.c.at >= since, nudges.c.at < until)
        async with self._database.read() as connection:
            rows = await connection.execute(those.order_by(nudges.c.at))
            return [NudgeGiven(row.at, row.kind, row.seen_before, row.seen_after, row.became) for row in rows]

    async def _numbers(self, those: Any) -> set[int]:
        async with self._database.read() as connection:
            return set(await connection.scalars(those))


def _folded(connection: Connection, said: Any) -> Talk:
    """Fold the driver's own rows: they are as the columns say, and SQLAlchemy's take half as long again."""
    fold = Fold()
    with connection.execution_options(stream_results=True).execute(said) as result:
        ahead: Any = result.fetchmany(1)  # SQLAlchemy reads the first one ahead
        fold.add(ahead)
        cursor = result.cursor
        while cursor and (portion := cursor.fetchmany(PORTION)):
            fold.add(portion)
    return fold.end()
