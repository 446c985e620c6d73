"""Floors, and what is known of people while one is open."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.store.tables.base import Id, goes_with, metadata, of_group, of_person
from bot.store.types import Hashed, Instant, Sealed

floors = Table(
    "floors",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("opened", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("closed", Instant),
    Column("told", Boolean, nullable=False),
    Column("open_in", Hashed(), unique=True),
    Column("place", Sealed("floors.place"), nullable=False),
    Column("turns", Integer, nullable=False),
    Column("post", Sealed("floors.post")),
    Column("call", Sealed("floors.call")),
)
"""open_in: the keyed hash of the place while it is open there, so that there is one at a time. place: the channel, and
the channel or thread in it. turns: how many were given; call: the message that calls to one of them. told: whether its
post says that it is over."""

floor_hands = Table(
    "floor_hands",
    metadata,
    Column("floor_id", Id, ForeignKey("floors.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("had", Integer, nullable=False),
    Column("raised", Instant),
    Column("later", Boolean, nullable=False),
    Column("overtaken", Integer, nullable=False),
    Column("resting", Boolean, nullable=False),
    Column("since", Instant),
    Column("used", Boolean, nullable=False),
    goes_with(),
    PrimaryKeyConstraint("floor_id", "person", name="pk_floor_hands"),
    Index("ix_floor_hands_group_person", "group_id", "person"),
)
"""had: how many turns on this floor. raised: since when a hand is up. since: they have the floor; used: and said
something, or, without since, that they did in the turn before the one there is now."""
