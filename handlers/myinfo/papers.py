"""What is known of somebody as two files: a paper that can be read, and everything, row by row, for other programs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from bot import papers
from bot.domain import checkins as news
from bot.domain import waves
from bot.domain.common import Role
from bot.ui.screen import HOME, Answer, Day, Document, File, Moment, Text, say, screen
from bot.ui.texts import label
from bot.ui.turn import Reader, Turn
from handlers.myinfo.actions import BACK, Data, Paper, router
from handlers.myinfo.reading import chosen, looked, told
from storage import checkins, enrolments, exporting, replies, workshops
from storage.exporting import Known, Value

SHOWN = frozenset({"persons", "accounts", "enrolments", "replies", "checkins", "checkin_answers", "consents"})
SAID = frozenset({"attendances", "absence_reasons", "help_wishes"})  # of sessions, a line each
SECRET = frozenset({"readings", "journal", "journal_actors", "data_keys", "drafts"})  # shown otherwise, or no words


@router.button(Paper, Role.MEMBER)
def paper(_turn: Turn, _: Paper) -> Answer:
    """To be read, in large type."""
    return Document("myinfo.paper", {}, screen(say("myinfo.paper-sent"), BACK, HOME))


@router.button(Data, Role.MEMBER)
def data(_turn: Turn, _: Data) -> Answer:
    """To be taken elsewhere."""
    return Document("myinfo.data", {}, screen(say("myinfo.data-sent"), BACK, HOME))


@router.document("myinfo.paper")
def made_paper(reader: Reader) -> File:
    """Written when it is sent, and kept nowhere."""
    name = label(say("myinfo.file"), reader.person.language)
    return File(f"{name}.pdf", partial(papers.made, "myinfo", written(reader)))


@router.document("myinfo.data")
def made_data(reader: Reader) -> File:
    """Every row of theirs, under the names that the program gives them."""
    name = label(say("myinfo.file"), reader.person.language)
    known = exporting.known(reader.db, reader.person.id)
    return File(f"{name}.json", partial(_as_json, known))


def written(reader: Reader) -> dict[str, Any]:
    """What stands on the paper."""
    language, here = reader.person.language, reader.centre
    known = exporting.known(reader.db, reader.person.id)
    heads = {
        "title": say("myinfo.head"),
        "made": say("myinfo.made", on=_on(reader, reader.now)),
        "foot": _foot(reader),
    }
    parts = (
        (say("myinfo.about"), _about(reader, known)),
        (say("myinfo.workshops"), _workshops(reader)),
        (say("myinfo.answers"), _answers(reader)),
        (say("myinfo.presence"), _presence(reader, known)),
        (say("myinfo.helped"), _helped(reader, known)),
        (say("myinfo.news"), _news(reader)),
        (say("myinfo.typed"), _typed(known)),
        (say("myinfo.agreed"), chosen(reader)),
        (say("myinfo.seen"), looked(reader, told(reader))),
        (say("myinfo.also"), _others(reader, known)),
    )
    sections = [
        {"title": label(title, language), "lines": [label(line, language) for line in lines]} for title, lines in parts
    ]
    return {
        "language": language,
        "centre": here.name,
        "none": label(say("myinfo.nothing"), language),
        "sections": sections,
        **{name: label(text, language) for name, text in heads.items()},
    }


def _about(reader: Reader, known: Known) -> Iterator[Text]:
    (me,) = known["persons"]
    yield say("myinfo.name", name=reader.person.name)
    yield say("myinfo.language", language=reader.person.language)
    yield say("myinfo.since", on=_on(reader, datetime.fromisoformat(str(me["created_at"]))))
    yield say("myinfo.contact", on=_on(reader, datetime.fromisoformat(str(me["last_contact_at"]))))
    if reader.person.stopped:
        yield say("myinfo.stopped")
    elif reader.person.paused_until is not None and reader.now < reader.person.paused_until:
        yield say("myinfo.paused", on=_on(reader, reader.person.paused_until))
    for account in known.get("accounts", ()):
        yield say("myinfo.telegram", number=str(account["user_id"]))


def _workshops(reader: Reader) -> Iterator[Text]:
    for one in enrolments.of_person(reader.db, reader.person.id):
        title = workshops.find(reader.db, reader.centre.id, one.workshop).title
        yield say("myinfo.workshop", title=title, status=one.status.value, on=_on(reader, one.since))


def _answers(reader: Reader) -> Iterator[Text]:
    for number, given in sorted(replies.of_person(reader.db, reader.person.id).items()):
        yield say("myinfo.answer", session=_session(reader, number), reply=given.reply.value)


def _presence(reader: Reader, known: Known) -> Iterator[Text]:
    """What was seen of them; what they noted of others as a host is counted further down."""
    for row in _mine(reader, known, "attendances"):
        yield say("myinfo.was-there", session=_session(reader, row["session_id"]), mark=str(row["mark"]))


def _helped(reader: Reader, known: Known) -> Iterator[Text]:
    """Why they did not come, where they said so, and the help that they asked for."""
    for row in _mine(reader, known, "absence_reasons"):
        if row["reason"] is not None:
            yield say("myinfo.because", session=_session(reader, row["session_id"]), reason=str(row["reason"]))
    for row in _mine(reader, known, "help_wishes"):
        session, may = _session(reader, row["session_id"]), int(bool(row["host_may_know"]))
        yield say("myinfo.help", session=session, help=str(row["kind"]), host=may)


def _mine(reader: Reader, known: Known, table: str) -> list[dict[str, Value]]:
    return [row for row in known.get(table, ()) if row.get("person_id") == reader.person.id]


def _session(reader: Reader, number: Value) -> Text:
    session = workshops.session(reader.db, reader.centre.id, int(str(number)))
    return say("myinfo.session", title=session.title, at=Moment(session.wall), year=str(session.wall.year))


def _news(reader: Reader) -> Iterator[Text]:
    for checkin in reversed(checkins.of_person(reader.db, reader.person.id)):
        wave = waves.find(checkins.waves(reader.db, reader.centre, checkin.workshop), checkin.wave)
        for question, choice in news.in_words(wave, checkins.answers(reader.db, checkin.id)) if wave else ():
            kind = "yes_no" if question.kind == "yes_no" else "other"
            yield say("myinfo.told", question=question.asks, kind=kind, value=choice.value, word=choice.word)


def _typed(known: Known) -> Iterator[Text]:
    """Whatever was typed, of whichever feature."""
    for name, rows in known.items():
        if name not in SHOWN | SECRET:
            sealed = [value for row in rows for value in exporting.typed(name, row)]
            yield from (say("myinfo.words", table=say("myinfo.table", table=name), words=words) for words in sealed)


def _others(reader: Reader, known: Known) -> Iterator[Text]:
    for name, rows in known.items():
        count = len(rows) - len(_mine(reader, known, name) if name in SAID else ())
        if name not in SHOWN | SECRET and count:
            yield say("myinfo.rows", table=say("myinfo.table", table=name), count=count)


def _foot(reader: Reader) -> Text:
    here = reader.centre
    whom = {"controller": here.controller, "contact": here.privacy_contact}
    return say("myinfo.foot", months=here.retention_months, **whom)


def _on(reader: Reader, at: datetime) -> Text:
    wall = reader.wall(at)
    return say("myinfo.on", day=Day(wall.date()), year=str(wall.year))


def _as_json(known: Mapping[str, Iterable[Any]]) -> bytes:
    return json.dumps(known, ensure_ascii=False, indent=2).encode()
