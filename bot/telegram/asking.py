"""One question to Telegram, without anything running: for the commands of the operator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp

PATIENCE = 10  # seconds: somebody waits in front of a terminal


class SilentError(Exception):
    """No answer came, or none of Telegram's."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer. `result` is None where Telegram refused; `at` is what the server's clock showed."""

    status: int
    result: Mapping[str, Any] | None
    at: datetime | None


async def ask(api_url: str, token: str, method: str) -> Said:
    """What Telegram says to one call. Raises SilentError."""
    host = urlsplit(api_url).netloc
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(f"{api_url}{token}/{method}") as answer,
        ):
            body = await answer.json(content_type=None)
            date = answer.headers.get("Date")
    except (aiohttp.ClientError, TimeoutError, OSError):
        raise SilentError(
            f"Nobody answers at {host}. Is this machine on the network, and telegram.api_url right?"
        ) from None
    except ValueError:
        body = None
    if not isinstance(body, dict) or "ok" not in body:
        raise SilentError(f"What answers at {host} is no Bot API server. Is telegram.api_url right?")
    result = body.get("result")
    return Said(answer.status, {"result": result} if result is True else result, _instant(date))


def _instant(date: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(date) if date else None
    except ValueError:
        return None
