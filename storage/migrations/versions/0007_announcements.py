"""Announcements, and who was left out of each."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "announcements",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False, index=True),
        sa.Column("author_id", sa.Integer, sa.ForeignKey("persons.id")),
        sa.Column("workshop_id", sa.Integer, sa.ForeignKey("workshops.id")),
        sa.Column("hosts", sa.Boolean, nullable=False),
        sa.Column("text", sa.LargeBinary),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("goes_at", INSTANT),
    )
    op.create_table(
        "announcement_left_out",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("announcement_id", sa.Integer, sa.ForeignKey("announcements.id"), nullable=False, index=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id")),
        sa.Column("host_id", sa.Integer, sa.ForeignKey("hosts.id")),
        sa.Column("fate", sa.Text, nullable=False),
        sa.Column("until", INSTANT),
    )
