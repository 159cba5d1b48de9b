"""Wishes to be called, and messages that nobody asked for."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "call_wishes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
        sa.Column("phone", sa.LargeBinary, nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL"), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_call_wishes_open", "call_wishes", ["centre_id", "done_at"])
    op.create_index("ix_call_wishes_person", "call_wishes", ["person_id"])
    op.create_table(
        "stray_messages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by", sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL"), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stray_messages_unread", "stray_messages", ["centre_id", "read_at"])
    op.create_index("ix_stray_messages_person", "stray_messages", ["person_id"])
