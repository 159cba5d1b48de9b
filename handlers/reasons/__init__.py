"""Why somebody does not come, or did not, by picture and if they wish; and the help that is offered.

`actions` holds what the buttons carry, `asking` the question and its answer, `helping` the help and whom to call,
`missed` the word to who was absent.
"""

from handlers.reasons import asking, helping, missed  # noqa: F401 - each adds its routes
from handlers.reasons.actions import router as router
