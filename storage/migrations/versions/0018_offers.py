"""Places that are offered to those who wait for one."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("workshop_id", sa.Integer, sa.ForeignKey("workshops.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
        sa.Column("made_by", sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL")),
        sa.Column("made", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Index("ix_offers_open", "answer", "until"),
    )
