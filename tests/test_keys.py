"""The master key is made once, for its owner only, and refused in words when it is none."""

import base64
import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import keys
from bot.config import Config, Security
from bot.keys import KeyRefusal


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(security=Security(master_key_file=tmp_path / "master.key"))


def test_there_is_none_until_it_is_made(config: Config) -> None:
    path = config.security.master_key_file
    assert keys.read(config) is None
    made = keys.make(path)
    assert keys.read(config) == made
    assert len(made) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert base64.urlsafe_b64decode(path.read_text(encoding="ascii")) == made


def test_a_key_is_never_replaced(config: Config) -> None:
    path = config.security.master_key_file
    made = keys.make(path)
    with pytest.raises(KeyRefusal, match="cannot be made: File exists"):
        keys.make(path)
    assert keys.read(config) == made


def test_the_environment_wins(config: Config) -> None:
    keys.make(config.security.master_key_file)
    text = SecretStr(base64.urlsafe_b64encode(bytes(32)).decode())
    assert keys.read(config.model_copy(update={"master_key": text})) == bytes(32)


@pytest.mark.parametrize("text", ["", "motdepasse", "A" * 43, "é" * 44, base64.urlsafe_b64encode(bytes(31)).decode()])
def test_what_is_no_key_is_refused_without_being_shown(config: Config, text: str) -> None:
    config.security.master_key_file.write_text(text, encoding="utf-8")
    with pytest.raises(KeyRefusal, match=r"master\.key (holds no master key|cannot be read); expected") as refused:
        keys.read(config)
    assert not text or text not in str(refused.value)


def test_a_file_that_others_may_read_is_noticed(config: Config) -> None:
    path = config.security.master_key_file
    assert not keys.is_open(path)
    keys.make(path)
    assert not keys.is_open(path)
    path.chmod(0o644)
    assert keys.is_open(path)
