"""The register of our own messages on Discord that name somebody or say their words, so that they can be taken down."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
)

from bot.store.tables.base import Id, goes_with, metadata, of_group, of_person
from bot.store.types import Hashed, Instant, Sealed

posts = Table(
    "posts",
    metadata,
    Column("id", Id, primary_key=True),
    of_group(index=True),
    Column("lookup", Hashed(), nullable=False, unique=True),
    Column("place", Sealed("posts.place"), nullable=False),
    Column("way", Text, nullable=False),
    Column("about", BigInteger),
    Column("at", Instant, nullable=False),
    Column("due", Instant, index=True),
    Column("going", Instant),
    Column("tries", SmallInteger, nullable=False),
    Column("told", Boolean, nullable=False),
)
"""lookup: the keyed hash of the message. place: the channel or thread, and the message. way: taken down when one of its
people goes, or written anew, by whom; about: the id of what is written there. due: when to try that next, None while
nobody has gone; going: since when Discord refuses; tries: how often it did; told: the facilitators know."""

post_people = Table(
    "post_people",
    metadata,
    Column("post_id", Id, ForeignKey("posts.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    goes_with(),
    PrimaryKeyConstraint("post_id", "person", name="pk_post_people"),
    Index("ix_post_people_group_person", "group_id", "person"),
)
"""Whose name or words stand there; nobody any more once it is to be taken down."""
