"""Backups: a copy of all rows that no engine owns, sealed under a key that follows from the master key.

`envelope` is the sealed file, `rows` how a row is written, `numbers` the ids that must not come again, `writing` and
`reading` the two ways through them. A backup holds a database at its own revision and is read back at that one, so
that every later version of the program can read it, on SQLite and on PostgreSQL.
"""

from storage.backup.envelope import BackupError, DamagedError, Header
from storage.backup.reading import check, header_of, load, opens
from storage.backup.writing import Written, sync, write

__all__ = ["BackupError", "DamagedError", "Header", "Written", "check", "header_of", "load", "opens", "sync", "write"]
