"""Update -> Turn -> handler -> screens -> letters. Plain functions, in the database's thread, in one savepoint."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection
from telegram import Bot

from bot.clock import Clock
from bot.domain.common import Refused, Role
from bot.domain.letters import Lane, State
from bot.domain.people import Person
from bot.telegram import errors, incidents
from bot.telegram.incoming import Did, Incoming, read
from bot.telegram.sharing import headed
from bot.ui import compact, stored
from bot.ui.codec import Draft, unpack
from bot.ui.router import Route, Router
from bot.ui.screen import Answer, Screen, Stored, Toast
from bot.ui.turn import Said, Turn
from storage import cards, chats, drafts, inbox, outbox, people, roles
from storage.engines import may_pass
from storage.outbox import Owed
from storage.roles import Equipment
from storage.savepoints import savepoint
from storage.sealing import Unreadable

TRIES = 3  # an update begun so often without an end has ended the process: it goes to quarantine
LEFT_OVER = timedelta(seconds=10)  # from then on an update may be what ended the process that had it
STRIP = "strip"  # the builder's name of a letter that takes the buttons off a message

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handled:
    """What is to be sent now that the turn is committed, and what it says; `query` is the tap to acknowledge.

    `has_ordered` says that there is work for the bot, which nobody's commit waits for.
    """

    replies: tuple[tuple[Owed, Stored | None], ...] = ()
    query: str = ""
    toast: Toast | None = None
    language: str = "fr"
    equip: tuple[Equipment, ...] = ()
    has_ordered: bool = False


class Adapter:
    """Turns stored updates into turns, and what handlers answer into letters.

    Answers are `born` as `sending` where this process sends what it commits, as `todo` where another may.
    """

    def __init__(self, routes: Router, bot: Bot, clock: Clock, born: State = State.SENDING) -> None:
        self._routes = routes
        self._bot = bot
        self._clock = clock
        self._born = born

    def handle(self, db: Connection, update_id: int, begun: int = 0) -> Handled:
        """Do an update that waits in the inbox; nothing when it is done already. `begun` is how often it was begun."""
        try:
            arrived = inbox.load(db, self._bot.id, update_id)
        except Unreadable:
            return self._set_aside(db, inbox.Arrived(update_id, ""), "Unreadable")
        if arrived is None:
            return Handled()
        if max(arrived.begun, begun) >= TRIES:
            return self._set_aside(db, arrived, "EndedTheProcess")
        try:
            handled = self._do(db, arrived)
        except Exception as problem:
            if may_pass(problem):
                raise  # the database is busy or full, or somebody was first: done again
            log.exception("update.failed", extra={"update": update_id})
            return self._set_aside(db, arrived, type(problem).__name__)
        inbox.done(db, self._bot.id, update_id)
        return handled

    def handle_next(self, db: Connection) -> Handled | None:
        """Do the next update that no other process is doing; None when there is none."""
        held = inbox.claim(db, self._bot.id)
        if held is None:
            return None
        number, at = held
        is_left_over = at < self._clock.now() - LEFT_OVER
        return self.handle(db, number, inbox.begin_beside(db, self._bot.id, number) if is_left_over else 0)

    def _do(self, db: Connection, arrived: inbox.Arrived) -> Handled:
        incoming = read(compact.load(arrived.body))
        if incoming is None:
            return Handled()
        try:
            with savepoint(db):
                turn = self._turn(db, incoming)
                answer = self._dispatch(turn, incoming)
                turn.parts, heard = [], turn.parts  # what listeners answered comes after the handler's own answer
                turn.show(answer)
                turn.show(heard)
                return self._answer(turn, incoming, arrived.update_id)
        except Refused as refused:
            return self._refuse(db, incoming, arrived.update_id, refused)

    def _refuse(self, db: Connection, incoming: Incoming, update_id: int, refused: Refused) -> Handled:
        """The domain said no: whatever was done is undone, and the reason is shown."""
        with savepoint(db):
            turn = self._turn(db, incoming)
            turn.show(errors.refusal(refused))
            return self._answer(turn, incoming, update_id)

    def _turn(self, db: Connection, incoming: Incoming) -> Turn:
        who, bot = incoming.visitor, self._bot
        now = self._clock.now()
        turn = Turn(db, now, who, self._routes, bot.id, bot.username, who.language)
        people.hold(db, bot.id, who.user)
        turn.recognise(self._speaker(db, incoming))
        if turn.person is not None:
            people.heard(db, bot.id, who.user, now)
        if kept := drafts.load(db, bot.id, who.user):
            turn.draft = Draft.revive(*kept)
        return turn

    def _speaker(self, db: Connection, incoming: Incoming) -> Person | None:
        """The person of this account that a tapped message was for; otherwise the one chosen last."""
        bot, who = self._bot.id, incoming.visitor
        if incoming.did is Did.TAP:
            reader = outbox.reader_of(db, who.chat, incoming.message)
            if reader is not None and (person := people.behind(db, bot, who.user, reader)) is not None:
                return person
        return people.of_account(db, bot, who.user)

    def _dispatch(self, turn: Turn, incoming: Incoming) -> Answer:
        if incoming.did in (Did.BLOCKED, Did.UNBLOCKED):
            return self._reach(turn, incoming)
        if incoming.did is Did.TAP:
            return self._tap(turn, incoming)
        chats.mark(turn.db, turn.bot, turn.visitor.chat, 0)
        if incoming.did is Did.COMMAND:
            return self._command(turn, incoming)
        return self._message(turn, incoming)

    def _message(self, turn: Turn, incoming: Incoming) -> Answer:
        """What answers the open question, in words or otherwise; anything else is a stray."""
        draft = turn.draft
        if draft is None or not self._is_for(draft, turn, incoming.text):
            return self._stray(turn, incoming)
        said, typed = self._routes.saids.get(type(draft)), self._routes.texts.get(type(draft))
        if said is not None and incoming.said is not None:
            return self._go_on(turn, said, draft, incoming.said)
        if typed is not None and incoming.did is Did.TEXT:
            return self._go_on(turn, typed, draft, incoming.text)
        return self._stray(turn, incoming)

    def _go_on(self, turn: Turn, route: Route, draft: Draft, what: Said | str) -> Answer:
        """What somebody is in the middle of goes on; it ends where it is no longer theirs to do."""
        if not route.role.serves(turn.roles):
            turn.close()
            return errors.refusal(Refused("common.not-for-you"))
        return self._call(turn, route, draft, what)

    def _is_for(self, draft: Draft, turn: Turn, text: str) -> bool:
        """Whether a text answers the open question, and is nothing that goes before any question."""
        first = any(concerns(text) and not spare & turn.roles for concerns, spare in self._routes.interrupts)
        return not draft.is_resting and not first

    def _reach(self, turn: Turn, incoming: Incoming) -> Answer:
        if incoming.did is Did.BLOCKED:
            people.unreachable(turn.db, turn.bot, turn.visitor.chat, turn.now)
        return None

    def _tap(self, turn: Turn, incoming: Incoming) -> Answer:
        action = unpack(incoming.text)
        if action is None or type(action) not in self._routes.buttons:
            raise Refused("common.old-button")
        return self._call(turn, self._routes.buttons[type(action)], action)

    def _command(self, turn: Turn, incoming: Incoming) -> Answer:
        name, _, argument = incoming.text[1:].strip().partition(" ")
        name = name.partition("@")[0].lower()
        if name == "start":
            prefix, _, token = argument.strip().partition("_")
            if prefix in self._routes.starts and token:
                return self._call(turn, self._routes.starts[prefix], token)
            return self._call(turn, self._routes.starts[""], argument.strip())
        for command in self._routes.commands:
            if name in (command.fr, command.en):
                return self._call(turn, command.route)
        return self._stray(turn, incoming)

    def _stray(self, turn: Turn, incoming: Incoming) -> Answer:
        said = incoming.said or Said(str(incoming.did), incoming.text, incoming.message)
        return turn.unasked(said)

    def _call(self, turn: Turn, route: Route, *arguments: Any) -> Answer:
        if not route.role.serves(turn.roles):
            raise Refused("common.unknown" if turn.roles is Role.ANYONE else "common.not-for-you")
        return route.handle(turn, *arguments)

    def _answer(self, turn: Turn, incoming: Incoming, update_id: int) -> Handled:
        toasts = [part for part in turn.parts if isinstance(part, Toast)]
        parts = [part for part in turn.parts if not isinstance(part, Toast)]
        placed = enumerate(self._place(turn, incoming, parts))
        replies = [(self._reply(turn, update_id, place, part, edits), part) for place, (part, edits) in placed]
        equip = tuple(one for person in turn.equipped if (one := roles.equipment(turn.db, turn.bot, person)))
        mine = tuple(replies) if self._born is State.SENDING else ()
        return Handled(mine, incoming.query, toasts[0] if toasts else None, turn.language, equip, turn.has_ordered)

    def _place(self, turn: Turn, incoming: Incoming, parts: list[Stored]) -> list[tuple[Stored | None, int | None]]:
        """Which message each part becomes: an edit of the one tapped, or a new one."""
        placed: list[tuple[Stored | None, int | None]] = []
        tapped = incoming.message if incoming.did is Did.TAP else 0
        newest = chats.newest(turn.db, turn.bot, turn.visitor.chat) if tapped else 0
        for first, part in enumerate(parts):
            if tapped and isinstance(part, Screen) and (part.in_place or (first == 0 and tapped == newest)):
                cards.answered(turn.db, turn.visitor.chat, tapped)
                placed.append((self._kept_apart(turn, part, tapped), tapped))
                continue
            if first == 0 and tapped and isinstance(part, Screen) and self._is_old_screen(turn, tapped):
                placed.append((None, tapped))
            placed.append((part, None))
        return placed

    def _kept_apart(self, turn: Turn, part: Screen, tapped: int) -> Screen:
        """What a letter becomes says whom it is for, as the letter did, where several share the phone."""
        chat, me = turn.visitor.chat, turn.person
        if me is None or not people.is_shared(turn.db, turn.bot, chat) or self._is_old_screen(turn, tapped):
            return part
        return headed(part, me)

    def _is_old_screen(self, turn: Turn, message: int) -> bool:
        return outbox.lane_of(turn.db, turn.visitor.chat, message) is Lane.REPLY

    def _reply(self, turn: Turn, update_id: int, place: int, part: Stored | None, edits: int | None) -> Owed:
        owed = Owed(
            id=0,
            key=f"reply:{turn.bot}:{update_id}:{place}",
            chat=turn.visitor.chat,
            centre=turn.centre.id if turn.centre else None,
            person=turn.person.id if turn.person else None,
            language=turn.language,
            lane=Lane.REPLY,
            builder=STRIP if part is None else "",
            body="" if part is None else stored.dump(part),
            edits=edits,
        )
        return outbox.reply(turn.db, turn.bot, owed, turn.now, self._born)

    def _set_aside(self, db: Connection, arrived: inbox.Arrived, problem: str) -> Handled:
        """Move an update to quarantine, tell the operators, and tell the person that it is not their fault."""
        bot, now = self._bot.id, self._clock.now()
        number = incidents.record(db, bot, arrived, problem, now)
        sender = incidents.sender(arrived.body)
        if sender is None:
            return Handled()
        person = people.of_account(db, bot, sender.chat)
        language = person.language if person else sender.language
        key, said = f"reply:{bot}:{arrived.update_id}:incident", errors.apology(number)
        sorry = Owed(0, key, sender.chat, None, None, language, Lane.REPLY, "", stored.dump(said))
        owed = outbox.reply(db, bot, sorry, now, self._born)
        return Handled(((owed, said),) if self._born is State.SENDING else (), sender.query)
