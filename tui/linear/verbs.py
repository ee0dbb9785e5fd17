"""What all groups of commands of a dialogue share.

A group has a method `do_<id>` for each command it carries out; it yields what is said. What is
yielded last has been printed when the method goes on behind its `yield`.
"""

from collections.abc import Callable, Generator

import msgspec

from tui.linear.here import Here
from tui.linear.line import Line

Said = Generator[Line, None, None]


class Request(msgspec.Struct, frozen=True):
    """A command as it was typed."""

    id: str
    help: str = ""
    count: int | None = None
    """The number that was typed before it."""
    argument: str = ""
    """The words that were typed behind it."""
    is_jump: bool = False
    """Whether it leads far away."""
    letter: str = ""
    """What was typed where a command has any letter."""

    @property
    def times(self) -> int:
        """How often it is to be done."""
        return self.count or 1


Verb = Callable[[Request], Said]


class Verbs:
    """A group of commands."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.session = here.session

    def key(self, id: str) -> str:
        """How the reader's key for a command is said."""
        return self.here.key(id)

    def verb(self, id: str) -> Verb | None:
        """What carries out a command; None if this group does not have it."""
        found: Verb | None = getattr(self, f"do_{id}", None)
        return found
