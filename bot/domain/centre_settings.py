"""A centre's settings: what each may be, and what it is where nobody chose.

The reasons for the defaults stand in the domain files of the features that read them. The choices offered are those
that make sense; a centre's file may say others. What is chosen here goes before the file, whenever it is imported:
whoever works with the people knows better than a file of last year. A choice can be given back to the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.centres import Centre
from bot.domain.common import Refused


class Kind(StrEnum):
    """What a setting counts."""

    DAYS = "days"
    HOURS = "hours"
    CLOCK = "clock"  # an hour of the wall clock, kept as "18:00:00"
    MESSAGES = "messages"
    WEEK = "week"  # the first and the last open weekday, Monday is 1: 15


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `default` and `choices` are plain numbers: hours of the clock are 0 to 23."""

    name: str
    kind: Kind
    default: int
    choices: tuple[int, ...]

    def read(self, settings: Mapping[str, int | str | bool]) -> int:
        """What it is among a centre's settings, as a number."""
        found = settings.get(self.name, self.default)
        return int(found[:2]) if isinstance(found, str) else int(found)

    def written(self, value: int) -> int | str:
        """A value as it is kept, and as the centre's file would say it."""
        return f"{value:02}:00:00" if self.kind is Kind.CLOCK else value


SETTINGS = (
    Setting("first_reminder_days", Kind.DAYS, 3, (2, 3, 4, 5, 7)),
    Setting("first_reminder_at", Kind.CLOCK, 18, (9, 12, 17, 18, 19)),
    Setting("second_reminder_days", Kind.DAYS, 1, (1, 2)),
    Setting("second_reminder_at", Kind.CLOCK, 18, (9, 12, 17, 18, 19)),
    Setting("last_reminder_hours", Kind.HOURS, 0, (0, 1, 2, 3)),
    Setting("nudge_after_hours", Kind.HOURS, 24, (0, 12, 24, 48)),
    Setting("check_in_reminder_days", Kind.DAYS, 4, (2, 3, 4, 5, 7)),
    Setting("quiet_from", Kind.CLOCK, 20, (18, 19, 20, 21, 22)),
    Setting("quiet_until", Kind.CLOCK, 9, (7, 8, 9, 10)),
    Setting("weekly_cap", Kind.MESSAGES, 7, (3, 5, 7, 10)),
    Setting("open_week", Kind.WEEK, 15, (15, 16, 26, 17)),
)
OPEN_WEEK = SETTINGS[-1]


def find(name: str) -> Setting:
    """The setting of that name. Refused("common.old-button") where there is none."""
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    raise Refused("common.old-button")


def choose(centre: Centre, setting: Setting, value: int) -> int | str:
    """What is kept of a choice. Refused where it is none, or where the two reminders would meet."""
    if value not in setting.choices:
        raise Refused("common.old-button")
    after = {**centre.settings, setting.name: setting.written(value)}
    if find("first_reminder_days").read(after) <= find("second_reminder_days").read(after):
        raise Refused("centre_settings.reminders-meet")
    return setting.written(value)


def open_weekdays(centre: Centre) -> range:
    """The weekdays on which the centre is open, Monday is 1."""
    first, last = divmod(OPEN_WEEK.read(centre.settings), 10)
    return range(first, last + 1)
