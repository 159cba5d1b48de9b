"""Announcements: a coordinator writes to a whole group, sees it first, sends it, and learns how it went.

`actions` holds what the buttons carry. `choosing` says to whom, `writing` and `receiving` what, `scheduling` when;
`sending` confirms it, `results` shows how it went, `correcting` and `retracting` change what was sent. `letters` is
what people are sent, `following` moves it with its session; `views` and `lists` are how it all reads.
"""

from handlers.announcements import (  # noqa: F401 - each adds its routes
    choosing,
    correcting,
    following,
    letters,
    results,
    retracting,
    scheduling,
    sending,
    writing,
)
from handlers.announcements.actions import router as router
