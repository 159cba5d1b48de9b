"""The real command, in a process that ends itself with SIGKILL at its n-th commit or call.

    python -m tests.proofs.doomed 17 /some/points run

Everything is hooked from outside: the product knows nothing of it. 0 never ends it. Each point is written down as it
is come to, before and after each COMMIT, before each call of the Bot API and after its answer.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from bot.cli import main
from bot.telegram.http import Request


class Doom:
    """Counts the points, and ends the process at one of them."""

    def __init__(self, at: int, book: str) -> None:
        self._at = at
        self._book = os.open(book, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._count = 0
        self._lock = threading.Lock()  # commits are in the database's threads, calls in the event loop's

    def point(self, name: str) -> None:
        """One more point; nothing of this process comes after the last."""
        with self._lock:
            self._count += 1
            os.write(self._book, f"{name}\n".encode())
            if self._count == self._at:
                os.kill(os.getpid(), signal.SIGKILL)

    def hook(self) -> None:
        """Be there at every commit and every call from now on."""
        commit: Callable[[DefaultDialect, Any], None] = DefaultDialect.do_commit
        call = Request.do_request

        def do_commit(dialect: DefaultDialect, connection: Any) -> None:
            self.point("before COMMIT")
            commit(dialect, connection)
            self.point("after COMMIT")

        async def do_request(request: Request, url: str, *rest: Any, **more: Any) -> tuple[int, bytes]:
            method = url.partition("?")[0].rpartition("/")[2]
            self.point(f"before {method}")
            answer = await call(request, url, *rest, **more)
            self.point(f"after {method}")
            return answer

        DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]
        Request.do_request = do_request  # type: ignore[method-assign,assignment]


if __name__ == "__main__":
    _, at, book, *words = sys.argv
    Doom(int(at), book).hook()
    sys.argv = ["atelier", *words]
    main()
