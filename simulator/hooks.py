"""A webhook at work, as a local Bot API server has it: updates are brought to the bot, side by side."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress

import aiohttp

from simulator.updates import Queued, Updates

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header
LONGEST_PAUSE = 60.0
READ_TIMEOUT = 60.0


class Hook:
    """Brings what is queued to one address until it is taken: a line's next one only after its first.

    A refusal is tried again at once, and then after pauses that double. They last machine time, `pace` says how
    much of it.
    """

    def __init__(self, updates: Updates, url: str, secret: str, connections: int, pace: float) -> None:
        self._updates = updates
        self._url = url
        self._headers = {"Content-Type": "application/json"} | ({SECRET: secret} if secret else {})
        self._connections = connections
        self._pace = pace
        self._busy: set[object] = set()
        self._task = asyncio.create_task(self._run(), name="webhook")

    def cancel(self) -> None:
        self._task.cancel()

    async def ended(self) -> None:
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=READ_TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as group:
            while True:
                self._updates.arrived.clear()
                for queued in list(self._ready()):
                    self._busy.add(queued.line)
                    group.create_task(self._bring(session, queued))
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._rest()):
                        await self._updates.arrived.wait()

    def _ready(self) -> Iterator[Queued]:
        """The first of each line that may go now, as many as there are connections left."""
        now, left = asyncio.get_running_loop().time(), self._connections - len(self._busy)
        passed = set(self._busy)
        for queued in self._updates.queue:
            if left <= 0:
                return
            if queued.line in passed:
                continue
            passed.add(queued.line)
            if queued.after <= now:
                left -= 1
                yield queued

    def _rest(self) -> float | None:
        """Machine seconds until the first of those that failed may go again."""
        if len(self._busy) >= self._connections:
            return None
        failed = [queued.after for queued in self._updates.queue if queued.failed and queued.line not in self._busy]
        return max(min(failed) - asyncio.get_running_loop().time(), 0) if failed else None

    async def _bring(self, session: aiohttp.ClientSession, queued: Queued) -> None:
        body = queued.raw if isinstance(queued.raw, bytes) else json.dumps(queued.raw).encode()
        pause, problem = 0.0, ""
        try:
            async with session.post(self._url, data=body, headers=self._headers, allow_redirects=False) as answer:
                await answer.read()
                if answer.status // 100 != 2:
                    problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    pause = _seconds(answer.headers.get("Retry-After"))
        except TimeoutError:
            problem = "Read timeout expired"
        except aiohttp.ClientConnectorError:
            problem = "Connection refused"
        except (aiohttp.ClientError, OSError):
            problem = "Webhook connection closed"
        if problem:
            self._failed(queued, pause, problem)
        else:
            self._updates.delivered(queued)
        self._busy.discard(queued.line)
        self._updates.arrived.set()

    def _failed(self, queued: Queued, pause: float, problem: str) -> None:
        doubled = min(2.0**queued.failed, LONGEST_PAUSE) if queued.failed else 0.0
        queued.failed += 1
        queued.after = asyncio.get_running_loop().time() + (pause or doubled) * self._pace
        self._updates.failed(problem)


def _seconds(told: str | None) -> float:
    return float(told) if told and told.isdecimal() else 0.0
