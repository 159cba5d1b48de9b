"""The roster: who comes to each session, and what the coordinator enters for somebody after a call."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import replies as answers
from bot.domain import roster
from bot.domain.common import Role
from bot.domain.journal import Deed
from bot.domain.pages import page
from bot.domain.replies import Replied, Reply
from bot.domain.roster import Counts, Line, Member, Reach
from bot.domain.workshops import Session
from bot.ui.codec import Action
from bot.ui.pages import in_twos, turning
from bot.ui.roster import ShowPerson
from bot.ui.router import Router
from bot.ui.screen import HOME, Answer, Button, Day, Moment, Screen, Text, Toast, say, screen
from bot.ui.turn import Turn
from bot.ui.waiting import ShowWishes
from storage import people, replies, workshops
from storage import roster as store

router = Router("roster")


@dataclass(frozen=True)
class Group(Action, tag="ro"):
    """See who comes next."""


@dataclass(frozen=True)
class ShowSession(Action, tag="ro.s"):
    """See who comes to a session."""

    session: int
    page: int


@dataclass(frozen=True)
class ChooseSession(Action, tag="ro.c"):
    """Choose another session of a workshop."""

    workshop: int
    page: int


@dataclass(frozen=True)
class ChooseFor(Action, tag="ro.f"):
    """Choose the session to enter an answer for."""

    person: int
    session: int
    page: int


@dataclass(frozen=True)
class Enter(Action, tag="ro.e"):
    """Enter an answer for somebody."""

    person: int
    session: int
    reply: str


@router.entry(21, Role.COORDINATOR)
def entry(_turn: Turn) -> Button:
    """The way in."""
    return Button(say("roster.menu"), Group())


@router.button(Group, Role.COORDINATOR)
@router.command("groupe", "group", Role.COORDINATOR, order=60)
def next_one(turn: Turn, _: Group | None = None) -> Answer:
    """Who comes next."""
    session = roster.next_session(store.sessions_of_centre(turn.db, turn.here.id), turn.now)
    return _session_screen(turn, session, 0)


@router.button(ShowSession, Role.COORDINATOR)
def show_session(turn: Turn, wish: ShowSession) -> Answer:
    """Who comes to a session."""
    return _session_screen(turn, workshops.session(turn.db, turn.here.id, wish.session), wish.page)


@router.button(ChooseSession, Role.COORDINATOR)
def choose_session(turn: Turn, wish: ChooseSession) -> Answer:
    """The sessions of a workshop, and the ways to the newest other workshops."""
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    shown = page(workshops.sessions_of(turn.db, workshop.id), wish.page)
    others = page([one for one in workshops.of_centre(turn.db, turn.here.id) if one.id != workshop.id], 0)
    return screen(
        say("roster.choose-session", workshop=workshop.title),
        *[_session_button(one, ShowSession(one.id, 0)) for one in shown.items],
        turning(shown, lambda number: ChooseSession(workshop.id, number)),
        *[
            Button(say("roster.workshop", title=one.title, on=Day(one.starts_on)), ChooseSession(one.id, 0))
            for one in others.items
        ],
        Button(say("roster.back"), Group()),
        HOME,
    )


@router.button(ShowWishes, Role.COORDINATOR)
def show_wishes(turn: Turn, wish: ShowWishes) -> Answer:
    """Who waits for a place, the longest first."""
    workshop = workshops.find(turn.db, turn.here.id, wish.workshop)
    waiting = store.wishes(turn.db, turn.bot, turn.here.id, workshop.id)
    shown = page(waiting, wish.page)
    near = roster.next_session(workshops.sessions_of(turn.db, workshop.id), turn.now)
    return screen(
        say("roster.wishes", count=len(waiting)),
        *[say("roster.wish", name=one.person.name, since=_day(turn, one)) for one in shown.items],
        *turn.extras("roster.wishes", workshop=workshop),
        *in_twos([_person_button(one, near) for one in shown.items]),
        turning(shown, lambda number: ShowWishes(workshop.id, number)),
        Button(say("roster.back"), ShowSession(near.id, 0)),
        HOME,
    )


@router.button(ShowPerson, Role.COORDINATOR)
def show_person(turn: Turn, wish: ShowPerson) -> Answer:
    """Somebody's card."""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    member = store.find(turn.db, turn.bot, turn.here.id, session.workshop, wish.person)
    turn.note(member.person.id, Deed.LOOKED)
    return _person_screen(turn, member, session)


@router.button(ChooseFor, Role.COORDINATOR)
def choose_for(turn: Turn, wish: ChooseFor) -> Answer:
    """The sessions for which an answer may still be entered."""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    member = store.find(turn.db, turn.bot, turn.here.id, session.workshop, wish.person)
    number = member.person.id
    shown = page(roster.answerable(member, workshops.sessions_of(turn.db, session.workshop), turn.now), wish.page)
    return screen(
        say("roster.choose-for", name=member.person.name),
        *[_session_button(one, ShowPerson(number, one.id)) for one in shown.items],
        turning(shown, lambda to: ChooseFor(number, session.id, to)),
        Button(say("roster.cancel"), ShowPerson(number, session.id)),
        HOME,
    )


