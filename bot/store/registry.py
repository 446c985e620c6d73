"""Every table that holds a person answers here: what it lets go of, and what it can tell them about themselves."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.consensus.values import POSITIONS
from bot.practice.differing import LONGEST_WAY_OUT
from bot.store.tables import (
    arrivals,
    balance_wishes,
    ballots,
    blocks,
    brainstorm_helpers,
    brainstorm_ideas,
    brainstorm_marks,
    brainstorms,
    cares,
    concerns,
    dissents,
    drafts,
    facilitators,
    floor_hands,
    ground_heaps,
    ground_lines,
    ground_shares,
    hands,
    keepsakes,
    lead_asks,
    offers,
    pairings,
    people,
    post_people,
    posts,
    proposal_wishes,
    proposals,
    reminders,
    replies,
    report_hands,
    reports,
    resonances,
    role_offers,
    role_takes,
    rounds,
    safety_people,
    stage_answers,
    stances,
    stories,
    story_answers,
    take_alongs,
    traces,
    unsigned_wards,
    views,
    voters,
    wisdom,
    wisdom_asks,
    wishes,
)
from bot.store.types import EPOCH
from bot.store.unsigned import tagged, tags_of

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


async def _erase_authors(connection: AsyncConnection, whom: Whom) -> None:
    """A proposal goes on as the group's own. Erased entirely, the wording goes of what was not agreed on."""
    mine = (proposals.c.group_id == whom.group) & (proposals.c.author == whom.number)
    if whom.entirely:
        nothing = proposals.c.closed.is_not(None) & (proposals.c.outcome != "passed")
        emptied = {"words": {"wording": NO_THEME, "before": ""}}
        await connection.execute(update(proposals).where(mine, nothing).values(emptied))
    await connection.execute(update(proposals).where(mine).values(author=None))


