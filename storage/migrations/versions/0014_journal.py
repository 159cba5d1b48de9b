"""Who looked at, or changed, whose file."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False, index=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), index=True),
        sa.Column("number", sa.Integer),
        sa.Column("deed", sa.Text),
        sa.Column("at", INSTANT),
        sa.Column("salt", sa.Text),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("actor_digest", sa.Text, nullable=False),
        sa.Column("chain", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal_actors",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("journal.id"), primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("salt", sa.Text, nullable=False),
    )
