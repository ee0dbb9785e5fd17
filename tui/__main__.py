"""Start the program: `rapport`, or `python -m tui`.

Nothing but the command line is imported here, and that imports the screen side only to open the
reader.
"""

import sys


def main() -> int:
    """Run the command line with the arguments of the process; return its exit code."""
    from tui.cli.program import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
