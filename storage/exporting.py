"""What is known of somebody, for themselves: every row of theirs in every table there is, as erasure finds them.

What they typed is opened. Whoever else stands in such a row is left out, and so is what names others.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, select

from storage.privacy import own_accounts, whose
from storage.schema import Erasure, Privacy, everything, metadata
from storage.sealing import Unreadable, unseal

Value = str | int | float | bool | None | list[Any] | dict[str, Any]
Known = dict[str, list[dict[str, Value]]]


def known(db: Connection, person: int) -> Known:
    """What is known of a person, by table; tables that say nothing of them are left out."""
    own, found = own_accounts(db, person), Known()
    for table in everything().sorted_tables:
        if table.info["erasure"] is Erasure.NOTHING:
            continue
        ordered = select(table).where(whose(table, person, own)).order_by(*table.primary_key.columns)
        if rows := [_row(db, table, row, person) for row in db.execute(ordered)]:
            found[table.name] = rows
    return found


def typed(name: str, row: Mapping[str, Value]) -> list[str]:
    """What somebody typed, of a row of the table of this name."""
    sealed = (one for one in metadata.tables[name].c if one.info["privacy"] is Privacy.SEALED and one.info["is_words"])
    return [value for one in sealed if isinstance(value := row.get(one.name), str)]


def _row(db: Connection, table: Table, row: Row[tuple[object, ...]], person: int) -> dict[str, Value]:
    values = dict(row._mapping)  # noqa: SLF001 - its public name
    return {
        column.name: _value(db, column, values)
        for column in table.c
        if column.info["is_theirs"] and _is_told(column, values[column.name], person)
    }


def _is_told(column: Column[Any], value: Any, person: int) -> bool:
    """Neither who else it was, nor keys."""
    if column.info["privacy"] is Privacy.LINK:
        return bool(value == person)
    return column.info["privacy"] is Privacy.SEALED or not isinstance(value, bytes)


def _value(db: Connection, column: Column[Any], row: Mapping[str, Any]) -> Value:
    value = row[column.name]
    if column.info["privacy"] is Privacy.SEALED:
        return None if value is None else _opened(db, sealed_at(column, row), value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    told: Value = value
    return told


def _opened(db: Connection, where: str, sealed: bytes) -> str | None:
    try:
        return unseal(db, where, sealed)
    except Unreadable:
        return None


def sealed_at(column: Column[Any], row: Mapping[str, Any]) -> str:
    """Where a sealed field of a row stands."""
    return f"{column.table.name}.{column.name}:{column.info['sealed_at'].format_map(row)}"
