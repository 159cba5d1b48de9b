"""Statements that every update runs: compiled once, then handed to the driver as they are.

SQLAlchemy takes 70 to 170 µs to build and run one, 15 to 35 to run one that was built before, and the driver 2. An
update runs a dozen. Everything that runs less often goes the usual way.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import CompoundSelect, Delete, Insert, Select, Update

Statement = Select[Any] | CompoundSelect[Any] | Insert | Update | Delete
Process = Callable[[Any], Any]

_make_row: Callable[..., Any] = namedtuple  # noqa: PYI024 - the names are known only when a statement is compiled


class Prepared:
    """A statement with named parameters, or what makes it in the words of an engine.

    It runs in the connection's transaction, and raises what SQLAlchemy raises.

    Defaults of columns are not filled in: an insertion names all of them.
    """

    def __init__(
        self, statement: Statement | Callable[[Dialect], Statement], columns: Sequence[str] | None = None
    ) -> None:
        self._statement = statement
        self._columns = columns
        self._words: dict[str, _Words] = {}

    def first(self, db: Connection, **values: Any) -> Any:
        """The first row, with its columns by name; None where there is none."""
        words = self._in(db)
        found = words.run(db, values).fetchone()
        return None if found is None else words.row(found)

    def scalar(self, db: Connection, **values: Any) -> Any:
        """The first column of the first row; None where there is none."""
        found = self.first(db, **values)
        return None if found is None else found[0]

    def scalars(self, db: Connection, **values: Any) -> list[Any]:
        """The first column of all rows."""
        words = self._in(db)
        return [words.row(found)[0] for found in words.run(db, values).fetchall()]

    def run(self, db: Connection, **values: Any) -> None:
        """Change what it changes."""
        self._in(db).run(db, values)

    def words(self, db: Connection) -> str:
        """The statement as it is handed to the driver."""
        return self._in(db).text

    def _in(self, db: Connection) -> "_Words":
        words = self._words.get(db.dialect.name)
        if words is None:
            statement = self._statement(db.dialect) if callable(self._statement) else self._statement
            words = self._words[db.dialect.name] = _Words(statement, self._columns, db.dialect)
        return words


class _Words:
    """A statement in the words of one database, and how values go in and come out."""

    def __init__(self, statement: Statement, columns: Sequence[str] | None, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=list(columns) if columns else None)
        self.text = str(compiled)
        self._error: type[Exception] = dialect.loaded_dbapi.Error
        self._order: Sequence[str] | None = getattr(compiled, "positiontup", None)
        binds: Mapping[str, Any] = getattr(compiled, "binds")  # noqa: B009 - not of every compiled element's type
        self._fixed = {name: bind.value for name, bind in binds.items() if not bind.required}
        self._into = _those({name: _into(bind.type, dialect) for name, bind in binds.items()})
        shown = list(statement.exported_columns)
        self._row = _make_row("Row", [str(column.key) for column in shown], rename=True)
        self._out = _those({place: _out(column.type, dialect) for place, column in enumerate(shown)})

    def run(self, db: Connection, values: Mapping[str, Any]) -> Any:
        """The driver's cursor, after the statement."""
        if not db.in_transaction():
            db.begin()
        cursor = db.connection.cursor()
        try:
            cursor.execute(self.text, self._filled(values))
        except self._error as problem:
            raise DBAPIError.instance(self.text, None, problem, self._error, hide_parameters=True) from problem
        return cursor

    def row(self, found: Sequence[Any]) -> Any:
        """A row as it is read."""
        values = list(found)
        for place, read in self._out.items():
            values[place] = read(values[place])
        return self._row._make(values)

    def _filled(self, values: Mapping[str, Any]) -> Any:
        given = {**self._fixed, **values}
        for name, write in self._into.items():
            given[name] = write(given[name])
        return given if self._order is None else [given[name] for name in self._order]


def _into(kind: Any, dialect: Dialect) -> Process | None:
    process: Process | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return process


def _out(kind: Any, dialect: Dialect) -> Process | None:
    process: Process | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return process


def _those(processes: Mapping[Any, Process | None]) -> dict[Any, Process]:
    return {name: process for name, process in processes.items() if process is not None}
