"""Run a command as somebody for whom permissions count, even when root runs it: the powers to pass them by are dropped.

python -m tests.cli.powerless atelier run
"""

import ctypes
import os
import sys

PR_CAPBSET_DROP = 24
PASSING_BY = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

if __name__ == "__main__":
    for power in PASSING_BY if os.geteuid() == 0 else ():
        if ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, power, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "the power to pass by permissions cannot be dropped")
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - a test says which command
