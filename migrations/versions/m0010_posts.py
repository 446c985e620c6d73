"""The register of our own messages that name somebody, and pauses."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "posts",
        sa.Column("id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("about", sa.BigInteger),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.Column("going", sa.BigInteger),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("lookup", name="uq_posts_lookup"),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_posts_group_id", ondelete="CASCADE"),
    )
    op.create_index("ix_posts_group_id", "posts", ["group_id"])
    op.create_index("ix_posts_due", "posts", ["due"])
    op.create_table(
        "post_people",
        sa.Column("post_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("post_id", "person", name="pk_post_people"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_post_people_post_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_post_people_group_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_post_people_group_person", "post_people", ["group_id", "person"])
    op.add_column("people", sa.Column("paused_since", sa.BigInteger))
    op.add_column("people", sa.Column("paused_until", sa.BigInteger))
    op.create_index("ix_people_lookup", "people", ["lookup"])
    op.create_index("ix_facilitators_lookup", "facilitators", ["lookup"])
