"""What the tables share: the naming of constraints, ids, the group that every row carries."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData

HOLDS_PERSON = {"person": True}

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer, "sqlite")


def of_group(**more: Any) -> Column[int]:
    return Column("group_id", Id, ForeignKey("groups.id", ondelete="CASCADE"), nullable=False, **more)


def of_person() -> tuple[Column[int], Column[int]]:
    """Somebody by their number in the row's group; the row has `goes_with`, too, to go when they leave."""
    person = Column("person", Integer, nullable=False, info=HOLDS_PERSON)
    return Column("group_id", Id, nullable=False), person


def goes_with() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["group_id", "person"], ["people.group_id", "people.number"], ondelete="CASCADE"
    )
