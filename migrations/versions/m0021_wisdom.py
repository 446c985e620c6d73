"""The wisdom book, and the questions whether somebody's words may be kept in it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "wisdom",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("message", sa.LargeBinary(16)),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("signed", sa.Boolean, nullable=False),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("told", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_wisdom"),
        sa.UniqueConstraint("token", name="uq_wisdom_token"),
        sa.UniqueConstraint("group_id", "message", name="uq_wisdom_message"),
        _of_person("wisdom"),
    )
    op.create_index("ix_wisdom_group_person", "wisdom", ["group_id", "person"])
    op.create_table(
        "wisdom_asks",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("asker", sa.Integer),
        sa.Column("message", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("place", sa.LargeBinary),
        sa.Column("post", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_wisdom_asks"),
        sa.UniqueConstraint("token", name="uq_wisdom_asks_token"),
        sa.UniqueConstraint("group_id", "message", name="uq_wisdom_asks_message"),
        _of_person("wisdom_asks"),
    )
    op.create_index("ix_wisdom_asks_at", "wisdom_asks", ["at"])
    op.create_index("ix_wisdom_asks_group_person", "wisdom_asks", ["group_id", "person"])
    op.create_index("ix_wisdom_asks_group_asker", "wisdom_asks", ["group_id", "asker"])


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "person"],
        ["people.group_id", "people.number"],
        name=f"fk_{table}_group_id",
        ondelete="CASCADE",
    )