async def _export_authors(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (proposals.c.group_id == whom.group) & (proposals.c.author == whom.number)
    found = await connection.execute(select(proposals.c.opened, proposals.c.words).where(mine))
    return [{"opened": row.opened, "words": row.words["wording"]} for row in found]


async def _erase_ballots(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of a position in what is open; a concern that was theirs stands no more, and nobody is left in it."""
    mine = (ballots.c.group_id == whom.group) & (ballots.c.person == whom.number)
    theirs = concerns.c.id.in_(select(ballots.c.concern).where(mine))
    for row in (await connection.execute(select(concerns.c.id, concerns.c.said).where(theirs))).all():
        emptied = {"said": row.said | {"words": ""}, "standing": False}
        await connection.execute(update(concerns).where(concerns.c.id == row.id).values(emptied))
    await connection.execute(delete(ballots).where(mine))


async def _export_ballots(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (ballots.c.group_id == whom.group) & (ballots.c.person == whom.number)
    return [_stance(row.said) for row in await connection.execute(select(ballots.c.said).where(mine))]


async def _erase_stances(connection: AsyncConnection, whom: Whom) -> None:
    """Of what somebody signed, the words go, and whose it was; that one more person stood there stays."""
    mine = (stances.c.group_id == whom.group) & (stances.c.person == whom.number)
    for row in (await connection.execute(select(stances.c.id, stances.c.said).where(mine))).all():
        emptied = {"said": row.said | {"words": "", "signed": 0}, "person": None}
        await connection.execute(update(stances).where(stances.c.id == row.id).values(emptied))


async def _export_stances(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (stances.c.group_id == whom.group) & (stances.c.person == whom.number)
    return [_stance(row.said) for row in await connection.execute(select(stances.c.said).where(mine))]


def _stance(said: dict[str, Any]) -> dict[str, Any]:
    return {"position": POSITIONS[said["position"]], "words": said["words"]}


async def _erase_names(connection: AsyncConnection, whom: Whom) -> None:
    """A heap stays without whoever named it; erased entirely, it is called by what its lines share again."""
    mine = (ground_heaps.c.group_id == whom.group) & (ground_heaps.c.person == whom.number)
    kept = {} if not whom.entirely else {"name": None}
    await connection.execute(update(ground_heaps).where(mine).values(person=None, **kept))


async def _export_names(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (ground_heaps.c.group_id == whom.group) & (ground_heaps.c.person == whom.number)
    told = select(ground_heaps.c.at, ground_heaps.c.name).where(mine)
    return _rows(await connection.execute(told.order_by(ground_heaps.c.id)))


async def _erase_brainstorms(connection: AsyncConnection, whom: Whom) -> None:
    """One goes on without whoever began it; erased entirely, what they wrote for all is not kept once it is over."""
    of_group, over = brainstorms.c.group_id == whom.group, brainstorms.c.closed.is_not(None)
    mine = of_group & ((brainstorms.c.host == whom.number) | (brainstorms.c.settled == whom.number))
    found = await connection.execute(select(brainstorms).where(mine, over)) if whom.entirely else None
    for row in found.all() if found else ():
        words = row.words | ({"question": NO_THEME} if row.host == whom.number else {})
        words |= {"outcome": NO_THEME} if row.settled == whom.number else {}
        own = update(brainstorms).where(brainstorms.c.id == row.id)
        await connection.execute(own.values(words=words))
    for column in (brainstorms.c.host, brainstorms.c.settled):
        theirs = update(brainstorms).where(of_group, column == whom.number)
        await connection.execute(theirs.values({column.name: None}))


async def _export_brainstorms(connection: AsyncConnection, whom: Whom) -> Rows:
    of_group = brainstorms.c.group_id == whom.group
    mine = of_group & ((brainstorms.c.host == whom.number) | (brainstorms.c.settled == whom.number))
    return [
        {
            "opened": row.opened,
            "question": row.words["question"] if row.host == whom.number else "",
            "outcome": row.words["outcome"] if row.settled == whom.number else "",
        }
        for row in await connection.execute(select(brainstorms).where(mine).order_by(brainstorms.c.opened))
    ]


async def _erase_ideas(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of somebody's ideas, and of whose those without a name are.

    Gone at the moment at which they leave, what everybody has read would tell whose it was, so it stays, of nobody.
    Erased entirely, it goes as well.
    """
    mine = (brainstorm_ideas.c.group_id == whom.group) & (brainstorm_ideas.c.person == whom.number)
    unread = (brainstorms.c.way == "private") & (brainstorms.c.phase == "gathering")
    hidden = select(brainstorms.c.id).where(brainstorms.c.group_id == whom.group, unread)
    going = brainstorm_ideas.c.signed | brainstorm_ideas.c.brainstorm_id.in_(hidden)
    which = mine if whom.entirely else mine & going
    await connection.execute(delete(brainstorm_ideas).where(which))
    await connection.execute(update(brainstorm_ideas).where(mine).values(person=None))


async def _export_ideas(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (brainstorm_ideas.c.group_id == whom.group) & (brainstorm_ideas.c.person == whom.number)
    told = select(brainstorm_ideas.c.words, brainstorm_ideas.c.signed, brainstorm_ideas.c.held)
    return _rows(await connection.execute(told.where(mine)))


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


async def _erase_takes(connection: AsyncConnection, whom: Whom) -> None:
    """Let what they held be free, and what was held out to them be held out to nobody."""
    of_group = role_takes.c.group_id == whom.group
    await connection.execute(delete(role_takes).where(of_group, role_takes.c.person == whom.number))
    asked = update(role_takes).where(of_group, role_takes.c.asked == whom.number)
    await connection.execute(asked.values(asked=None))


async def _export_takes(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (role_takes.c.group_id == whom.group) & (role_takes.c.person == whom.number)
    told = select(role_takes.c.at, role_takes.c.role, role_takes.c.begins).where(mine)
    return _rows(await connection.execute(told.order_by(role_takes.c.begins)))


async def _erase_lead_asks(connection: AsyncConnection, whom: Whom) -> None:
    named = (lead_asks.c.lookup == whom.lookup) | (lead_asks.c.by_lookup == whom.lookup)
    await connection.execute(delete(lead_asks).where(lead_asks.c.group_id == whom.group, named))


async def _export_lead_asks(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell that they were asked, or asked somebody; who the other is, is the other's to tell."""
    of_group = lead_asks.c.group_id == whom.group
    named = (lead_asks.c.lookup == whom.lookup) | (lead_asks.c.by_lookup == whom.lookup)
    return _rows(await connection.execute(select(lead_asks.c.at, lead_asks.c.kind).where(of_group, named)))


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


async def _erase_views(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of views with somebody's name, and of what is not placed; what stands without their name stays.

    Gone at the moment at which they leave, it would tell whose it was; so nothing leads from it to them any more.
    Erased entirely, it is taken down at a moment of its own: how long after now stands there as how long after 1970.
    """
    unsigned = tagged(views, whom.group, await tags_of(connection, whom.group, whom.number))
    signed = await _signed(connection, whom)
    gone = views.c.id.in_(signed) | (unsigned & views.c.state.not_in(("stands", "down")))
    await connection.execute(delete(views).where(gone))
    if whom.entirely:
        standing = select(views.c.id).where(unsigned, views.c.state == "stands")
        for each in (await connection.scalars(standing)).all():
            going = {
                "state": "going",
                "tag": None,
                "due": EPOCH + LONGEST_WAY_OUT * (secrets.randbelow(10_000) / 10_000),
            }
            await connection.execute(update(views).where(views.c.id == each).values(going))
    await connection.execute(update(views).where(unsigned).values(tag=None))


async def _signed(connection: AsyncConnection, whom: Whom) -> list[int]:
    """Find the views that bear somebody's name, among those of a group, which are few and gone within a month."""
    if whom.number is None:
        return []
    those = select(views.c.id, views.c.told).where(views.c.group_id == whom.group)
    rows = await connection.execute(those)
    return [row.id for row in rows if row.told.get("signed") == whom.number]


async def _export_views(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell of each only that it was placed, and when: its words stand where everybody reads them."""
    tags = await tags_of(connection, whom.group, whom.number)
    mine = tagged(views, whom.group, tags) | views.c.id.in_(await _signed(connection, whom))
    found = await connection.execute(select(views.c.day, views.c.told).where(mine).order_by(views.c.id))
    return [{"day": row.day, "named": row.told.get("signed") is not None} for row in found]


async def _erase_wards(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of them from both sides."""
    theirs = tagged(unsigned_wards, whom.group, await tags_of(connection, whom.group, whom.number))
    mine = (unsigned_wards.c.group_id == whom.group) & (unsigned_wards.c.person == whom.number)
    await connection.execute(delete(unsigned_wards).where(mine | theirs))


async def _export_wards(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (unsigned_wards.c.group_id == whom.group) & (unsigned_wards.c.person == whom.number)
    return _rows(await connection.execute(select(unsigned_wards.c.day).where(mine)))


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
    Holding(brainstorms, measured=True, erase=_erase_brainstorms, export=_export_brainstorms),
    Holding(brainstorm_ideas, measured=True, erase=_erase_ideas, export=_export_ideas),
    _of_person(brainstorm_marks, "numbers"),
    _of_person(brainstorm_helpers, "at"),
    Holding(pairings, measured=True, erase=_erase_pairings, export=_export_pairings),
    Holding(blocks, measured=True, erase=_erase_blocks, export=_export_blocks),
    Holding(unsigned_wards, measured=True, erase=_erase_wards, export=_export_wards),
    Holding(views, measured=True, erase=_erase_views, export=_export_views),
    _of_person(hands, "hand"),
    _of_person(ground_shares, "at"),
    _of_person(ground_lines, "at", "said", "held"),
    Holding(ground_heaps, measured=True, erase=_erase_names, export=_export_names),
    _of_person(keepsakes, "at", "readers", "words"),
    _of_person(story_answers, "at", "kind", "words"),
    _of_person(stories, "began", "ended"),
    _of_person(reminders, "at", "zone", "paused", "away_until"),
    _of_person(balance_wishes, "at", "ask_me_in", "mirror", "last_asked", "last_mirrored"),
    _of_person(cares, "kept"),
    Holding(proposals, measured=True, erase=_erase_authors, export=_export_authors),
    Holding(ballots, measured=True, erase=_erase_ballots, export=_export_ballots),
    Holding(stances, measured=True, erase=_erase_stances, export=_export_stances),
    _of_person(voters, "proposal_id"),
    _of_person(replies, "words"),
    _of_person(proposal_wishes, "proposal_id"),
    _of_person(role_offers, "at", "roles", "until"),
    Holding(role_takes, measured=True, erase=_erase_takes, export=_export_takes),
    Holding(lead_asks, measured=True, erase=_erase_lead_asks, export=_export_lead_asks),
    _of_person(stage_answers, "stage", "at"),
    _of_person(take_alongs, "words", "signed", "at"),
    _of_person(wisdom, "at", "signed", "shown", "words"),
    Holding(wisdom_asks, measured=True, erase=_erase_asks, export=_export_asks),
    Holding(people, measured=True, erase=_erase_people, export=_export_people),
    _by_lookup(report_hands, "what", "at"),
    Holding(reports, measured=False, erase=_erase_reports, export=_export_reports),
    _by_lookup(safety_people, "who", "named", "agreed"),
    Holding(facilitators, measured=False, erase=_erase_facilitators, export=_export_facilitators),
    Holding(drafts, measured=False, erase=_erase_drafts, export=_export_drafts),
)
