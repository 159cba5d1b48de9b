"""Who was at a session, what its hosts tell of it, why people do not come; and the answer before an entered one."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, add the columns."""
    with op.batch_alter_table("replies") as replies:
        replies.add_column(sa.Column("own_reply", sa.Text))
        replies.add_column(sa.Column("own_late", sa.Boolean))
        replies.add_column(sa.Column("own_at", INSTANT))
    _attendance()
    _debriefs()
    _reasons()


def _attendance() -> None:
    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), index=True),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("entered_by", sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL")),
        sa.Column("at", INSTANT),
        sa.UniqueConstraint("session_id", "person_id"),
    )
    op.create_table(
        "session_guests",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False, index=True),
        sa.Column("name", sa.LargeBinary),
        sa.Column("entered_by", sa.Integer, sa.ForeignKey("persons.id"), index=True),
        sa.Column("at", INSTANT),
        sqlite_autoincrement=True,
    )


def _debriefs() -> None:
    op.create_table(
        "debriefs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
        sa.Column("text", sa.LargeBinary),
        sa.Column("voice", sa.LargeBinary),
        sa.Column("at", INSTANT, nullable=False),
        sa.Index("ix_debriefs_session", "session_id"),
        sqlite_autoincrement=True,
    )


def _reasons() -> None:
    op.create_table(
        "absence_reasons",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
        sa.Column("starts", INSTANT, nullable=False),
        sa.Column("reason", sa.LargeBinary),
        sa.Column("at", INSTANT, nullable=False),
        sa.UniqueConstraint("session_id", "person_id"),
    )
    op.create_table(
        "help_wishes",
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True, index=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("centre_id", sa.Integer, sa.ForeignKey("centres.id"), nullable=False),
        sa.Column("host_may_know", sa.Boolean, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Index("ix_help_wishes_centre", "centre_id", "at"),
    )
