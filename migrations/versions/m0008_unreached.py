"""When somebody last could not be reached by direct message, until they are told so."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("unreached", sa.BigInteger))
