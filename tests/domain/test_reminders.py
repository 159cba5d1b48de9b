"""When reminders are due, who gets them, and who is called instead."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import reminders, times
from bot.domain.centres import Centre, Human, Place
from bot.domain.common import Words
from bot.domain.letters import Drop, Letter, Standing, State, verdict
from bot.domain.people import Person
from bot.domain.reminders import Kind, Member, Sent, Why
from bot.domain.replies import Reply
from bot.domain.times import Window
from bot.domain.workshops import Session

PLACE = Place(1, Words("Salle des Dunes"), "12 rue du Vieux Moulin", 47.0, -2.2)
HUMAN = Human("Nadia", "02 61 91 00 01", Words("de 9 h à 17 h"))
HOUR = timedelta(hours=1)
MARIE = Person(7, 1, "Marie", "fr")
READY = Member(7, wants=True)


def paris(wall: str) -> datetime:
    return times.instant(datetime.fromisoformat(wall), "Europe/Paris")


def centre(zone: str = "Europe/Paris", **settings: int | str) -> Centre:
    return Centre(1, "exemple", "L'Estran", zone, "fr", "", HUMAN, HUMAN, "", "", settings=settings)


def session(wall: str = "2026-10-13 14:00", zone: str = "Europe/Paris") -> Session:
    at = datetime.fromisoformat(wall)
    title = Words("Faire connaissance")
    return Session(42, 1, 1, 1, 1, title, Words(""), None, at, times.instant(at, zone), 120, PLACE)


def walls(found: Session, here: Centre) -> list[str]:
    return [f"{due.kind} {times.wall(due.at, here.zone):%d/%m %H:%M}" for due in reminders.timetable(found, here)]


def planned(members: Iterable[Member], since: str, until: str, here: Centre | None = None) -> list[Letter]:
    window = Window(paris(since), paris(until))
    return list(reminders.plan(session(), here or centre(), members, window))


def kinds(letters: Iterable[Letter]) -> list[object]:
    return [letter.values["kind"] for letter in letters]


def test_two_reminders_and_a_nudge_between_them() -> None:
    assert walls(session(), centre()) == ["first 10/10 18:00", "nudge 11/10 18:00", "second 12/10 18:00"]


def test_a_centre_sets_its_own_hours() -> None:
    here = centre(first_reminder_days=5, first_reminder_at="10:30:00", nudge_after_hours=0, last_reminder_hours=2)
    assert walls(session(), here) == ["first 08/10 10:30", "second 12/10 18:00", "last 13/10 12:00"]


def test_nothing_is_due_once_it_has_begun() -> None:
    here = centre(first_reminder_days=1, nudge_after_hours=48)
    assert walls(session("2026-10-13 09:00"), here) == ["first 12/10 18:00", "second 12/10 18:00"]


@pytest.mark.parametrize(
    ("zone", "wall", "first", "second"),
    [
        ("Europe/Paris", "2026-10-27 14:00", "2026-10-24T16:00", "2026-10-26T17:00"),  # the night of 25 hours between
        ("Europe/Paris", "2026-10-25 14:00", "2026-10-22T16:00", "2026-10-24T16:00"),  # that very day
        ("Europe/Paris", "2027-03-30 14:00", "2027-03-27T17:00", "2027-03-29T16:00"),  # the night of 23 hours between
        ("Europe/Paris", "2027-03-28 14:00", "2027-03-25T17:00", "2027-03-27T17:00"),
        ("America/Martinique", "2026-10-27 14:00", "2026-10-24T22:00", "2026-10-26T22:00"),
        ("Indian/Reunion", "2027-03-30 14:00", "2027-03-27T14:00", "2027-03-29T14:00"),
    ],
)
def test_six_in_the_evening_is_six_on_the_wall(zone: str, wall: str, first: str, second: str) -> None:
    dues = {due.kind: due.at for due in reminders.timetable(session(wall, zone), centre(zone))}
    assert dues[Kind.FIRST] == datetime.fromisoformat(first).replace(tzinfo=UTC)
    assert dues[Kind.SECOND] == datetime.fromisoformat(second).replace(tzinfo=UTC)


@pytest.mark.parametrize(("night", "on"), [("2026-10-25 02:30", "22/10"), ("2027-03-28 02:30", "25/03")])
def test_a_session_in_the_doubled_or_skipped_hour_is_reminded_before_it(night: str, on: str) -> None:
    assert walls(session(night), centre())[0] == f"first {on} 18:00"


def test_keys_name_session_kind_person_and_start() -> None:
    (letter,) = planned([READY], "2026-10-10 17:59", "2026-10-10 18:00")
    assert letter.key == "session:42:remind:first:person:7:20261013T1200"


def test_who_gets_what() -> None:
    said = {reply: replace(READY, reply=reply) for reply in Reply}
    assert all(reminders.concerns(kind, READY) for kind in Kind)
    assert not any(reminders.concerns(kind, said[Reply.NOT_COMING]) for kind in Kind)
    assert not any(reminders.concerns(kind, replace(READY, wants=False)) for kind in Kind)
    for reply in (Reply.COMING, Reply.UNSURE):
        assert [kind for kind in Kind if not reminders.concerns(kind, said[reply])] == [Kind.NUDGE]


def test_the_next_days_are_foretold_whole() -> None:
    assert kinds(planned([READY], "2026-10-01 00:00", "2026-10-20 00:00")) == ["first", "nudge", "second"]


def test_after_an_outage_only_the_latest_goes() -> None:
    letters = planned([READY], "2026-10-10 12:00", "2026-10-12 18:30")
    now, standing = paris("2026-10-12 18:30"), Standing(centre().quiet, 7)
    going = [letter for letter in letters if not isinstance(verdict(letter, standing, now), Drop)]
    assert kinds(going) == ["second"]


def test_no_nudge_where_the_first_did_not_go() -> None:
    window = ("2026-10-11 17:59", "2026-10-11 18:00")
    assert not planned([READY], *window)  # enrolled since
    for state, count in ((State.SENT, 1), (State.TODO, 1), (State.DEAD, 0), (State.EXPIRED, 0), (State.UNKNOWN, 0)):
        member = replace(READY, letters={Kind.FIRST: Sent(state)})
        assert len(planned([member], *window)) == count


def test_no_nudge_after_two_silent_sessions() -> None:
    tired = replace(READY, tired=True, letters={Kind.FIRST: Sent(State.SENT)})
    assert kinds(planned([tired], "2026-10-10 12:00", "2026-10-12 18:30")) == ["first", "second"]


def test_the_sessions_that_tire_are_the_two_before() -> None:
    weekly = [replace(session(), id=week, starts=session().starts + week * timedelta(days=7)) for week in range(4)]
    last, now = weekly[3], weekly[2].starts
    assert [one.id for one in reminders.before(last, weekly, now)] == [1, 2]
    assert reminders.before(last, weekly, now - HOUR) == weekly[:2]  # the one before has not begun
    assert reminders.before(weekly[1], weekly, now) == []
    called_off = [weekly[0], replace(weekly[1], cancelled=True), *weekly[2:]]
    assert [one.id for one in reminders.before(last, called_off, now)] == [0, 2]


def test_a_letter_is_looked_at_again_before_it_goes() -> None:
    found, here = session(), centre()
    at = found.starts - timedelta(days=2)
    first = {Kind.FIRST: Sent(State.SENT, at=at - timedelta(hours=24))}
    asked = replace(READY, letters=first)

    def wanted(kind: Kind, of: Session = found, member: Member = asked, now: datetime = at) -> bool:
        return reminders.is_wanted(kind, reminders.stamp(found), of, here, member, now)

    assert wanted(Kind.FIRST)
    assert wanted(Kind.NUDGE)
    assert not wanted(Kind.FIRST, replace(found, cancelled=True))
    assert not wanted(Kind.FIRST, replace(found, starts=found.starts + HOUR))
    assert not wanted(Kind.FIRST, now=found.starts)
    assert not wanted(Kind.SECOND, member=replace(asked, reply=Reply.NOT_COMING))
    assert not wanted(Kind.SECOND, member=replace(asked, wants=False))
    assert not wanted(Kind.NUDGE, member=replace(asked, reply=Reply.UNSURE))
    assert not wanted(Kind.NUDGE, member=READY)
    assert not wanted(Kind.NUDGE, now=at - timedelta(hours=13))  # the first went only a while ago


def test_a_reminder_that_the_night_holds_beyond_the_start_is_dropped() -> None:
    early, here = session("2026-10-13 09:00"), centre(last_reminder_hours=2)
    start, due = early.starts - timedelta(hours=3), early.starts - timedelta(hours=2)
    (letter,) = reminders.plan(early, here, [READY], Window(start, due))
    assert verdict(letter, Standing(here.quiet, 7), due) == Drop("late")


def called(member: Member, wall: str, person: Person = MARIE, here: Centre | None = None) -> list[Why]:
    now = paris(wall)
    return [one.why for one in reminders.silences(session(), here or centre(), [member], {7: person}, now)]


ASKED = replace(READY, letters={Kind.FIRST: Sent(State.SENT)})


def test_silence_is_called_a_day_after_the_nudge() -> None:
    assert called(ASKED, "2026-10-12 17:59") == []
    assert called(ASKED, "2026-10-12 18:00") == [Why.SILENT]
    assert called(ASKED, "2026-10-13 14:00") == []  # it has begun
    assert called(replace(ASKED, reply=Reply.UNSURE), "2026-10-12 18:00") == []


def test_silence_is_called_in_time_where_reminders_are_late() -> None:
    here = centre(first_reminder_days=2)
    assert called(ASKED, "2026-10-12 13:59", here=here) == []
    assert called(ASKED, "2026-10-12 14:00", here=here) == [Why.SILENT]


def test_who_was_silent_twice_is_called_at_once() -> None:
    assert called(replace(ASKED, tired=True), "2026-10-10 17:59") == []
    assert called(replace(ASKED, tired=True), "2026-10-10 18:00") == [Why.AGAIN]


def test_who_wants_no_reminder_is_called_the_day_before() -> None:
    for member, person in ((replace(READY, wants=False), MARIE), (ASKED, replace(MARIE, stopped=True))):
        assert called(member, "2026-10-12 13:59", person) == []
        assert called(member, "2026-10-12 14:00", person) == [Why.UNREMINDED]


def test_who_is_not_reached_is_called_from_then_on() -> None:
    at = paris("2026-10-10 18:00")
    lost = {Kind.FIRST: Sent(State.DEAD, "blocked", at)}
    assert called(replace(READY, letters=lost), "2026-10-10 18:00") == [Why.LOST]
    reached = lost | {Kind.SECOND: Sent(State.SENT, at=at)}
    assert called(replace(READY, letters=reached), "2026-10-10 18:00") == []
    excused = {Kind.FIRST: Sent(State.EXPIRED, "paused", at)}
    assert called(replace(READY, letters=excused), "2026-10-10 18:00") == []


def test_who_has_paused_is_excused() -> None:
    later = paris("2026-10-20 09:00")
    assert called(ASKED, "2026-10-12 18:00", replace(MARIE, paused_until=later)) == []


zones = st.sampled_from(("Europe/Paris", "America/Martinique", "Indian/Reunion"))
nights = st.sampled_from([datetime(2026, 3, 29), datetime(2026, 10, 25), datetime(2027, 3, 28)])  # noqa: DTZ001 - walls
walls_of_sessions = st.builds(
    lambda night, minutes: night + timedelta(minutes=minutes), nights, st.integers(-4 * 24 * 60, 18 * 24 * 60)
)
hours = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
settings_of_centres = st.fixed_dictionaries(
    {
        "first_reminder_days": st.integers(0, 14),
        "second_reminder_days": st.integers(0, 14),
        "first_reminder_at": hours.map(str),
        "second_reminder_at": hours.map(str),
        "nudge_after_hours": st.integers(0, 72),
        "last_reminder_hours": st.integers(0, 12),
    }
)


@given(walls_of_sessions, zones, settings_of_centres)
def test_every_message_is_due_by_the_wall_clock_and_before_the_start(
    wall: datetime, zone: str, chosen: dict[str, int | str]
) -> None:
    here, found = centre(zone, **chosen), session(wall.isoformat(), zone)
    dues = reminders.timetable(found, here)
    assert [due.at for due in dues] == sorted(due.at for due in dues)
    for due in dues:
        assert due.at < due.useless <= found.starts
        if due.kind in (Kind.FIRST, Kind.SECOND):
            shown, meant = times.wall(due.at, zone).time(), time.fromisoformat(str(chosen[f"{due.kind}_reminder_at"]))
            assert shown == meant or (meant.hour == 2 and shown.hour == 3)  # the hour that the spring night skips


@given(walls_of_sessions, zones, settings_of_centres, st.lists(st.integers(0, 30 * 24 * 60), max_size=6))
def test_however_time_is_cut_each_is_owed_once(
    wall: datetime, zone: str, chosen: dict[str, int | str], cuts: list[int]
) -> None:
    here, found = centre(zone, **chosen), session(wall.isoformat(), zone)
    begin = found.starts - timedelta(days=20)
    ends = [begin, *sorted(begin + timedelta(minutes=cut) for cut in cuts), found.starts + timedelta(days=11)]
    marie = replace(READY, letters={Kind.FIRST: Sent(State.SENT)})
    windows = [Window(start, end) for start, end in pairwise(ends)]
    owed = [letter.key for window in windows for letter in reminders.plan(found, here, [marie], window)]
    assert sorted(owed) == sorted(reminders.key(found, due.kind, 7) for due in reminders.timetable(found, here))
    assert len(set(owed)) == len(owed)
