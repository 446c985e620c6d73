"""Who offered to take on a part of the leading, who holds what for a meeting, and who was asked to facilitate."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_group, of_person
from bot.store.types import Hashed, Instant, Sealed

role_offers = Table(
    "role_offers",
    metadata,
    *of_person(),
    Column("roles", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("until", Instant),
    Column("written", Instant),
    goes_with(),
    PrimaryKeyConstraint("group_id", "person", name="pk_role_offers"),
)
"""roles: with spaces between; until: None for whenever one is free; written: when its person was last told of some."""

role_takes = Table(
    "role_takes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    *of_person(),
    Column("role", Text, nullable=False),
    Column("begins", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    Column("asked", Integer, info=HOLDS_PERSON),
    Column("seen", Instant),
    Column("post", Sealed("role_takes.post")),
    goes_with(),
    UniqueConstraint("group_id", "role", "begins"),
    Index("ix_role_takes_ends", "ends"),
)
"""One row a role and meeting. asked: to whom it was held out; seen: until when its person was told of arrivals; post:
where the group reads of it."""

role_calls = Table(
    "role_calls",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("begins", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("channel", Sealed("role_calls.channel"), nullable=False),
    Column("post", Sealed("role_calls.post")),
    Column("closed", Instant),
    UniqueConstraint("group_id", "begins"),
    Index("ix_role_calls_ends", "ends"),
)
"""The question who would like to take something on: once a meeting. closed: when its buttons were taken away."""

role_customs = Table(
    "role_customs",
    metadata,
    of_group(primary_key=True),
    Column("shared", Text, nullable=False),
)
"""shared: the kinds of nudges that the observer of a meeting gets, with spaces between."""

lead_asks = Table(
    "lead_asks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("lookup", Hashed(), nullable=False, info=HOLDS_PERSON),
    Column("who", Sealed("lead_asks.who"), nullable=False, info=HOLDS_PERSON),
    Column("by_lookup", Hashed(), nullable=False, info=HOLDS_PERSON),
    Column("by", Sealed("lead_asks.by"), nullable=False, info=HOLDS_PERSON),
    Column("kind", Text, nullable=False),
    Column("stays", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_lead_asks_group_lookup", "group_id", "lookup"),
    Index("ix_lead_asks_at", "at"),
)
"""Somebody was asked to facilitate, too (kind: beside), or to take the group over (over). lookup, who: the one who was
asked; by_lookup, by: who asks; stays: whether they facilitate on."""
