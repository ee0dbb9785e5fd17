"""What stands for characters that a terminal lacks: there is always something, and it fits."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._border import BORDER_CHARS
from textual.scrollbar import ScrollBarRender

from tui.model import Block
from tui.panes.block_pieces import block_piece
from tui.panes.guides import CORNER, GUIDE, LEAP
from tui.panes.references import HERE
from tui.panes.reply_pieces import FOLDED
from tui.panes.words import BOOKMARK, GUESS, UNREAD
from tui.screens.reply_fields import FAULTY
from tui.screens.view_rows import IN_USE
from tui.terminal.cell_text import FILLER, CellText
from tui.terminal.drawable import cells, clip, drawable, wrap
from tui.terminal.glyphs import (
    CONSOLE,
    Drawing,
    draw_as,
    drawing,
    in_cells,
    shows,
    spelled,
    spelled_line,
)
from tui.terminal.plain_text import cells as line_cells
from tui.terminal.plain_text import cut, wrapped
from tui.widgets.text_page import BAR

TUI = Path(__file__).parents[2] / "tui"
LACKING: list[Drawing] = ["ascii", "console"]

DRAWING_PARTS = ("app.py", "cli", "commands", "linear", "marks", "panes", "screens", "session")
DRAWING_PARTS += ("settings", "widgets")
"""The parts of the program whose strings are drawn or said; the others read and keep text."""

QUOTE_BAR = "▏"


@pytest.fixture(params=LACKING)
def how(request: pytest.FixtureRequest) -> Iterator[Drawing]:
    """Each way to draw that lacks something, taken by the process for the time of a test."""
    draw_as(request.param)
    yield request.param
    draw_as("unicode")


def drawn_strings(path: Path) -> Iterator[str]:
    """The strings of a module without its docstrings and without sets of characters."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def signs_of_the_program() -> set[str]:
    paths = [path for part in DRAWING_PARTS for path in sorted((TUI / part).rglob("*.py"))]
    paths += [TUI / "app.py"]
    return {c for path in paths for text in drawn_strings(path) for c in text if not c.isascii()}


def signs_of_textual() -> set[str]:
    styles = "".join(path.read_text(encoding="utf-8") for path in (TUI / "styles").glob("*.tcss"))
    rows = [row for name, rows in BORDER_CHARS.items() if f": {name} " in styles for row in rows]
    bars = [*ScrollBarRender.VERTICAL_BARS, *ScrollBarRender.HORIZONTAL_BARS]
    assert len(rows) >= 6, "the styles have light and heavy rules"
    return {c for text in (*map("".join, rows), *bars, "…") for c in text if not c.isascii()}


SEEN = sorted(c for c in signs_of_the_program() | signs_of_textual() if c.isprintable())


def test_the_signs_are_found_in_the_source() -> None:
    assert set("●★▌▏─│└⋯▸•✗·…“”–━┃") <= set(SEEN)


@pytest.mark.parametrize("sign", SEEN)
@pytest.mark.parametrize("way", LACKING)
def test_every_sign_that_is_drawn_has_a_replacement_of_one_cell(sign: str, way: Drawing) -> None:
    made = in_cells(sign, 1, way)
    assert shows(made, way) and len(made) == 1
    assert made != "?" or sign == "\ufffd"


@pytest.mark.parametrize("way", ["unicode", *LACKING])
def test_signs_that_mean_something_stay_distinct(way: Drawing) -> None:
    signs = [UNREAD, BOOKMARK, GUESS, BAR, HERE, GUIDE, CORNER, LEAP, QUOTE_BAR, IN_USE]
    signs += [FOLDED.strip(), FAULTY.strip()]
    made = [in_cells(sign, 1, way) if way != "unicode" else sign for sign in signs]
    assert len(set(made)) == len(signs), made
    rules = [in_cells(sign, 1, way) if way != "unicode" else sign for sign in "─━│┃"]
    assert len(set(rules)) == 4, "the pane in use is told by its rule, the field by its bar"


