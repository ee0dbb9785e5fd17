"""Whatever comes from the line, and however the window is pulled about, the reader goes on."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SIZES = [(1, 1), (500, 200), (2, 40), (200, 1), (37, 3), (69, 24), (109, 7), (110, 30), (80, 24)]

UNKNOWN = (
    b"\x1b[999~",
    b"\x1b[?1;2c\x1b[?1;2c",
    b"\x1b[>41;354;0c",
    b"\x1b[1;2;3;4;5;6;7;8R",
    b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[27;5;9~",
    b"\x1b[200~pasted \x1b[31m q \x03\x1b[201~",
    b"\x1b[I\x1b[O\x1b[I",
    b"\x1b[?2026;2$y\x1b[?69;0$y\x1b[?2048;0$y",
    b"\xff\xfe\xc3(\xe2\x82",
    b"\x1bO",
    b"\x00\x1c\x1d\x1e\x1f",
)
BROKEN_MOUSE = (
    b"\x1b[<0;999999999;5M",
    b"\x1b[<0;-3;5M",
    b"\x1b[<;;M",
    b"\x1b[<0;1M",
    b"\x1b[<64;5;5M\x1b[<65;5;5M\x1b[<35;5;5m",
    b"\x1b[M\xff\xff\xff",
    b"\x1b[M !!",
    b"\x1b[<35;1",
)


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start the reader with files of its own."""

    def start(*arguments: str, size: tuple[int, int] = (80, 24)):
        state, index = str(tmp_path / "marks.json"), str(tmp_path / "index.sqlite")
        command = [sys.executable, "-m", "tui", "--state", state, "--index", index, *arguments]
        return open_terminal(command, size=size, env={"HOME": str(tmp_path)})

    return start


def still_works(terminal) -> None:
    """Out of whatever is open, into the help and out of it, and away."""
    terminal.press("escape")
    terminal.wait_for(lambda: True)
    for _ in range(4):
        terminal.send(b"\x1b[27u")  # the key Escape as terminals with more keys send it
    terminal.press("ctrl+l", "?")
    terminal.wait_for("Anywhere")
    terminal.press("q", "q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_a_storm_of_sizes_between_keys_ends_in_a_sound_screen(rapport) -> None:
    terminal = rapport()
    terminal.wait_for("6 documents")
    chance = random.Random(7)
    for _ in range(60):
        terminal.resize(*chance.choice(SIZES))
        terminal.press(chance.choice(["j", "k", "tab", "]", "space", "g", "}", "n", "enter"]))
    terminal.resize(120, 40)
    terminal.press("escape", "alt+1", "g", "g")
    terminal.wait_for("Moving about")
    terminal.wait_for("6 documents")
    assert len(terminal.screen_text().split("\n")) == 40
    still_works(terminal)


@pytest.mark.parametrize("words", [b"next reply", b"\x1b[200~next reply\x1b[201~"])
def test_what_arrives_with_a_command_of_the_palette_comes_after_it(rapport, words) -> None:
    terminal = rapport(size=(120, 40))
    terminal.wait_for("6 documents")
    terminal.press("G")
    terminal.wait_for("▌● Rapport")
    terminal.send(b"\x1b2:" + words + b"\rm")
    terminal.wait_for("Reply marked read")


@pytest.mark.parametrize("sequences", [UNKNOWN, BROKEN_MOUSE], ids=["unknown", "broken mouse"])
def test_sequences_that_mean_nothing_do_nothing(rapport, sequences) -> None:
    terminal = rapport()
    terminal.wait_for("1 of 6")
    for sequence in sequences:
        terminal.send(sequence)
    terminal.press("escape", "J")
    terminal.wait_for("2 of 6")
    still_works(terminal)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_bytes_of_every_kind_are_survived(rapport, seed) -> None:
    terminal = rapport()
    terminal.wait_for("6 documents")
    chance = random.Random(seed)
    leaves = b"qQ\x03\x1a:"
    pieces = [*UNKNOWN[:8], *BROKEN_MOUSE]
    for _ in range(40):
        noise = bytes(b for b in chance.randbytes(24) if b not in leaves)
        terminal.send(noise + chance.choice(pieces))
    still_works(terminal)


def test_a_document_that_vanishes_while_it_is_read_stays_until_it_is_left(
    rapport, tmp_path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "a.md").write_text("# Staying\n\nIt stays.\n")
    page = library / "b.md"
    page.write_text("# Going\n\nIt goes.\n\n## Replies\n\n### Ann\n\nOne reply.\n")
    terminal = rapport(str(library), size=(120, 40))
    terminal.wait_for("2 documents")
    terminal.press("G", "enter", "]")
    terminal.wait_for("One reply.")
    page.unlink()
    terminal.press("R")
    terminal.wait_for("1 gone")
    terminal.press("[")
    terminal.wait_for("No longer in the library")
    assert "It goes." in terminal.screen_text()
    terminal.press("K")
    terminal.wait_for("It stays.")
    still_works(terminal)
