"""Who keeps apart from whom; reports of harm, to whom they go, and who sees to them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.store.tables.base import HOLDS_PERSON, Id, goes_with, metadata, of_group, of_person
from bot.store.types import Hashed, Instant, Sealed

blocks = Table(
    "blocks",
    metadata,
    *of_person(),
    Column("other", Integer, nullable=False, info=HOLDS_PERSON),
    Column("at", Instant, nullable=False),
    goes_with(),
    ForeignKeyConstraint(
        ["group_id", "other"],
        ["people.group_id", "people.number"],
        name="fk_blocks_other",
        ondelete="CASCADE",
    ),
    PrimaryKeyConstraint("group_id", "person", "other", name="pk_blocks"),
    Index("ix_blocks_group_other", "group_id", "other"),
)
"""person keeps apart from other, who is never told. It goes when either goes."""

safety = Table(
    "safety",
    metadata,
    of_group(primary_key=True),
    Column("channel", Sealed("safety.channel")),
)
"""channel: where reports of harm go first, None where the group named none."""

safety_people = Table(
    "safety_people",
    metadata,
    of_group(primary_key=True),
    Column("lookup", Hashed(), primary_key=True, info=HOLDS_PERSON),
    Column("who", Sealed("safety_people.who"), nullable=False, info=HOLDS_PERSON),
    Column("named", Boolean, nullable=False),
    Column("agreed", Instant),
)
"""named: by the facilitators, to receive reports; agreed: when they let themselves be written to about them."""

reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("lookup", Hashed(), nullable=False, info=HOLDS_PERSON),
    Column("about_lookup", Hashed(), info=HOLDS_PERSON),
    Column("author_lookup", Hashed(), info=HOLDS_PERSON),
    Column("at", Instant, nullable=False),
    Column("sent", Instant),
    Column("state", Text, nullable=False),
    Column("told", Sealed("reports.told")),
    Column("way", Sealed("reports.way")),
    Column("posts", Sealed("reports.posts")),
    Index("ix_reports_group_lookup", "group_id", "lookup"),
    Index("ix_reports_at", "at"),
)
"""lookup: who reports; about_lookup: of whom; author_lookup: whose message is attached. told: what they wrote, None
once it was let go of; way: to whom it goes; posts: where it stands. state: open, sent, there, waits or lost."""

report_hands = Table(
    "report_hands",
    metadata,
    Column("report_id", Id, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    of_group(),
    Column("lookup", Hashed(), nullable=False, info=HOLDS_PERSON),
    Column("who", Sealed("report_hands.who"), nullable=False, info=HOLDS_PERSON),
    Column("what", Text, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("report_id", "lookup", "what", name="pk_report_hands"),
)
"""Who sees to a report (what: on), and who has (done)."""