def test_the_quote_bar_is_the_one_that_is_drawn() -> None:
    quoted = block_piece(Block("x", kind="quote"), 0, "", ())
    assert quoted.first.strip() == QUOTE_BAR


@given(st.text())
def test_what_is_spelled_can_be_shown(text: str) -> None:
    for way in LACKING:
        assert shows(spelled(text, way), way)
        assert shows(spelled_line(text, way).replace("\n", "").replace("\t", ""), way)


@given(st.text(max_size=30))
def test_a_text_keeps_its_cells_whatever_is_shown_in_them(text: str) -> None:
    wanted = CellText().cells(text)
    for way in LACKING:
        made = CellText(way).cells(text)
        assert len(made) == len(wanted)
        assert FILLER not in made and shows(made, way)


@given(st.text(max_size=60), st.integers(2, 40))
def test_text_is_laid_out_by_the_width_of_what_is_shown(text: str, width: int) -> None:
    for way in LACKING:
        draw_as(way)
        try:
            assert shows(drawable(text), way)
            assert cells(text) == len(drawable(text))
            assert len(clip(text, width)) <= width
            for start, end in wrap(text, width):
                row = drawable(text[start:end])
                assert len(row) <= width or end - start == 1
        finally:
            draw_as("unicode")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60), st.integers(12, 40))
def test_lines_are_cut_and_broken_by_the_width_of_what_is_printed(text: str, width: int) -> None:
    for way in LACKING:
        draw_as(way)
        try:
            assert line_cells(text) == len(spelled_line(text, way))
            assert len(spelled_line(cut(text, width), way)) <= width
            for line in wrapped(text, width):
                assert len(spelled_line(line, way)) <= width
        finally:
            draw_as("unicode")


@pytest.mark.parametrize(
    ("text", "ascii_", "console"),
    [
        ("“So – it’s…”", '"So - it\'s..."', '"So - it\'s..."'),
        ("Dvořák, Łódź, Ærø", "Dvorak, Lodz, AEro", "Dvorák, Lódz, Ærø"),
        ("Дарья и Жук", "Darya i Zhuk", "Darya i Zhuk"),
        ("Έλλη", "Elle", "Elle"),
        ("½ → x² ≤ 3", "1/2 -> x2 <= 3", "½ → x² ≤ 3"),
        ("a\u00a0b\u2009c", "a b c", "a b c"),
        ("漢字", "??", "??"),
    ],
)
def test_words_become_plain_letters(text: str, ascii_: str, console: str) -> None:
    assert spelled(text, "ascii") == ascii_
    assert spelled(text, "console") == console


@pytest.mark.parametrize(
    ("cluster", "width", "made"),
    [
        *(("…", 1, "."), ("→", 1, ">"), ("é", 1, "e"), ("ж", 1, "z"), ("e\u0301", 1, "e")),
        *(("漢", 2, "??"), ("、", 2, ", "), ("ｗ", 2, "w "), ("😀", 2, "??"), ("½", 1, "?")),
    ],
)
def test_a_character_stays_within_its_cells(cluster: str, width: int, made: str) -> None:
    assert in_cells(cluster, width, "ascii") == made


def test_what_has_no_letters_is_told_exactly_where_lines_are_printed() -> None:
    assert spelled_line("漢 ¿\n", "ascii") == "\\u6f22 ?\n"


def test_a_way_to_draw_holds_until_another_is_taken(how: Drawing) -> None:
    assert drawing() == how
    assert clip("abcdefgh", 6) == "abc..."
    assert cut("abcdefgh", 6) == "abc..."


def test_the_console_has_no_character_of_two_cells() -> None:
    assert all(line_cells(character) == 1 for character in CONSOLE)
    assert set("─│┌┐└┘├┤┬┴┼═║█") <= CONSOLE
