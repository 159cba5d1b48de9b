"""The settings read from a file and from the environment, or refused before anything is started."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError
from pydantic_settings import EnvSettingsSource

from bot import tables
from bot.config.tree import PREFIX, Clock, Config, Security
from bot.tables import TOKEN, Location, Table, TableError, dotted, shown

SECRETS = {
    "token": "ATELIER_TOKEN, or ATELIER_TOKEN_FILE",
    "master_key": "ATELIER_MASTER_KEY, or master_key_file",
    "secret": "ATELIER_WEBHOOK__SECRET",
}
TELEGRAM_ALLOWS = 30  # messages a second, of one bot (Bot API FAQ)
TELEGRAM_CALLS = {443, 80, 88, 8443}  # ports of webhooks


class ConfigError(TableError):
    """The configuration cannot be used."""


class Environment(EnvSettingsSource):
    """The variables of a given environment, where pydantic-settings would look at the machine's."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = {name.lower(): value for name, value in env.items()}
        super().__init__(Config)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {name: value for name, value in self.env.items() if value}


def load(path: Path | None = None, env: Mapping[str, str] = os.environ) -> Config:
    """The configuration of a file (none: the defaults) under an environment, its paths absolute.

    Raises `ConfigError` with a sentence for each problem.
    """
    written = _read(path)
    name = path.name if path else "config.toml"
    problems = [*_secrets_written(written, name), *_strange_variables(env)]
    if problems:
        raise ConfigError(*problems)
    given = Environment(env)()
    try:
        config = Config(**_merged(written, given))
    except ValidationError as error:
        raise ConfigError(*tables.sentences(error, lambda location: _called(location, given, name))) from None
    problems = list(_contradictions(config))
    if problems:
        raise ConfigError(*problems)
    return _placed(config, path.absolute().parent if path else Path.cwd())


def _read(path: Path | None) -> dict[str, Any]:
    try:
        return tables.read(path) if path else {}
    except TableError as refusal:
        raise ConfigError(*refusal.problems) from None


def _secrets_written(written: Mapping[str, Any], name: str, section: str = "") -> Iterator[str]:
    """Secrets found in the file: it is copied, mailed and shown around, so they do not belong there."""
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _secrets_written(value, name, f"{section}{key}.")
        elif key in SECRETS or (isinstance(value, str) and TOKEN.search(value)):
            advice = SECRETS.get(key, SECRETS["token"])
            yield f"{name}: {section}{key} holds a secret, and this file is easily passed on; expected it in {advice}."


def _strange_variables(env: Mapping[str, str]) -> Iterator[str]:
    known = set(_variables())
    for variable in sorted(env):
        if variable.upper().startswith(PREFIX) and variable.upper() not in known:
            yield f"{variable} is no setting; expected a key of config.example.toml, such as ATELIER_STORAGE__URL."


def _variables() -> Iterator[str]:
    """The names of all settings in the environment."""
    for key, field in Config.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, Table):
            yield from (f"{PREFIX}{key}__{name}".upper() for name in section.model_fields)
        else:
            yield f"{PREFIX}{key}".upper()


def _merged(written: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The file's keys with the environment's over them, a section at a time."""
    both = {key: written[key] | given[key] for key in written if _is_section(written, key) and _is_section(given, key)}
    return {**written, **given, **both}


def _is_section(tree: Mapping[str, Any], key: str) -> bool:
    return isinstance(tree.get(key), dict)


def _called(location: Location, given: Mapping[str, Any], name: str) -> str:
    """How the operator wrote a key: as a variable where the environment has it, else as a line of the file."""
    value: Any = given
    for part in location:
        value = value.get(part) if isinstance(value, dict) else None
    if value is None or isinstance(value, dict):
        return f"{name}: {dotted(location)}" if location else name
    return PREFIX + "__".join(str(part).upper() for part in location)


def _placed(config: Config, folder: Path) -> Config:
    """The same with absolute paths, and the token read from its file where it has one."""
    storage, security, clock = config.storage, config.security, config.clock
    home = folder
    if storage.file:
        database = folder / storage.file
        storage = storage.model_copy(update={"url": f"sqlite:///{database}"})
        home = database.parent
    key = home / security.master_key_file
    security = Security(master_key_file=key, erasure_list=key.parent / security.erasure_list)
    clock = Clock(file=folder / clock.file if clock.file else None)
    token_file = folder / config.token_file if config.token_file else None
    backup = config.backup.model_copy(update={"folder": home / config.backup.folder})
    places = {"storage": storage, "security": security, "backup": backup, "clock": clock, "token_file": token_file}
    return config.model_copy(update={**places, "token": _token(config, folder)})


def _token(config: Config, folder: Path) -> SecretStr | None:
    name, token = "ATELIER_TOKEN", config.token
    if token is None and config.token_file is not None:
        name = f"token_file {shown(str(config.token_file))}"
        try:
            token = SecretStr((folder / config.token_file).read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError):
            raise ConfigError(f"{name} cannot be read; expected a file with the bot's token in it.") from None
    if token is not None and not re.fullmatch(r"\d+:[\w-]+", token.get_secret_value()):
        raise ConfigError(f"{name} holds no token; expected what BotFather gave, such as 123456789:AAE….")
    return token


def _contradictions(config: Config) -> Iterator[str]:
    telegram, clock = config.telegram, config.clock
    if clock.file and not telegram.is_local:
        yield (
            f"clock.file is {shown(str(clock.file))} while telegram.api_url is {shown(telegram.api_url)}; "
            "expected a steered clock only with a server on this machine."
        )
    secret = config.webhook.secret
    if secret and not re.fullmatch(r"[\w-]{1,256}", secret.get_secret_value(), re.ASCII):
        yield f"{SECRETS['secret']} is none that Telegram takes; expected 1 to 256 of the characters A-Z a-z 0-9 _ -."
    if urlsplit(telegram.api_url).hostname != "api.telegram.org":
        return
    if telegram.messages_per_second > TELEGRAM_ALLOWS:
        yield (
            f"telegram.messages_per_second is {telegram.messages_per_second}; "
            f"expected {TELEGRAM_ALLOWS} at most, which is what Telegram allows a bot."
        )
    hook = urlsplit(config.webhook.url)
    if config.webhook.url and (hook.scheme != "https" or (hook.port or 443) not in TELEGRAM_CALLS):
        yield (
            f"webhook.url is {shown(config.webhook.url)}; expected an address with https, at port 443, 80, 88 or 8443: "
            "Telegram calls no other."
        )
