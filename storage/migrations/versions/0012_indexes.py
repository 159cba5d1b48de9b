"""What is looked for by its person is found without going through everybody's."""

from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)


def upgrade() -> None:
    """Make the indexes."""
    for table in ("accounts", "enrolments", "replies"):
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])
