"""What a window may ask for, by name, and the one hand that does it."""

from collections.abc import Awaitable, Callable
from typing import Any

from simulator.phone import Person
from simulator.practice.hours import Hours
from simulator.practice.practice import Practice, RefusedError
from simulator.practice.telling import Telling
from simulator.practice.trouble import Trouble

Wish = dict[str, Any]
Work = Callable[[Wish], Awaitable[None]]

ISLAND = (46.9997, -2.2513)  # where a phone says it is


class Desk:
    """Does what windows ask for, one thing at a time."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.hours = Hours(practice)
        self.trouble = Trouble(practice)
        self.telling = Telling(practice)
        self._phones: dict[str, Work] = {
            "tap": self._tap,
            "key": self._key,
            "say": self._say,
            "open": self._open,
            "photo": self._photo,
            "voice": self._voice,
            "contact": self._contact,
            "place": self._place,
            "block": self._block,
        }
        self._hours: dict[str, Work] = {"hour": self._hour, "tomorrow": self._tomorrow, "next": self._next}
        self._free: dict[str, Work] = {
            "look": self._look,
            "speed": self._speed,
            "slow": self._slow,
            "refuse": self._refuse,
            "lose": self._lose,
            "pause": self._pause,
            "breath": self._breath,
        }
        self._whole: dict[str, Work] = {
            "add": self._add,
            "kill": self._kill,
            "stop": self._stop,
            "start": self._start,
            "reset": self._reset,
            "story": self._story,
            "take-over": self._take_over,
        }

    async def do(self, wish: Wish) -> None:
        """One wish. RefusedError where it cannot be done, or is none."""
        what = wish.get("what")
        if (work := self._free.get(str(what))) is not None:
            await work(wish)
            return
        acts = self._phones.get(str(what)) or self._hours.get(str(what))
        if acts is not None:
            self._in_hand()
        work = acts or self._whole.get(str(what))
        if work is None:
            raise RefusedError("odd")
        async with self.practice.hand:
            await work(wish)
            if what in self._phones and "phone" in wish:
                self.practice.look(self._phone(wish))  # whoever does something there reads the answer
        self.practice.tell()

    async def close(self) -> None:
        """Nothing goes on by itself any more."""
        await self.hours.stop()
        await self.telling.end()

    async def _tap(self, wish: Wish) -> None:
        place = (_number(wish, name) for name in ("message", "row", "column"))
        await self.practice.tap(self._phone(wish), *place)

    async def _key(self, wish: Wish) -> None:
        await self.practice.press(self._phone(wish), _number(wish, "row"), _number(wish, "column"))

    async def _say(self, wish: Wish) -> None:
        await self.practice.say(self._phone(wish), _words(wish, "text"))

    async def _open(self, wish: Wish) -> None:
        """A link; without one, the way that somebody finds the bot: by its name."""
        link = _words(wish, "link") or f"https://t.me/{self.practice.stage.telegram.username}"
        person = self.practice.add("", "fr") if not wish.get("phone") else self._phone(wish)
        await self.practice.follow(person, link)

    async def _photo(self, wish: Wish) -> None:
        await self.practice.writer(self._phone(wish)).sends_photo()

    async def _voice(self, wish: Wish) -> None:
        await self.practice.writer(self._phone(wish)).says_voice()

    async def _contact(self, wish: Wish) -> None:
        await self.practice.writer(self._phone(wish)).shares_contact()

    async def _place(self, wish: Wish) -> None:
        await self.practice.writer(self._phone(wish)).shares_location(*ISLAND)

    async def _block(self, wish: Wish) -> None:
        person = self._phone(wish)
        await (person.unblocks() if person.chat.blocked else person.blocks())

    async def _hour(self, _: Wish) -> None:
        await self.hours.forward(self.hours.hour_on())

    async def _tomorrow(self, _: Wish) -> None:
        await self.hours.forward(self.hours.tomorrow())

    async def _next(self, wish: Wish) -> None:
        await self.hours.forward(self.hours.instant(_words(wish, "at")))

    async def _look(self, wish: Wish) -> None:
        self.practice.look(self._phone(wish))

    async def _speed(self, wish: Wish) -> None:
        self._in_hand()
        self.hours.run(_number(wish, "speed"))

    async def _slow(self, wish: Wish) -> None:
        self.trouble.set_slow(on=bool(wish.get("on")))

    async def _refuse(self, wish: Wish) -> None:
        self.trouble.set_refusing(on=bool(wish.get("on")))

    async def _lose(self, _: Wish) -> None:
        self.trouble.lose_answer()

    async def _pause(self, wish: Wish) -> None:
        self.telling.go_on(on=not wish.get("on"))

    async def _breath(self, wish: Wish) -> None:
        self.telling.at_pace(_number(wish, "breath"))

    async def _add(self, wish: Wish) -> None:
        self.practice.add(_words(wish, "name"), "en" if wish.get("language") == "en" else "fr")

    async def _kill(self, _: Wish) -> None:
        await self.trouble.kill()

    async def _stop(self, _: Wish) -> None:
        await self.trouble.stop()

    async def _start(self, _: Wish) -> None:
        await self.trouble.start()

    async def _reset(self, _: Wish) -> None:
        await self.close()
        self.trouble.calm()
        await self.practice.begin()

    async def _story(self, _: Wish) -> None:
        await self.close()
        self.trouble.calm()
        await self.telling.begin()

    async def _take_over(self, _: Wish) -> None:
        await self.telling.end()

    def _in_hand(self) -> None:
        """RefusedError while the story has the phones."""
        if self.telling.is_on and not self.telling.is_paused:
            raise RefusedError("telling")

    def _phone(self, wish: Wish) -> Person:
        return self.practice.person(_number(wish, "phone"))


def _number(wish: Wish, name: str) -> int:
    """RefusedError where it is none, or counts from the end."""
    value = wish.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise RefusedError("odd")
    return value


def _words(wish: Wish, name: str) -> str:
    value = wish.get(name, "")
    if not isinstance(value, str):
        raise RefusedError("odd")
    return value
