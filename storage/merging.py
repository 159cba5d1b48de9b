"""Two people of a centre who turn out to be one: everything of the one becomes the other's, in every table there is.

Where both have a row that there can be only one of, the one who stays keeps theirs. What somebody wrote stays sealed
with the key that it was sealed with, which is the other's from then on.
"""

from sqlalchemy import ColumnElement, Connection, Table, UniqueConstraint, and_, delete, exists, select, update

from storage import cards, enrolments, sealing
from storage.enrolments import Status
from storage.people import persons
from storage.schema import everything

BEST = (Status.ENROLLED, Status.WISHED, Status.LEFT)  # what counts where both were in one workshop
OWN = {"persons", "data_keys"}  # these are seen to by name


def merge(db: Connection, centre: int, gone: int, stays: int) -> None:
    """Everything of `gone` is of `stays`, and `gone` is nobody any more."""
    _keep_the_best_places(db, gone, stays)
    for table in everything().sorted_tables:
        for name in _naming(table):
            _hand_over(db, table, name, gone, stays)
    sealing.inherit(db, gone, stays)
    db.execute(delete(persons).where(persons.c.id == gone, persons.c.centre_id == centre))
    cards.touch_centre(db, centre)


def _naming(table: Table) -> list[str]:
    """The columns of a table that name somebody."""
    if table.name in OWN:
        return []
    return [key.parent.name for key in table.foreign_keys if key.column.table is persons]


def _hand_over(db: Connection, table: Table, name: str, gone: int, stays: int) -> None:
    mine = table.c[name] == gone
    for columns in _unique(table):
        if name in columns:
            db.execute(delete(table).where(mine, _is_there(table, name, columns, stays)))
    db.execute(update(table).where(mine).values({name: stays}))


def _unique(table: Table) -> list[set[str]]:
    """The sets of columns of which no two rows are equal."""
    found = [set(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [{column.name for column in index.columns} for index in table.indexes if index.unique]
    return [set(table.primary_key.columns.keys()), *found, *indexes]


def _is_there(table: Table, name: str, columns: set[str], stays: int) -> ColumnElement[bool]:
    """Whether the one who stays has such a row already."""
    other = table.alias()
    same = [other.c[one] == table.c[one] for one in columns - {name}]
    return exists(select(1).select_from(other).where(and_(other.c[name] == stays, *same)))


def _keep_the_best_places(db: Connection, gone: int, stays: int) -> None:
    rows = enrolments.enrolments
    both = select(rows.c.workshop_id).where(rows.c.person_id == stays)
    for row in db.execute(select(rows).where(rows.c.person_id == gone, rows.c.workshop_id.in_(both))).all():
        standing = enrolments.status(db, row.workshop_id, stays) or Status.LEFT
        best = min(Status(row.status), standing, key=BEST.index)
        mine = (rows.c.workshop_id == row.workshop_id, rows.c.person_id == stays)
        db.execute(update(rows).where(*mine).values(status=best.value))
