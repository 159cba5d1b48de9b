"""The shape of the operator's settings, with their defaults."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.tables import Table, expected

PREFIX = "ATELIER_"


def _address(url: str) -> str:
    """The address without a slash at its end. Raises ValueError where it is none."""
    parts = urlsplit(url)
    known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0  # a port may be no number
    if not known or parts.query or parts.fragment:
        raise ValueError(url)
    return url.rstrip("/")


def _api_address(url: str) -> str:
    """python-telegram-bot puts the token right behind ".../bot"; operators often leave that out."""
    return _address(url).removesuffix("/bot") + "/bot"


def _database(url: str) -> str:
    if not re.match(r"(sqlite|postgresql(\+psycopg)?)://", url):
        raise ValueError(url)
    return url


SERVER = "the address of a Bot API server, such as "
DATABASE = "sqlite:///file.db or postgresql://user@host/name"
ApiUrl = Annotated[str, AfterValidator(_api_address), expected(SERVER + "https://api.telegram.org/bot")]
FileUrl = Annotated[str, AfterValidator(_address), expected(SERVER + "https://api.telegram.org/file/bot")]
DatabaseUrl = Annotated[str, AfterValidator(_database), expected(DATABASE)]
Filename = Annotated[Path, expected("the path of a file")]
Pace = Annotated[float, Field(gt=0, allow_inf_nan=False), expected("a number of messages above 0")]
Seconds = Annotated[float, Field(gt=0, le=600), expected("a number of seconds above 0, up to 600")]
Poll = Annotated[int, Field(ge=0, le=600), expected("a whole number of seconds from 0 to 600")]
Connections = Annotated[int, Field(ge=1, le=1024), expected("a whole number from 1 to 1024")]
HookUrl = Annotated[
    str, AfterValidator(lambda url: url and _address(url)), expected("an address of this bot, or nothing")
]
Address = Annotated[str, AfterValidator(lambda text: str(ip_address(text))), expected("an address such as 127.0.0.1")]
Port = Annotated[int, Field(ge=1, le=65535), expected("a whole number from 1 to 65535")]
Hooks = Annotated[int, Field(ge=1, le=100), expected("a whole number from 1 to 100")]
Level = Annotated[Literal["debug", "info", "warning", "error"], expected("debug, info, warning or error")]
Format = Annotated[Literal["text", "json"], expected("text or json")]
Every = Annotated[Literal["day", "off"], expected("day or off")]
KeepDays = Annotated[int, Field(ge=1, le=365), expected("a whole number of days from 1 to 365")]
Secret = Annotated[SecretStr, expected("a text")]
NoneWhenEmpty = BeforeValidator(lambda value: None if value == "" else value)


class Telegram(Table):
    """Where Telegram is, and how hard the bot may lean on it."""

    api_url: ApiUrl = "https://api.telegram.org/bot"
    file_url: FileUrl = "https://api.telegram.org/file/bot"
    messages_per_second: Pace = 29.5
    poll_timeout: Poll = 50
    read_timeout: Seconds = 30.0
    connections: Connections = 64

    @property
    def is_local(self) -> bool:
        """Whether the server is on this machine, as a simulated Telegram is."""
        host = urlsplit(self.api_url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


class Webhook(Table):
    """Where Telegram brings updates, instead of being asked for them. Without an address there is none."""

    url: HookUrl = ""
    listen: Address = "127.0.0.1"
    port: Port = 8443
    max_connections: Hooks = 40
    secret: Secret | None = None


class Storage(Table):
    """The database. The address of a PostgreSQL server may hold a password, hence never printed."""

    url: DatabaseUrl = Field("sqlite:///atelier.db", repr=False)

    @property
    def file(self) -> Path | None:
        """SQLite's file; None in memory and on a server."""
        name = self.url.removeprefix("sqlite:///") if self.url.startswith("sqlite:///") else ""
        return None if name in {"", ":memory:"} else Path(name)


class Security(Table):
    """Where the master key and the list of erased people are kept."""

    master_key_file: Filename = Path("master.key")
    erasure_list: Filename = Path("erasures.list")


class Backup(Table):
    """Where backups are kept, and for how long."""

    folder: Filename = Path("backups")
    every: Every = "day"
    keep_days: KeepDays = 30


class Logs(Table):
    """How much is logged, and in which form."""

    level: Level = "info"
    format: Format = "text"


class Clock(Table):
    """The steered clock of tests and of the demo."""

    file: Annotated[Filename | None, NoneWhenEmpty] = None


class Config(Table, BaseSettings):
    """All settings of one bot. `Config()` holds the defaults and reads nothing; `load` reads."""

    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True, frozen=True, extra="forbid"
    )

    token: Secret | None = None
    token_file: Annotated[Filename | None, NoneWhenEmpty] = None
    master_key: Secret | None = None
    telegram: Telegram = Telegram()
    webhook: Webhook = Webhook()
    storage: Storage = Storage()
    security: Security = Security()
    backup: Backup = Backup()
    logs: Logs = Logs()
    clock: Clock = Clock()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic-settings passes it
        init_settings: PydanticBaseSettingsSource,
        *_: object,
        **__: object,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing but what it is made with: a setting of the machine must not slip into a test."""
        return (init_settings,)
