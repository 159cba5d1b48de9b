"""Words that every feature shares: roles, refusals, wording in two languages."""

from dataclasses import dataclass
from datetime import date
from enum import Flag, auto


class Role(Flag):
    """What somebody may do. A route names the roles it serves; one of them is enough."""

    ANYONE = 0
    MEMBER = auto()
    PARTICIPANT = auto()
    HOST = auto()
    PARTNER = auto()
    COORDINATOR = auto()
    OPERATOR = auto()

    def serves(self, roles: "Role") -> bool:
        """Whether somebody who has `roles` may use a route that needs this one."""
        return self is Role.ANYONE or self.value & roles.value != 0  # asked for every entry of a menu; "&" makes a Role


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """The domain says no. `key` names the sentence in the catalogues, `values` fill it."""

    def __init__(self, key: str, **values: "str | int | date | Words") -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Words:
    """A wording that a centre wrote in its files, in the languages it has it in."""

    fr: str
    en: str = ""

    def into(self, language: str) -> str:
        """The wording in `language`, in French where there is no other."""
        return (self.en or self.fr) if language == "en" else self.fr
