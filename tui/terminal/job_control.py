"""Whether a shell waits that would bring us back after a stop.

Must be asked before stopping: a process that nobody can continue is a login that hangs.
"""

import os


def is_under_job_control() -> bool:
    """Whether a shell with job control started us, and can continue us.

    Such a shell gives each job a process group of its own. In the group of the session's leader
    there is none: `ssh host rapport`, a forced command, a terminal's or tmux's own command.
    """
    try:
        return os.getpgrp() != os.getsid(0)
    except (AttributeError, OSError):  # no such thing on this platform
        return False
