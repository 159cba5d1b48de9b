"""The core: centres, people, workshops, replies, and the letters, inbox and clockwork of the bot itself."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, those before that others refer to."""
    _make_centres()
    _make_people()
    _make_workshops()
    _make_sessions()
    _make_answers()
    _make_letters()
    _make_chats()
    _make_arrivals()
    _make_clockwork()


def _make_centres() -> None:
    """The centres and what is theirs."""
    op.create_table(
        "centres",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("slug", sa.Text, nullable=False, unique=True),
        *_columns(
            sa.Text,
            "name",
            "zone",
            "language",
            "address",
            "contact_name",
            "contact_phone",
            "listener_name",
            "listener_phone",
            "controller",
            "privacy_contact",
        ),
        *_columns(sa.JSON, "contact_hours", "listener_hours", "settings"),
        *_columns(sa.Integer, "retention_months"),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres"),
        *_columns(sa.Text, "slug", "address"),
        *_columns(sa.JSON, "name"),
        *_columns(sa.Float, "latitude", "longitude"),
        *_columns(sa.JSON, "directions", nullable=True),
        sa.UniqueConstraint("centre_id", "slug"),
    )
    op.create_table(
        "partners",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres"),
        *_columns(sa.Text, "slug", "name"),
        sa.UniqueConstraint("centre_id", "slug"),
    )


def _make_people() -> None:
    """People, the accounts that speak for them, their keys."""
    op.create_table(
        "persons",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres"),
        *_columns(sa.Text, "language"),
        *_columns(sa.Boolean, "stopped"),
        *_columns(INSTANT, "created_at", "last_contact_at"),
        *_columns(sa.LargeBinary, "name", nullable=True),
        *_columns(INSTANT, "paused_until", "unreachable_since", nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "accounts",
        sa.Column("bot", sa.BigInteger, primary_key=True),
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
        *_columns(sa.BigInteger, "chat_id"),
        *_columns(INSTANT, "chosen_at"),
    )
    op.create_table(
        "staff",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        *_references(centre_id="centres"),
        *_columns(INSTANT, "since"),
    )
    op.create_table(
        "operators",
        sa.Column("bot", sa.BigInteger, primary_key=True),
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        *_columns(sa.BigInteger, "chat_id"),
        *_columns(sa.Text, "language"),
        sa.UniqueConstraint("bot", "chat_id"),
    )
    op.create_table(
        "data_keys",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), unique=True),
        sa.Column("day", sa.Date, unique=True),
        *_columns(sa.LargeBinary, "wrapped"),
    )


def _make_workshops() -> None:
    """Workshops with their phases and hosts."""
    op.create_table(
        "workshops",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres"),
        *_columns(sa.Text, "slug"),
        *_columns(sa.JSON, "title", "summary", "programme"),
        *_columns(sa.Date, "starts_on"),
        *_columns(sa.Integer, "capacity"),
        *_columns(sa.Boolean, "is_open"),
        sa.UniqueConstraint("centre_id", "slug"),
    )
    op.create_table(
        "phases",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres", workshop_id="workshops"),
        *_columns(sa.Text, "slug"),
        *_columns(sa.Integer, "number"),
        *_columns(sa.JSON, "title"),
        sa.UniqueConstraint("workshop_id", "slug"),
    )
    op.create_table(
        "hosts",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres"),
        *_references(person_id="persons", nullable=True),
        *_columns(sa.Text, "slug", "name", "kind"),
        *_columns(sa.JSON, "role"),
        sa.UniqueConstraint("centre_id", "slug"),
    )


def _make_sessions() -> None:
    """Sessions, and who leads them."""
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("starts", INSTANT, nullable=False, index=True),
        *_references(centre_id="centres", workshop_id="workshops", phase_id="phases", place_id="places"),
        *_columns(sa.Text, "slug"),
        *_columns(sa.Integer, "number", "minutes"),
        *_columns(sa.JSON, "title", "summary"),
        *_columns(sa.DateTime, "wall"),
        *_columns(sa.Boolean, "cancelled", "moved"),
        *_columns(sa.JSON, "bring", nullable=True),
        sa.UniqueConstraint("workshop_id", "slug"),
    )
    op.create_table(
        "session_hosts",
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("host_id", sa.Integer, sa.ForeignKey("hosts.id"), primary_key=True),
        *_references(centre_id="centres"),
    )


