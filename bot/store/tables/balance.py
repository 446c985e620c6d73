"""What people want to be told of the balance of turns."""

from sqlalchemy import Boolean, Column, PrimaryKeyConstraint, Table

from bot.store.tables.base import goes_with, metadata, of_person
from bot.store.types import Instant

balance_wishes = Table(
    "balance_wishes",
    metadata,
    *of_person(),
    Column("ask_me_in", Boolean, nullable=False),
    Column("mirror", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("last_asked", Instant),
    Column("last_mirrored", Instant),
    goes_with(),
    PrimaryKeyConstraint("group_id", "person", name="pk_balance_wishes"),
)
"""at: when somebody last said what they want. last_asked, last_mirrored: so that it is once a meeting, whatever comes
between."""
