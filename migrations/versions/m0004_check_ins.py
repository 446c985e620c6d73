"""Check-ins, the timetable they come from, and the reminders of who asked for one.

What somebody said on arriving is sealed and goes with them. A claim is what keeps two processes from posting the same
check-in twice, and a crash from losing one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def of_group(table: str, *, index: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey("groups.id", name=f"fk_{table}_group_id", ondelete="CASCADE")
    return sa.Column("group_id", Id, key, nullable=False, index=index)


def of_person() -> tuple[sa.Column[int], sa.Column[int]]:
    return sa.Column("group_id", Id, nullable=False), sa.Column("person", sa.Integer, nullable=False)


def goes_with(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["group_id", "person"],
        ["people.group_id", "people.number"],
        name=f"fk_{table}_group_id",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.add_column("groups", sa.Column("meets", sa.Text))
    _timetable()
    _checkins()
    _arrivals()
    _contact()


def _timetable() -> None:
    op.create_table(
        "schedules",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        of_group("schedules"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("rhythm", sa.Text),
        sa.Column("ahead", sa.SmallInteger),
        sa.Column("details", sa.LargeBinary, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("after", sa.BigInteger, nullable=False),
        sa.Column("next_due", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
        sa.UniqueConstraint("token", name="uq_schedules_token"),
    )
    op.create_index("ix_schedules_group_id", "schedules", ["group_id"])
    op.create_index("ix_schedules_next_due", "schedules", ["next_due"])
    op.create_table(
        "claims",
        of_group("claims"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("done", sa.BigInteger),
        sa.PrimaryKeyConstraint("group_id", "kind", "about", "due", name="pk_claims"),
    )
    op.create_index("ix_claims_done", "claims", ["done"])
    op.create_table(
        "notes",
        sa.Column("id", Id, nullable=False),
        of_group("notes"),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False),
        sa.Column("told", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint("group_id", "kind", "about", name="uq_notes_group_id"),
    )


def _checkins() -> None:
    op.create_table(
        "checkins",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        of_group("checkins"),
        sa.Column("schedule_id", Id),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("closes", sa.BigInteger, nullable=False),
        sa.Column("closed", sa.BigInteger),
        sa.Column("open_in", sa.LargeBinary(16)),
        sa.Column("channel", sa.LargeBinary, nullable=False),
        sa.Column("post", sa.LargeBinary),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.Column("arrived", sa.Integer),
        sa.Column("met", sa.BigInteger),
        sa.Column("theme", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_checkins"),
        sa.UniqueConstraint("token", name="uq_checkins_token"),
        sa.UniqueConstraint("open_in", name="uq_checkins_open_in"),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedules.id"], name="fk_checkins_schedule_id", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_checkins_group_due", "checkins", ["group_id", "due"])
    op.create_index("ix_checkins_closes", "checkins", ["closes"])


def _arrivals() -> None:
    op.create_table(
        "arrivals",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("checkin_id", Id, nullable=False),
        *of_person(),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("entry", sa.LargeBinary, nullable=False),
        sa.Column("readers", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("post", sa.LargeBinary),
        goes_with("arrivals"),
        sa.PrimaryKeyConstraint("id", name="pk_arrivals"),
        sa.UniqueConstraint("token", name="uq_arrivals_token"),
        sa.UniqueConstraint("checkin_id", "person", name="uq_arrivals_checkin_id"),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkins.id"], name="fk_arrivals_checkin_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_arrivals_group_person", "arrivals", ["group_id", "person"])
    op.create_table(
        "resonances",
        sa.Column("arrival_id", Id, nullable=False),
        *of_person(),
        sa.Column("named", sa.Boolean),
        sa.Column("at", sa.BigInteger, nullable=False),
        goes_with("resonances"),
        sa.PrimaryKeyConstraint("arrival_id", "person", name="pk_resonances"),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrivals.id"], name="fk_resonances_arrival_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_resonances_group_person", "resonances", ["group_id", "person"])


def _contact() -> None:
    op.create_table(
        "wishes",
        sa.Column("id", Id, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("checkin_id", Id, nullable=False),
        *of_person(),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("post", sa.LargeBinary),
        sa.Column("call", sa.LargeBinary),
        goes_with("wishes"),
        sa.PrimaryKeyConstraint("id", name="pk_wishes"),
        sa.UniqueConstraint("token", name="uq_wishes_token"),
        sa.UniqueConstraint("checkin_id", "person", name="uq_wishes_checkin_id"),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkins.id"], name="fk_wishes_checkin_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_wishes_group_person", "wishes", ["group_id", "person"])
    op.create_table(
        "offers",
        sa.Column("wish_id", Id, nullable=False),
        *of_person(),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("accepted", sa.Boolean),
        goes_with("offers"),
        sa.PrimaryKeyConstraint("wish_id", "person", name="pk_offers"),
        sa.ForeignKeyConstraint(["wish_id"], ["wishes.id"], name="fk_offers_wish_id", ondelete="CASCADE"),
    )
    op.create_index("ix_offers_group_person", "offers", ["group_id", "person"])
    op.create_table(
        "reminders",
        *of_person(),
        sa.Column("at", sa.Text),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("away_until", sa.Text),
        sa.Column("next_at", sa.BigInteger),
        sa.Column("next_due", sa.BigInteger),
        goes_with("reminders"),
        sa.PrimaryKeyConstraint("group_id", "person", name="pk_reminders"),
    )
    op.create_index("ix_reminders_next_at", "reminders", ["next_at"])
