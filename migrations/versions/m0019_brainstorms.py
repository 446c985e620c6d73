"""Brainstorms: the questions, the ideas, what people would try first, who takes part.

Ideas without a name are joined to their writer only while a brainstorm is open; nothing in their rows is a time.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def of_person() -> tuple[sa.Column[int], sa.Column[int]]:
    return sa.Column("group_id", Id, nullable=False), sa.Column("person", sa.Integer, nullable=False)


def goes_with(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "person"],
        ["people.group_id", "people.number"],
        name=f"fk_{table}_group_id",
        ondelete="CASCADE",
    )


def of_brainstorm(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["brainstorm_id"], ["brainstorms.id"], name=f"fk_{table}_brainstorm_id", ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "brainstorms",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column(
            "group_id",
            Id,
            sa.ForeignKey("groups.id", name="fk_brainstorms_group_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("open_in", sa.LargeBinary(16)),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("host", sa.Integer),
        sa.Column("settled", sa.Integer),
        sa.Column("opened", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("moved", sa.BigInteger, nullable=False),
        sa.Column("closed", sa.BigInteger),
        sa.Column("writers", sa.SmallInteger, nullable=False),
        sa.Column("numbered", sa.Integer, nullable=False),
        sa.Column("look_back", sa.BigInteger),
        sa.Column("looked", sa.BigInteger),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("posts", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_brainstorms"),
        sa.UniqueConstraint("token", name="uq_brainstorms_token"),
        sa.UniqueConstraint("open_in", name="uq_brainstorms_open_in"),
    )
    op.create_index("ix_brainstorms_group_id", "brainstorms", ["group_id"])
    op.create_index("ix_brainstorms_closed", "brainstorms", ["closed"])
    _ideas()
    _people("brainstorm_marks", sa.Column("numbers", sa.LargeBinary, nullable=False))
    _people("brainstorm_helpers", sa.Column("at", sa.BigInteger, nullable=False))


def _ideas() -> None:
    op.create_table(
        "brainstorm_ideas",
        sa.Column("id", Id, nullable=False),
        sa.Column("brainstorm_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("signed", sa.Boolean, nullable=False),
        sa.Column("under", sa.Integer),
        sa.Column("grown", sa.Boolean, nullable=False),
        sa.Column("held", sa.LargeBinary),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("echo", sa.Text),
        goes_with("brainstorm_ideas"),
        of_brainstorm("brainstorm_ideas"),
        sa.PrimaryKeyConstraint("id", name="pk_brainstorm_ideas"),
        sa.UniqueConstraint("brainstorm_id", "number", name="uq_brainstorm_ideas_brainstorm_id"),
    )
    op.create_index("ix_brainstorm_ideas_group_person", "brainstorm_ideas", ["group_id", "person"])


def _people(table: str, *more: sa.Column[bytes] | sa.Column[int]) -> None:
    """A table with a row for each person in a brainstorm."""
    op.create_table(
        table,
        sa.Column("brainstorm_id", Id, nullable=False),
        *of_person(),
        *more,
        goes_with(table),
        of_brainstorm(table),
        sa.PrimaryKeyConstraint("brainstorm_id", "person", name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_group_person", table, ["group_id", "person"])
