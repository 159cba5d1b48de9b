"""Logs say what happened, with its values, and never a token nor what a person typed."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs
from bot.config import Logs

TOKEN = "123456789:AAExampleExampleExampleExampleExample"
log = logging.getLogger("bot.example")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    handlers, level = logging.root.handlers, logging.root.level
    yield
    logging.root.handlers, logging.root.level = handlers, level
    logging.captureWarnings(capture=False)


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


def test_an_event_is_told_with_its_values(said: io.StringIO) -> None:
    logs.configure(Logs(), stream=said)
    log.warning("letter.dead", extra={"letter": 7, "reason": "blocked"})
    assert said.getvalue().endswith(" warning letter.dead letter=7 reason=blocked\n")


def test_machines_read_objects(said: io.StringIO) -> None:
    logs.configure(Logs(format="json"), stream=said)
    log.info("letter.sent", extra={"letter": 7})
    told = json.loads(said.getvalue())
    assert (told["event"], told["letter"], told["level"], told["logger"]) == ("letter.sent", 7, "info", "bot.example")
    assert told["at"].endswith("+00:00")


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_token_is_ever_written(said: io.StringIO, form: str) -> None:
    logs.configure(Logs(format=form), "1000:TEST", stream=said)
    log.error("asked https://server/bot%s/getMe and 1000:TEST", TOKEN, extra={"url": f"/bot{TOKEN}/getMe"})
    assert "AAExample" not in said.getvalue()
    assert "1000:TEST" not in said.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_is_told_without_its_text(said: io.StringIO, form: str) -> None:
    logs.configure(Logs(format=form), stream=said)
    try:
        try:
            int("ce que Marie a écrit")
        except ValueError as wrong:
            raise RuntimeError("et ceci aussi") from wrong
    except RuntimeError:
        log.exception("update.failed")
    for name in ("RuntimeError", "ValueError", "test_an_error_is_told_without_its_text", "test_logs"):
        assert name in said.getvalue()
    assert "Marie" not in said.getvalue()
    assert "ceci" not in said.getvalue()


def test_one_event_is_one_line(said: io.StringIO) -> None:
    logs.configure(Logs(), stream=said)
    log.info("one\ntwo", extra={"value": "a\nb"})
    assert said.getvalue().count("\n") == 1


def test_the_loud_are_quiet(said: io.StringIO) -> None:
    logs.configure(Logs(level="debug"), stream=said)
    for name in ("httpx", "telegram.ext.Application", "apscheduler.scheduler"):
        logging.getLogger(name).info("loud")
    log.debug("ours")
    assert "loud" not in said.getvalue()
    assert "ours" in said.getvalue()


def test_the_level_is_the_operators(said: io.StringIO) -> None:
    logs.configure(Logs(level="error"), stream=said)
    log.warning("unheard")
    assert said.getvalue() == ""
