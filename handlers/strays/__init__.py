"""A kind answer to whatever nobody asked for; the team reads it only when its writer says so, and answers here.

`actions` holds what the buttons carry, `writing` what its writer sees, `answering` what the team does, `views` how a
message reads to the team.
"""

from handlers.strays import answering, writing  # noqa: F401 - they add their routes
from handlers.strays.actions import router as router
