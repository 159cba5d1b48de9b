"""Drains the letters: claim, send, and hand on how it went. The only place that sends."""

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Bell, Clock, spawn
from bot.domain.common import Refused
from bot.domain.letters import Lane, State
from bot.pulse import Heart
from bot.telegram import rendering
from bot.telegram.adapter import Handled
from bot.telegram.claiming import Claimed, Ready, claim
from bot.telegram.ends import Ended, Ends
from bot.telegram.errors import Proof, Verdict, proof
from bot.telegram.files import Files
from bot.telegram.lead import Lead, LostLeadError
from bot.telegram.pace import SECOND, Going, Pace
from bot.telegram.stamping import recover
from bot.ui.router import Router
from bot.ui.screen import Document, Gone, Media, Screen
from bot.ui.texts import label
from storage.database import Database
from storage.outbox import Owed, Stamp

TOGETHER = 64  # letters in the air at once: what a home line with 40 ms needs for 1,000 a second
AGAIN = 2  # times a letter is sent once more when nobody knows whether it went
STALE = timedelta(minutes=1)  # a letter that waited so long for its turn is judged again: it may be too late by now
LONG = timedelta(minutes=10)  # from then on a reply goes as a notice does
BACK_OFF = timedelta(seconds=5)
LOCKED_OUT = timedelta(seconds=30)

log = logging.getLogger(__name__)


