"""Until when the bot was there."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "presence",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("seen", INSTANT, nullable=False),
        sa.Column("away", INSTANT),
        sa.Column("back", INSTANT),
    )