def _make_answers() -> None:
    """Who takes part, and who comes."""
    op.create_table(
        "enrolments",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres", workshop_id="workshops"),
        *_references(person_id="persons", partner_id="partners", nullable=True),
        *_columns(sa.Text, "status"),
        *_columns(INSTANT, "since"),
        sa.UniqueConstraint("workshop_id", "person_id"),
    )
    op.create_table(
        "replies",
        sa.Column("session_id", sa.Integer, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True),
        sa.Column("entered_by", sa.Integer, sa.ForeignKey("persons.id", ondelete="SET NULL")),
        *_references(centre_id="centres"),
        *_columns(sa.Text, "reply"),
        *_columns(sa.Boolean, "late"),
        *_columns(INSTANT, "at"),
    )


def _make_letters() -> None:
    """What is owed to chats."""
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *_references(centre_id="centres", person_id="persons", nullable=True),
        *_columns(sa.BigInteger, "bot"),
        *_columns(sa.Text, "language", "builder", "state"),
        *_columns(sa.Integer, "lane", "tries"),
        *_columns(sa.Boolean, "urgent", "counted", "asked", "silent"),
        *_columns(INSTANT, "posted", "due"),
        *_columns(sa.BigInteger, "chat_id", "edits", "message_id", nullable=True),
        *_columns(sa.LargeBinary, "body", nullable=True),
        *_columns(sa.Integer, "subject", nullable=True),
        *_columns(INSTANT, "useless", "ended_at", nullable=True),
        *_columns(sa.Text, "reason", nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letters_claim", "letters", ["bot", "state", "lane", "due"])
    op.create_index("ix_letters_due", "letters", ["bot", "state", "due"])
    op.create_index("ix_letters_message", "letters", ["chat_id", "message_id"])
    op.create_index("ix_letters_person", "letters", ["person_id", "state"])


def _make_chats() -> None:
    """What chats show, and what people are in the middle of."""
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer, primary_key=True),
        *_references(centre_id="centres", person_id="persons"),
        *_columns(sa.BigInteger, "bot", "chat_id", "message_id"),
        *_columns(sa.Text, "builder"),
        *_columns(sa.Integer, "subject", "wanted", "shown"),
        *_columns(INSTANT, "edit_after"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cards_due", "cards", ["bot", "edit_after"])
    op.create_index("ix_cards_message", "cards", ["chat_id", "message_id"])
    op.create_index("ix_cards_subject", "cards", ["builder", "subject"])
    op.create_table(
        "chats",
        sa.Column("bot", sa.BigInteger, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        *_columns(sa.BigInteger, "newest"),
    )
    op.create_table(
        "drafts",
        sa.Column("bot", sa.BigInteger, primary_key=True),
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        *_references(person_id="persons", nullable=True),
        *_columns(sa.Text, "name"),
        *_columns(sa.LargeBinary, "body"),
        *_columns(INSTANT, "at"),
    )


def _make_arrivals() -> None:
    """What comes in."""
    op.create_table(
        "inbox",
        sa.Column("bot", sa.BigInteger, primary_key=True),
        sa.Column("update_id", sa.BigInteger, primary_key=True),
        sa.Column("done", sa.Boolean, nullable=False, index=True),
        *_columns(sa.Integer, "begun"),
        *_columns(INSTANT, "at"),
        *_columns(sa.LargeBinary, "body", nullable=True),
    )
    op.create_table(
        "quarantine",
        sa.Column("id", sa.Integer, primary_key=True),
        *_columns(sa.BigInteger, "bot", "update_id"),
        *_columns(sa.Text, "problem"),
        *_columns(INSTANT, "at"),
        *_columns(sa.LargeBinary, "body", nullable=True),
        sa.UniqueConstraint("bot", "update_id"),
    )


def _make_clockwork() -> None:
    """How far the bot's own work has come."""
    op.create_table("ticks", sa.Column("name", sa.Text, primary_key=True), *_columns(INSTANT, "last"))
    op.create_table(
        "nights",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("night", sa.Date, primary_key=True),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("done_at", INSTANT, index=True),
        *_columns(sa.Text, "kind"),
        *_columns(sa.JSON, "payload"),
        *_columns(INSTANT, "asked_at"),
        *_columns(sa.JSON, "result", nullable=True),
    )


def _columns(
    kind: type[sa.types.TypeEngine[Any]] | sa.types.TypeEngine[Any], *names: str, nullable: bool = False
) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=nullable) for name in names)


def _references(*, nullable: bool = False, **tables: str) -> Iterator[sa.Column[Any]]:
    keys = ((name, sa.ForeignKey(f"{table}.id")) for name, table in tables.items())
    return (sa.Column(name, sa.Integer, key, nullable=nullable) for name, key in keys)
