"""Rounds of stories: who waits, who told, who answered, what was kept of it, who would like to go on talking."""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
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

rounds = Table(
    "rounds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(index=True),
    Column("open_in", Hashed(), unique=True),
    Column("place", Sealed("rounds.place"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", Sealed("rounds.words"), nullable=False),
    Column("minutes", SmallInteger),
    Column("turns", Text, nullable=False),
    Column("host", Integer, info=HOLDS_PERSON),
    Column("opened", Instant, nullable=False),
    Column("begun", Instant),
    Column("moved", Instant),
    Column("paused", Instant),
    Column("winding_up", Instant),
    Column("closed", Instant),
    Column("told", Integer, nullable=False),
    Column("posts", Sealed("rounds.posts"), nullable=False),
    Index("ix_rounds_closed", "closed"),
)
"""open_in: the keyed hash of the place while it is open there, so that there is one at a time. place: its channel, and
where it is held. words: the theme and the sides. turns: in which order. host: who began it, by number, None once they
left. posts: its first and its last message."""

hands = Table(
    "hands",
    metadata,
    Column("round_id", Id, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("hand", Text, nullable=False),
    goes_with(),
    PrimaryKeyConstraint("round_id", "person", name="pk_hands"),
    Index("ix_hands_group_person", "group_id", "person"),
)
"""hand: since when it is up, for which side, and what else decides who is next, as JSON."""

stories = Table(
    "stories",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("round_id", Id, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False, index=True),
    *of_person(),
    Column("hand", Text, nullable=False),
    Column("began", Instant, nullable=False),
    Column("until", Instant),
    Column("spoke", SmallInteger, nullable=False),
    Column("ended", Instant),
    Column("posts", Sealed("stories.posts"), nullable=False),
    goes_with(),
    Index("ix_stories_group_person", "group_id", "person"),
)
"""That somebody had the word, and when; never what they told. posts: the messages that gave it and that asked what
others know of it."""

story_answers = Table(
    "story_answers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("story_id", Id, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("kind", Text, nullable=False),
    Column("words", Sealed("story_answers.words")),
    Column("at", Instant, nullable=False),
    Column("post", Sealed("story_answers.post")),
    goes_with(),
    UniqueConstraint("story_id", "person", "kind", name="uq_story_answers_story_id"),
    Index("ix_story_answers_group_person", "group_id", "person"),
)
"""kind: know, differently or thanks; words: what was written in the form, None for a thank you."""

keepsakes = Table(
    "keepsakes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    *of_person(),
    Column("story_id", Id, ForeignKey("stories.id", ondelete="SET NULL"), unique=True),
    Column("readers", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("words", Sealed("keepsakes.words"), nullable=False),
    goes_with(),
    Index("ix_keepsakes_group_person", "group_id", "person"),
)
"""A story that its teller chose to keep, in their words and under its theme. readers: me, or group."""

pairings = Table(
    "pairings",
    metadata,
    Column("round_id", Id, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("other", Integer, nullable=False, info=HOLDS_PERSON),
    Column("at", Instant, nullable=False),
    Column("met", Instant),
    goes_with(),
    ForeignKeyConstraint(
        ["group_id", "other"],
        ["people.group_id", "people.number"],
        name="fk_pairings_other",
        ondelete="CASCADE",
    ),
    PrimaryKeyConstraint("round_id", "person", "other", name="pk_pairings"),
    Index("ix_pairings_group_person", "group_id", "person"),
    Index("ix_pairings_group_other", "group_id", "other"),
)
"""Somebody would like to go on talking with somebody else; nobody learns of it unless both would. met: when they were
brought together."""
