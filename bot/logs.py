"""Logs that are events with values, for people or for machines. Never a token, never what somebody typed.

An event is a short name ("order.done") with its values in `extra`. An error is told by its type and the places it
passed through: its own text may hold what a person wrote.
"""

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from traceback import walk_tb
from types import TracebackType
from typing import Any, TextIO

from bot.config import Logs
from bot.tables import TOKEN

# The libraries that say too much: httpx and telegram write addresses with the token in them.
LOUD = ("httpx", "httpcore", "telegram", "telegram.ext", "apscheduler", "alembic", "aiohttp", "asyncio", "sqlalchemy")
OWN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def configure(logs: Logs, *secrets: str, stream: TextIO | None = None) -> None:
    """Log to standard error, or to a stream, with every secret masked."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter(logs, *secrets))
    logging.root.handlers = [handler]
    logging.root.setLevel(logs.level.upper())
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)


def formatter(logs: Logs, *secrets: str) -> logging.Formatter:
    """How a line is written."""
    return _Json(secrets) if logs.format == "json" else _Text(secrets)


class _Masked(logging.Formatter):
    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """The line, without anything in it that opens a door."""
        line = self.line(record)
        for secret in self._secrets:
            line = line.replace(secret, "…")
        return TOKEN.sub("…", line)

    def line(self, record: logging.LogRecord) -> str:
        raise NotImplementedError


class _Text(_Masked):
    def line(self, record: logging.LogRecord) -> str:
        """One line, and one more for each place that an error passed through."""
        values = "".join(f" {name}={value}" for name, value in _extra(record).items())
        head = f"{_instant(record):%Y-%m-%d %H:%M:%S} {record.levelname.lower():7} {record.getMessage()}{values}"
        return "\n".join([" ".join(head.splitlines()), *(f"    {place}" for place in _passed(record))])


class _Json(_Masked):
    def line(self, record: logging.LogRecord) -> str:
        """One object."""
        told = {"at": _instant(record).isoformat(), "level": record.levelname.lower(), "logger": record.name}
        told |= {"event": record.getMessage()} | _extra(record)
        passed = list(_passed(record))
        return json.dumps(told | ({"error": passed} if passed else {}), ensure_ascii=False, default=str)


def _instant(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _extra(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in OWN}


def _passed(record: logging.LogRecord) -> Iterator[str]:
    """Where an error and its causes passed, the outermost call first; types and places only."""
    error = record.exc_info[1] if record.exc_info else None
    while error is not None:
        yield type(error).__name__
        yield from _places(error.__traceback__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(trace):
        yield f"in {frame.f_code.co_qualname}, {frame.f_globals.get('__name__', '?')}:{line}"