@router.button(Enter, Role.COORDINATOR)
def enter(turn: Turn, wish: Enter) -> Answer:
    """Keep what somebody said on the phone, as entered for them."""
    session = workshops.session(turn.db, turn.here.id, wish.session)
    member = store.find(turn.db, turn.bot, turn.here.id, session.workshop, wish.person)
    reply = answers.parse(wish.reply)
    roster.may_enter(member, session, turn.now)
    person = member.person.id
    turn.note(person, Deed.ANSWERED_FOR)
    turn.emit(replies.give(turn.db, session, person, reply, turn.now, entered_by=turn.me.id))
    return [Toast(say("roster.noted")), _person_screen(turn, member, session)]


def _session_screen(turn: Turn, session: Session, number: int) -> Screen:
    db, centre = turn.db, turn.here.id
    found = roster.lines(store.members(db, turn.bot, centre, session.workshop), replies.of_session(db, session.id))
    shown = page(found, number)
    waiting = len(store.wishes(db, turn.bot, centre, session.workshop))
    wishes = Button(say("roster.see-wishes", count=waiting), ShowWishes(session.workshop, 0))
    return screen(
        say("roster.session", number=session.number, title=session.title, at=Moment(session.wall)),
        *([say("roster.cancelled")] if session.cancelled else []),
        *_figures(roster.counts(found, turn.now)),
        *([say("roster.people", number=shown.number + 1, last=shown.last + 1)] if found else []),
        *_people(turn, shown.items),
        *in_twos([_person_button(line.member, session) for line in shown.items]),
        turning(shown, lambda to: ShowSession(session.id, to)),
        *turn.extras("roster.session", session=session),
        Button(say("roster.other-session"), ChooseSession(session.workshop, 0)),
        [wishes] if waiting else [],
        HOME,
    )


def _person_screen(turn: Turn, member: Member, session: Session) -> Screen:
    person = member.person
    sessions = workshops.sessions_of(turn.db, session.workshop)
    open_ones = roster.answerable(member, sessions, turn.now)
    others = [one for one in open_ones if one.id != session.id]
    return screen(
        say("roster.person", name=person.name, enrolled=int(member.enrolled), since=_day(turn, member)),
        say("roster.number", number=str(person.id)),
        say("roster.reach", reach=member.reach.value),
        *_silence(turn, member),
        *(_history(turn, member, roster.around(sessions, session)) if member.enrolled else []),
        *([say("roster.enter", at=Moment(session.wall))] if session in open_ones else []),
        _entering(person.id, session) if session in open_ones else [],
        [Button(say("roster.for-another"), ChooseFor(person.id, session.id, 0))] if others else [],
        *turn.extras("roster.person", member=member, session=session),
        Button(say("roster.back"), ShowSession(session.id, 0)),
        HOME,
    )


def _figures(found: Counts) -> list[Text]:
    given = found.replies
    every = say(
        "roster.counts", coming=given.coming, unsure=given.unsure, not_coming=given.not_coming, silent=given.silent
    )
    some = [
        (found.late, say("roster.count-late", count=found.late)),
        (found.unreachable, say("roster.count-unreachable", count=found.unreachable)),
        (found.paused, say("roster.count-paused", count=found.paused)),
    ]
    return [every, *(text for count, text in some if count)]


def _people(turn: Turn, found: Sequence[Line]) -> list[Text]:
    """A line for what each said, and one for each thing that keeps messages from them."""
    texts: list[Text] = []
    for line in found:
        member, name, by = line.member, line.member.person.name, _by(turn, line.replied)
        texts.append(say("roster.line", name=name, reply=line.says, late=int(line.is_late), by=by))
        if member.reach is not Reach.TELEGRAM:
            texts.append(say("roster.line-reach", name=name, reach=member.reach.value))
        if member.is_paused(turn.now):
            texts.append(say("roster.line-paused", name=name))
    return texts


def _history(turn: Turn, member: Member, sessions: Sequence[Session]) -> list[Text]:
    """What somebody said of each session."""
    given = replies.of_person(turn.db, member.person.id)
    texts = [say("roster.history-title")]
    for session in sessions:
        line = Line(member, given.get(session.id))
        says = "cancelled" if session.cancelled else line.says
        texts.append(
            say(
                "roster.history",
                number=session.number,
                on=Day(session.wall.date()),
                reply=says,
                late=int(line.is_late),
                by=_by(turn, line.replied),
            )
        )
    return texts


def _by(turn: Turn, replied: Replied | None) -> Text | str:
    """Who entered an answer, where it was not the person."""
    if replied is None or replied.entered_by is None:
        return ""
    who = people.named(turn.db, turn.here.id, {replied.entered_by}).get(replied.entered_by)
    return say("roster.by", name=who.name) if who else ""


def _silence(turn: Turn, member: Member) -> list[Text]:
    """What somebody asked not to be sent."""
    person = member.person
    if person.stopped:
        return [say("roster.stopped")]
    if person.paused_until is None or not member.is_paused(turn.now):
        return []
    return [say("roster.paused", until=Day(turn.wall(person.paused_until).date()))]


def _entering(person: int, session: Session) -> list[Button]:
    return [
        Button(say("roster.comes"), Enter(person, session.id, Reply.COMING.value)),
        Button(say("roster.comes-not"), Enter(person, session.id, Reply.NOT_COMING.value)),
        Button(say("roster.unsure"), Enter(person, session.id, Reply.UNSURE.value)),
    ]


def _person_button(member: Member, session: Session) -> Button:
    return Button(say("roster.see", name=member.person.name), ShowPerson(member.person.id, session.id))


def _session_button(session: Session, does: Action) -> Button:
    return Button(say("roster.choose", at=Moment(session.wall)), does)


def _day(turn: Turn, member: Member) -> Day:
    return Day(turn.wall(member.since).date())
