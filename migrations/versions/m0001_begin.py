"""Groups, people, traces, nudges.

A migration spells its tables out and imports none of them, so that it stays what it was. Its column types
are the plain ones beneath ours: instants are microseconds since 1970, what is sealed is bytes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _group() -> sa.Column[int]:
    return sa.Column("group_id", Id, nullable=False)


def _of_group(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id"], ["groups.id"], name=f"fk_{table}_group_id", ondelete="CASCADE"
    )


def upgrade() -> None:
    _groups()
    _people()
    _nudges()
    op.create_table(
        "drafts",
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("guild_lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("form", sa.LargeBinary, nullable=False),
        sa.Column("saved", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_drafts"),
    )
    op.create_index("ix_drafts_guild_lookup", "drafts", ["guild_lookup"])
    op.create_index("ix_drafts_saved", "drafts", ["saved"])
    op.create_table(
        "facts",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )


def _groups() -> None:
    op.create_table(
        "groups",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("guild_lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("guild", sa.LargeBinary, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("closed", sa.BigInteger),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("purpose", sa.LargeBinary, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("nudges_to", sa.Text, nullable=False),
        sa.Column("nudge_channel", sa.LargeBinary),
        sa.Column("names_in_digests", sa.Boolean, nullable=False),
        sa.Column("smallest", sa.SmallInteger, nullable=False),
        sa.Column("quiet_from", sa.Text, nullable=False),
        sa.Column("quiet_until", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sa.UniqueConstraint("token", name="uq_groups_token"),
    )
    op.create_index("ix_groups_guild_lookup", "groups", ["guild_lookup"])
    op.create_table(
        "channels",
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        _group(),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("channel", sa.LargeBinary, nullable=False),
        sa.Column("welcome", sa.LargeBinary),
        sa.Column("heard_until", sa.BigInteger),
        sa.PrimaryKeyConstraint("lookup", name="pk_channels"),
        _of_group("channels"),
    )
    op.create_index("ix_channels_group_id", "channels", ["group_id"])
    op.create_table(
        "norms",
        _group(),
        sa.Column("number", sa.SmallInteger, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "number", name="pk_norms"),
        _of_group("norms"),
    )


def _people() -> None:
    op.create_table(
        "facilitators",
        _group(),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sa.Column("is_role", sa.Boolean, nullable=False),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "lookup", name="pk_facilitators"),
        _of_group("facilitators"),
    )
    op.create_table(
        "people",
        _group(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("who", sa.LargeBinary, nullable=False),
        sa.Column("joined", sa.BigInteger, nullable=False),
        sa.Column("dms", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "number", name="pk_people"),
        sa.UniqueConstraint("group_id", "lookup", name="uq_people_group_id"),
        _of_group("people"),
    )
    op.create_table(
        "traces",
        sa.Column("message", sa.LargeBinary(16), nullable=False),
        _group(),
        sa.Column("channel", sa.LargeBinary(16), nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("to_person", sa.Integer),
        sa.Column("to_weight", sa.Float, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("words", sa.Integer),
        sa.Column("tone", sa.Float),
        sa.Column("asks", sa.Boolean),
        sa.PrimaryKeyConstraint("message", name="pk_traces"),
        sa.ForeignKeyConstraint(
            ["group_id", "person"],
            ["people.group_id", "people.number"],
            name="fk_traces_group_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_traces_group_at", "traces", ["group_id", "at"])
    op.create_index("ix_traces_at", "traces", ["at"])
    op.create_index("ix_traces_group_person", "traces", ["group_id", "person"])
    op.create_index("ix_traces_group_to_person", "traces", ["group_id", "to_person"])


def _nudges() -> None:
    op.create_table(
        "nudges",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        _group(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("meeting_at", sa.BigInteger, nullable=False),
        sa.Column("belief", sa.Float, nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("answered_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_nudges"),
        sa.UniqueConstraint("token", name="uq_nudges_token"),
        _of_group("nudges"),
    )
    op.create_index("ix_nudges_group_id", "nudges", ["group_id"])
    op.create_table(
        "sensitivities",
        _group(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("shift", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("group_id", "kind", name="pk_sensitivities"),
        _of_group("sensitivities"),
    )
