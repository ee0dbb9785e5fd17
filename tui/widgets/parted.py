"""Classes of screens and widgets that are written in several files, each a part of the next.

Textual goes over all names of every class that is made from its own, to find reactives, keys and
styles: a fifth of a millisecond each, and the reader's classes have thirty parts. What it finds
counts only for the whole, which is gone over with all its parts. Must never hold anything of a
screen or a widget itself.
"""

from typing import Any


class Parted:
    """A class that Textual gets to know when it is whole."""

    def __init_subclass__(cls, *, is_part: bool = False, **options: Any) -> None:
        """Tell Textual of a class.

        Args:
            is_part: Whether it is a part only, of which there is never an object; a part takes
                none of Textual's options.
            options: Those of Textual's own classes.
        """
        if not is_part:
            super().__init_subclass__(**options)
