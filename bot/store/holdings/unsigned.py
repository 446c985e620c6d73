"""What was said without a name: found by its tag as long as that lives, and by nothing after."""

import secrets

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.differing import LONGEST_WAY_OUT
from bot.store.holding import Holding, Rows, Whom, rows_of
from bot.store.tables import unsigned_wards, views
from bot.store.types import EPOCH
from bot.store.unsigned import tagged, tags_of


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


async def _export_views(connection: AsyncConnection, whom: Whom) -> Rows:
    """Tell of each only that it was placed, and when: its words stand where everybody reads them."""
    tags = await tags_of(connection, whom.group, whom.number)
    mine = tagged(views, whom.group, tags) | views.c.id.in_(await _signed(connection, whom))
    found = await connection.execute(select(views.c.day, views.c.told).where(mine).order_by(views.c.id))
    return [{"day": row.day, "named": row.told.get("signed") is not None} for row in found]


async def _signed(connection: AsyncConnection, whom: Whom) -> list[int]:
    """Find the views that bear somebody's name, among those of a group, which are few and gone within a month."""
    if whom.number is None:
        return []
    those = select(views.c.id, views.c.told).where(views.c.group_id == whom.group)
    rows = await connection.execute(those)
    return [row.id for row in rows if row.told.get("signed") == whom.number]


async def _erase_wards(connection: AsyncConnection, whom: Whom) -> None:
    """Let go of them from both sides."""
    theirs = tagged(unsigned_wards, whom.group, await tags_of(connection, whom.group, whom.number))
    mine = (unsigned_wards.c.group_id == whom.group) & (unsigned_wards.c.person == whom.number)
    await connection.execute(delete(unsigned_wards).where(mine | theirs))


async def _export_wards(connection: AsyncConnection, whom: Whom) -> Rows:
    mine = (unsigned_wards.c.group_id == whom.group) & (unsigned_wards.c.person == whom.number)
    return rows_of(await connection.execute(select(unsigned_wards.c.day).where(mine)))


VIEWS = Holding(views, measured=True, erase=_erase_views, export=_export_views)
WARDS = Holding(unsigned_wards, measured=True, erase=_erase_wards, export=_export_wards)
