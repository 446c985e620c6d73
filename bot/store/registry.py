"""Every table that holds a person answers here: what it lets go of, and what it can tell them about themselves."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import (
    arrivals,
    balance_wishes,
    blocks,
    cares,
    dissents,
    drafts,
    facilitators,
    floor_hands,
    hands,
    keepsakes,
    offers,
    pairings,
    people,
    post_people,
    posts,
    reminders,
    report_hands,
    reports,
    resonances,
    rounds,
    safety_people,
    stories,
    story_answers,
    traces,
    wisdom,
    wisdom_asks,
    wishes,
)
from bot.store.types import EPOCH

TAKE_DOWN, LETTER, SHOWN = "take down", "letter", "shown wisdom"
"""What is done about a message of ours when one of its people goes, unless it is written anew: it is taken down, in a
channel or out of somebody else's direct messages; words that were shown from the wisdom book, also when they are
taken out of it."""

WHOLE = (TAKE_DOWN, LETTER, SHOWN)

NO_THEME = "…"
"""Stands where a round had one by somebody who was erased."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody in one group.

    number: None for someone who has not joined; entirely: also what became the group's; harm: their hash in reports.
    """

    group: int
    user: int
    lookup: bytes
    number: int | None
    entirely: bool = False
    harm: bytes = b""


Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Holding:
    """What a table holds of a person. measured: noticed because they joined, so that it goes when they leave."""

    table: Table
    measured: bool
    erase: Callable[[AsyncConnection, Whom], Awaitable[None]]
    export: Callable[[AsyncConnection, Whom], Awaitable[Rows]]


async def erase_measured(connection: AsyncConnection, whom: Whom) -> None:
    """Delete what was noticed about someone."""
    for holding in HOLDINGS:
        if holding.measured:
            await holding.erase(connection, whom)


async def erase(connection: AsyncConnection, whom: Whom) -> None:
    """Delete everything about someone."""
    for holding in HOLDINGS:
        await holding.erase(connection, whom)


async def export(connection: AsyncConnection, whom: Whom) -> dict[str, Rows]:
    """Give everything about someone, by table, without what would tell of others."""
    return {holding.table.name: await holding.export(connection, whom) for holding in HOLDINGS}


async def _erase_traces(connection: AsyncConnection, whom: Whom) -> None:
    of_group = traces.c.group_id == whom.group
    await connection.execute(delete(traces).where(of_group, traces.c.person == whom.number))
    await connection.execute(
        update(traces).where(of_group, traces.c.to_person == whom.number).values(to_person=None)
    )


async def _export_traces(connection: AsyncConnection, whom: Whom) -> Rows:
    told = (traces.c.at, traces.c.how, traces.c.words, traces.c.tone, traces.c.asks)
    mine = select(*told).where(traces.c.group_id == whom.group, traces.c.person == whom.number)
    return _rows(await connection.execute(mine.order_by(traces.c.at)))


async def _erase_dissents(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of dissents that lead to someone through a trace; before the traces, for they are what leads there."""
    await connection.execute(delete(dissents).where(dissents.c.message.in_(_messages_of(whom))))


async def _export_dissents(connection: AsyncConnection, whom: Whom) -> Rows:
    told = select(dissents.c.at, dissents.c.target, dissents.c.fate)
    mine = told.where(dissents.c.message.in_(_messages_of(whom)))
    return _rows(await connection.execute(mine.order_by(dissents.c.at)))


def _messages_of(whom: Whom) -> Select[tuple[bytes]]:
    return select(traces.c.message).where(traces.c.group_id == whom.group, traces.c.person == whom.number)


def _by_lookup(table: Table, *told: str) -> Holding:
    """Answer for a table that knows somebody by the keyed hash of who they are, joined or not."""

    def mine(whom: Whom) -> ColumnElement[bool]:
        lookup = whom.harm if table is report_hands else whom.lookup
        return (table.c.group_id == whom.group) & (table.c.lookup == lookup)

    async def let_go(connection: AsyncConnection, whom: Whom) -> None:
        await connection.execute(delete(table).where(mine(whom)))

    async def tell(connection: AsyncConnection, whom: Whom) -> Rows:
        return _rows(await connection.execute(select(*(table.c[name] for name in told)).where(mine(whom))))

    return Holding(table, measured=False, erase=let_go, export=tell)


def _of_person(table: Table, *told: str) -> Holding:
    """Answer for a table with a row for each thing that somebody did. told: the columns they are shown."""

    def mine(whom: Whom) -> ColumnElement[bool]:
        return (table.c.group_id == whom.group) & (table.c.person == whom.number)

    async def let_go(connection: AsyncConnection, whom: Whom) -> None:
        await connection.execute(delete(table).where(mine(whom)))

    async def tell(connection: AsyncConnection, whom: Whom) -> Rows:
        return _rows(await connection.execute(select(*(table.c[name] for name in told)).where(mine(whom))))

    return Holding(table, measured=True, erase=let_go, export=tell)


