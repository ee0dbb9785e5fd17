"""Why the program ends before its work is done. Loaded at every start: it must load little."""

import errno


class RequestError(Exception):
    """What was asked for cannot be done, and it is not a fault of the files' contents."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongUseError(RequestError):
    """Options that do not go together."""


class OutputError(Exception):
    """Standard output takes no more."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        nobody_listens = error.errno == errno.EPIPE
        self.exit_code = 141 if nobody_listens else 1
        """141 is what a shell reports of a program that died of SIGPIPE."""
        self.reason = "" if nobody_listens else f"standard output: {error.strerror}"


def missing(path: str) -> RequestError:
    """The refusal of a path that leads nowhere."""
    return RequestError(f"no such file or folder: {path}")
