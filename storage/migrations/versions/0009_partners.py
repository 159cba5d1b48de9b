"""Who speaks for which partner."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "partner_people",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
        sa.Column("partner_id", sa.Integer, sa.ForeignKey("partners.id"), nullable=False),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
    )
