"""The common-ground board."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _lines()
    _beside_them()


def _lines() -> None:
    op.create_table(
        "ground_heaps",
        sa.Column("id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer),
        sa.Column("name", sa.LargeBinary),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ground_heaps"),
        _of_group("ground_heaps"),
    )
    op.create_index("ix_ground_heaps_group_id", "ground_heaps", ["group_id"])
    op.create_table(
        "ground_lines",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("heap_id", Id),
        sa.Column("one", sa.Integer),
        sa.Column("held", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_ground_lines"),
        sa.UniqueConstraint("token", name="uq_ground_lines_token"),
        sa.ForeignKeyConstraint(
            ["heap_id"], ["ground_heaps.id"], name="fk_ground_lines_heap_id", ondelete="SET NULL"
        ),
        _of_person("ground_lines"),
    )
    op.create_index("ix_ground_lines_group_person", "ground_lines", ["group_id", "person"])
    op.create_index("ix_ground_lines_heap_id", "ground_lines", ["heap_id"])
    op.create_table(
        "ground_shares",
        sa.Column("line_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("line_id", "person", name="pk_ground_shares"),
        sa.ForeignKeyConstraint(
            ["line_id"], ["ground_lines.id"], name="fk_ground_shares_line_id", ondelete="CASCADE"
        ),
        _of_person("ground_shares"),
    )
    op.create_index("ix_ground_shares_group_person", "ground_shares", ["group_id", "person"])


def _beside_them() -> None:
    op.create_table(
        "ground_moves",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("moved", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ground_moves"),
        sa.UniqueConstraint("token", name="uq_ground_moves_token"),
        _of_group("ground_moves"),
    )
    op.create_index("ix_ground_moves_group_id", "ground_moves", ["group_id"])
    op.create_table(
        "ground_boards",
        sa.Column("group_id", Id, nullable=False),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("group_id", name="pk_ground_boards"),
        _of_group("ground_boards"),
    )


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
