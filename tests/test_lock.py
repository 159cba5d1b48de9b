"""One process at a time runs on a database."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot import lock
from bot.lock import LockedError

HOLD = """
import sys
from pathlib import Path
from bot import lock

with lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_whoever_comes_second_is_told_why(tmp_path: Path) -> None:
    database = tmp_path / "atelier.db"
    command = [sys.executable, "-c", HOLD, str(database)]
    assert not lock.is_held(database)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:  # noqa: S603 - our own
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        assert lock.is_held(database)
        said = rf"A bot is running on atelier\.db already \(process {other.pid}\)"
        with pytest.raises(LockedError, match=said), lock.held(database):
            raise AssertionError("two hold it")
        other.kill()
        other.wait()
        assert not lock.is_held(database), "the lock of a killed process is free"


def test_it_can_be_held_again(tmp_path: Path) -> None:
    for _ in range(2):
        with lock.held(tmp_path / "atelier.db"):
            assert lock.is_held(tmp_path / "atelier.db")