class Delivery:
    """Sends what is owed: replies at once, everything else as it falls due."""

    def __init__(self, bot: Bot, database: Database, clock: Clock, lead: Lead, pace: Pace, routes: Router) -> None:
        self._bot = bot
        self._database = database
        self._lead = lead
        self._clock = clock
        self.pace = pace
        self._routes = routes
        self._files = Files(bot, database, clock, routes)
        self._bell = Bell()
        self.ends = Ends(bot.id, database, clock, lead, routes, self.wake)
        self.heart = Heart(clock)
        self._chats: dict[int, deque[Ready]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._pausing: set[asyncio.Task[None]] = set()
        self._claiming = asyncio.Lock()
        self._closed = self._hurried = False

    def deliver(self, handled: Handled) -> None:
        """Send the replies of a turn that is committed, and look whether it left letters."""
        if handled.query:
            self._spawn(acknowledge(self._bot, handled), "toast")
        for owed, part in handled.replies:
            self._line_up(Ready(owed, part))
        self.wake()

    def wake(self) -> None:
        """Look for letters that are due."""
        self._bell.ring()

    async def recover(self) -> None:
        """At start: what an earlier run was sending may have gone. It goes again, or is shown as unknown."""
        now = self._clock.now()
        await self._database.run(lambda db: recover(db, self._bot.id, self._routes, now, AGAIN))

    async def run(self) -> None:
        """Send for ever."""
        while True:
            self.heart.beat()
            claimed = await self.heart.finish(self._take())
            if not claimed.looked or len(self._chats) >= TOGETHER:
                await self.heart.rest(self._bell, claimed.next if len(self._chats) < TOGETHER else None)

    async def drain(self) -> None:
        """At an orderly end: wait until what is in the air has landed and is stamped. What waits is owed as before."""
        async with self._claiming:
            self._closed = True
        for task in self._pausing:
            task.cancel()
        while self._tasks:
            await asyncio.wait(self._tasks)
        await self.ends.keep()

    def abandon(self) -> None:
        """Another process leads: what waits for its turn is that one's; what is in the air may go twice."""
        for task in self._pausing:
            task.cancel()

    def hurry(self) -> None:
        """Wait for no answer any more: what is in the air stays `sending`, and the next start sees to it."""
        self._closed = self._hurried = True
        for task in self._tasks:
            task.cancel()

    async def _take(self) -> Claimed:
        async with self._claiming:
            claimed = await self._claim()
            for ready in claimed.ready:
                self._line_up(ready)
        return claimed

    async def _claim(self) -> Claimed:
        now, busy, room = self._clock.now(), list(self._chats), min(TOGETHER - len(self._chats), self.pace.room)
        if room <= 0 or self._closed:
            return Claimed((), 0, None)
        if self.pace.free > now + SECOND:  # what only waits is not `sending`: a kill would count it as a try
            return Claimed((), 0, self.pace.free)

        def take(db: Connection) -> Claimed:
            self._lead.guard(db)
            return claim(db, self._bot.id, self._routes, now, room, busy)

        try:
            return await self._database.run(take)
        except LostLeadError:
            return Claimed((), 0, None)

    def _line_up(self, ready: Ready) -> None:
        """One chat's letters go one at a time, in order."""
        chat = ready.owed.chat
        if chat in self._chats:
            self._chats[chat].append(ready)
            return
        self._chats[chat] = deque([ready])
        self._spawn(self._send_all(chat), f"chat:{chat}")

    async def _send_all(self, chat: int) -> None:
        line = self._chats[chat]
        try:
            while line:
                await self._try_to_send(line[0])
                line.popleft()
        except asyncio.CancelledError:
            for ready in list(line)[int(self._hurried) :]:  # the first may have gone
                self._put_back(ready, self._clock.now(), unused=True)
            raise
        finally:
            del self._chats[chat]

    async def _try_to_send(self, ready: Ready) -> None:
        """A letter that fails in a way that nobody thought of ends, and holds up no other."""
        try:
            await self._send(ready)
        except Refused:  # what was to be made is no longer there
            self._end(ready, State.EXPIRED, "unwanted")
        except Exception:
            log.exception("letter.failed", extra={"builder": ready.owed.builder, "letter": ready.owed.id})
            self._end(ready, State.DEAD, "error")

    async def _send(self, ready: Ready) -> None:
        """Send one letter; wait and go on as long as Telegram only asks for patience."""
        owed = ready.owed
        while True:
            asked = self._clock.now()
            going = await self._turn(owed)
            if ready.is_judged and self._clock.now() - asked > STALE:
                self.pace.landed(going)
                return self._put_back(ready, self._clock.now(), unused=True)
            try:
                message = await self._transmit(ready, going)
            except TelegramError as error:
                proved = proof(error)
            else:
                return self._end(ready, State.SENT, message=message)
            if proved.verdict is Verdict.WAIT:
                self.pace.wait(owed.chat, proved.seconds)
                if ready.is_judged:
                    return self._put_back(ready, self._clock.now() + timedelta(seconds=proved.seconds), unused=True)
            elif proved.verdict is Verdict.LOST_MESSAGE and ready.card is None and ready.part is not None:
                ready = replace(ready, owed=replace(owed, edits=None))
                owed = ready.owed
            elif proved.verdict is Verdict.MOVED:
                ready = replace(ready, owed=replace(owed, chat=proved.chat))
                owed = ready.owed
            else:
                return self._fail(ready, proved)

    async def _turn(self, owed: Owed) -> Going:
        """Wait for the pace; cancelled at the end of the bot, when the letter goes at the next start."""
        task = asyncio.current_task()
        if task is None or self._closed:
            raise asyncio.CancelledError
        self._pausing.add(task)
        try:
            going = await self.pace.turn(owed.chat, self._lane(owed))
        finally:
            self._pausing.discard(task)
        if not self._lead.holds:
            raise asyncio.CancelledError
        return going

    async def _transmit(self, ready: Ready, going: Going) -> int:
        try:
            return await self._call(ready)
        finally:
            self.pace.landed(going)

    async def _call(self, ready: Ready) -> int:
        owed, bot = ready.owed, self._bot
        if ready.card is not None and isinstance(ready.part, Screen | Media):
            await rendering.edit(bot, owed.chat, ready.card.message, ready.part, owed.language)
            return ready.card.message
        if ready.card is not None and isinstance(ready.part, Gone):
            await rendering.delete(bot, owed.chat, ready.card.message)
            return ready.card.message
        if ready.part is None or isinstance(ready.part, Gone):
            await rendering.strip(bot, owed.chat, owed.edits or 0)
            return 0
        if owed.edits is not None and isinstance(ready.part, Screen):
            await rendering.edit(bot, owed.chat, owed.edits, ready.part, owed.language)
            return owed.edits
        if isinstance(ready.part, Document):
            return await self._files.send(owed, ready.part)
        return await rendering.send(bot, owed.chat, ready.part, owed.language, silent=owed.silent)

    def _fail(self, ready: Ready, proved: Proof) -> None:
        """What an error means for the letter: another try, or an end that somebody sees."""
        owed, now = ready.owed, self._clock.now()
        if proved.verdict is not Verdict.DONE:
            log.warning("letter.not_sent", extra={"letter": owed.id, "why": proved.reason})
        match proved.verdict:
            case Verdict.DONE:
                self._end(ready, State.SENT, message=owed.edits or (ready.card.message if ready.card else None))
            case Verdict.GONE:
                self._end(ready, State.DEAD, proved.reason, gone=True)
            case Verdict.LOCKED_OUT:
                self.pace.wait(None, LOCKED_OUT.total_seconds())
                self._put_back(ready, now + LOCKED_OUT, unused=True)
            case Verdict.NOT_SENT:
                self._put_back(ready, now + BACK_OFF, unused=True)
            case Verdict.UNKNOWN if (owed.lane is not Lane.ANNOUNCEMENT or ready.card) and owed.tries <= AGAIN:
                self._put_back(ready, now + BACK_OFF * owed.tries)
            case Verdict.UNKNOWN:
                self._end(ready, State.UNKNOWN, proved.reason)
            case _:
                self._end(ready, State.DEAD, proved.reason)

    def _put_back(self, ready: Ready, due: datetime, *, unused: bool = False) -> None:
        lane = self._lane(ready.owed)
        self.ends.add(Ended(ready, Stamp(ready.owed.id, State.TODO, "again", due=due, unused=unused, lane=lane)))

    def _lane(self, owed: Owed) -> Lane:
        """A reply that waited long is no longer what somebody looks at the screen for."""
        return Lane.NOTICE if owed.lane is Lane.REPLY and self._clock.now() - owed.posted > LONG else owed.lane

    def _end(
        self, ready: Ready, state: State, reason: str | None = None, message: int | None = None, *, gone: bool = False
    ) -> None:
        self.ends.add(Ended(ready, Stamp(ready.owed.id, state, reason, message, at=self._clock.now()), gone))

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = spawn(self._clock, work, name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def acknowledge(bot: Bot, handled: Handled) -> None:
    """End the little clock on a tapped button, with a word where there is one. Too late is no harm."""
    text = label(handled.toast.text, handled.language) if handled.toast else None
    alert = handled.toast is not None and handled.toast.alert
    try:
        await bot.answer_callback_query(handled.query, text, alert)
    except TelegramError as error:
        log.info("toast.lost", extra={"error": type(error).__name__})
