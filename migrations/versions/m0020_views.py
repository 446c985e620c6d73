"""Views that differ, with a name or without."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "unsigned_keys",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("secret", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "day", name="pk_unsigned_keys"),
        _of_group("unsigned_keys"),
    )
    op.create_table(
        "views",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("tag", sa.LargeBinary(16)),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("told", sa.LargeBinary, nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.Column("post", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_views"),
        sa.UniqueConstraint("token", name="uq_views_token"),
        _of_group("views"),
    )
    op.create_index("ix_views_group_day", "views", ["group_id", "day"])
    op.create_index("ix_views_due", "views", ["due"])
    op.create_table(
        "unsigned_wards",
        sa.Column("id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("tag", sa.LargeBinary(16), nullable=False),
        sa.Column("person", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_unsigned_wards"),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_unsigned_wards_group_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id", "day"],
            ["unsigned_keys.group_id", "unsigned_keys.day"],
            name="fk_unsigned_wards_key",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_unsigned_wards_group_id", "unsigned_wards", ["group_id"])
    op.create_table(
        "unsigned_closed",
        sa.Column("group_id", Id, nullable=False),
        sa.PrimaryKeyConstraint("group_id", name="pk_unsigned_closed"),
        _of_group("unsigned_closed"),
    )


def _of_group(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id"], ["groups.id"], name=f"fk_{table}_group_id", ondelete="CASCADE"
    )
