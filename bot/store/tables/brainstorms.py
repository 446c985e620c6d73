"""Brainstorms: the question, the ideas, what each would try first while that is chosen, who takes part in the rest."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_group, of_person
from bot.store.types import Hashed, Instant, Sealed

brainstorms = Table(
    "brainstorms",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("open_in", Hashed(), unique=True),
    Column("place", Sealed("brainstorms.place"), nullable=False),
    Column("words", Sealed("brainstorms.words"), nullable=False),
    Column("way", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("host", Integer, info=HOLDS_PERSON),
    Column("settled", Integer, info=HOLDS_PERSON),
    Column("opened", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("moved", Instant, nullable=False),
    Column("closed", Instant),
    Column("writers", SmallInteger, nullable=False),
    Column("numbered", Integer, nullable=False),
    Column("look_back", Instant),
    Column("looked", Instant),
    Column("said", Text, nullable=False),
    Column("posts", Sealed("brainstorms.posts"), nullable=False),
    Index("ix_brainstorms_closed", "closed"),
)
"""open_in: the keyed hash of the channel while it is open there, so that there is one at a time. place: its channel,
and where it is talked about. words: the question, and what came of it. host, settled: who began it and who wrote down
what came of it, by number, None once they left. looked: when it was asked how it went. posts: its post, and that of
what came of it."""

brainstorm_ideas = Table(
    "brainstorm_ideas",
    metadata,
    Column("id", Id, primary_key=True),
    Column("brainstorm_id", Id, ForeignKey("brainstorms.id", ondelete="CASCADE"), nullable=False),
    Column("group_id", Id, nullable=False),
    Column("person", Integer, info=HOLDS_PERSON),
    Column("number", Integer, nullable=False),
    Column("words", Sealed("brainstorm_ideas.words"), nullable=False),
    Column("signed", Boolean, nullable=False),
    Column("under", Integer),
    Column("grown", Boolean, nullable=False),
    Column("held", Sealed("brainstorm_ideas.held")),
    Column("told", Boolean, nullable=False),
    Column("echo", Text),
    goes_with(),
    UniqueConstraint("brainstorm_id", "number"),
    Index("ix_brainstorm_ideas_group_person", "group_id", "person"),
)
"""person: None once the brainstorm is over, or they left, and the idea has no name. There is no time in it: that could
tell whose it was. under: the number of the idea it stands below; grown: as an “and …”. held: why it is held back."""

brainstorm_marks = Table(
    "brainstorm_marks",
    metadata,
    Column("brainstorm_id", Id, ForeignKey("brainstorms.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("numbers", Sealed("brainstorm_marks.numbers"), nullable=False),
    goes_with(),
    PrimaryKeyConstraint("brainstorm_id", "person", name="pk_brainstorm_marks"),
    Index("ix_brainstorm_marks_group_person", "group_id", "person"),
)
"""What somebody would try first, until the choosing is over."""

brainstorm_helpers = Table(
    "brainstorm_helpers",
    metadata,
    Column("brainstorm_id", Id, ForeignKey("brainstorms.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("at", Instant, nullable=False),
    goes_with(),
    PrimaryKeyConstraint("brainstorm_id", "person", name="pk_brainstorm_helpers"),
    Index("ix_brainstorm_helpers_group_person", "group_id", "person"),
)
"""Who would like to take part in what the group tries."""
