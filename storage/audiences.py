"""Who is of an audience at an instant, and what holds for them. No table of its own."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, Row, Select, false, or_, select

from bot.domain.attendance import Mark
from bot.domain.audiences import Audience, Recipient, Who, Whom
from bot.domain.centres import Centre
from bot.domain.letters import WEEK, Standing, State
from bot.domain.replies import Reply
from storage import people
from storage.attendance import attendances
from storage.enrolments import Status, enrolments
from storage.outbox import letters
from storage.people import accounts, persons
from storage.replies import replies
from storage.workshops import hosts, session_hosts, sessions


def of(db: Connection, bot: int, centre: Centre, wanted: Audience, now: datetime) -> list[Recipient]:
    """Everybody of the audience, each once, and what holds for them at this instant. No name is opened."""
    leaders = list(db.execute(_leaders(centre.id, wanted.workshop))) if wanted.with_hosts else []
    led = [row.person_id for row in leaders if row.person_id is not None]
    those = or_(persons.c.id.in_(_group(centre.id, wanted)), persons.c.id.in_(led))
    mine = select(persons).where(persons.c.centre_id == centre.id, those).order_by(persons.c.id)
    rows = db.execute(mine).all()
    chats = set(db.scalars(select(accounts.c.person_id).where(accounts.c.bot == bot)))
    counted = _counted(db, centre.id, now)
    known = [
        Recipient(Who(row.id), _standing(row, centre, counted.get(row.id, ())) if row.id in chats else None)
        for row in rows
    ]
    return known + [Recipient(Who(None, row.id), None) for row in leaders if row.person_id is None]


def belongs(db: Connection, centre: int, wanted: Audience, person: int) -> bool:
    """Whether somebody is still of the audience."""
    if db.scalar(_group(centre, wanted).where(enrolments.c.person_id == person)) is not None:
        return True
    if not wanted.with_hosts:
        return False
    return db.execute(_leaders(centre, wanted.workshop).where(hosts.c.person_id == person)).first() is not None


def names(db: Connection, centre: int, wanted: Collection[Who]) -> dict[Who, str]:
    """What those of a centre are called."""
    known = people.named(db, centre, {who.person for who in wanted if who.person is not None})
    leaders = select(hosts.c.id, hosts.c.name).where(hosts.c.centre_id == centre)
    printed = {row.id: row.name for row in db.execute(leaders)}
    called = {Who(number): person.name for number, person in known.items()}
    return called | {who: printed[who.host] for who in wanted if who.host in printed}


def _group(centre: int, wanted: Audience) -> Select[tuple[int]]:
    """Those of the audience who take part or wish to; hosts are found by the sessions that they lead."""
    status = Status.WISHED if wanted.whom is Whom.WAITING else Status.ENROLLED
    mine = select(enrolments.c.person_id).where(
        enrolments.c.centre_id == centre,
        enrolments.c.status == status.value,
        enrolments.c.person_id.is_not(None),
    )
    if wanted.workshop is not None:
        mine = mine.where(enrolments.c.workshop_id == wanted.workshop)
    answered = select(replies.c.person_id).where(replies.c.centre_id == centre, replies.c.session_id == wanted.session)
    match wanted.whom:
        case Whom.HOSTS:
            return mine.where(false())
        case Whom.COMING:
            return mine.where(enrolments.c.person_id.in_(answered.where(replies.c.reply == Reply.COMING.value)))
        case Whom.SILENT:
            return mine.where(enrolments.c.person_id.not_in(answered))
        case Whom.CAME:
            return mine.where(enrolments.c.person_id.in_(_came(centre, wanted.session)))
        case _:
            return mine


def _came(centre: int, session: int | None) -> Select[tuple[int | None]]:
    of = (attendances.c.centre_id == centre, attendances.c.session_id == session)
    return select(attendances.c.person_id).where(*of, attendances.c.mark == Mark.HERE.value)


def _leaders(centre: int, workshop: int | None) -> Select[tuple[int, int | None]]:
    joined = select(hosts.c.id, hosts.c.person_id).join(session_hosts, session_hosts.c.host_id == hosts.c.id)
    mine = joined.join(sessions, sessions.c.id == session_hosts.c.session_id).where(sessions.c.centre_id == centre)
    chosen = mine if workshop is None else mine.where(sessions.c.workshop_id == workshop)
    return chosen.distinct().order_by(hosts.c.id)


def _counted(db: Connection, centre: int, now: datetime) -> dict[int, tuple[datetime, ...]]:
    mine = (letters.c.centre_id == centre, letters.c.state == State.SENT.value, letters.c.counted)
    rows = db.execute(select(letters.c.person_id, letters.c.ended_at).where(*mine, letters.c.ended_at > now - WEEK))
    counted: dict[int, tuple[datetime, ...]] = {}
    for row in rows:
        counted[row.person_id] = (*counted.get(row.person_id, ()), row.ended_at)
    return counted


def _standing(row: Row[tuple[object, ...]], centre: Centre, counted: tuple[datetime, ...]) -> Standing:
    return Standing(
        quiet=centre.quiet,
        weekly_cap=centre.weekly_cap,
        stopped=row.stopped,
        paused_until=row.paused_until,
        unreachable=row.unreachable_since is not None,
        counted=counted,
    )
