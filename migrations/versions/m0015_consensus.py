"""Proposals, and what people think of them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _proposals()
    _while_open()
    _when_over()
    _besides()


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("author", sa.Integer),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("decided", sa.Text, nullable=False),
        sa.Column("turnout", sa.Integer, nullable=False),
        sa.Column("joined", sa.Integer, nullable=False),
        sa.Column("opened", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("extended", sa.Boolean, nullable=False),
        sa.Column("asked", sa.SmallInteger, nullable=False),
        sa.Column("closed", sa.BigInteger),
        sa.Column("outcome", sa.Text),
        sa.Column("place", sa.LargeBinary, nullable=False),
        sa.Column("posts", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
        sa.UniqueConstraint("token", name="uq_proposals_token"),
        sa.UniqueConstraint("group_id", "number", name="uq_proposals_group_id"),
        _of_group("proposals"),
    )
    op.create_index("ix_proposals_closed", "proposals", ["closed"])


def _while_open() -> None:
    op.create_table(
        "ballots",
        *_of_one("ballots"),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("concern", Id),
        sa.PrimaryKeyConstraint("proposal_id", "person", name="pk_ballots"),
    )
    op.create_index("ix_ballots_group_person", "ballots", ["group_id", "person"])
    op.create_table(
        "concerns",
        sa.Column("id", Id, nullable=False, autoincrement=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("raised", sa.BigInteger, nullable=False),
        sa.Column("replied", sa.BigInteger),
        sa.Column("settled", sa.Boolean, nullable=False),
        sa.Column("standing", sa.Boolean, nullable=False),
        sa.Column("post", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_concerns"),
        sa.UniqueConstraint("token", name="uq_concerns_token"),
        _of_proposal("concerns"),
        _of_group("concerns"),
    )
    op.create_index("ix_concerns_proposal_id", "concerns", ["proposal_id"])


def _when_over() -> None:
    op.create_table(
        "stances",
        sa.Column("id", Id, nullable=False, autoincrement=False),
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stances"),
        _of_proposal("stances"),
        _of_group("stances"),
    )
    op.create_index("ix_stances_proposal_id", "stances", ["proposal_id"])
    op.create_index("ix_stances_group_person", "stances", ["group_id", "person"])
    op.create_table(
        "voters",
        *_of_one("voters"),
        sa.PrimaryKeyConstraint("proposal_id", "person", name="pk_voters"),
    )
    op.create_index("ix_voters_group_person", "voters", ["group_id", "person"])


def _besides() -> None:
    op.create_table(
        "replies",
        sa.Column("id", Id, nullable=False),
        *_of_one("replies"),
        sa.Column("concern", Id, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("post", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_replies"),
    )
    op.create_index("ix_replies_proposal_id", "replies", ["proposal_id"])
    op.create_index("ix_replies_group_person", "replies", ["group_id", "person"])
    op.create_table(
        "proposal_wishes",
        *_of_one("proposal_wishes"),
        sa.Column("reminded", sa.BigInteger),
        sa.PrimaryKeyConstraint("proposal_id", "person", name="pk_proposal_wishes"),
    )
    op.create_index("ix_proposal_wishes_group_person", "proposal_wishes", ["group_id", "person"])


def _of_one(
    table: str,
) -> tuple[sa.Column[int], sa.Column[int], sa.Column[int], sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    """A proposal, and somebody by their number."""
    return (
        sa.Column("proposal_id", Id, nullable=False),
        sa.Column("group_id", Id, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        _of_proposal(table),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name=f"fk_{table}_group_id",
            ondelete="CASCADE",
        ),
    )


def _of_proposal(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["proposal_id"], ["proposals.id"], name=f"fk_{table}_proposal_id", ondelete="CASCADE"
    )


def _of_group(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id"], ["groups.id"], name=f"fk_{table}_group_id", ondelete="CASCADE"
    )
