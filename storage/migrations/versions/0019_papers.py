"""Codes to type instead of touching a link; the end of each centre's journal."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)


def upgrade() -> None:
    """Add the column, and make the table."""
    op.add_column("invitations", sa.Column("code_hash", sa.Text, nullable=True))
    op.create_index("ix_invitations_code_hash", "invitations", ["code_hash"])
    op.create_table(
        "journal_ends",
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), primary_key=True),
        sa.Column("chain", sa.Text, nullable=False),
    )
