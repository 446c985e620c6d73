"""Stages, firsts, and endings."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _stages()
    _endings()


def _stages() -> None:
    op.create_table(
        "stage_answers",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("stage", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        _of_person("stage_answers"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_stage_answers"),
    )
    op.create_table(
        "group_stages",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("reading", sa.LargeBinary),
        sa.Column("read_at", sa.BigInteger),
        sa.Column("asked", sa.BigInteger),
        sa.PrimaryKeyConstraint("group_id", name="pk_group_stages"),
        _of_group("group_stages"),
    )
    op.create_table(
        "firsts",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("noticed", sa.Boolean, nullable=False),
        sa.Column("told", sa.BigInteger),
        sa.Column("back", sa.BigInteger),
        sa.PrimaryKeyConstraint("group_id", "kind", name="pk_firsts"),
        _of_group("firsts"),
    )


def _endings() -> None:
    op.create_table(
        "endings",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("channel", sa.LargeBinary, nullable=False),
        sa.Column("day", sa.Text),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("moved", sa.Boolean, nullable=False),
        sa.Column("done", sa.Text, nullable=False),
        sa.Column("pages", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_endings"),
        sa.UniqueConstraint("token", name="uq_endings_token"),
        _of_group("endings"),
    )
    op.create_index("ix_endings_group_id", "endings", ["group_id"])
    op.create_table(
        "take_alongs",
        sa.Column("ending_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("signed", sa.Boolean, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("page", sa.SmallInteger),
        sa.ForeignKeyConstraint(
            ["ending_id"], ["endings.id"], name="fk_take_alongs_ending_id", ondelete="CASCADE"
        ),
        _of_person("take_alongs"),
        sa.PrimaryKeyConstraint("ending_id", "person", name="pk_take_alongs"),
    )
    op.create_index("ix_take_alongs_group_person", "take_alongs", ["group_id", "person"])


def _of_group(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id"], ["groups.id"], name=f"fk_{table}_group_id", ondelete="CASCADE"
    )


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "person"],
        ["people.group_id", "people.number"],
        name=f"fk_{table}_group_id",
        ondelete="CASCADE",
    )
