"""What other tables know to stand on Discord under somebody's name: what is not in the register yet is entered from it.

That is so of what was posted before there was a register, and where a crash came between a post and the note of it.
"""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.holding import TAKE_DOWN
from bot.store.tables import (
    arrivals,
    ballots,
    brainstorm_helpers,
    brainstorm_ideas,
    brainstorms,
    concerns,
    floor_hands,
    floors,
    ground_boards,
    ground_lines,
    hands,
    proposals,
    replies,
    rounds,
    stances,
    stories,
    story_answers,
    wishes,
)

ROUND_END, INVITATION, FLOOR, BOARD = "round end", "invitation", "floor", "board"
PROPOSAL, DECISION = "proposal", "decision"
IDEAS, OUTCOME = "brainstorm ideas", "brainstorm outcome"
"""What is written anew rather than taken down when one of several who are named goes."""


class Named(NamedTuple):
    group: int
    channel: int
    message: int
    persons: frozenset[int]
    way: str = TAKE_DOWN
    about: int | None = None


async def standing(
    connection: AsyncConnection, group: int | None = None, person: int | None = None
) -> list[Named]:
    """Give all that names somebody, or of everybody."""
    found: list[Named] = []
    readers = (
        *(_arrivals, _wishes, _answers, _stories, _rounds, _floors),
        *(_proposals, _decisions, _boards, _brainstorms),
    )
    for read in readers:
        found += await read(connection, group, person)
    return found


def _of(table: Table, group: int | None, person: int | None) -> ColumnElement[bool]:
    if group is None:
        return true()
    return (table.c.group_id == group) & (table.c.person == person)


