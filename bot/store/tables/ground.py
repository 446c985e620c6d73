"""The common-ground board: lines, who shares them, the heaps they lie on, and where it stands."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_group, of_person
from bot.store.types import Instant, Sealed

ground_heaps = Table(
    "ground_heaps",
    metadata,
    Column("id", Id, primary_key=True),
    of_group(index=True),
    Column("person", Integer, info=HOLDS_PERSON),
    Column("name", Sealed("ground_heaps.name")),
    Column("at", Instant, nullable=False),
)
"""A heap of people's making. person: who named it, None where nobody did or they left. at: when a line was last put on
it or taken from it."""

ground_lines = Table(
    "ground_lines",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    *of_person(),
    Column("at", Instant, nullable=False),
    Column("said", Sealed("ground_lines.said"), nullable=False),
    Column("heap_id", Id, ForeignKey("ground_heaps.id", ondelete="SET NULL")),
    Column("one", Integer),
    Column("held", Sealed("ground_lines.held")),
    goes_with(),
    Index("ix_ground_lines_group_person", "group_id", "person"),
    Index("ix_ground_lines_heap_id", "heap_id"),
)
"""said: the words, their kind, and whether they are signed, as one, so that no row tells who hides their name. one:
lines of a group with the same number stand as one. held: why facilitators hold it back; its writer reads that."""

ground_shares = Table(
    "ground_shares",
    metadata,
    Column("line_id", Id, ForeignKey("ground_lines.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("at", Instant, nullable=False),
    goes_with(),
    PrimaryKeyConstraint("line_id", "person", name="pk_ground_shares"),
    Index("ix_ground_shares_group_person", "group_id", "person"),
)
"""Who said “me too” to a line of another."""

ground_moves = Table(
    "ground_moves",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("at", Instant, nullable=False),
    Column("moved", Sealed("ground_moves.moved"), nullable=False),
)
"""moved: by line, where it lay before a change and after it, so that it can be taken back. Whose change it was is not
kept."""

ground_boards = Table(
    "ground_boards",
    metadata,
    of_group(primary_key=True),
    Column("place", Sealed("ground_boards.place"), nullable=False),
    Column("at", Instant, nullable=False),
)
"""Where a group wants its board to stand. place: the channel, and the message or 0 while there is none; at: since when
one is looked for there."""
