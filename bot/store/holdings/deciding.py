"""Where somebody stands to proposals, and what they take on of the leading."""

from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.consensus.values import POSITIONS
from bot.store.holding import NO_THEME, Holding, Rows, Whom, rows_of
from bot.store.tables import ballots, concerns, lead_asks, proposals, role_takes, stances


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


def _stance(said: dict[str, Any]) -> dict[str, Any]:
    return {"position": POSITIONS[said["position"]], "words": said["words"]}


async def _erase_stances(connection: AsyncConnection, whom: Whom) -> None:
    """Of what somebody signed, the words go, and whose it was; that one more person stood there stays."""
    mine = (stances.c.group_id == whom.group) & (stances.c.person == whom.number)
    for row in (await connection.execute(select(stances.c.id, stances.c.said).where(mine))).all():
        emptied = {"said": row.said | {"words": "", "signed": 0}, "person": None}
        await connection.execute(update(stances).where(stances.c.id == row.id).values(emptied))


async def _export_stances(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (stances.c.group_id == whom.group) & (stances.c.person == whom.number)
    return [_stance(row.said) for row in await connection.execute(select(stances.c.said).where(mine))]


async def _erase_takes(connection: AsyncConnection, whom: Whom) -> None:
    """Let what they held be free, and what was held out to them be held out to nobody."""
    of_group = role_takes.c.group_id == whom.group
    await connection.execute(delete(role_takes).where(of_group, role_takes.c.person == whom.number))
    asked = update(role_takes).where(of_group, role_takes.c.asked == whom.number)
    await connection.execute(asked.values(asked=None))


async def _export_takes(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (role_takes.c.group_id == whom.group) & (role_takes.c.person == whom.number)
    told = select(role_takes.c.at, role_takes.c.role, role_takes.c.begins).where(mine)
    return rows_of(await connection.execute(told.order_by(role_takes.c.begins)))


async def _erase_lead_asks(connection: AsyncConnection, whom: Whom) -> None:
    named = (lead_asks.c.lookup == whom.lookup) | (lead_asks.c.by_lookup == whom.lookup)
    await connection.execute(delete(lead_asks).where(lead_asks.c.group_id == whom.group, named))


async def _export_lead_asks(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell that they were asked, or asked somebody; who the other is, is the other's to tell."""
    of_group = lead_asks.c.group_id == whom.group
    named = (lead_asks.c.lookup == whom.lookup) | (lead_asks.c.by_lookup == whom.lookup)
    return rows_of(await connection.execute(select(lead_asks.c.at, lead_asks.c.kind).where(of_group, named)))


AUTHORS = Holding(proposals, measured=True, erase=_erase_authors, export=_export_authors)
BALLOTS = Holding(ballots, measured=True, erase=_erase_ballots, export=_export_ballots)
STANCES = Holding(stances, measured=True, erase=_erase_stances, export=_export_stances)
TAKES = Holding(role_takes, measured=True, erase=_erase_takes, export=_export_takes)
LEAD_ASKS = Holding(lead_asks, measured=True, erase=_erase_lead_asks, export=_export_lead_asks)
