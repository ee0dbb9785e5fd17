"""The size of the terminal's window, as it is told and as it is drawn."""

import contextlib
import os

from textual.geometry import Size

LARGEST = Size(1000, 500)
"""Columns and rows that are drawn at most: a line may tell of a window of 65,535 by 65,535."""


def asked_size(descriptor: int) -> Size:
    """The window as the terminal's line has it now; no size at all where none is known."""
    with contextlib.suppress(OSError):
        return Size(*os.get_terminal_size(descriptor))
    return Size(0, 0)


def drawn_size(told: Size) -> Size:
    """As much of a window as is drawn."""
    return Size(min(told.width, LARGEST.width), min(told.height, LARGEST.height))
