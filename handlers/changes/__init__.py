"""Changes of a session, by the coordinator: moved, cancelled, at another place, with another host, longer or shorter.

`actions` holds what the buttons carry, `choosing` what is to change, `dating` the choice of another date, `confirming`
the preview, the yes and the minute in which it can be undone, `views` how it reads, `telling` what leaves when the
minute is over, and whom to call, `answering` what people answer to a new time.
"""

from handlers.changes import answering, choosing, confirming, dating, telling  # noqa: F401 - they add their routes
from handlers.changes.actions import router as router
