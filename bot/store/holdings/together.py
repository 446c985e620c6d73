"""What people do together: rounds, brainstorms, the board, the wisdom book."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.holding import NO_THEME, Holding, Rows, Whom, rows_of
from bot.store.tables import brainstorm_ideas, brainstorms, ground_heaps, pairings, rounds, wisdom_asks


async def _erase_hosts(connection: AsyncConnection, whom: Whom) -> None:
    """A round goes on without whoever began it; erased entirely, their theme is not kept once it is over."""
    mine = (rounds.c.group_id == whom.group) & (rounds.c.host == whom.number)
    if whom.entirely:
        over = update(rounds).where(mine, rounds.c.closed.is_not(None))
        await connection.execute(over.values(words={"theme": NO_THEME, "sides": []}))
    await connection.execute(update(rounds).where(mine).values(host=None))


async def _export_hosts(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (rounds.c.group_id == whom.group) & (rounds.c.host == whom.number)
    return rows_of(
        await connection.execute(select(rounds.c.opened, rounds.c.kind, rounds.c.words).where(mine))
    )


async def _erase_pairings(connection: AsyncConnection, whom: Whom) -> None:
    named = (pairings.c.person == whom.number) | (pairings.c.other == whom.number)
    await connection.execute(delete(pairings).where(pairings.c.group_id == whom.group, named))


async def _export_pairings(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell what they wished themselves; who would like to talk with them is the other's to tell."""
    mine = (pairings.c.group_id == whom.group) & (pairings.c.person == whom.number)
    return rows_of(await connection.execute(select(pairings.c.at, pairings.c.met).where(mine)))


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
    return rows_of(await connection.execute(told.where(mine)))


async def _erase_names(connection: AsyncConnection, whom: Whom) -> None:
    """A heap stays without whoever named it; erased entirely, it is called by what its lines share again."""
    mine = (ground_heaps.c.group_id == whom.group) & (ground_heaps.c.person == whom.number)
    kept = {} if not whom.entirely else {"name": None}
    await connection.execute(update(ground_heaps).where(mine).values(person=None, **kept))


async def _export_names(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (ground_heaps.c.group_id == whom.group) & (ground_heaps.c.person == whom.number)
    told = select(ground_heaps.c.at, ground_heaps.c.name).where(mine)
    return rows_of(await connection.execute(told.order_by(ground_heaps.c.id)))


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
    return rows_of(await connection.execute(select(wisdom_asks.c.at).where(mine)))


HOSTS = Holding(rounds, measured=True, erase=_erase_hosts, export=_export_hosts)
PAIRINGS = Holding(pairings, measured=True, erase=_erase_pairings, export=_export_pairings)
BRAINSTORMS = Holding(brainstorms, measured=True, erase=_erase_brainstorms, export=_export_brainstorms)
IDEAS = Holding(brainstorm_ideas, measured=True, erase=_erase_ideas, export=_export_ideas)
NAMES = Holding(ground_heaps, measured=True, erase=_erase_names, export=_export_names)
ASKS = Holding(wisdom_asks, measured=True, erase=_erase_asks, export=_export_asks)
