"""Keeping apart, and reports of harm."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _keeping_apart()
    _receiving()
    _reports()


def _keeping_apart() -> None:
    op.create_table(
        "blocks",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("other", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "person", "other", name="pk_blocks"),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_blocks_group_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id", "other"],
            ["people.group_id", "people.number"],
            name="fk_blocks_other",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_blocks_group_other", "blocks", ["group_id", "other"])


def _receiving() -> None:
    op.create_table(
        "safety",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("channel", sa.LargeBinary),
        sa.PrimaryKeyConstraint("group_id", name="pk_safety"),
        _of_group("safety"),
    )
    op.create_table(
        "safety_people",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.Column("named", sa.Boolean, nullable=False),
        sa.Column("agreed", sa.BigInteger),
        sa.PrimaryKeyConstraint("group_id", "lookup", name="pk_safety_people"),
        _of_group("safety_people"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("about_lookup", sa.LargeBinary(16)),
        sa.Column("author_lookup", sa.LargeBinary(16)),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("sent", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("told", sa.LargeBinary),
        sa.Column("way", sa.LargeBinary),
        sa.Column("posts", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("token", name="uq_reports_token"),
        _of_group("reports"),
    )
    op.create_index("ix_reports_group_lookup", "reports", ["group_id", "lookup"])
    op.create_index("ix_reports_at", "reports", ["at"])
    op.create_table(
        "report_hands",
        sa.Column("report_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "lookup", "what", name="pk_report_hands"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_report_hands_report_id", ondelete="CASCADE"
        ),
        _of_group("report_hands"),
    )


def _of_group(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id"], ["groups.id"], name=f"fk_{table}_group_id", ondelete="CASCADE"
    )
