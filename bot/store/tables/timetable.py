"""What comes round again, what was begun for it, and what the facilitators are to hear of it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import Id, metadata, of_group
from bot.store.types import Instant, Sealed

schedules = Table(
    "schedules",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("kind", Text, nullable=False),
    Column("rhythm", Text),
    Column("ahead", SmallInteger),
    Column("details", Sealed("schedules.details"), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("after", Instant, nullable=False),
    Column("next_due", Instant),
    Index("ix_schedules_next_due", "next_due"),
)
"""rhythm: in the group's local time, as JSON, or ahead: minutes before the group meets. after: nothing is due at or
before it. next_due: None while it is paused, or ahead of meetings whose time nobody has told."""

claims = Table(
    "claims",
    metadata,
    of_group(),
    Column("kind", Text, nullable=False),
    Column("about", BigInteger, nullable=False),
    Column("due", Instant, nullable=False),
    Column("token", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("done", Instant),
    PrimaryKeyConstraint("group_id", "kind", "about", "due", name="pk_claims"),
    Index("ix_claims_done", "done"),
)
"""What this bot, of several that may run, has taken on to post. about: the id of what it is for; token: the nonce."""

notes = Table(
    "notes",
    metadata,
    Column("id", Id, primary_key=True),
    of_group(),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("facts", Sealed("notes.facts"), nullable=False),
    Column("told", Instant),
    UniqueConstraint("group_id", "kind", "about"),
)
"""Each is told to the facilitators once. about: what makes it the same note; facts: what its sentence is made of."""
