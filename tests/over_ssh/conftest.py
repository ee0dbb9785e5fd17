"""Fixtures for tests of the reader over SSH: an sshd of one's own, and logins on terminals."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# The modules beside these files are no package.
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from own_sshd import WANTED, Keys, Sshd, missing
from pseudo_terminal import Terminal, terminals

Login = Callable[..., Terminal]


@pytest.fixture(scope="session")
def own_keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    if absent := missing(*WANTED):
        pytest.skip(f"not on this machine: {', '.join(absent)} (openssh-server, openssh-client)")
    return Keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def open_terminal() -> Iterator[Callable[..., Terminal]]:
    """As in `end_to_end`: programs on terminals of their own, ended with the test."""
    with terminals() as start:
        yield start


@pytest.fixture
def start_sshd(
    own_keys: Keys, tmp_path: Path, open_terminal: object
) -> Iterator[Callable[..., Sshd]]:
    """Start an sshd with the options of `Sshd`; ended before the terminals of its clients."""
    started: list[Sshd] = []

    def start(**options: object) -> Sshd:
        folder = tmp_path / f"sshd-{len(started)}"
        folder.mkdir()
        started.append(Sshd(folder, own_keys, **options))
        return started[-1]

    yield start
    for sshd in started:
        sshd.close()


@pytest.fixture
def sshd(start_sshd: Callable[..., Sshd]) -> Sshd:
    return start_sshd()


@pytest.fixture
def login(sshd: Sshd, open_terminal: Callable[..., Terminal]) -> Login:
    """Log in from a terminal: `login("rapport", size=(120, 40), env=None) -> Terminal`."""

    def start(*words: str, ssh: tuple[str, ...] = ("-tt",), **options: object) -> Terminal:
        return open_terminal(sshd.command(*words, ssh=ssh), **options)

    return start
