"""Check-ins: what became of each wave for each person, their sealed answers, and who read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)

from bot.domain import waves as planned
from bot.domain.centres import Centre
from bot.domain.checkins import CALL, NEWS, Checkin, State
from bot.domain.common import Refused
from bot.domain.times import Window
from bot.domain.waves import YES, Question, Wave
from storage import consents, enrolments, workshops
from storage.schema import Erasure, Instant, Privacy, Sealed, column, new_id, table
from storage.sealing import seal, unseal

# Who was asked is told by the letters; a row begins with the person's first answer, whatever it is.
checkins = table(
    "checkins",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("workshop_id", ForeignKey("workshops.id"), privacy=Privacy.NONE),
    column("wave", Text, privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("state", Text, privacy=Privacy.PERSONAL),
    column("position", Integer, default=0, privacy=Privacy.PERSONAL),
    column("began_at", Instant, privacy=Privacy.PERSONAL),
    column("ended_at", Instant, nullable=True, privacy=Privacy.PERSONAL),
    UniqueConstraint("workshop_id", "wave", "person_id"),
    erasure=Erasure.DELETE,
)

checkin_answers = table(
    "checkin_answers",
    column("checkin_id", ForeignKey("checkins.id", ondelete="CASCADE"), primary_key=True, privacy=Privacy.NONE),
    column("question", Text, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("version", Integer, privacy=Privacy.NONE),
    column("value", Sealed, sealed_at="{checkin_id}:{question}", privacy=Privacy.SEALED),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)

# Each look of somebody else at what is a person's own: `what` is "checkin:17".
readings = table(
    "readings",
    column("id", Integer, primary_key=True, privacy=Privacy.NONE),
    column("centre_id", ForeignKey("centres.id"), privacy=Privacy.NONE),
    column("person_id", ForeignKey("persons.id"), index=True, privacy=Privacy.LINK),
    column("reader_id", ForeignKey("persons.id", ondelete="SET NULL"), nullable=True, privacy=Privacy.LINK),
    column("what", Text, privacy=Privacy.PERSONAL),
    column("at", Instant, privacy=Privacy.PERSONAL),
    erasure=Erasure.DELETE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody looked; `reader` is None once they are erased."""

    reader: int | None
    what: str
    at: datetime


def running(db: Connection, window: Window) -> list[tuple[int, int]]:
    """The centre and the id of each workshop that may have a wave in a window."""
    its = workshops.sessions.c
    near = (its.starts > window.start - planned.LATEST, its.starts <= window.end + planned.EARLIEST)
    found = select(its.centre_id, its.workshop_id).where(*near).distinct()
    return [(row.centre_id, row.workshop_id) for row in db.execute(found.order_by(its.workshop_id))]


def waves(db: Connection, centre: Centre, workshop: int) -> tuple[Wave, ...]:
    """The waves of a centre's workshop in order of time. Refused("common.gone") for any other workshop."""
    return dated(db, centre.zone, workshops.find(db, centre.id, workshop).id)


def dated(db: Connection, zone: str, workshop: int) -> tuple[Wave, ...]:
    """The waves of a workshop that is known to belong to where the zone is."""
    phases, sessions = workshops.phases_of(db, workshop), workshops.sessions_of(db, workshop)
    return planned.waves(workshops.programme(db, workshop), phases, sessions, zone)


def silent(db: Connection, workshop: int, wave: str) -> list[int]:
    """Those with a place in a workshop who neither refused to give news nor are done with a wave."""
    people, begun = enrolments.member_ids(db, workshop), of_wave(db, workshop, wave)
    said = consents.answers(db, people, NEWS)
    return [one for one in people if said.get(one, True) and not (one in begun and begun[one].ended)]


def of_wave(db: Connection, workshop: int, wave: str) -> dict[int, Checkin]:
    """The check-ins of a wave by person."""
    mine = select(checkins).where(checkins.c.workshop_id == workshop, checkins.c.wave == wave)
    return {row.person_id: _checkin(row) for row in db.execute(mine)}


def of_person(db: Connection, person: int) -> list[Checkin]:
    """Somebody's check-ins, the newest first."""
    mine = select(checkins).where(checkins.c.person_id == person).order_by(checkins.c.id.desc())
    return [_checkin(row) for row in db.execute(mine)]


def own(db: Connection, person: int, checkin: int) -> Checkin:
    """A check-in of this person. Refused("common.gone") for anybody else's."""
    return _one(db, checkins.c.id == checkin, checkins.c.person_id == person)


