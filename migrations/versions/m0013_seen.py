"""When the bot last saw a group's server, so that a group whose server is gone does not stay for ever."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("seen", sa.BigInteger))