async def _arrivals(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    rows = await connection.execute(select(arrivals).where(_of(arrivals, group, person)))
    return [_at(row.group_id, row.post, {row.person}) for row in rows if row.post]


async def _wishes(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    rows = (await connection.execute(select(wishes).where(_of(wishes, group, person)))).all()
    return [_at(row.group_id, where, {row.person}) for row in rows for where in (row.post, row.call) if where]


async def _answers(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    """An answer says one's words and, unless it is to all, the name of whose story it is about."""
    told = select(story_answers, stories.c.person.label("teller")).join(
        stories, stories.c.id == story_answers.c.story_id
    )
    mine = _of(story_answers, group, person) | _of(stories, group, person)
    return [
        _at(row.group_id, row.post, {row.person} if row.kind == "common" else {row.person, row.teller})
        for row in await connection.execute(told.where(mine))
        if row.post
    ]


async def _stories(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    told = select(stories, rounds.c.place).join(rounds, rounds.c.id == stories.c.round_id)
    return [
        Named(row.group_id, row.place[1], message, frozenset({row.person}))
        for row in await connection.execute(told.where(_of(stories, group, person)))
        for message in row.posts
        if message
    ]


async def _rounds(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    """The last message names who told; the invitation, while the round is open, whose hand is up."""
    told = select(stories.c.round_id).where(_of(stories, group, person), stories.c.ended.is_not(None))
    ended = select(rounds).where(rounds.c.closed.is_not(None), rounds.c.id.in_(told))
    found: list[Named] = []
    for row in (await connection.execute(ended)).all():
        if row.posts[1]:
            those = select(stories.c.person).where(stories.c.round_id == row.id)
            persons = await _persons(connection, those)
            found.append(Named(row.group_id, row.place[1], row.posts[1], persons, ROUND_END, row.id))
    up = select(hands.c.round_id).where(_of(hands, group, person))
    still = select(rounds).where(rounds.c.closed.is_(None), rounds.c.id.in_(up))
    for row in (await connection.execute(still)).all():
        if row.posts[0]:
            persons = await _persons(connection, select(hands.c.person).where(hands.c.round_id == row.id))
            found.append(Named(row.group_id, row.place[0], row.posts[0], persons, INVITATION, row.id))
    return found


async def _floors(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    with_hands = select(floor_hands.c.floor_id).where(_of(floor_hands, group, person))
    found: list[Named] = []
    for row in (await connection.execute(select(floors).where(floors.c.id.in_(with_hands)))).all():
        those = select(floor_hands.c.person).where(floor_hands.c.floor_id == row.id)
        if row.post:
            persons = await _persons(connection, those)
            found.append(Named(row.group_id, row.place[1], row.post, persons, FLOOR, row.id))
        if row.call:
            called = await _persons(connection, those.where(floor_hands.c.since.is_not(None)))
            found.append(Named(row.group_id, row.place[1], row.call["message"], called))
    return found


async def _proposals(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    """An open one names whoever put it; a concern its owner, if they signed it; a reply who wrote it.

    Of concerns that are not signed nothing is entered: nothing may lead from their message to a person.
    """
    found: list[Named] = []
    mine = true() if group is None else (proposals.c.group_id == group) & (proposals.c.author == person)
    open_ones = select(proposals).where(mine, proposals.c.closed.is_(None), proposals.c.author.is_not(None))
    for row in await connection.execute(open_ones):
        if row.posts[0]:
            persons = frozenset({row.author})
            found.append(Named(row.group_id, row.place[0], row.posts[0], persons, PROPOSAL, row.id))
    signed = (
        select(ballots.c.group_id, ballots.c.person, concerns.c.said, concerns.c.post, proposals.c.place)
        .join(concerns, concerns.c.id == ballots.c.concern)
        .join(proposals, proposals.c.id == ballots.c.proposal_id)
    )
    for row in await connection.execute(signed.where(_of(ballots, group, person))):
        if row.post and row.said["signed"]:
            where = row.place[1] or row.place[0]
            found.append(Named(row.group_id, where, row.post["message"], frozenset({row.person})))
    given = select(replies).where(_of(replies, group, person))
    found += [
        _at(row.group_id, row.post, {row.person}) for row in await connection.execute(given) if row.post
    ]
    return found


async def _decisions(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    """A record names who signed."""
    signed = select(stances.c.proposal_id).where(_of(stances, group, person), stances.c.person.is_not(None))
    found: list[Named] = []
    for row in (await connection.execute(select(proposals).where(proposals.c.id.in_(signed)))).all():
        if row.posts[1]:
            those = select(stances.c.person).where(
                stances.c.proposal_id == row.id, stances.c.person.is_not(None)
            )
            persons = await _persons(connection, those)
            found.append(Named(row.group_id, row.place[0], row.posts[1], persons, DECISION, row.id))
    return found


async def _boards(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    """A board says the words of all who put something there, as far as they fit into one message."""
    lines = select(ground_lines.c.group_id).where(_of(ground_lines, group, person))
    found: list[Named] = []
    for row in (
        await connection.execute(select(ground_boards).where(ground_boards.c.group_id.in_(lines)))
    ).all():
        channel, message = row.place
        if message:
            those = select(ground_lines.c.person).where(ground_lines.c.group_id == row.group_id)
            persons = await _persons(connection, those)
            found.append(Named(row.group_id, channel, message, persons, BOARD, row.group_id))
    return found


async def _brainstorms(connection: AsyncConnection, group: int | None, person: int | None) -> list[Named]:
    """The post names who signed an idea, the outcome who takes part; who wrote without a name is not noted."""
    signed = brainstorm_ideas.c.signed & brainstorm_ideas.c.person.is_not(None)
    wrote = select(brainstorm_ideas.c.brainstorm_id).where(_of(brainstorm_ideas, group, person), signed)
    helps = select(brainstorm_helpers.c.brainstorm_id).where(_of(brainstorm_helpers, group, person))
    mine = brainstorms.c.id.in_(wrote) | brainstorms.c.id.in_(helps)
    found: list[Named] = []
    for row in (await connection.execute(select(brainstorms).where(mine))).all():
        (channel, place), (post, ending) = row.place, row.posts
        writers = select(brainstorm_ideas.c.person).where(brainstorm_ideas.c.brainstorm_id == row.id, signed)
        helpers = select(brainstorm_helpers.c.person).where(brainstorm_helpers.c.brainstorm_id == row.id)
        for at, message, those, way in ((channel, post, writers, IDEAS), (place, ending, helpers, OUTCOME)):
            persons = await _persons(connection, those) if message else frozenset[int]()
            if persons:
                found.append(Named(row.group_id, at, message, persons, way, row.id))
    return found


async def _persons(connection: AsyncConnection, those: Select[Any]) -> frozenset[int]:
    return frozenset(await connection.scalars(those))


def _at(group: int, where: dict[str, Any], persons: set[int]) -> Named:
    return Named(group, where["channel"], where["message"], frozenset(persons))
