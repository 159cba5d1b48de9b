"""The language that the bot speaks with somebody: two buttons, at once."""

from dataclasses import dataclass

from bot.domain.common import Refused, Role
from bot.ui.codec import Action
from bot.ui.router import SETTINGS, Router
from bot.ui.screen import HOME, Answer, Button, say, screen
from bot.ui.texts import LANGUAGES
from bot.ui.turn import Turn
from storage import people

router = Router("language")


@dataclass(frozen=True)
class Choose(Action, tag="la"):
    """See the languages."""


@dataclass(frozen=True)
class Speak(Action, tag="la.to"):
    """Speak this language with me."""

    language: str


@router.entry(30, Role.MEMBER, SETTINGS)
def entry(_: Turn) -> Button:
    """Understood in both languages."""
    return Button(say("language.open"), Choose())


@router.command("langue", "language", Role.MEMBER, order=80)
def choose_now(turn: Turn) -> Answer:
    """The languages, by command."""
    return choose(turn, Choose())


@router.button(Choose, Role.MEMBER)
def choose(_turn: Turn, _: Choose) -> Answer:
    """The question in both languages, whichever is spoken."""
    buttons = [Button(say("language.french"), Speak("fr")), Button(say("language.english"), Speak("en"))]
    return screen(say("language.question"), buttons, HOME)


@router.button(Speak, Role.MEMBER)
def speak(turn: Turn, wish: Speak) -> Answer:
    """From this answer on."""
    if wish.language not in LANGUAGES:
        raise Refused("common.old-button")
    people.speak(turn.db, turn.me.id, wish.language)
    turn.language = wish.language
    turn.equip(turn.me.id)
    return screen(say("language.chosen"), HOME)
