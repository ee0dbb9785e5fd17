"""What the terminal database of this machine says of a terminal by its name.

Asked only where the name itself tells nothing, and not where there is no such database. Must never
fail for a name that is odd or not known.
"""


def colors_by_terminfo(term: str) -> int | None:
    """How many colours the database gives a terminal; None if it does not know it.

    Python asks the database once in a process (`curses.setupterm`): for one terminal only.

    Args:
        term: The value of TERM.
    """
    try:
        import curses
    except ImportError:  # Windows
        return None
    try:
        curses.setupterm(term, 1)  # writes nothing to it
        return max(0, curses.tigetnum("colors"))
    except (curses.error, ValueError, OSError):
        return None
