"""What a centre wrote in its files, brought into the database: found again by its slugs, told before it is changed.

A first import is written at once. A later one only tells its differences, unless it is to be applied. No row is
deleted: what is no longer in a file is told. Sessions that were changed by tap keep their date, place, length and
hosts; settings that were chosen by tap stay as they are.

`workshops.starts_on` is the Monday of the first week. `workshops.programme` holds the whole file as JSON values,
for the features that read what is theirs in it. Slugs are keys; wordings are {"fr": "…", "en": "…" or ""}:

    title, summary  wordings
    capacity        a number
    phases          {slug: {title, about}}, in their order
    sessions        {slug: {phase, title, about, week, weekday (Monday is 0), starts "14:00:00", minutes, place,
                            hosts [slugs], bring (or null)}}, in their order
    hosts           {slug: {name, role, kind}}
    partners        {slug: {name}}
    waves           {slug: {title, moment "start" | "phase" | "end", phase (a slug or null), days, months,
                            at "10:00:00", questions [slugs]}}
    questions       {version, source, questions: {slug: {kind "faces" | "situation" | "yes_no", asks,
                            faces [{picture, word}], situations {slug: wording}}}}

The dates of sessions are those of their rows, never reckoned from here: they may have been moved.
"""

from bot.importing.centre import bring_centre
from bot.importing.changes import Change, Changes, Sort
from bot.importing.programme import bring_programme

__all__ = ["Change", "Changes", "Sort", "bring_centre", "bring_programme"]