def of_centre(db: Connection, centre: int, checkin: int) -> Checkin:
    """A check-in of somebody of this centre. Refused("common.gone") for any other."""
    return _one(db, checkins.c.id == checkin, checkins.c.centre_id == centre)


def find(db: Connection, workshop: int, wave: str, person: int) -> Checkin | None:
    """What became of a wave for somebody; None as long as they did nothing."""
    mine = (checkins.c.workshop_id == workshop, checkins.c.wave == wave, checkins.c.person_id == person)
    row = db.execute(select(checkins).where(*mine)).first()
    return None if row is None else _checkin(row)


def put(db: Connection, centre: int, workshop: int, wave: str, person: int, state: State, now: datetime) -> Checkin:
    """The check-in of somebody in a wave, made where there is none, in a new state."""
    ended = None if state is State.BEGUN else now
    if known := find(db, workshop, wave, person):
        db.execute(update(checkins).where(checkins.c.id == known.id).values(state=state.value, ended_at=ended))
        return own(db, person, known.id)
    whose = {"centre_id": centre, "workshop_id": workshop, "wave": wave, "person_id": person}
    made = db.execute(insert(checkins).values(state=state.value, position=0, began_at=now, ended_at=ended, **whose))
    return own(db, person, new_id(made))


def save(db: Connection, checkin: Checkin) -> None:
    """Keep how far a check-in has come."""
    values = {"state": checkin.state.value, "position": checkin.position, "ended_at": checkin.ended_at}
    db.execute(update(checkins).where(checkins.c.id == checkin.id).values(**values))


def answer(db: Connection, checkin: Checkin, question: Question, value: str | None, now: datetime) -> None:
    """Keep an answer in place of any before it; None keeps none."""
    same = (checkin_answers.c.checkin_id == checkin.id, checkin_answers.c.question == question.slug)
    db.execute(delete(checkin_answers).where(*same))
    if value is None:
        return
    sealed = seal(db, checkin.person, _where(checkin.id, question.slug), value)
    whose = {"checkin_id": checkin.id, "centre_id": checkin.centre, "person_id": checkin.person}
    what = {"question": question.slug, "version": question.version, "value": sealed, "at": now}
    db.execute(insert(checkin_answers).values(**whose, **what))


def answers(db: Connection, checkin: int) -> dict[str, str]:
    """What was answered, by question."""
    mine = select(checkin_answers).where(checkin_answers.c.checkin_id == checkin)
    return {row.question: unseal(db, _where(checkin, row.question), row.value) for row in db.execute(mine)}


def wishes(db: Connection, centre: int, since: datetime) -> list[tuple[int, int, datetime]]:
    """Who asked to be called since an instant: the check-in, the person, when."""
    asked = (checkin_answers.c.centre_id == centre, checkin_answers.c.question == CALL, checkin_answers.c.at > since)
    rows = db.execute(select(checkin_answers).where(*asked).order_by(checkin_answers.c.at)).all()
    return [
        (row.checkin_id, row.person_id, row.at)
        for row in rows
        if unseal(db, _where(row.checkin_id, CALL), row.value) == YES
    ]


def note_reading(db: Connection, checkin: Checkin, reader: int, now: datetime) -> None:
    """Somebody is about to see a person's answers."""
    values = {"centre_id": checkin.centre, "person_id": checkin.person, "reader_id": reader}
    db.execute(insert(readings).values(what=name(checkin.id), at=now, **values))


def readings_of(db: Connection, person: int, most: int) -> list[Reading]:
    """Who looked at what is this person's, the latest first."""
    mine = select(readings).where(readings.c.person_id == person).order_by(readings.c.id.desc()).limit(most)
    return [Reading(row.reader_id, row.what, row.at) for row in db.execute(mine)]


def name(checkin: int) -> str:
    """What a check-in is called among the readings."""
    return f"checkin:{checkin}"


def _one(db: Connection, *where: ColumnElement[bool]) -> Checkin:
    row = db.execute(select(checkins).where(*where)).first()
    if row is None:
        raise Refused("common.gone")
    return _checkin(row)


def _where(checkin: int, question: str) -> str:
    return f"checkin_answers.value:{checkin}:{question}"


def _checkin(row: Row[tuple[object, ...]]) -> Checkin:
    return Checkin(
        id=row.id,
        centre=row.centre_id,
        workshop=row.workshop_id,
        wave=row.wave,
        person=row.person_id,
        state=State(row.state),
        position=row.position,
        ended_at=row.ended_at,
    )
