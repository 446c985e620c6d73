"""Views that differ, placed by the bot; the keys of those without a name, and who keeps apart from their writers."""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_group
from bot.store.types import Instant, Sealed, Tag

unsigned_keys = Table(
    "unsigned_keys",
    metadata,
    of_group(),
    Column("day", Text, nullable=False),
    Column("secret", Sealed("unsigned_keys.secret"), nullable=False),
    PrimaryKeyConstraint("group_id", "day", name="pk_unsigned_keys"),
)
"""day: as YYYY-MM-DD, UTC. secret: 32 random bytes, as text, made of nothing else: once the row is gone, no key of the
host's makes it again."""

views = Table(
    "views",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("day", Text, nullable=False),
    Column("tag", Tag(), info=HOLDS_PERSON),
    Column("state", Text, nullable=False),
    Column("told", Sealed("views.told"), nullable=False),
    Column("due", Instant, index=True),
    Column("post", Sealed("views.post")),
    Index("ix_views_group_day", "group_id", "day"),
)
"""tag: of its writer's number under the key of that day; no `Hashed()`, since it is not the host's key that makes it.
No time but the day is kept once it stands. told: the words until then, and where."""

unsigned_wards = Table(
    "unsigned_wards",
    metadata,
    Column("id", Id, primary_key=True),
    Column("group_id", Id, nullable=False, index=True),
    Column("day", Text, nullable=False),
    Column("tag", Tag(), nullable=False, info=HOLDS_PERSON),
    Column("person", Integer, info=HOLDS_PERSON),
    goes_with(),
    ForeignKeyConstraint(
        ["group_id", "day"],
        ["unsigned_keys.group_id", "unsigned_keys.day"],
        name="fk_unsigned_wards_key",
        ondelete="CASCADE",
    ),
)
"""person keeps apart from whoever wrote what bears the tag; None: the facilitators closed the way for that writer."""

unsigned_closed = Table(
    "unsigned_closed",
    metadata,
    of_group(primary_key=True),
)
"""The groups in which no view is placed without a name."""
