"""A human: the lines that are always open, and wishes to be called.

The national lines, as those who run them state it:
- 3114, suicide prevention: free, confidential, 24 hours a day, 7 days a week (https://3114.fr);
- 15, SAMU, medical emergencies: free, day and night (https://www.service-public.fr, "numéros d'urgence");
- 112, the European emergency number: free, from any telephone (https://digital-strategy.ec.europa.eu).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.people import Person

SUICIDE_PREVENTION = "3114"
MEDICAL_EMERGENCY = "15"
EMERGENCY = "112"

ASKS_AGAIN = timedelta(hours=12)  # whoever asks again after a night is told on again: the first may be overlooked
PHONE = re.compile(r"\+?[\d\s.()/-]+")
PHONE_DIGITS = range(8, 16)  # the longest number has 15 digits (ITU-T E.164); below 8 it is an age or a date


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants to be called. `phone` is the number they wrote, `done_by` who called."""

    id: int
    person: int
    asked_at: datetime
    phone: str = ""
    done_at: datetime | None = None
    done_by: int | None = None


def phone(typed: str) -> str:
    """A phone number as it was written, on one line; "" for anything else."""
    number = " ".join(typed.split())
    digits = sum(char.isdigit() for char in number)
    return number if PHONE.fullmatch(number) and digits in PHONE_DIGITS else ""


def stands(wish: Wish | None, now: datetime) -> bool:
    """Whether a wish to be called is still waited on, so that asking again adds nothing."""
    return wish is not None and wish.done_at is None and now - wish.asked_at < ASKS_AGAIN


def told(team: Iterable[Person], writer: int) -> list[Person]:
    """Those of the team who are told what somebody says: the others would never see the letter."""
    return [person for person in team if person.id != writer and not person.unreachable]
