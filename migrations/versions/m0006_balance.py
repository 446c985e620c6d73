"""Who wants to be asked in when they have been quiet, and who wants a mirror.

When each was last told stands beside, so that a restart does not tell them again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "balance_wishes",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("ask_me_in", sa.Boolean, nullable=False),
        sa.Column("mirror", sa.Boolean, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("last_asked", sa.BigInteger),
        sa.Column("last_mirrored", sa.BigInteger),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_balance_wishes_group_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_balance_wishes"),
    )
