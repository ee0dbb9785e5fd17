"""Fixtures for tests that run whole programs on a real pseudo-terminal."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the modules beside this one are no package

from pseudo_terminal import Terminal, terminals


@pytest.fixture
def open_terminal() -> Iterator[Callable[..., Terminal]]:
    """Start programs on terminals of their own; all are ended with the test.

    `open_terminal(command, size=(120, 40), env=None, …) -> Terminal`, see `pseudo_terminal`.
    """
    with terminals() as start:
        yield start
