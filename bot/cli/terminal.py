"""What all commands share: the application, its exit codes, and how they refuse."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

Command = TypeVar("Command", bound=Callable[..., Any])


class Exit(IntEnum):
    """What a command ends with."""

    OK = 0
    WRONG = 1
    USE = 2
    BUSY = 3
    DATA = 4
    TELEGRAM = 5
    INTERRUPTED = 130


MEANINGS = {
    Exit.OK: "all is well",
    Exit.WRONG: "something is wrong, or what was asked for is not there",
    Exit.USE: "wrong use, or a file or a setting that cannot be used",
    Exit.BUSY: "another process is at work on the database",
    Exit.DATA: "the database or the master key cannot be used",
    Exit.TELEGRAM: "Telegram does not answer, or does not accept the token",
    Exit.INTERRUPTED: "stopped with Ctrl+C (run ends with 0)",
}
EPILOG = "Exit codes: " + "; ".join(f"{code.value} {meaning}" for code, meaning in MEANINGS.items()) + "."

app = typer.Typer(
    name="atelier",
    help="A Telegram bot that carries a social centre's workshop.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they show values, and values may be what somebody wrote
)


@dataclass(frozen=True, slots=True)
class Options:
    """What was said before the command."""

    config: Path | None


class Refusal(Exception):  # noqa: N818 - an answer to the operator
    """A command ends with a sentence and a code."""

    def __init__(self, code: Exit, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@app.callback()
def _begin(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="The configuration. Default: config.toml of this folder, when there is one.", metavar="FILE"),
    ] = None,
) -> None:
    """What is made from here on holds people's data: it is for its owner only."""
    os.umask(0o077)
    here = Path("config.toml")
    context.obj = Options(config or (here if here.exists() else None))


def command(name: str, parent: typer.Typer = app) -> Callable[[Command], Command]:
    """A command of the application: its refusals are sentences, its help has the exit codes."""

    def add(work: Command) -> Command:
        parent.command(name, epilog=EPILOG)(_plainly()(work))
        return work

    return add


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except Exception as problem:
        code = _code_of(problem)
        if code is None:
            raise
        typer.echo(str(problem), err=True)
        raise typer.Exit(code) from None


def _code_of(problem: Exception) -> Exit | None:
    if isinstance(problem, Refusal):
        return problem.code
    from bot.keys import KeyRefusal
    from bot.lock import LockedError
    from bot.tables import TableError
    from bot.telegram.asking import SilentError
    from storage.upgrading import NewerSchemaError

    codes: dict[type[Exception], Exit] = {
        TableError: Exit.USE,
        LockedError: Exit.BUSY,
        KeyRefusal: Exit.DATA,
        NewerSchemaError: Exit.DATA,
        SilentError: Exit.TELEGRAM,
    }
    return next((code for kind, code in codes.items() if isinstance(problem, kind)), None)
