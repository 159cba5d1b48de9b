"""The door of the practice phones: a page on this machine's loopback address, and nowhere else."""

import asyncio
import importlib.resources
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.app import routes
from simulator.events import Event
from simulator.practice.desk import Desk
from simulator.practice.letters import Waiting, waiting
from simulator.practice.practice import Practice, RefusedError
from simulator.practice.view import Window, drawn, newest, whole

HOST = "127.0.0.1"
PORT = 8123  # where it is free, so that a reload finds the page again
COALESCE = 0.01  # machine seconds: what happens within them is one message to a window
ALIVE = 15.0  # machine seconds without news after which a window is told that all is well
FILES = {
    "": ("index.html", "text/html; charset=utf-8"),
    "phones.css": ("phones.css", "text/css; charset=utf-8"),
    "phones.js": ("phones.js", "text/javascript; charset=utf-8"),
    "words.js": ("words.js", "text/javascript; charset=utf-8"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
INLINE = {"photo": "image/jpeg", "voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4"}


Json = dict[str, Any]


class Door:
    """What the page asks for. Each window has a stream of its own; all see the same world."""

    def __init__(self, practice: Practice) -> None:
        self.desk = Desk(practice)
        self._practice = practice
        self._routes = routes()
        self._windows: set[asyncio.Queue[Event | None]] = set()
        self._letters: list[Waiting] = []
        self._reading: asyncio.Task[None] | None = None
        self._is_over = asyncio.Event()
        practice.listeners.append(self._hear)

    def over(self) -> None:
        """The page closes: its streams end."""
        self._is_over.set()
        self._hear(None)

    async def news(self, _: Request) -> Response:
        """Server-sent events: what is new since the one before, and toasts as they come."""
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=HEADERS)

    async def do(self, request: Request) -> Response:
        """One wish of the page itself: no other site can ask, as none may send JSON here."""
        if request.headers.get("content-type") != "application/json":
            return JSONResponse({"error": "odd"}, status_code=415, headers=HEADERS)
        try:
            wish = await request.json()
            await self.desk.do(wish if isinstance(wish, dict) else {})
        except ValueError:
            return JSONResponse({"error": "odd"}, status_code=400, headers=HEADERS)
        except RefusedError as refused:
            return JSONResponse({"error": refused.code}, status_code=409, headers=HEADERS)
        return JSONResponse({}, headers=HEADERS)

    async def earlier(self, request: Request) -> Response:
        """Messages before those that a window has."""
        try:
            person = self._practice.person(request.path_params["account"])
        except RefusedError:
            return Response(status_code=404, headers=HEADERS)
        found = newest(person, before=request.path_params["before"])
        return JSONResponse([drawn(message) for message in found], headers=HEADERS)

    async def file(self, request: Request) -> Response:
        """A file that a message carries: shown where it is a picture or a sound, else saved."""
        account, number = request.path_params["account"], request.path_params["message"]
        try:
            message = self._practice.message(self._practice.person(account), number)
            content = self._practice.stage.telegram.file(message)
        except (RefusedError, LookupError):
            return Response(status_code=404, headers=HEADERS)
        kind = INLINE.get(message.kind, "application/octet-stream")
        name = quote(message.content.get("document", {}).get("file_name", ""))
        saved = {} if message.kind in INLINE else {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(content, media_type=kind, headers=HEADERS | saved)

    def _hear(self, event: Event | None) -> None:
        for queue in self._windows:
            queue.put_nowait(event)

    async def _stream(self) -> AsyncIterator[str]:
        window, queue = Window(), asyncio.Queue[Event | None]()
        self._windows.add(queue)
        try:
            queue.put_nowait(None)
            while not self._is_over.is_set():
                async for line in self._next(window, queue):
                    yield line
        finally:
            self._windows.discard(queue)

    async def _next(self, window: Window, queue: asyncio.Queue[Event | None]) -> AsyncIterator[str]:
        try:
            async with asyncio.timeout(ALIVE):
                events = [await queue.get()]
        except TimeoutError:
            yield ": all is well\n\n"
            return
        await asyncio.sleep(COALESCE)
        while not queue.empty():
            events.append(queue.get_nowait())
        for event in events:
            if event is not None and event.kind in ("toast", "alert"):
                yield _line("toast", {"phone": event.person.id, "text": event.text, "alert": event.kind == "alert"})
        if changed := window.news(self._whole()):
            yield _line("news", changed)

    def _whole(self) -> Json:
        self._read_letters()
        desk = self.desk
        return whole(self._practice, desk.hours, desk.telling, desk.trouble, self._letters)

    def _read_letters(self) -> None:
        """Look for what waits, beside what goes on; windows hear of it when it is found."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._reads())

    async def _reads(self) -> None:
        stage = self._practice.stage
        found = await asyncio.to_thread(stage.read, lambda engine: waiting(engine, self._routes, stage.clockwork.now))
        if found != self._letters:
            self._letters = found
            self._practice.tell()


def application(door: Door) -> Starlette:
    """The page, what happens on it, and what is done from it."""
    pages = [Route(f"/{name}", _page(*what)) for name, what in FILES.items()]
    return Starlette(
        routes=[
            *pages,
            Route("/news", door.news),
            Route("/do", door.do, methods=["POST"]),
            Route("/earlier/{account:int}/{before:int}", door.earlier),
            Route("/file/{account:int}/{message:int}", door.file),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
    )


@asynccontextmanager
async def serving(port: int = 0) -> AsyncIterator[tuple[str, Practice]]:
    """The page and its world, while they last; the page's address."""
    practice = Practice()
    async with practice.opened():
        await practice.begin()
        door = Door(practice)
        entrance = _listen(port)
        config = uvicorn.Config(
            application(door), log_config=None, access_log=False, timeout_graceful_shutdown=1, lifespan="off"
        )
        server = _Server(config)
        task = asyncio.create_task(server.serve(sockets=[entrance]))
        try:
            yield f"http://{HOST}:{entrance.getsockname()[1]}/", practice
        finally:
            await door.desk.close()
            door.over()
            server.should_exit = True
            await task


class _Server(uvicorn.Server):
    """Signals are for whoever opened the page."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _page(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    body = (importlib.resources.files("simulator.practice") / "page" / name).read_bytes()

    async def answer(_: Request) -> Response:
        return Response(body, media_type=kind, headers=HEADERS)

    return answer


def _line(kind: str, what: Json) -> str:
    return f"event: {kind}\ndata: {json.dumps(what)}\n\n"


def _listen(port: int) -> socket.socket:
    """The port that is wished for, or any where it is taken."""
    for wished in (port, 0):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # its last page may just have closed
        try:
            door.bind((HOST, wished))
            door.listen()
        except OSError:
            door.close()
            continue
        return door
    raise OSError("no port of this machine is free")
