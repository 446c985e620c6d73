"""The tags of what is said without a name: who can make them, for how long, and what that leads to.

A tag is made of somebody's number in the group under a key of the day. So whoever has the key of a day can find what a
person said on it without a name, as long as the key lives; a person's number is known only to who opens the database.
"""

import hmac
import secrets
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, Table, and_, delete, false, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.practice.differing import keys_end
from bot.store.tables import unsigned_keys, unsigned_wards, views
from bot.store.types import TAG_BYTES
from bot.store.upsert import new

SECRET_BYTES = 32

Tags = Mapping[date, bytes]
"""Somebody's tag of each day of which there is a key."""


def tag_of(secret: str, group: int, number: int) -> bytes:
    """Give the tag of somebody, 16 bytes. secret: of the day, in hexadecimal."""
    data = group.to_bytes(8, "big") + number.to_bytes(8, "big")
    return hmac.digest(bytes.fromhex(secret), data, "sha256")[:TAG_BYTES]


async def tag_today(connection: AsyncConnection, group: int, number: int, today: date) -> bytes:
    """Give somebody's tag of a day, whose key is made if there is none yet."""
    row = {"group_id": group, "day": today.isoformat(), "secret": secrets.token_hex(SECRET_BYTES)}
    await connection.execute(new(connection.dialect, unsigned_keys).values(row).on_conflict_do_nothing())
    mine = (unsigned_keys.c.group_id == group) & (unsigned_keys.c.day == today.isoformat())
    secret = (await connection.execute(select(unsigned_keys.c.secret).where(mine))).scalar_one()
    return tag_of(secret, group, number)


async def tags_of(connection: AsyncConnection, group: int, number: int | None) -> Tags:
    """Give somebody's tags of all days whose keys live; of nobody none."""
    if number is None:
        return {}
    keys = select(unsigned_keys).where(unsigned_keys.c.group_id == group)
    return {
        date.fromisoformat(row.day): tag_of(row.secret, group, number)
        for row in await connection.execute(keys)
    }


def tagged(table: Table, group: int, tags: Tags) -> ColumnElement[bool]:
    """Say within a query that a row bears one of these tags."""
    each = [and_(table.c.day == day.isoformat(), table.c.tag == tag) for day, tag in tags.items()]
    return and_(table.c.group_id == group, or_(*each) if each else false())


async def end_keys(connection: AsyncConnection, now: datetime) -> int:
    """Let go of the keys that have lived long enough, and of the tags they made; give how many keys.

    What bears the same tag could still be seen to come from one hand, so the tags go, too.
    """
    last = keys_end(now).isoformat()
    await connection.execute(delete(unsigned_wards).where(unsigned_wards.c.day < last))
    await connection.execute(update(views).where(views.c.day < last).values(tag=None))
    return (await connection.execute(delete(unsigned_keys).where(unsigned_keys.c.day < last))).rowcount
