"""The simulated Telegram itself: accounts, chats, the bot's calls, and the one place where an answer is decided."""

import asyncio
import hashlib
import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Self

from simulator import checks
from simulator.answers import Answer, Refusal, flood, refusal, success, unsupported
from simulator.chats import Chat, Chats, Private, Query, Room
from simulator.entities import Entity, require_parser
from simulator.events import Call, Event, Seen
from simulator.facts import KNOWN, METHODS, SPELLING
from simulator.faults import SPOILING, Fault, Faults, Kind
from simulator.files import Files
from simulator.groups import Group
from simulator.hooks import Hook
from simulator.ledger import Ledger
from simulator.limits import Limits, Told, counts
from simulator.messages import Message
from simulator.methods import PLAYED
from simulator.methods.profile import Profile
from simulator.phone import Person
from simulator.screen import Screen
from simulator.server import Server
from simulator.updates import Updates

FIRST_ACCOUNT = 214_000_000
# Newer accounts have ids beyond 32 bits, older ones do not: every second person is a newer one.
FIRST_LONG_ACCOUNT = 5_300_000_000
FIRST_GROUP = -41_000_000


async def _at_once() -> None:
    """Nobody to wait for."""


class Telegram:
    """Telegram as one bot sees it, on a loopback port.

    `now` gives every instant that counts: dates, rate limits, the age of a tap. Only long polls take machine time.
    """

    def __init__(self, token: str, now: Callable[[], datetime], username: str = "atelier_demo_bot") -> None:
        self.token = token
        self.now = now
        self.username = username
        self.me: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Atelier",
            "username": username,
        }
        self.settle: Callable[[], Awaitable[None]] = _at_once
        self.patience: float | None = 5.0
        """Machine seconds that a tap waits for its answer; None does not wait at all."""
        self.delay = 0.0
        """Machine seconds that Telegram takes over each answer."""
        self.told = Told()
        self.limits: Limits | None = Limits(self.told)
        self.faults = Faults()
        self.intercept: Callable[[str, dict[str, Any]], Answer | None] | None = None
        """What a test does or answers itself at a call, where no fault says it: None lets the call go on."""
        self.ledger = Ledger(now)
        self.on_event: list[Callable[[Event], None]] = []
        self.chats = Chats(self.me["id"])
        self.files = Files()
        self.profile = Profile(self.me["first_name"])
        self.queries: dict[str, Query] = {}
        self.updates = Updates(now, self.ledger)
        self.local = False
        """A local Bot API server: webhooks may be anywhere on this machine, and updates are brought to them."""
        self.webhook_pace = 1.0
        """Machine seconds for each second that Telegram waits before it brings a refused update again."""
        self._hooks: list[Hook] = []
        self.people: list[Person] = []
        self._screens: dict[int, Screen] = {}
        self._group_ids = itertools.count(FIRST_GROUP, -1)
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(1)
        self._server = Server(self)

    async def start(self, port: int = 0) -> None:
        require_parser()
        await self._server.start(port)

    async def stop(self) -> None:
        self.updates.close()
        self.unhook()
        for hook in self._hooks:
            await hook.ended()
        await self._server.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def api_url(self) -> str:
        """The base_url of a bot; the token is appended to it."""
        return f"{self._server.url}/bot"

    @property
    def file_url(self) -> str:
        return f"{self._server.url}/file/bot"

    @property
    def polling(self) -> bool:
        """Whether a long poll with nothing to give waits now."""
        return self.updates.polling

    def pending(self) -> int:
        """How many updates are queued and not yet confirmed by an offset."""
        return self.updates.pending

    async def confirmed(self) -> None:
        """Wait until the bot has confirmed every update and asks for more."""
        await self.updates.confirmed()

    @property
    def next_allowed(self) -> datetime | None:
        """When the first sender that was told to wait may go on."""
        at = self.told.next_allowed(self.now().timestamp())
        return None if at is None else datetime.fromtimestamp(at, UTC)

    @property
    def calls(self) -> list[Call]:
        return self.ledger.calls

    @property
    def seen(self) -> list[Seen]:
        return self.ledger.seen

    def person(
        self, name: str, language: str = "fr", last_name: str | None = None, username: str | None = None
    ) -> Person:
        """A new account, with a telephone in its owner's hand and a chat with the bot that is not started yet."""
        number = len(self.people)
        first = FIRST_LONG_ACCOUNT if number % 2 else FIRST_ACCOUNT
        account = first + 7919 * number
        user = {"id": account, "is_bot": False, "first_name": name, "language_code": language}
        user |= {key: value for key, value in (("last_name", last_name), ("username", username)) if value}
        person = Person(self, Private(account, user=user))
        self.people.append(person)
        self.opens(person, person.chat)
        return person

    def group(self, title: str, *members: Person) -> Group:
        """A new group, without the bot."""
        group = Group(self, Room(next(self._group_ids), title=title), members)
        self.opens(group, group.chat)
        return group

    def opens(self, screen: Screen, chat: Chat) -> None:
        """What is written into a chat is seen on a screen."""
        self.chats.open(chat)
        self._screens[chat.id] = screen
        screen.chat = chat

    def screen_of(self, chat: Chat) -> Screen:
        return self._screens[chat.id]

    def deactivate(self, person: Person) -> None:
        """The account is deleted: the bot learns it when it next writes."""
        person.chat.deactivated = True

    def repeat(self, update_id: int) -> None:
        """Deliver the same update once more, confirmed or not."""
        self.updates.repeat(update_id)

    def inject(self, raw_update: Any) -> int:
        """Queue an update as it is, however broken, or bytes that are none; its id."""
        return self.updates.inject(raw_update)

    def shuffle(self, seed: int) -> None:
        """The updates that wait come out of order."""
        self.updates.shuffle(seed)

    def hook(self, params: dict[str, Any]) -> None:
        """Bring updates to the webhook that was set, in place of any other."""
        self.unhook()
        if self.local:
            secret, connections = params.get("secret_token", ""), params.get("max_connections", 40)
            self._hooks.append(Hook(self.updates, params["url"], secret, connections, self.webhook_pace))

    def unhook(self) -> None:
        for hook in self._hooks:
            hook.cancel()

    def file(self, message: Message) -> bytes:
        """The content of the file that a message carries."""
        return self.files.content_of(message.content[message.kind])

    def count(self, chat: Chat) -> None:
        """Count a send or an edit, or tell the bot to wait."""
        at = self.now().timestamp()
        seconds = self.told.left(chat.id, at)
        if not seconds and self.limits:
            seconds = self.limits.wait(chat.id, at)
        if seconds:
            raise flood(seconds)

    def new_message(
        self,
        chat: Chat,
        sender: dict[str, Any],
        kind: str,
        text: str = "",
        entities: tuple[Entity, ...] = (),
        content: dict[str, Any] | None = None,
    ) -> Message:
        message = Message(
            next(self._message_ids), chat.raw, sender, self.now(), kind, text, entities, content=content or {}
        )
        chat.messages[message.id] = message
        return message

    def new_query(self, chat: Private, message: Message, data: str) -> Query:
        """A tap on its way to the bot."""
        query = Query(str(chat.id << 20 | next(self._query_ids)), chat, self.now())
        self.queries[query.id] = query
        instance = hashlib.sha256(str(chat.id).encode()).hexdigest()[:16]
        gone = {"chat": message.chat, "message_id": message.id, "date": 0}
        body = {"id": query.id, "from": chat.user, "message": gone if message.deleted else message.raw()}
        self.updates.add("callback_query", {**body, "chat_instance": str(int(instance, 16)), "data": data})
        return query

    def emit(self, event: Event) -> None:
        for listener in self.on_event:
            listener(event)

    async def answer(self, method: str, params: dict[str, Any]) -> Answer:
        """The one place where an answer is decided; also the ledger of what the bot called."""
        method = SPELLING.get(method.lower(), method)
        chat = _chat(params) if counts(method) else None
        if chat is not None:
            self.ledger.sends(chat, self.told.left(chat, self.now().timestamp()))
        fault = self._struck(method, params, chat)
        if self.delay:
            await asyncio.sleep(self.delay)
        try:
            answer = self._disturbed(fault, method, params) or success(await self._result(method, params))
        except Refusal as refused:
            answer = refused.answer
        if fault and fault.kind in SPOILING:
            answer = replace(answer, spoilt=fault)
        if fault and method in {"getUpdates", "setWebhook"}:
            self.updates.turn_away()
        self.ledger.called(method, params, answer)
        return answer

    def _struck(self, method: str, params: dict[str, Any], chat: int | None) -> Fault | None:
        fault = self.faults.strike(method, params)
        if fault is None:
            return None
        if fault.kind is Kind.FLOOD and chat is not None:
            everybody = fault.method is None and fault.chat is None
            self.told.wait(None if everybody else chat, self.now().timestamp() + fault.seconds)
        return fault

    def _disturbed(self, fault: Fault | None, method: str, params: dict[str, Any]) -> Answer | None:
        if fault:
            return fault.instead()
        return self.intercept(method, params) if self.intercept else None

    async def _result(self, method: str, raw: dict[str, Any]) -> Any:
        if method not in KNOWN:
            raise refusal("method_not_found")
        if method not in METHODS:
            raise unsupported(f"method {method}")
        params = checks.request(method, raw)
        if method == "getUpdates":
            return await self.updates.poll(params)
        return PLAYED[method](self, params)


def _chat(params: dict[str, Any]) -> int | None:
    """The chat that a call names, where it names one by number."""
    with suppress(ValueError, TypeError):
        return int(params["chat_id"]) if "chat_id" in params else None
    return None
