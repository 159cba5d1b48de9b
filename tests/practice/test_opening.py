"""In a terminal the demonstration is the page; where nobody looks at the terminal, the story."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.demo.stage import ROOT

pytestmark = pytest.mark.again


def _heard(terminal: int, until: str) -> str:
    said = ""
    while until not in said:
        said += os.read(terminal, 4096).decode()
    return said


def test_in_a_terminal_it_stays_until_it_is_told_to_go(tmp_path: Path) -> None:
    terminal, inside = pty.openpty()
    command = (sys.executable, "-m", "bot", "demo")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"}
    with subprocess.Popen(command, cwd=tmp_path, stdout=inside, stderr=inside, env=environment) as process:  # noqa: S603
        os.close(inside)
        said = _heard(terminal, "pour finir.")
        assert re.search(r"Ouvrez cette page [^:]+:\s+http://127\.0\.0\.1:\d+/", said)
        process.send_signal(signal.SIGINT)
        assert "Il n'en reste rien." in _heard(terminal, "rien.")
        assert process.wait(30) == 0
    os.close(terminal)
    assert list(tmp_path.iterdir()) == []
