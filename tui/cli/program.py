"""Run the program `rapport`: what becomes of its arguments, and of errors.

A start of the reader that gives no option needs nothing to be parsed, and loads no click.
"""

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence

from tui.cli.faults import OutputError, RequestError, WrongUseError
from tui.cli.verbs import VERBS

OPTIONS = ("SETTINGS", "INDEX", "STATE", "DRAWING", "RESTRICTED")
"""What the environment may say, as `RAPPORT_…`, in the place of an option."""

SEE_HELP = "see `{} --help`"


def run(arguments: Sequence[str]) -> int:
    """Run `rapport` with `arguments`; return the exit code, having said what went wrong."""
    try:
        code = _run(arguments)
        _flush()
    except OutputError as gone:
        if gone.reason:
            _say(gone.reason)
        return _give_up(gone.exit_code)
    except RequestError as refusal:
        _say(refusal.message)
        if isinstance(refusal, WrongUseError):
            _say(SEE_HELP.format("rapport"))
        return refusal.exit_code
    return code


def is_plain(arguments: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether the arguments are nothing but PATHs to read, and nothing else is said."""
    if any(argument.startswith("-") for argument in arguments) or set(arguments[:1]) & set(VERBS):
        return False
    return not any(f"RAPPORT_{name}" in environ for name in OPTIONS)


def _run(arguments: Sequence[str]) -> int:
    if is_plain(arguments, os.environ):
        from tui.cli.choices import Choices
        from tui.cli.reader import open_reader

        return open_reader(Choices(), arguments)
    return _run_group(arguments)


def _run_group(arguments: Sequence[str]) -> int:
    import click

    from tui.cli.group import rapport

    try:
        code = rapport.main(list(arguments), prog_name="rapport", standalone_mode=False)
    except click.exceptions.Abort:
        return _give_up(130)
    except click.UsageError as error:
        _say(error.format_message())
        _say(SEE_HELP.format(error.ctx.command_path if error.ctx else "rapport"))
        return error.exit_code
    except click.ClickException as error:
        _say(error.format_message())
        return error.exit_code
    return code if isinstance(code, int) else 0


def _flush() -> None:
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError as error:
            raise OutputError(error) from error


def _say(message: str) -> None:
    """One safe line on standard error, if anybody listens there."""
    from tui.cli.output import warn

    with contextlib.suppress(OSError):
        warn(message)


def _give_up(code: int) -> int:
    """Let go of an output that cannot take what is still held for it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return code
