"""Which parts a group has switched off."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("parts_off", sa.Text, nullable=False, server_default=""))
