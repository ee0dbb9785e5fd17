"""A frame that goes through a file paints the same screen, and the writer knows it cell by cell."""

from random import Random

import msgspec
import pytest
from emulated_screen import Emulator
from random_frames import STYLES, screen
from rich.segment import Segment

from tui.terminal.frame_on_file import put_on_file, take_from_file
from tui.terminal.frames import cells_of
from tui.terminal.screen_writer import Piece, ScreenWriter

SIZE = (60, 12)


def pieces(writer: ScreenWriter, shown) -> list[Piece]:
    made = []
    for y, row in enumerate(shown):
        segments = [Segment(text, STYLES[style]) for text, style in row if text]
        made.append(Piece(y, 0, *cells_of(segments, writer.pens, writer.texts)))
    return made


def drawn(seed: int) -> tuple[ScreenWriter, str, list]:
    """A writer with a random screen, what it sent for it, and the screen."""
    shown = screen(Random(seed), *SIZE)
    writer = ScreenWriter()
    writer.resize(*SIZE)
    return writer, writer.draw(pieces(writer, shown)), shown


def looks(data: bytes):
    emulator = Emulator(SIZE, None)
    emulator.take(data, 0.0)
    emulator.draw_all()
    return emulator.screen.rows()


@pytest.mark.parametrize("seed", range(12))
def test_it_paints_the_same_screen_and_leaves_nothing_to_be_drawn(seed) -> None:
    writer, sent, shown = drawn(seed)
    kept = put_on_file(writer)
    assert kept is not None
    assert looks(kept.painted) == looks(sent.encode())
    other = ScreenWriter()
    assert take_from_file(other, kept.cells)
    assert other.draw(pieces(other, shown)) == ""


def test_a_screen_that_is_not_known_is_not_kept() -> None:
    writer, _, _ = drawn(1)
    writer.forget()
    assert put_on_file(writer) is None
    assert put_on_file(ScreenWriter()) is None


def damaged(cells: bytes) -> list[bytes]:
    whole = msgspec.json.decode(cells)
    short = {**whole, "rows": whole["rows"][:-1]}
    narrow = {**whole, "rows": [[row[0][:-1], row[1]] for row in whole["rows"]]}
    no_pens = {**whole, "pens": whole["pens"][:2]}
    twice = {**whole, "pens": [*whole["pens"], whole["pens"][-1]]}
    odd = [short, narrow, no_pens, twice, {}, {**whole, "width": "x"}]
    return [b"", cells[:-1], b"\xff", b"[]", *map(msgspec.json.encode, odd)]


def test_damage_is_refused_and_a_full_paint_follows() -> None:
    writer, _, shown = drawn(3)
    kept = put_on_file(writer)
    assert kept is not None
    for cells in damaged(kept.cells):
        other = ScreenWriter()
        assert not take_from_file(other, cells), cells[:60]
        other.resize(*SIZE)
        assert len(other.draw(pieces(other, shown))) > 100
