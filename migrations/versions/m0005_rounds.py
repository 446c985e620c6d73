"""Rounds of stories: the rounds, who waits in them, who told and who answered, what tellers chose to keep.

What people tell is not stored; what they write into a form, or choose to keep, is sealed and goes with them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def of_person() -> tuple[sa.Column[int], sa.Column[int]]:
    return sa.Column("group_id", Id, nullable=False), sa.Column("person", sa.Integer, nullable=False)


def goes_with(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "person"],
        ["people.group_id", "people.number"],
        name=f"fk_{table}_group_id",
        ondelete="CASCADE",
    )


def goes_with_its(table: str, of: str, key: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([key], [f"{of}.id"], name=f"fk_{table}_{key}", ondelete=ondelete)


def upgrade() -> None:
    op.add_column("groups", sa.Column("rounds", sa.Text))
    _rounds()
    _stories()
    _after()


def _rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column(
            "group_id",
            Id,
            sa.ForeignKey("groups.id", name="fk_rounds_group_id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("open_in", sa.LargeBinary(16)),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("minutes", sa.SmallInteger),
        sa.Column("turns", sa.Text, nullable=False),
        sa.Column("host", sa.Integer),
        sa.Column("opened", sa.BigInteger, nullable=False),
        sa.Column("begun", sa.BigInteger),
        sa.Column("moved", sa.BigInteger),
        sa.Column("paused", sa.BigInteger),
        sa.Column("winding_up", sa.BigInteger),
        sa.Column("closed", sa.BigInteger),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("posts", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sa.UniqueConstraint("token", name="uq_rounds_token"),
        sa.UniqueConstraint("open_in", name="uq_rounds_open_in"),
    )
    op.create_index("ix_rounds_group_id", "rounds", ["group_id"])
    op.create_index("ix_rounds_closed", "rounds", ["closed"])
    op.create_table(
        "hands",
        sa.Column("round_id", Id, nullable=False),
        *of_person(),
        sa.Column("hand", sa.Text, nullable=False),
        goes_with("hands"),
        goes_with_its("hands", "rounds", "round_id"),
        sa.PrimaryKeyConstraint("round_id", "person", name="pk_hands"),
    )
    op.create_index("ix_hands_group_person", "hands", ["group_id", "person"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("round_id", Id, nullable=False),
        *of_person(),
        sa.Column("hand", sa.Text, nullable=False),
        sa.Column("began", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger),
        sa.Column("spoke", sa.SmallInteger, nullable=False),
        sa.Column("ended", sa.BigInteger),
        sa.Column("posts", sa.LargeBinary, nullable=False),
        goes_with("stories"),
        goes_with_its("stories", "rounds", "round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.UniqueConstraint("token", name="uq_stories_token"),
    )
    op.create_index("ix_stories_round_id", "stories", ["round_id"])
    op.create_index("ix_stories_group_person", "stories", ["group_id", "person"])
    op.create_table(
        "story_answers",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("story_id", Id, nullable=False),
        *of_person(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("words", sa.LargeBinary),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("post", sa.LargeBinary),
        goes_with("story_answers"),
        goes_with_its("story_answers", "stories", "story_id"),
        sa.PrimaryKeyConstraint("id", name="pk_story_answers"),
        sa.UniqueConstraint("token", name="uq_story_answers_token"),
        sa.UniqueConstraint("story_id", "person", "kind", name="uq_story_answers_story_id"),
    )
    op.create_index("ix_story_answers_group_person", "story_answers", ["group_id", "person"])


def _after() -> None:
    op.create_table(
        "keepsakes",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        *of_person(),
        sa.Column("story_id", Id),
        sa.Column("readers", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        goes_with("keepsakes"),
        goes_with_its("keepsakes", "stories", "story_id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_keepsakes"),
        sa.UniqueConstraint("token", name="uq_keepsakes_token"),
        sa.UniqueConstraint("story_id", name="uq_keepsakes_story_id"),
    )
    op.create_index("ix_keepsakes_group_person", "keepsakes", ["group_id", "person"])
    op.create_table(
        "pairings",
        sa.Column("round_id", Id, nullable=False),
        *of_person(),
        sa.Column("other", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("met", sa.BigInteger),
        goes_with("pairings"),
        sa.ForeignKeyConstraint(
            ["group_id", "other"],
            ["people.group_id", "people.number"],
            name="fk_pairings_other",
            ondelete="CASCADE",
        ),
        goes_with_its("pairings", "rounds", "round_id"),
        sa.PrimaryKeyConstraint("round_id", "person", "other", name="pk_pairings"),
    )
    op.create_index("ix_pairings_group_person", "pairings", ["group_id", "person"])
    op.create_index("ix_pairings_group_other", "pairings", ["group_id", "other"])
