"""Announcements of every kind, to more groups, at an hour; corrected and taken back, as the cards that they are."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)
TABLE = sa.table("announcements", sa.column("hosts", sa.Boolean), sa.column("whom", sa.Text))


def upgrade() -> None:
    """Add what is known of an announcement beside its words; whether hosts get it becomes one of several groups.

    There will be many cards, and few of them stale: those are found by their own index.
    """
    op.add_column("announcements", sa.Column("whom", sa.Text, nullable=False, server_default="enrolled"))
    op.execute(sa.update(TABLE).where(TABLE.c.hosts == sa.true()).values(whom="with-hosts"))
    op.drop_column("announcements", "hosts")
    for name in ("session_id", "anchor_id"):
        link = sa.ForeignKey("sessions.id", name=f"fk_announcements_{name}")
        op.add_column("announcements", sa.Column(name, sa.Integer, link), inline_references=True)
    op.add_column("announcements", sa.Column("corrects_id", sa.Integer))
    op.add_column("announcements", sa.Column("lead", sa.Text))
    op.add_column("announcements", sa.Column("more", sa.LargeBinary))
    op.add_column("announcements", sa.Column("planned_at", INSTANT))
    op.add_column("announcements", sa.Column("retracted_at", INSTANT))
    stale = sa.text("wanted > shown")
    op.drop_index("ix_cards_due", "cards")
    op.create_index("ix_cards_due", "cards", ["bot", "edit_after"], sqlite_where=stale, postgresql_where=stale)
