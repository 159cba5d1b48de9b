"""Three doors for who watches the bot, on this machine alone: does it live, is it ready, what has it counted."""

from collections.abc import Awaitable, Callable

from aiohttp import web

HOST = "127.0.0.1"
TEXT = "text/plain; version=0.0.4; charset=utf-8"

Ills = Callable[[], list[str]]


class Doors:
    """`lives` and `ready` name what is wrong, or nothing; `counted` is what Prometheus reads."""

    def __init__(self, lives: Ills, ready: Ills, counted: Callable[[], Awaitable[bytes]]) -> None:
        self._lives = lives
        self._ready = ready
        self._counted = counted
        self._runner: web.AppRunner | None = None

    async def open(self, port: int) -> int:
        """Open them; the port they are at, which is another than 0."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port).start()
        opened: int = self._runner.addresses[0][1]
        return opened

    async def close(self) -> None:
        """Close them."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        return _told(self._lives())

    async def _readyz(self, _: web.Request) -> web.Response:
        return _told(self._ready())

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=await self._counted(), headers={"Content-Type": TEXT})


def _told(ills: list[str]) -> web.Response:
    return web.Response(status=503 if ills else 200, text="".join(f"{ill}\n" for ill in ills or ["ok"]))
