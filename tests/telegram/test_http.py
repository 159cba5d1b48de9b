"""The HTTP client: what went wrong on the way is told apart, because it decides what may be sent again."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.telegram.errors import Proof, Verdict, proof
from bot.telegram.http import LostAnswerError, NotSentError, Request
from simulator import Telegram
from tests.world import NOW, TOKEN

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def server(answering: Answering) -> AsyncIterator[str]:
    """A server of our own, which may do what no server should; its address."""
    ended: list[asyncio.Event] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ended.append(end := asyncio.Event())
        await reader.readuntil(b"\r\n\r\n")
        await answering(reader, writer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        end.set()

    listening = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/"
    listening.close()
    for end in ended:
        await asyncio.wait_for(end.wait(), 5)
    await listening.wait_closed()


def says(status: str, body: bytes, length: int | None = None) -> Answering:
    """Answer so; with a length that is not the body's, the connection breaks in the middle."""
    size = len(body) if length is None else length

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n\r\n".encode() + body)
        await writer.drain()

    return answer


async def hangs_up(_: asyncio.StreamReader, __: asyncio.StreamWriter) -> None:
    """Take the request and close."""


async def says_nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Take the request, and wait until the other side has gone."""
    await reader.read()


async def no_http(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer in another language."""
    writer.write(b"* OK IMAP4rev1 ready\r\n\r\n")
    await writer.drain()


@pytest.fixture
async def request_() -> AsyncIterator[Request]:
    request = Request(4, 5)
    await request.initialize()
    yield request
    await request.shutdown()


async def test_a_refused_connection_proves_that_nothing_was_sent(request_: Request) -> None:
    async with server(hangs_up) as gone:
        pass
    with pytest.raises(NotSentError) as wrong:
        await request_.post(gone)
    assert proof(wrong.value).verdict is Verdict.NOT_SENT


async def test_a_name_that_nobody_has_proves_it_too(request_: Request) -> None:
    with pytest.raises(NotSentError):
        await request_.post("http://nobody.invalid/")


async def test_before_and_after_its_life_a_client_sends_nothing() -> None:
    request = Request(1, 5)
    with pytest.raises(NotSentError):
        await request.post("http://127.0.0.1:9/")
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    with pytest.raises(NotSentError):
        await request.post("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "answering", [hangs_up, says("200 OK", b'{"ok":', 500), no_http], ids=["hangs up", "half an answer", "no HTTP"]
)
async def test_an_answer_that_breaks_off_proves_nothing(request_: Request, answering: Answering) -> None:
    async with server(answering) as url:
        with pytest.raises(LostAnswerError) as wrong:
            await request_.post(url)
    assert proof(wrong.value).verdict is Verdict.UNKNOWN


async def test_an_answer_that_does_not_come_in_time_proves_nothing(request_: Request) -> None:
    async with server(says_nothing) as url:
        with pytest.raises(TimedOut) as wrong:
            await request_.post(url, read_timeout=0.02)
    assert proof(wrong.value).verdict is Verdict.UNKNOWN


async def test_the_time_out_is_the_clients_own_where_a_call_says_nothing() -> None:
    request = Request(1, 0.02)
    assert request.read_timeout == 0.02
    await request.initialize()
    async with server(says_nothing) as url:
        with pytest.raises(TimedOut):
            await request.post(url)
    await request.shutdown()


@pytest.mark.parametrize("body", [b'{"ok": true, "resu', b"", b"<html>CANARI</html>", b"[1]", b"7", b"[" * 5000])
async def test_an_answer_that_is_none_proves_nothing_and_is_not_logged(
    request_: Request, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with server(says("200 OK", body)) as url:
        with pytest.raises(TelegramError) as wrong:
            await request_.post(url)
    assert proof(wrong.value).verdict is Verdict.UNKNOWN
    assert "CANARI" not in caplog.text + str(wrong.value)


@pytest.mark.parametrize(
    ("status", "body", "kind", "verdict"),
    [
        (400, '"description": "Bad Request: chat not found"', BadRequest, Verdict.GONE),
        (400, '"description": "Bad Request: message is not modified: …"', BadRequest, Verdict.DONE),
        (400, '"description": "Bad Request: message to edit not found"', BadRequest, Verdict.LOST_MESSAGE),
        (400, '"description": "Bad Request: message can\'t be edited"', BadRequest, Verdict.LOST_MESSAGE),
        (400, '"description": "Bad Request: BUTTON_DATA_INVALID"', BadRequest, Verdict.DEAD),
        (400, '"description": "x", "parameters": {"migrate_to_chat_id": -1009}', ChatMigrated, Verdict.MOVED),
        (401, '"description": "Unauthorized"', InvalidToken, Verdict.LOCKED_OUT),
        (404, '"description": "Not Found"', InvalidToken, Verdict.LOCKED_OUT),
        (403, '"description": "Forbidden: bot was blocked by the user"', Forbidden, Verdict.GONE),
        (429, '"description": "x", "parameters": {"retry_after": 7}', RetryAfter, Verdict.WAIT),
        (500, '"description": "Internal Server Error"', TelegramError, Verdict.UNKNOWN),
        (502, '"description": "Bad Gateway"', TelegramError, Verdict.UNKNOWN),
        (502, "no JSON at all", TelegramError, Verdict.UNKNOWN),
    ],
)
async def test_what_each_refusal_proves(
    request_: Request, status: int, body: str, kind: type[TelegramError], verdict: Verdict
) -> None:
    async with server(says(f"{status} No", f'{{"ok": false, {body}}}'.encode())) as url:
        with pytest.raises(kind) as wrong:
            await request_.post(url)
    told = proof(wrong.value)
    assert told.verdict is verdict
    assert told.seconds == (7 if verdict is Verdict.WAIT else 0)
    assert told.chat == (-1009 if verdict is Verdict.MOVED else 0)


async def test_to_wait_may_be_told_in_plain_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PTB_TIMEDELTA")
    with pytest.warns(DeprecationWarning, match="timedelta"):
        assert proof(RetryAfter(7)) == Proof(Verdict.WAIT, "flood", seconds=7)


@pytest.fixture
async def bot() -> AsyncIterator[tuple[Bot, Telegram]]:
    async with Telegram(TOKEN, now=lambda: NOW) as telegram:
        requests = [Request(2, 5), Request(2, 5)]
        bot = Bot(TOKEN, telegram.api_url, telegram.file_url, requests[0], requests[1])
        async with bot:
            yield bot, telegram


async def test_a_file_is_carried_whole(bot: tuple[Bot, Telegram]) -> None:
    talking, telegram = bot
    marie = telegram.person("Marie")
    marie.chat.started = True
    content = bytes(range(256)) * 1000
    file = InputFile(content, filename="Séance 1 & 2.pdf")
    sent = await talking.send_document(marie.id, file, caption="Voici <b>tout</b>.", parse_mode="HTML")
    assert telegram.file(marie.last) == content
    assert "Voici tout." in marie.last.read
    assert sent.document is not None
    assert sent.document.file_name == "Séance 1 & 2.pdf"
    back = await (await talking.get_file(sent.document.file_id)).download_as_bytearray()
    assert bytes(back) == content


async def test_words_are_carried_as_they_are(bot: tuple[Bot, Telegram]) -> None:
    talking, telegram = bot
    marie = telegram.person("Marie")
    marie.chat.started = True
    words = "é & = + % \u202e ليلى 🌻 \n fin"
    await talking.send_message(marie.id, words)
    assert marie.last.text == words