async def _erase_hosts(connection: AsyncConnection, whom: Whom) -> None:
    """A round goes on without whoever began it; erased entirely, their theme is not kept once it is over."""
    mine = (rounds.c.group_id == whom.group) & (rounds.c.host == whom.number)
    if whom.entirely:
        over = update(rounds).where(mine, rounds.c.closed.is_not(None))
        await connection.execute(over.values(words={"theme": NO_THEME, "sides": []}))
    await connection.execute(update(rounds).where(mine).values(host=None))


async def _export_hosts(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (rounds.c.group_id == whom.group) & (rounds.c.host == whom.number)
    return _rows(await connection.execute(select(rounds.c.opened, rounds.c.kind, rounds.c.words).where(mine)))


async def _erase_pairings(connection: AsyncConnection, whom: Whom) -> None:
    named = (pairings.c.person == whom.number) | (pairings.c.other == whom.number)
    await connection.execute(delete(pairings).where(pairings.c.group_id == whom.group, named))


async def _export_pairings(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell what they wished themselves; who would like to talk with them is the other's to tell."""
    mine = (pairings.c.group_id == whom.group) & (pairings.c.person == whom.number)
    return _rows(await connection.execute(select(pairings.c.at, pairings.c.met).where(mine)))


async def _erase_blocks(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of them from both sides."""
    named = (blocks.c.person == whom.number) | (blocks.c.other == whom.number)
    await connection.execute(delete(blocks).where(blocks.c.group_id == whom.group, named))


async def _export_blocks(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell what they chose themselves; who keeps apart from them they never learn."""
    mine = (blocks.c.group_id == whom.group) & (blocks.c.person == whom.number)
    return _rows(await connection.execute(select(blocks.c.at).where(mine)))


async def _erase_people(connection: AsyncConnection, whom: Whom) -> None:
    mine = (people.c.group_id == whom.group) & (people.c.lookup == whom.lookup)
    await connection.execute(delete(people).where(mine))


async def _export_people(connection: AsyncConnection, whom: Whom) -> Rows:
    columns = ("who", "joined", "dms", "unreached", "paused_since", "paused_until")
    told = select(*(people.c[name] for name in columns))
    mine = told.where(people.c.group_id == whom.group, people.c.lookup == whom.lookup)
    return _rows(await connection.execute(mine))


async def _erase_reports(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of what they reported, and of what others told of them.

    A report about them that has arrived stays as a mere note that there was one, so that whoever made it still
    finds it;
    one that has not would have nobody left to be kept from, and goes.
    """
    mine = (reports.c.group_id == whom.group) & (reports.c.lookup == whom.harm)
    await connection.execute(delete(reports).where(mine))
    named = (reports.c.about_lookup == whom.harm) | (reports.c.author_lookup == whom.harm)
    of_them = (reports.c.group_id == whom.group) & named
    await connection.execute(delete(reports).where(of_them, reports.c.state != "there"))
    emptied = {"told": None, "way": None, "about_lookup": None, "author_lookup": None}
    await connection.execute(update(reports).where(of_them).values(emptied))
    for row in (await connection.execute(_ways(whom))).all():
        if row.way and whom.user in (*row.way["people"], *row.way["kept_from"]):
            way = row.way | {who: [each for each in row.way[who] if each != whom.user] for who in _WHO}
            await connection.execute(update(reports).where(reports.c.id == row.id).values(way=way))


_WHO = ("people", "kept_from")


def _ways(whom: Whom) -> Select[Any, Any]:
    """Find to whom the reports of a group went, which are few and gone within a month."""
    return select(reports.c.id, reports.c.way).where(reports.c.group_id == whom.group)


async def _export_reports(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell what they reported themselves, as they wrote it; what others told of them they never learn here."""
    mine = (reports.c.group_id == whom.group) & (reports.c.lookup == whom.harm)
    found = await connection.execute(
        select(reports.c.at, reports.c.sent, reports.c.state, reports.c.told).where(mine)
    )
    return [
        {"at": row.at, "sent": row.sent, "state": row.state, "words": (row.told or {}).get("words", "")}
        for row in found
    ]


async def _erase_asks(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of the questions to somebody, and of who asked in those that they asked themselves."""
    of_group = wisdom_asks.c.group_id == whom.group
    await connection.execute(delete(wisdom_asks).where(of_group, wisdom_asks.c.person == whom.number))
    await connection.execute(
        update(wisdom_asks).where(of_group, wisdom_asks.c.asker == whom.number).values(asker=None)
    )


async def _export_asks(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell what they asked themselves; who asked for words of theirs stays between those and the bot."""
    mine = (wisdom_asks.c.group_id == whom.group) & (wisdom_asks.c.asker == whom.number)
    return _rows(await connection.execute(select(wisdom_asks.c.at).where(mine)))


async def _erase_facilitators(connection: AsyncConnection, whom: Whom) -> None:
    mine = (facilitators.c.group_id == whom.group) & (facilitators.c.lookup == whom.lookup)
    await connection.execute(delete(facilitators).where(mine))


async def _export_facilitators(connection: AsyncConnection, whom: Whom) -> Rows:
    told = select(facilitators.c.who)
    mine = told.where(facilitators.c.group_id == whom.group, facilitators.c.lookup == whom.lookup)
    return _rows(await connection.execute(mine))


async def _erase_drafts(connection: AsyncConnection, whom: Whom) -> None:
    """Take someone off the unfinished forms, which are few and gone within a day."""
    for row in (await connection.execute(select(drafts.c.token, drafts.c.form))).all():
        named = row.form.get("facilitators", [])
        if whom.user in named:
            form = row.form | {"facilitators": [each for each in named if each != whom.user]}
            await connection.execute(update(drafts).where(drafts.c.token == row.token).values(form=form))


async def _export_drafts(connection: AsyncConnection, whom: Whom) -> Rows:
    found = await connection.execute(select(drafts.c.form, drafts.c.saved))
    return [{"saved": row.saved} for row in found if whom.user in row.form.get("facilitators", [])]


async def _erase_posts(connection: AsyncConnection, whom: Whom) -> None:
    """Let messages that name someone be seen to; of those that go altogether nobody is known any more."""
    mine = select(post_people.c.post_id).where(
        post_people.c.group_id == whom.group, post_people.c.person == whom.number
    )
    await connection.execute(update(posts).where(posts.c.id.in_(mine)).values(due=EPOCH))
    going = select(posts.c.id).where(posts.c.way.in_(WHOLE), posts.c.due == EPOCH, posts.c.id.in_(mine))
    await connection.execute(delete(post_people).where(post_people.c.post_id.in_(going)))
    left = (post_people.c.group_id == whom.group) & (post_people.c.person == whom.number)
    await connection.execute(delete(post_people).where(left))


async def _export_posts(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (post_people.c.group_id == whom.group) & (post_people.c.person == whom.number)
    told = select(posts.c.at, posts.c.place).join(post_people, post_people.c.post_id == posts.c.id)
    return _rows(await connection.execute(told.where(mine).order_by(posts.c.at)))


def _rows(result: Any) -> Rows:
    return [dict(row) for row in result.mappings()]


HOLDINGS = (
    Holding(post_people, measured=True, erase=_erase_posts, export=_export_posts),
    Holding(dissents, measured=True, erase=_erase_dissents, export=_export_dissents),
    Holding(traces, measured=True, erase=_erase_traces, export=_export_traces),
    _of_person(offers, "at", "accepted"),
    _of_person(wishes, "at"),
    _of_person(resonances, "at", "named"),
    _of_person(arrivals, "at", "entry", "readers", "told"),
    _of_person(floor_hands, "raised", "had"),
    Holding(rounds, measured=True, erase=_erase_hosts, export=_export_hosts),
    Holding(pairings, measured=True, erase=_erase_pairings, export=_export_pairings),
    Holding(blocks, measured=True, erase=_erase_blocks, export=_export_blocks),
    _of_person(hands, "hand"),
    _of_person(keepsakes, "at", "readers", "words"),
    _of_person(story_answers, "at", "kind", "words"),
    _of_person(stories, "began", "ended"),
    _of_person(reminders, "at", "zone", "paused", "away_until"),
    _of_person(balance_wishes, "at", "ask_me_in", "mirror", "last_asked", "last_mirrored"),
    _of_person(cares, "kept"),
    _of_person(wisdom, "at", "signed", "shown", "words"),
    Holding(wisdom_asks, measured=True, erase=_erase_asks, export=_export_asks),
    Holding(people, measured=True, erase=_erase_people, export=_export_people),
    _by_lookup(report_hands, "what", "at"),
    Holding(reports, measured=False, erase=_erase_reports, export=_export_reports),
    _by_lookup(safety_people, "who", "named", "agreed"),
    Holding(facilitators, measured=False, erase=_erase_facilitators, export=_export_facilitators),
    Holding(drafts, measured=False, erase=_erase_drafts, export=_export_drafts),
)
