"""Floors: who waits for a turn while one speaks after another, for an hour at most."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "floors",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("opened", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("closed", sa.BigInteger),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("open_in", sa.LargeBinary(16)),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("post", sa.LargeBinary),
        sa.Column("call", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_floors"),
        sa.UniqueConstraint("token", name="uq_floors_token"),
        sa.UniqueConstraint("open_in", name="uq_floors_open_in"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_floors_group_id", ondelete="CASCADE"),
    )
    op.create_index("ix_floors_group_id", "floors", ["group_id"])
    op.create_table(
        "floor_hands",
        sa.Column("floor_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("had", sa.Integer, nullable=False),
        sa.Column("raised", sa.BigInteger),
        sa.Column("later", sa.Boolean, nullable=False),
        sa.Column("overtaken", sa.Integer, nullable=False),
        sa.Column("resting", sa.Boolean, nullable=False),
        sa.Column("since", sa.BigInteger),
        sa.Column("used", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("floor_id", "person", name="pk_floor_hands"),
        sa.ForeignKeyConstraint(
            ["floor_id"], ["floors.id"], name="fk_floor_hands_floor_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_floor_hands_group_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_floor_hands_group_person", "floor_hands", ["group_id", "person"])
