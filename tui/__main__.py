"""Start the program: `rapport`, or `python -m tui`.

Nothing but the command line is imported here, and that imports the screen side only to open the
reader.
"""

import sys


def main() -> int:
    """Run the command line with the arguments of the process; return its exit code."""
    try:
        from tui.cli.program import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the command line looks out for it
        return 130


if __name__ == "__main__":
    sys.exit(main())
