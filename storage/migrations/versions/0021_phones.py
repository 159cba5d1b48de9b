"""Two people who turn out to be one: the keys of the one are the other's."""

import sqlalchemy as sa
from alembic import op

from storage.migrations import chain

revision, down_revision = chain(__file__)


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("data_keys") as keys:
        heir = sa.ForeignKey("persons.id", name="fk_data_keys_heir_id")
        keys.add_column(sa.Column("heir_id", sa.Integer, heir, nullable=True))
    op.create_index("ix_data_keys_heir_id", "data_keys", ["heir_id"])
