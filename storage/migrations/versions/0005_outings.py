"""Walks and meetups, and the answers to them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables of the feature "outings"."""
    op.create_table(
        "outings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("workshop_id", sa.Integer, sa.ForeignKey("workshops.id"), nullable=False),
        sa.Column("proposer_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("wall", sa.DateTime, nullable=False),
        sa.Column("starts", INSTANT, nullable=False, index=True),
        sa.Column("place_id", sa.Integer, sa.ForeignKey("places.id"), nullable=True),
        sa.Column("place", sa.LargeBinary, nullable=True),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("moved", sa.Integer, nullable=False),
        sa.Column("moved_day", sa.Integer, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outing_replies",
        sa.Column("outing_id", sa.Integer, sa.ForeignKey("outings.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )
