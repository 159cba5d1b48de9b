"""What systemd is told, where it listens: that the bot is ready, that it is well, that it stops. See sd_notify(3)."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress

READY = "READY=1"
WELL = "WATCHDOG=1"
STOPPING = "STOPPING=1"


def notify(state: str, env: Mapping[str, str] = os.environ) -> None:
    """Say how it stands. Nobody may listen, and a line that is full loses a word, never the bot."""
    address = env.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):  # a name that is no file
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(state.encode(), address)
