"""What people and groups chose about places to turn."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "cares",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("kept", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_cares_group_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_cares"),
    )
    op.create_table(
        "own_places",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("words", sa.LargeBinary),
        sa.Column("in_talk", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name="fk_own_places_group_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", name="pk_own_places"),
    )
