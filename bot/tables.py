"""TOML tables, read and checked, and refused in sentences that whoever wrote them can act on."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, WrapValidator, model_validator
from pydantic_core import PydanticCustomError

Location = tuple[int | str, ...]

SHOWN = 60  # characters of a wrong value: enough to find it again
TOKEN = re.compile(r"\d{5,}:[\w-]{20,}")
PASSWORD = re.compile(r"(?<=://)([^/@\s:]*):[^/@\s]*@")


class TableError(ValueError):
    """A file or a setting cannot be used: `problems` holds one sentence each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Table(BaseModel):
    """A frozen value read from a TOML table. A key that it does not know is refused with those that it knows."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _knows_its_keys(cls, values: object) -> object:
        unknown = sorted(set(values) - set(cls.model_fields)) if isinstance(values, dict) else []
        if unknown:
            raise contradiction(f"{', '.join(unknown)} is not known here; expected {', '.join(cls.model_fields)}")
        return values


def expected(what: str) -> WrapValidator:
    """Marks a type with the words that its refusal uses: "expected a whole number from 1 to 5"."""

    def check(value: object, handler: Callable[[object], object]) -> object:
        # Pydantic would read true as 1, and no key of ours is a truth value.
        if isinstance(value, bool):
            raise PydanticCustomError("expected", "{what}", {"what": what})
        try:
            return handler(value)
        except ValidationError:
            raise PydanticCustomError("expected", "{what}", {"what": what}) from None

    return WrapValidator(check)


def contradiction(sentence: str) -> PydanticCustomError:
    """What a validator raises about a table as a whole; the sentence ends without a full stop."""
    return PydanticCustomError("contradiction", "{sentence}", {"sentence": sentence})


def read(path: Path) -> dict[str, Any]:
    """The table of a TOML file. Raises `TableError` when there is none to read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TableError(f"{path.name}: there is no such file in {path.absolute().parent}.") from None
    except OSError as error:
        raise TableError(f"{path.name}: it cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise TableError(f"{path.name}: it is no text in UTF-8; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{path.name}: it is not written as TOML should be: {error}.") from None


def sentences(error: ValidationError, name: Callable[[Location], str]) -> tuple[str, ...]:
    """One sentence a problem; `name` says how the person who wrote the value calls its place."""
    return tuple(
        _sentence(name(detail["loc"]), detail["type"], detail["msg"], detail["input"]) for detail in error.errors()
    )


def _sentence(key: str, kind: str, message: str, value: object) -> str:
    if kind == "missing":
        return f"{key} is missing."
    if kind == "contradiction":
        return f"{key}: {message}."
    if kind == "expected":
        return f"{key} is {shown(value)}; expected {message}."
    wanted = "a table" if kind in {"model_type", "mapping_type", "dict_type"} else message
    return f"{key} is {shown(value)}; expected {wanted}."


def shown(value: object) -> str:
    """A value as its refusal shows it: short, and without a token or a password in it."""
    written = str(value).lower() if isinstance(value, bool) else str(value)
    text = PASSWORD.sub(r"\1:…@", TOKEN.sub("…", written))
    text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def dotted(location: Location) -> str:
    """The place of a value as TOML writes it; what stands in a list is counted from 1."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location if part != "[key]"]
    return "".join(parts).removeprefix(".")


FROZEN = AfterValidator(MappingProxyType)
"""Marks a mapping whose keys nobody may change after it was read."""
