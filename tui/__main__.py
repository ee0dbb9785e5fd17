"""Start the program: `rapport`, or `python -m tui`.

The frame of the last sitting is shown before anything else, if it still holds. Nothing but the
command line is imported here, and that imports the screen side only to open the reader.
"""

import gc
import sys

from tui.terminal import standing


def main() -> int:
    """Run the command line with the arguments of the process; return its exit code."""
    # Nothing made at the start is garbage: looking for some takes a tenth of the time to the first
    # picture. A verb, or the reader once it stands, turns the collector on again.
    gc.disable()
    standing.show(sys.argv[1:])
    from tui import finder  # the frame comes first

    finder.install()
    try:
        standing.give_back_on_signals()
        from tui.cli.program import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the command line looks out for it
        return 130
    finally:
        standing.give_back()


if __name__ == "__main__":
    sys.exit(main())
