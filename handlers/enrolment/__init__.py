"""Enrolment: from an open link to a place in a workshop, without typing anything.

`actions` holds what the buttons carry, `views` how each step reads, `steps` the way from one to the next.
"""

from handlers.enrolment import steps  # noqa: F401 - it adds its routes
from handlers.enrolment.actions import router as router
