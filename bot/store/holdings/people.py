"""Who somebody is to the group: that they joined, facilitate, keep apart, reported harm."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.holding import Holding, Rows, Whom, rows_of
from bot.store.tables import blocks, drafts, facilitators, people, reports


async def _erase_people(connection: AsyncConnection, whom: Whom) -> None:
    mine = (people.c.group_id == whom.group) & (people.c.lookup == whom.lookup)
    await connection.execute(delete(people).where(mine))


async def _export_people(connection: AsyncConnection, whom: Whom) -> Rows:
    columns = ("who", "joined", "dms", "unreached", "paused_since", "paused_until")
    told = select(*(people.c[name] for name in columns))
    mine = told.where(people.c.group_id == whom.group, people.c.lookup == whom.lookup)
    return rows_of(await connection.execute(mine))


async def _erase_facilitators(connection: AsyncConnection, whom: Whom) -> None:
    mine = (facilitators.c.group_id == whom.group) & (facilitators.c.lookup == whom.lookup)
    await connection.execute(delete(facilitators).where(mine))


async def _export_facilitators(connection: AsyncConnection, whom: Whom) -> Rows:
    told = select(facilitators.c.who)
    mine = told.where(facilitators.c.group_id == whom.group, facilitators.c.lookup == whom.lookup)
    return rows_of(await connection.execute(mine))


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
    went = select(reports.c.id, reports.c.way).where(reports.c.group_id == whom.group)  # few, gone in a month
    for row in (await connection.execute(went)).all():
        if row.way and whom.user in (*row.way["people"], *row.way["kept_from"]):
            way = row.way | {who: [each for each in row.way[who] if each != whom.user] for who in _WHO}
            await connection.execute(update(reports).where(reports.c.id == row.id).values(way=way))


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


_WHO = ("people", "kept_from")


async def _erase_blocks(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of them from both sides."""
    named = (blocks.c.person == whom.number) | (blocks.c.other == whom.number)
    await connection.execute(delete(blocks).where(blocks.c.group_id == whom.group, named))


async def _export_blocks(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell what they chose themselves; who keeps apart from them they never learn."""
    mine = (blocks.c.group_id == whom.group) & (blocks.c.person == whom.number)
    return rows_of(await connection.execute(select(blocks.c.at).where(mine)))


PEOPLE = Holding(people, measured=True, erase=_erase_people, export=_export_people)
FACILITATORS = Holding(facilitators, measured=False, erase=_erase_facilitators, export=_export_facilitators)
DRAFTS = Holding(drafts, measured=False, erase=_erase_drafts, export=_export_drafts)
REPORTS = Holding(reports, measured=False, erase=_erase_reports, export=_export_reports)
BLOCKS = Holding(blocks, measured=True, erase=_erase_blocks, export=_export_blocks)
