"""Announcements: a coordinator writes to a whole group, sees it first, sends it, and learns how it went.

`actions` holds what the buttons carry, `writing` the way from the menu to the text, `sending` what is done with it,
`letters` what people are sent, `views` how it all reads.
"""

from handlers.announcements import letters, sending, writing  # noqa: F401 - each adds its routes
from handlers.announcements.actions import router as router
