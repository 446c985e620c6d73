"""Roles that members take for a meeting, and questions to facilitate."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _offers_and_takes()
    _calls()
    _asks()


def _offers_and_takes() -> None:
    op.create_table(
        "role_offers",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger),
        sa.Column("written", sa.BigInteger),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_role_offers"),
        _with_person("role_offers"),
    )
    op.create_table(
        "role_takes",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("begins", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("asked", sa.Integer),
        sa.Column("seen", sa.BigInteger),
        sa.Column("post", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_role_takes"),
        sa.UniqueConstraint("token", name="uq_role_takes_token"),
        sa.UniqueConstraint("group_id", "role", "begins", name="uq_role_takes_group_id"),
        _with_person("role_takes"),
    )
    op.create_index("ix_role_takes_ends", "role_takes", ["ends"])


def _calls() -> None:
    op.create_table(
        "role_calls",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("begins", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("channel", sa.LargeBinary, nullable=False),
        sa.Column("post", sa.LargeBinary),
        sa.Column("closed", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_role_calls"),
        sa.UniqueConstraint("token", name="uq_role_calls_token"),
        sa.UniqueConstraint("group_id", "begins", name="uq_role_calls_group_id"),
        _of_group("role_calls"),
    )
    op.create_index("ix_role_calls_ends", "role_calls", ["ends"])
    op.create_table(
        "role_customs",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("shared", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("group_id", name="pk_role_customs"),
        _of_group("role_customs"),
    )


def _asks() -> None:
    op.create_table(
        "lead_asks",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.Column("by_lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("by", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("stays", sa.Boolean, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lead_asks"),
        sa.UniqueConstraint("token", name="uq_lead_asks_token"),
        _of_group("lead_asks"),
    )
    op.create_index("ix_lead_asks_group_lookup", "lead_asks", ["group_id", "lookup"])
    op.create_index("ix_lead_asks_at", "lead_asks", ["at"])


def _with_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "person"],
        ["people.group_id", "people.number"],
        name=f"fk_{table}_group_id",
        ondelete="CASCADE",
    )


def _of_group(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id"], ["groups.id"], name=f"fk_{table}_group_id", ondelete="CASCADE"
    )
