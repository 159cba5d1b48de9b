"""Settings from the file and from the environment, and the one readable refusal of wrong ones."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Config, ConfigError, load

TOKEN = "123456789:AAEabcdefghijklmnopqrstuvwxyz012345"
LOCAL = "http://127.0.0.1:8081/bot"

# Each key as a variable, a value for it, and where the value arrives.
VARIABLES = [
    ("TELEGRAM__API_URL", LOCAL, lambda config: config.telegram.api_url == LOCAL),
    ("TELEGRAM__FILE_URL", "http://[::1]/file/bot/", lambda c: c.telegram.file_url == "http://[::1]/file/bot"),
    ("TELEGRAM__MESSAGES_PER_SECOND", "10", lambda config: config.telegram.messages_per_second == 10.0),
    ("TELEGRAM__POLL_TIMEOUT", "0", lambda config: config.telegram.poll_timeout == 0),
    ("TELEGRAM__READ_TIMEOUT", "2.5", lambda config: config.telegram.read_timeout == 2.5),
    ("TELEGRAM__CONNECTIONS", "8", lambda config: config.telegram.connections == 8),
    ("WEBHOOK__URL", "https://b.example:88/x/", lambda config: config.webhook.url == "https://b.example:88/x"),
    ("WEBHOOK__LISTEN", "::1", lambda config: config.webhook.listen == "::1"),
    ("WEBHOOK__PORT", "80", lambda config: config.webhook.port == 80),
    ("WEBHOOK__MAX_CONNECTIONS", "100", lambda config: config.webhook.max_connections == 100),
    ("WEBHOOK__SECRET", "a_B-9", lambda config: config.webhook.secret == SecretStr("a_B-9")),
    ("STORAGE__URL", "postgresql://a:b@c/d", lambda config: config.storage.url == "postgresql://a:b@c/d"),
    ("SECURITY__MASTER_KEY_FILE", "/k/key", lambda config: config.security.master_key_file == Path("/k/key")),
    ("SECURITY__ERASURE_LIST", "/k/list", lambda config: config.security.erasure_list == Path("/k/list")),
    ("LOGS__LEVEL", "debug", lambda config: config.logs.level == "debug"),
    ("LOGS__FORMAT", "json", lambda config: config.logs.format == "json"),
    ("HEALTH__PORT", "8080", lambda config: config.health.port == 8080),
    ("TOKEN", TOKEN, lambda config: config.token.get_secret_value() == TOKEN),
    ("MASTER_KEY", "opens all", lambda config: config.master_key.get_secret_value() == "opens all"),
]
ANY_SERVER = "expected the address of a Bot API server, such as https://api.telegram.org"
WRONG = [
    ("telegram.api_url", '"telegram"', f'is "telegram"; {ANY_SERVER}/bot.'),
    ("telegram.api_url", '"http://localhost:port"', f'is "http://localhost:port"; {ANY_SERVER}/bot.'),
    ("telegram.file_url", "3", f"is 3; {ANY_SERVER}/file/bot."),
    ("telegram.messages_per_second", "0", "is 0; expected a number of messages above 0."),
    ("telegram.messages_per_second", "inf", "is inf; expected a number of messages above 0."),
    ("telegram.poll_timeout", '"soon"', 'is "soon"; expected a whole number of seconds from 0 to 600.'),
    ("telegram.read_timeout", "-1", "is -1; expected a number of seconds above 0, up to 600."),
    ("telegram.connections", "true", "is true; expected a whole number from 1 to 1024."),
    ("webhook.url", '"here"', 'is "here"; expected an address of this bot, or nothing.'),
    ("webhook.listen", '"bot.example"', 'is "bot.example"; expected an address such as 127.0.0.1.'),
    ("webhook.port", "0", "is 0; expected a whole number from 1 to 65535."),
    ("webhook.max_connections", "101", "is 101; expected a whole number from 1 to 100."),
    ("storage.url", '"mysql://me:pw@host/x"', 'is "mysql://me:…@host/x"; expected sqlite:///file.db or postgresql://'),
    ("security.master_key_file", "[1]", "is [1]; expected the path of a file."),
    ("security.erasure_list", "1", "is 1; expected the path of a file."),
    ("logs.level", '"loud"', 'is "loud"; expected debug, info, warning or error.'),
    ("logs.format", '"xml"', 'is "xml"; expected text or json.'),
    ("health.port", "65536", "is 65536; expected a port from 1 to 65535, or 0 for none."),
    ("clock.file", "1", "is 1; expected the path of a file."),
    ("token_file", "1", "is 1; expected the path of a file."),
    ("storage", "1", "is 1; expected a table."),
    ("logs.colour", "1", "logs: colour is not known here; expected level, format."),
    ("colour", "1", "colour is not known here; expected token, token_file, master_key, telegram, webhook,"),
]


@pytest.mark.parametrize(("variable", "value", "arrived"), VARIABLES)
def test_every_key_can_be_set_by_environment(variable: str, value: str, arrived: object, path: Path) -> None:
    assert callable(arrived)
    assert not arrived(load(path, {"ATELIER_TOKEN": "1:a", "ATELIER_MASTER_KEY": "none"}))
    assert arrived(load(path, {f"ATELIER_{variable}": value}))


def test_the_environment_wins_over_the_file_key_by_key(path: Path) -> None:
    path.write_text("[telegram]\npoll_timeout = 5\nconnections = 5\n")
    telegram = load(path, {"ATELIER_TELEGRAM__POLL_TIMEOUT": "7"}).telegram
    assert (telegram.poll_timeout, telegram.connections) == (7, 5)


@pytest.mark.parametrize(("key", "value", "sentence"), WRONG)
def test_a_wrong_value_in_the_file_is_refused(key: str, value: str, sentence: str, path: Path) -> None:
    path.write_text(f"{key} = {value}\n")
    problem = _problem(path, {})
    assert problem.startswith("config.toml: ")
    assert sentence in problem
    assert "pw" not in problem


def test_a_wrong_variable_is_refused_by_its_name(path: Path) -> None:
    for variable, value, sentence in [
        ("ATELIER_LOGS__LEVEL", "loud", 'ATELIER_LOGS__LEVEL is "loud"; expected debug, info, warning or error.'),
        ("ATELIER_LOGS__COLOUR", "1", "ATELIER_LOGS__COLOUR is no setting; expected a key of config.example.toml"),
        ("ATELIER_TELEGRAM", "{}", "ATELIER_TELEGRAM is no setting; expected a key of config.example.toml"),
        ("ATELIER_STORAGE_URL", "sqlite://", "ATELIER_STORAGE_URL is no setting; expected a key"),
    ]:
        assert _problem(path, {variable: value}).startswith(sentence)


def test_all_problems_are_told_at_once(path: Path) -> None:
    path.write_text('logs.level = "loud"\ntelegram.connections = 0\n')
    with pytest.raises(ConfigError) as refused:
        load(path, {})
    assert len(refused.value.problems) == 2


def test_an_unreadable_file_is_refused(path: Path) -> None:
    path.write_text("[telegram")
    assert "config.toml: it is not written as TOML should be" in _problem(path, {})
    assert "none.toml: there is no such file" in _problem(path.with_name("none.toml"), {})


def test_a_wrong_clock_and_a_wrong_pace_are_refused(path: Path) -> None:
    assert "a steered clock only with a server on this machine" in _problem(path, {"ATELIER_CLOCK__FILE": "now"})
    assert "expected 30 at most" in _problem(path, {"ATELIER_TELEGRAM__MESSAGES_PER_SECOND": "31"})


@pytest.mark.parametrize("hook", ["http://bot.example", "https://bot.example:8080", "http://127.0.0.1:8080"])
def test_telegram_itself_calls_few_addresses_a_local_server_calls_all(hook: str, path: Path) -> None:
    given = {"ATELIER_WEBHOOK__URL": hook}
    assert f'webhook.url is "{hook}"; expected an address with https, at port 443' in _problem(path, given)
    assert load(path, given | {"ATELIER_TELEGRAM__API_URL": LOCAL}).webhook.url == hook


@pytest.mark.parametrize("host", ["127.0.0.1:8081", "localhost", "[::1]:80"])
def test_a_local_server_may_steer_the_clock_and_lift_the_pace(host: str, path: Path) -> None:
    given = {"CLOCK__FILE": "now", "TELEGRAM__API_URL": f"http://{host}", "TELEGRAM__MESSAGES_PER_SECOND": "1000"}
    config = load(path, {f"ATELIER_{key}": value for key, value in given.items()})
    assert config.telegram.api_url == f"http://{host}/bot"
    assert config.clock.file == path.with_name("now")


def test_without_a_file_paths_start_at_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load(None, {})
    assert config.storage.file == tmp_path / "atelier.db"


def test_the_key_lies_beside_the_database_and_the_list_beside_the_key(path: Path) -> None:
    config = load(path, {"ATELIER_STORAGE__URL": "sqlite:///data/a.db"})
    assert config.storage.url == f"sqlite:///{path.parent}/data/a.db"
    assert config.security.master_key_file == path.parent / "data" / "master.key"
    assert config.security.erasure_list == path.parent / "data" / "erasures.list"
    moved = load(path, {"ATELIER_SECURITY__MASTER_KEY_FILE": "/safe/key"})
    assert moved.security.erasure_list == Path("/safe/erasures.list")


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "postgresql://host/name"])
def test_a_database_without_a_file_leaves_the_key_beside_the_configuration(address: str, path: Path) -> None:
    config = load(path, {"ATELIER_STORAGE__URL": address})
    assert config.storage.url == address
    assert config.storage.file is None
    assert config.security.master_key_file == path.with_name("master.key")


def test_defaults_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_LOGS__LEVEL", "debug")
    assert Config().logs.level == "info"


def _problem(path: Path, env: dict[str, str]) -> str:
    with pytest.raises(ConfigError) as refused:
        load(path, env)
    assert len(refused.value.problems) == 1
    return refused.value.problems[0]
