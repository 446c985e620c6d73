"""What was noticed of meetings, and what weeks came to. Nobody in particular is in either."""

from sqlalchemy import (
    Column,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import Id, metadata, of_group
from bot.store.types import Hashed, Instant, Sealed

meetings = Table(
    "meetings",
    metadata,
    of_group(),
    Column("place", Hashed(), nullable=False),
    Column("began", Instant, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("spoke", Integer, nullable=False),
    Column("joined", Integer, nullable=False),
    Column("pattern", Text, nullable=False),
    Column("led", Float, nullable=False),
    PrimaryKeyConstraint("group_id", "began", "place", name="pk_meetings"),
    Index("ix_meetings_began", "began"),
)
"""place: the keyed hash of a channel or thread. pattern: what it mostly was; led: mean belief that it was
leader-centered, 0 to 1."""

weeks = Table(
    "weeks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("starts", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("due", Instant),
    Column("closed", Instant),
    Column("figures", Sealed("weeks.figures")),
    Column("post", Sealed("weeks.post")),
    Column("led_post", Sealed("weeks.led_post")),
    UniqueConstraint("group_id", "starts"),
    Index("ix_weeks_group_due", "group_id", "due"),
)
"""closed: when its figures became final, None while it goes on and they are those of the last look. figures: None after
somebody left, until more have spoken. due: of the digest that told it. post, led_post: where that stands, for the group
and for its facilitators."""
