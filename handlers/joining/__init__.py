"""Joining the team: a link of the staff or of the terminal, a name, and the yes of whoever invited.

`actions` holds what the buttons carry, `entering` what whoever comes sees, `confirming` what whoever invited does.
"""

from handlers.joining import confirming, entering  # noqa: F401 - they add their routes
from handlers.joining.actions import router as router
