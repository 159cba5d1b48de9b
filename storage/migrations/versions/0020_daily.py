"""The team's day: settings by tap, days off, questions and their answers, what is held back, what was seen."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; a centre has set nothing by tap yet, and no message goes on from another."""
    op.add_column("centres", sa.Column("tapped", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("stray_messages", sa.Column("thread", sa.Integer, nullable=True))
    op.create_table(
        "stray_answers",
        sa.Column("id", sa.Integer, primary_key=True),
        _centre(),
        sa.Column("message_id", sa.Integer, sa.ForeignKey("stray_messages.id"), nullable=False, index=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
        _somebody("answered_by"),
        sa.Column("body", sa.LargeBinary, nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "days_off",
        sa.Column("id", sa.Integer, primary_key=True),
        _centre(),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=True, index=True),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
        sa.Index("ix_days_off_last", "centre_id", "last"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "held_back",
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), primary_key=True),
        sa.Column("builder", sa.Text, primary_key=True),
        sa.Column("due", INSTANT, primary_key=True),
        _somebody("held_by"),
    )
    op.create_table(
        "undelivered_seen",
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), primary_key=True),
        sa.Column("up_to", INSTANT, nullable=False),
        _somebody("seen_by"),
    )


def _centre() -> sa.Column[int]:
    return sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False)


def _somebody(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL"), nullable=True)
