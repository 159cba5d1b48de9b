"""How tables are declared: a privacy class for every column, and what erasing a person does to each table."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, CursorResult, DateTime, Dialect, ForeignKey, LargeBinary, MetaData, Table, TypeDecorator
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


Kind = TypeEngine[Any] | type[TypeEngine[Any]] | ForeignKey


class Privacy(StrEnum):
    """What a column says about somebody."""

    NONE = "none"  # nothing about anybody
    LINK = "link"  # whose row it is
    PERSONAL = "personal"  # what they did, when, which choice by tap
    SEALED = "sealed"  # what they typed or how they are: encrypted


class Erasure(StrEnum):
    """What erasing a person does to their rows."""

    NOTHING = "nothing"  # the table holds no person
    DELETE = "delete"
    UNLINK = "unlink"  # the row stays as an anonymous count


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept and returned in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive datetime: it would mean another instant on another machine."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant has a time zone")
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class SealedBytes(bytes):
    """Bytes that a vault has sealed."""


class Sealed(TypeDecorator[bytes]):
    """An encrypted field. Refuses anything that no vault has sealed, so that a plain text never lands here."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Take sealed bytes only."""
        if value is not None and not isinstance(value, SealedBytes):
            raise TypeError("this column takes sealed bytes only")
        return value

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """Mark what was read as sealed, so that it can be written back."""
        return None if value is None else SealedBytes(value)


def column(
    name: str,
    kind: Kind,
    *,
    privacy: Privacy,
    nullable: bool = False,
    sealed_at: str = "{id}",
    is_theirs: bool = True,
    is_words: bool = True,
    **more: Any,
) -> Column[Any]:
    """A column, not null unless it says so, with its privacy class.

    A sealed field stands at "table.column:" and what `sealed_at` makes of its row: with that it is opened for whoever
    asks what is known of them. What is not theirs, such as a screen that names others, is left out then; what is no
    words, but of the program's making, is left out of what people read.
    """
    info = {"privacy": privacy, "sealed_at": sealed_at, "is_theirs": is_theirs, "is_words": is_words}
    return Column(name, kind, info=info, nullable=nullable, **more)


def new_id(made: CursorResult[Any]) -> int:
    """The id of the row that was just inserted."""
    key = made.inserted_primary_key
    if key is None:
        raise LookupError("nothing was inserted")
    return int(key[0])


def table(
    name: str,
    *columns: SchemaItem,
    erasure: Erasure,
    person: Sequence[str] = ("person_id",),
    unlinked: Mapping[str, Any] = MappingProxyType({}),
    **options: Any,
) -> Table:
    """A table. `person` names the columns that say whose a row is; `erasure` what becomes of it.

    `unlinked` holds what a row says when it stays without its person.
    """
    keys = () if erasure is Erasure.NOTHING else tuple(person)
    info = {"erasure": erasure, "person": keys, "unlinked": dict(unlinked)}
    return Table(name, metadata, *columns, info=info, **options)


def everything() -> MetaData:
    """The tables of every module beside this one: a feature is found by its being there."""
    for module in pkgutil.iter_modules(importlib.import_module("storage").__path__):
        if not module.ispkg:
            importlib.import_module(f"storage.{module.name}")
    return metadata
