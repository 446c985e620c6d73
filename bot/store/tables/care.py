"""What people and groups chose about places to turn."""

from sqlalchemy import Boolean, Column, PrimaryKeyConstraint, Table

from bot.store.tables.base import goes_with, metadata, of_group, of_person
from bot.store.types import Sealed

cares = Table(
    "cares",
    metadata,
    *of_person(),
    Column("kept", Sealed("cares.kept"), nullable=False),
    goes_with(),
    PrimaryKeyConstraint("group_id", "person", name="pk_cares"),
)
"""kept: a choice, or the day on which they were last shown places to turn, or both (`bot.practice.care.Care`); sealed
as one and always as long, so that without the key no row says which. Without either there is no row."""

own_places = Table(
    "own_places",
    metadata,
    of_group(primary_key=True),
    Column("words", Sealed("own_places.words")),
    Column("in_talk", Boolean, nullable=False),
)
"""words: the group's own places to turn. in_talk: whether members may let themselves be written to after an ordinary
message."""
