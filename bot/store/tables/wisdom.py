"""The wisdom book, and the questions whether somebody's words may be kept in it."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_person
from bot.store.types import Hashed, Instant, Sealed

wisdom = Table(
    "wisdom",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    *of_person(),
    Column("message", Hashed()),
    Column("at", Instant, nullable=False),
    Column("signed", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("words", Sealed("wisdom.words"), nullable=False),
    Column("told", Instant),
    goes_with(),
    UniqueConstraint("group_id", "message", name="uq_wisdom_message"),
    Index("ix_wisdom_group_person", "group_id", "person"),
)
"""person: whose words they are, also where they did not sign, so that they can take them out. message: the keyed hash
of the message they come from, None for what was written for the book. words: with their themes. shown: they may be
shown in the channel; told: when they last closed a week."""

wisdom_asks = Table(
    "wisdom_asks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    *of_person(),
    Column("asker", Integer, info=HOLDS_PERSON),
    Column("message", Hashed(), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("place", Sealed("wisdom_asks.place")),
    Column("post", Sealed("wisdom_asks.post")),
    goes_with(),
    UniqueConstraint("group_id", "message", name="uq_wisdom_asks_message"),
    Index("ix_wisdom_asks_group_person", "group_id", "person"),
    Index("ix_wisdom_asks_group_asker", "group_id", "asker"),
)
"""person: whose words somebody would like to keep; the words are not here. place: where they stand; post: where the
question does; both go once it is answered, and the rest stays for its week, so that nobody asks again."""
