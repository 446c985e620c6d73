"""What became of dissents, where the talk drifts day by day, and what came after a nudge.

The digest looks back on these. A dissent is kept by the keyed hash of its message, with no person; a day's drift is a
group's sums, so that nothing of it is anybody's.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
SUMS = ("advice", "story", "support", "judgment", "deference", "purpose")


def upgrade() -> None:
    op.create_table(
        "dissents",
        sa.Column("message", sa.LargeBinary(16), nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("fate", sa.Text, nullable=False),
        sa.Column("belief", sa.Float, nullable=False),
        sa.Column("certainty", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("message", name="pk_dissents"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_dissents_group_id", ondelete="CASCADE"),
    )
    op.create_index("ix_dissents_group_at", "dissents", ["group_id", "at"])
    op.create_table(
        "days",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in SUMS),
        sa.PrimaryKeyConstraint("group_id", "day", name="pk_days"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_days_group_id", ondelete="CASCADE"),
    )
    op.add_column("nudges", sa.Column("seen_before", sa.Float))
    op.add_column("nudges", sa.Column("seen_after", sa.Float))
    op.add_column("nudges", sa.Column("became", sa.Text))
