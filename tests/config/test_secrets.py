"""Secrets come from the environment or from files of their own, and are printed nowhere."""

from pathlib import Path

import pytest

from bot.config import ConfigError, load

TOKEN = "123456789:AAEabcdefghijklmnopqrstuvwxyz012345"


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        (f'token = "{TOKEN}"', "config.toml: token holds a secret, and this file is easily passed on; expected it in"),
        (f'telegram.token = "{TOKEN}"', "config.toml: telegram.token holds a secret"),
        (f'telegram.api_url = "https://host/bot{TOKEN}"', "config.toml: telegram.api_url holds a secret"),
        ('webhook.secret = "sesame"', "expected it in ATELIER_WEBHOOK__SECRET."),
        (f'master_key = "{TOKEN}"', "ATELIER_MASTER_KEY, or master_key_file"),
    ],
)
def test_a_secret_in_the_file_is_refused_kindly(line: str, advice: str, path: Path) -> None:
    path.write_text(line)
    with pytest.raises(ConfigError) as refused:
        load(path, {})
    assert advice in str(refused.value)
    assert TOKEN not in str(refused.value)


def test_the_secret_of_a_webhook_is_one_that_telegram_takes_and_is_not_shown(path: Path) -> None:
    with pytest.raises(ConfigError, match="ATELIER_WEBHOOK__SECRET is none that Telegram takes") as refused:
        load(path, {"ATELIER_WEBHOOK__SECRET": "motdepassé"})
    assert "motdepassé" not in str(refused.value)
    assert "sesame" not in repr(load(path, {"ATELIER_WEBHOOK__SECRET": "sesame"}))


def test_a_token_may_come_from_a_file(path: Path) -> None:
    path.with_name("token").write_text(f"{TOKEN}\n")
    config = load(path, {"ATELIER_TOKEN_FILE": "token"})
    assert config.token is not None
    assert config.token.get_secret_value() == TOKEN
    assert TOKEN not in repr(config)


def test_the_environment_wins_over_the_token_file(path: Path) -> None:
    config = load(path, {"ATELIER_TOKEN": TOKEN, "ATELIER_TOKEN_FILE": "none"})
    assert config.token is not None
    assert config.token.get_secret_value() == TOKEN


def test_an_empty_variable_is_none(path: Path) -> None:
    config = load(path, {"ATELIER_TOKEN": "", "ATELIER_TOKEN_FILE": ""})
    assert config.token is None


@pytest.mark.parametrize("env", [{"ATELIER_TOKEN": "my secret"}, {"ATELIER_TOKEN_FILE": "token"}])
def test_what_is_no_token_is_refused_without_being_shown(env: dict[str, str], path: Path) -> None:
    path.with_name("token").write_text("my secret")
    with pytest.raises(ConfigError) as refused:
        load(path, env)
    assert "holds no token; expected what BotFather gave" in str(refused.value)
    assert "my secret" not in str(refused.value)


def test_a_token_file_that_is_not_there_is_refused(path: Path) -> None:
    with pytest.raises(ConfigError, match='token_file "none" cannot be read'):
        load(path, {"ATELIER_TOKEN_FILE": "none"})


def test_the_password_of_a_database_is_not_printed(path: Path) -> None:
    config = load(path, {"ATELIER_STORAGE__URL": "postgresql://atelier:sesame@host/name"})
    assert "sesame" not in repr(config)
