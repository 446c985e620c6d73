"""What was noticed of meetings, and what weeks came to."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("place", sa.LargeBinary(16), nullable=False),
        sa.Column("began", sa.BigInteger, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("spoke", sa.Integer, nullable=False),
        sa.Column("joined", sa.Integer, nullable=False),
        sa.Column("pattern", sa.Text, nullable=False),
        sa.Column("led", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "began", "place", name="pk_meetings"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_meetings_group_id", ondelete="CASCADE"),
    )
    op.create_index("ix_meetings_began", "meetings", ["began"])
    op.create_table(
        "weeks",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("starts", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.Column("closed", sa.BigInteger),
        sa.Column("figures", sa.LargeBinary),
        sa.Column("post", sa.LargeBinary),
        sa.Column("led_post", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_weeks"),
        sa.UniqueConstraint("token", name="uq_weeks_token"),
        sa.UniqueConstraint("group_id", "starts", name="uq_weeks_group_id"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_weeks_group_id", ondelete="CASCADE"),
    )
    op.create_index("ix_weeks_group_due", "weeks", ["group_id", "due"])
