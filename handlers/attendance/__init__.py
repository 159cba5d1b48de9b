"""Who was at a session, noted by its hosts or for them; guests; and a word about it for the team.

`actions` holds what the buttons carry, `views` how a session reads, `marking` the names and the guests, `debriefs` the
word for the team, `letters` what hosts and coordinators are sent.
"""

from handlers.attendance import debriefs, letters, marking  # noqa: F401 - each adds its routes
from handlers.attendance.actions import router as router
