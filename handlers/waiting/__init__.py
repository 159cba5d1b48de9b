"""The waiting list: a place that comes free is offered to whoever waits longest, for a time, and then to the next.

`actions` holds what the buttons carry, `offering` whom a place is offered to, `answering` what they say to it,
`deciding` what the coordinator sees and does, `today` what their day says of it.
"""

from handlers.waiting import answering, deciding, offering, today  # noqa: F401 - they add their routes
from handlers.waiting.actions import router as router
