""" "Mes informations": all that is known of somebody, to be read, taken away, corrected and erased by themselves.

`actions` holds what the buttons carry, `reading` what is shown and what was agreed to, `papers` the files, `leaving`
the correction of the name and the way out.
"""

from handlers.myinfo import leaving, papers, reading  # noqa: F401 - they add their routes
from handlers.myinfo.actions import router as router
