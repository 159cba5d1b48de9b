"""What the bot says about itself: names, descriptions, commands."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from simulator.answers import refusal

if TYPE_CHECKING:
    from simulator.world import Telegram

Params = dict[str, Any]

DEFAULT_SCOPE = {"type": "default"}
COMMAND = re.compile(r"[a-z0-9_]+")
LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 256


class Profile:
    """The bot's own texts by language, and its commands by scope and language."""

    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._commands: dict[tuple[str, str], list[Params]] = {}

    def text(self, what: str, language: str = "") -> str:
        return self._texts.get((what, language)) or self._texts.get((what, ""), "")

    def set_text(self, what: str, params: Params) -> bool:
        self._texts[what, params.get("language_code", "")] = params.get(what, "")
        return True

    def commands(self, scope: Params, language: str = "") -> list[Params]:
        return self._commands.get((_key(scope), language), [])

    def set_commands(self, params: Params, commands: list[Params]) -> bool:
        self._commands[_key(params.get("scope", DEFAULT_SCOPE)), params.get("language_code", "")] = commands
        return True

    def menu(self, chat_id: int, language: str) -> list[Params]:
        """The commands that a person finds in the menu: the narrowest scope first, the person's language first."""
        choices = (self.commands(scope, each) for scope in _scopes(chat_id) for each in (language, ""))
        return next((commands for commands in choices if commands), [])


def _scopes(chat_id: int) -> Iterator[Params]:
    yield {"type": "chat", "chat_id": chat_id}
    yield {"type": "all_private_chats"}
    yield DEFAULT_SCOPE


def _key(scope: Params) -> str:
    return json.dumps(scope, sort_keys=True)


def get_me(telegram: "Telegram", _params: Params) -> Params:
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return telegram.me | abilities | {"can_connect_to_business": False, "has_main_web_app": False}


def set_my_name(telegram: "Telegram", params: Params) -> bool:
    telegram.profile.set_text("name", params)
    telegram.me["first_name"] = telegram.profile.text("name")
    return True


def get_my_name(telegram: "Telegram", params: Params) -> Params:
    return {"name": telegram.profile.text("name", params.get("language_code", ""))}


def set_my_description(telegram: "Telegram", params: Params) -> bool:
    return telegram.profile.set_text("description", params)


def get_my_description(telegram: "Telegram", params: Params) -> Params:
    return {"description": telegram.profile.text("description", params.get("language_code", ""))}


def set_my_short_description(telegram: "Telegram", params: Params) -> bool:
    return telegram.profile.set_text("short_description", params)


def get_my_short_description(telegram: "Telegram", params: Params) -> Params:
    return {"short_description": telegram.profile.text("short_description", params.get("language_code", ""))}


def set_my_commands(telegram: "Telegram", params: Params) -> bool:
    _check_scope(telegram, params)
    commands = [{**each, "command": each["command"].removeprefix("/")} for each in params["commands"]]
    for each in commands:
        if len(each["command"]) > LONGEST_COMMAND:
            raise refusal("cmd_long")
        if len(each["description"]) > LONGEST_DESCRIPTION:
            raise refusal("cmd_desc_long")
        if not COMMAND.fullmatch(each["command"]) or not each["description"].strip():
            raise refusal("cmd_invalid")
    return telegram.profile.set_commands(params, commands)


def get_my_commands(telegram: "Telegram", params: Params) -> list[Params]:
    _check_scope(telegram, params)
    return telegram.profile.commands(params.get("scope", DEFAULT_SCOPE), params.get("language_code", ""))


def delete_my_commands(telegram: "Telegram", params: Params) -> bool:
    _check_scope(telegram, params)
    return telegram.profile.set_commands(params, [])


def _check_scope(telegram: "Telegram", params: Params) -> None:
    scope = params.get("scope", DEFAULT_SCOPE)
    if "chat_id" in scope:
        telegram.chats.known(scope["chat_id"])
