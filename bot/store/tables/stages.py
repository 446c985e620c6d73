"""Where a group is on its way: what its people say, its firsts, its ending, and what they take along."""

from sqlalchemy import (
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
from bot.store.types import Instant, Sealed

stage_answers = Table(
    "stage_answers",
    metadata,
    *of_person(),
    Column("stage", Sealed("stage_answers.stage"), nullable=False),
    Column("at", Instant, nullable=False),
    goes_with(),
    PrimaryKeyConstraint("group_id", "person", name="pk_stage_answers"),
)

group_stages = Table(
    "group_stages",
    metadata,
    of_group(primary_key=True),
    Column("reading", Sealed("group_stages.reading")),
    Column("read_at", Instant),
    Column("asked", Instant),
)
"""reading, read_at: how the facilitators read it, of none of them in particular. asked: when the group was last asked
anew after an arrival."""

firsts = Table(
    "firsts",
    metadata,
    of_group(primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("noticed", Boolean, nullable=False),
    Column("told", Instant),
    Column("back", Instant),
)
"""noticed: by the bot, not marked by hand. told: when it was seen to that facilitators hear of it. back: when it was
taken back; the row stays, so that it is not noticed once more."""

endings = Table(
    "endings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("channel", Sealed("endings.channel"), nullable=False),
    Column("day", Text),
    Column("since", Instant, nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("done", Text, nullable=False),
    Column("pages", Sealed("endings.pages")),
)
"""day: a local date, None where it was taken back. done: which steps are past, with spaces between. pages: where what
people take along was posted, in their order."""

take_alongs = Table(
    "take_alongs",
    metadata,
    Column("ending_id", Id, ForeignKey("endings.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("words", Sealed("take_alongs.words"), nullable=False),
    Column("signed", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("page", SmallInteger),
    goes_with(),
    PrimaryKeyConstraint("ending_id", "person", name="pk_take_alongs"),
    Index("ix_take_alongs_group_person", "group_id", "person"),
)
"""page: on which of the ending's pages it stands; None until it is posted."""
