"""What could not be read, told so that a person can act on it."""

import msgspec

from tui.model.safe_text import safe_line


class Problem(msgspec.Struct, frozen=True):
    """A file or a part of it that could not be read as it should.

    The rest of the library stays readable: a problem is data, never an exception.
    """

    path: str
    reason: str
    is_fatal: bool = True
    """False where the document was read all the same, with the loss the reason tells of."""

    def __str__(self) -> str:
        """One safe line: `path: reason`."""
        return safe_line(f"{self.path}: {self.reason}")
