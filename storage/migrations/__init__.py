"""How the database became what it is: one file a step, in `versions`, chained by number.

A feature brings its tables in one file of its own, `NNNN_<feature>.py`, with the next free number:

    from storage.migrations import chain

    revision, down_revision = chain(__file__)

    def upgrade() -> None:
        op.create_table("walks", sa.Column("id", sa.Integer, primary_key=True), …)

The step before it is found by its number, so that no file names another. A step is written once and never changed:
it names plain types (`sa.DateTime(timezone=True)` for an Instant, `sa.LargeBinary` for a Sealed, `sa.Integer` before
a foreign key) and imports nothing of the feature. Constraints and indexes get their names from the metadata's
convention, as the feature's tables do.
There is no way back down: a backup is. Changes of a table go through `op.batch_alter_table`, as SQLite wants it.
"""

from pathlib import Path

VERSIONS = Path(__file__).parent / "versions"


def revisions() -> list[str]:
    """The names of all steps, in order."""
    return sorted(path.stem for path in VERSIONS.glob("[0-9]*.py"))


def chain(file: str) -> tuple[str, str | None]:
    """The names of a step and of the one before it."""
    known, name = revisions(), Path(file).stem
    place = known.index(name)
    return name, known[place - 1] if place else None
