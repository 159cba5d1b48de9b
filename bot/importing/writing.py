"""Rows made or changed as a file wants them, with the differences found on the way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from bot.importing.changes import Change, Changes, Sort, differences, shown, under
from storage.schema import new_id

Values = Mapping[str, Any]

# How the files call what a column holds, where they call it otherwise.
CALLED = {
    "zone": "time_zone",
    "contact_name": "call.name",
    "contact_phone": "call.phone",
    "contact_hours": "call.hours",
    "listener_name": "listener.name",
    "listener_phone": "listener.phone",
    "listener_hours": "listener.hours",
    "controller": "consent.controller",
    "privacy_contact": "consent.contact",
    "retention_months": "consent.retention_months",
    "directions": "find",
    "wall": "date",
    "place_id": "place",
    "phase_id": "phase",
}
FOLLOWING = {
    "starts",
    "number",
    "programme",
    "sequence",
}  # they follow from what is told already, or are told piece by piece


@dataclass(frozen=True, slots=True)
class Writing:
    """Rows being written on a connection. The caller undoes them all where `judged` says that they do not stand."""

    db: Connection
    found: list[Change] = field(default_factory=list)

    def put(self, table: Table, key: str, where: Values, values: Values, names: Values | None = None) -> int:
        """The id of the row at `where`, made or changed to hold `values`.

        Differences are told under `key` ("": at the top of the file); `names` says, a column, what its ids stand for.
        """
        row = self.db.execute(select(table).where(*at(table, where))).mappings().first()
        if row is None:
            dated = shown(values["wall"]) if "wall" in values else ""
            self.found.append(Change(Sort.CREATED, key or where["slug"], new=dated))
            return new_id(self.db.execute(insert(table).values(**where, **values)))
        changed = {name: value for name, value in values.items() if row[name] != value}
        for name in [name for name in changed if name not in FOLLOWING]:
            known = (names or {}).get(name, {})
            old, new = (known.get(value, value) if known else value for value in (row[name], values[name]))
            self.found.extend(differences(under(key, CALLED.get(name, name)), old, new))
        if changed:
            self.db.execute(update(table).where(table.c.id == row["id"]).values(**changed))
        return int(row["id"])

    def miss(self, table: Table, section: str, where: Values, written: Collection[str]) -> None:
        """Tell of the rows that the file no longer has."""
        stored = self.db.scalars(select(table.c.slug).where(*at(table, where)).order_by(table.c.id))
        self.found.extend(Change(Sort.STAYS, f"{section}.{slug}") for slug in stored if slug not in written)

    def judged(self, slug: str, *, apply: bool) -> Changes:
        """Whether all this stands: when it was asked for, or when `slug` is new and nothing that was there changes."""
        is_first = self.created(slug) and {one.sort for one in self.found} == {Sort.CREATED}
        return Changes(tuple(self.found), apply or is_first)

    def created(self, key: str) -> bool:
        """Whether a row was made that the file calls so."""
        return any(one.sort is Sort.CREATED and one.key == key for one in self.found)


def at(table: Table, where: Values) -> tuple[Any, ...]:
    """The condition that finds a row by its values."""
    return tuple(table.c[name] == value for name, value in where.items())
