"""Check-ins, what people said on arriving, who was with them, and who would like contact."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.tables.base import Id, goes_with, metadata, of_group, of_person
from bot.store.types import Hashed, Instant, Sealed

checkins = Table(
    "checkins",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    of_group(),
    Column("schedule_id", Id, ForeignKey("schedules.id", ondelete="SET NULL")),
    Column("due", Instant, nullable=False),
    Column("closes", Instant, nullable=False),
    Column("closed", Instant),
    Column("open_in", Hashed(), unique=True),
    Column("channel", Sealed("checkins.channel"), nullable=False),
    Column("post", Sealed("checkins.post")),
    Column("words", Sealed("checkins.words"), nullable=False),
    Column("arrived", Integer),
    Column("met", Instant),
    Column("theme", Sealed("checkins.theme")),
    Index("ix_checkins_group_due", "group_id", "due"),
    Index("ix_checkins_closes", "closes"),
)
"""open_in: the keyed hash of the channel while it is open there, so that there is one at a time. post: the message,
and thread, that it stands in. arrived: how many had, at its closing. met: when a meeting was opened from it; theme:
what for."""

arrivals = Table(
    "arrivals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("checkin_id", Id, ForeignKey("checkins.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("at", Instant, nullable=False),
    Column("entry", Sealed("arrivals.entry"), nullable=False),
    Column("readers", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("post", Sealed("arrivals.post")),
    goes_with(),
    UniqueConstraint("checkin_id", "person"),
    Index("ix_arrivals_group_person", "group_id", "person"),
)
"""readers: group, facilitators or me; told: where somebody hears who is with them: here, dm or no."""

resonances = Table(
    "resonances",
    metadata,
    Column("arrival_id", Id, ForeignKey("arrivals.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("named", Boolean),
    Column("at", Instant, nullable=False),
    goes_with(),
    PrimaryKeyConstraint("arrival_id", "person", name="pk_resonances"),
    Index("ix_resonances_group_person", "group_id", "person"),
)
"""named: whether the author may know who it is; None until that was answered."""

wishes = Table(
    "wishes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("checkin_id", Id, ForeignKey("checkins.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("at", Instant, nullable=False),
    Column("post", Sealed("wishes.post")),
    Column("call", Sealed("wishes.call")),
    goes_with(),
    UniqueConstraint("checkin_id", "person"),
    Index("ix_wishes_group_person", "group_id", "person"),
)
"""Somebody would like contact."""

offers = Table(
    "offers",
    metadata,
    Column("wish_id", Id, ForeignKey("wishes.id", ondelete="CASCADE"), nullable=False),
    *of_person(),
    Column("at", Instant, nullable=False),
    Column("accepted", Boolean),
    goes_with(),
    PrimaryKeyConstraint("wish_id", "person", name="pk_offers"),
    Index("ix_offers_group_person", "group_id", "person"),
)

reminders = Table(
    "reminders",
    metadata,
    *of_person(),
    Column("at", Text),
    Column("zone", Text, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("away_until", Text),
    Column("next_at", Instant, index=True),
    Column("next_due", Instant),
    goes_with(),
    PrimaryKeyConstraint("group_id", "person", name="pk_reminders"),
)
"""at: a local time in the person's own zone, None for when a check-in opens. away_until: the local day on which they
are back. next_at: when to remind of the check-in that is due at next_due."""
