"""What Telegram shows of the bot itself: name, descriptions, commands. Set at start, only where they differ."""

import logging
from collections.abc import Awaitable, Sequence

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.domain.common import Role
from bot.ui.router import Router
from bot.ui.screen import say
from bot.ui.texts import LANGUAGES, label
from storage.roles import Equipment

log = logging.getLogger(__name__)


async def introduce(bot: Bot, routes: Router) -> None:
    """Name and describe the bot and list its commands, in every language. Never fatal."""
    for language in LANGUAGES:
        for code in _codes(language):
            await _try(_list(bot, routes, Role.PARTICIPANT | Role.MEMBER, language, code))
    for language in LANGUAGES:  # last: Telegram lets a name be changed a few times a day only
        await _try(_describe(bot, language))


async def equip(bot: Bot, routes: Router, one: Equipment) -> None:
    """List the commands of somebody's roles in their own chat. Never fatal."""
    await _try(_equip(bot, one.chat, commands(routes, one.role, one.language)))


def commands(routes: Router, role: Role, language: str) -> list[BotCommand]:
    """The commands that serve a role, by their name in a language."""
    return [
        BotCommand(
            command.fr if language == "fr" else command.en,
            label(say(f"{command.feature}.command-{command.fr}"), language),
        )
        for command in routes.commands
        if command.route.role.serves(role)
    ]


async def _try(work: Awaitable[None]) -> None:
    try:
        await work
    except TelegramError as error:
        log.warning("profile.not_set", extra={"error": type(error).__name__})


async def _equip(bot: Bot, chat: int, wanted: Sequence[BotCommand]) -> None:
    scope = BotCommandScopeChat(chat)
    if tuple(await bot.get_my_commands(scope)) != tuple(wanted):
        await bot.set_my_commands(wanted, scope)


def _codes(language: str) -> tuple[str | None, ...]:
    """The first language is also what everybody else sees."""
    return (None, language) if language == LANGUAGES[0] else (language,)


async def _describe(bot: Bot, language: str) -> None:
    name, about, short = (label(say(key), language) for key in ("common.name", "common.description", "common.short"))
    for code in _codes(language):
        if (await bot.get_my_name(code)).name != name:
            await bot.set_my_name(name, code)
        if (await bot.get_my_description(code)).description != about:
            await bot.set_my_description(about, code)
        if (await bot.get_my_short_description(code)).short_description != short:
            await bot.set_my_short_description(short, code)


async def _list(bot: Bot, routes: Router, role: Role, language: str, code: str | None) -> None:
    scope, wanted = BotCommandScopeAllPrivateChats(), commands(routes, role, language)
    if tuple(await bot.get_my_commands(scope, code)) != tuple(wanted):
        await bot.set_my_commands(wanted, scope, code)
