"""Walks and meetups: proposed by anyone of a group, answered in a tap, kept true, recalled, changed, called off.

`actions` holds what the buttons carry, `views` how an outing reads, `answering` the list and the answers, `questions`
and `proposing` the way to a new one, `changing` what may become of it, `letters` what people are sent.
"""

from handlers.outings import answering, changing, letters, proposing  # noqa: F401 - each adds its routes
from handlers.outings.actions import router as router
