"""Changes of sessions, and how often each session has changed."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table, add the column."""
    with op.batch_alter_table("sessions") as sessions:
        sessions.add_column(sa.Column("sequence", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "session_changes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False, index=True),
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("author_id", sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL")),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("after", sa.JSON, nullable=False),
        sa.Column("made", INSTANT, nullable=False),
        sa.Column("leaves", INSTANT, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Index("ix_session_changes_stage", "stage", "leaves"),
        sa.Index("ix_session_changes_session", "session_id"),
    )
