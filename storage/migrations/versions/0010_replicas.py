"""What several processes behind one token need: who leads, and which updates follow one another."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)


def upgrade() -> None:
    """Make the tables, and find what waits by its own index: it is always little beside what is done."""
    op.create_table(
        "leases",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "beginnings",
        sa.Column("bot", sa.BigInteger, primary_key=True),
        sa.Column("update_id", sa.BigInteger, primary_key=True),
        sa.Column("begun", sa.Integer, nullable=False),
    )
    op.add_column("inbox", sa.Column("line", sa.Text, nullable=True))
    op.drop_index("ix_inbox_done", "inbox")
    waits = sa.column("done", sa.Boolean) == sa.false()
    op.create_index("ix_inbox_waiting", "inbox", ["bot", "update_id"], sqlite_where=waits, postgresql_where=waits)
    op.create_index("ix_inbox_done", "inbox", ["done", "at"])
