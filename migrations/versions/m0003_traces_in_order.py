"""Traces stand in the order of time.

Their key was the keyed hash of the message, which is as good as random: with a million of them each new one fell on a
page of its own, which had to be written anew. By time and hash they come at the end, and one index is needed less. The
hash alone still tells a message from any other, for the time is the message's own.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_traces_at", "traces")
    with op.batch_alter_table("traces") as traces:
        traces.drop_constraint("pk_traces", type_="primary")
        traces.create_primary_key("pk_traces", ["at", "message"])
