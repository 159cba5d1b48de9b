"""What goes wrong on purpose, behind a fold of the page: between the bot and Telegram, and with the bot itself."""

from simulator.demo.clockwork import StuckError
from simulator.faults import Fault, Kind
from simulator.practice.practice import Practice, RefusedError

SLOW = 1.5  # machine seconds that Telegram takes over each answer, where it is slow
SENDS = ("sendMessage", "editMessageText")


class Trouble:
    """Each trouble is on or off; a lost answer is one answer."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self.slow = False
        self.refusing = False

    def calm(self) -> None:
        """Nothing is wrong: of a new world."""
        self.slow = self.refusing = False

    def set_slow(self, *, on: bool) -> None:
        """Telegram takes its time."""
        self.slow = on
        self._practice.stage.telegram.delay = SLOW if on else 0.0
        self._practice.tell()

    def set_refusing(self, *, on: bool) -> None:
        """Telegram answers to what the bot sends that it is broken (502)."""
        self.refusing = on
        faults = self._practice.stage.telegram.faults
        faults.clear()
        for method in SENDS if on else ():
            faults.add(Fault(Kind.SERVER_ERROR, method, count=None))
        self._practice.tell()

    def lose_answer(self) -> None:
        """The next message arrives, and the bot never hears that it did."""
        self._practice.stage.telegram.faults.add(Fault(Kind.LOST, SENDS[0]))

    async def kill(self) -> None:
        """The bot is gone in the middle of whatever it does."""
        process = self._practice.stage.process
        if process is None or process.returncode is not None:
            raise RefusedError("down")
        process.kill()
        await process.wait()
        self._practice.tell()

    async def stop(self) -> None:
        """The bot ends as a service manager ends it."""
        try:
            await self._practice.stage.stop()
        except StuckError:
            self._practice.is_late = True
        self._practice.tell()

    async def start(self) -> None:
        """The bot comes back, and sees to what waits."""
        practice = self._practice
        if practice.stage.is_alive():
            raise RefusedError("up")
        await practice.stage.launch()
        practice.tell()
        try:
            await practice.stage.clockwork.settled(practice.stage.is_alive)
        except StuckError:
            practice.is_late = True
        await practice.settle()
        practice.tell()
