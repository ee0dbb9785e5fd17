"""What is sent in telling cases, and what must never be sent."""

import pytest
from drawn_screen import Drawn, painted
from random_frames import LINKED, STYLES, Cells
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from tui.terminal.frames import cells_of
from tui.terminal.pens import LIMIT, Pen, Pens, safe_link
from tui.terminal.screen_writer import Piece, ScreenWriter


def test_links_are_left_out_where_they_are_not_allowed():
    drawn = Drawn(20, 2)
    drawn.writer = ScreenWriter()
    drawn.resize(20, 2)
    assert "example" not in drawn.draw([[("a", LINKED)] * 20, [("b", 0)] * 20])


def test_one_link_is_told_from_another_with_the_same_words():
    drawn = Drawn(20, 1)
    drawn.draw([[("a", LINKED)] * 20])
    pens = drawn.writer.pens
    other = pens.of_style(STYLES[LINKED].update_link("https://example.org/other"))
    sent = drawn.writer.draw([Piece(0, 0, "a" * 20, other * 20)])
    assert "https://example.org/other" in sent
    assert sent.endswith("\x1b]8;;\x1b\\")


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("https://example.org/ü ?a=1", "https://example.org/%C3%BC%20?a=1"),
        ("https://example.org/\x1b\\evil", ""),
        ("https://example.org/\x9cevil", "https://example.org/%C2%9Cevil"),
        ("x" * 3000, ""),
    ],
)
def test_an_address_cannot_end_its_sequence(address, sent):
    assert safe_link(address) == sent


def rows(words: list[str], width: int) -> Cells:
    return [[(character, 2) for character in row[:width].ljust(width)] for row in words]


TEXT = [f"{number} is the number of this row, which is long enough" for number in range(60)]


def test_a_text_that_scrolls_on_the_whole_width_costs_one_row_and_a_few_bytes():
    drawn = Drawn(70, 20, margins=False)
    drawn.draw(rows([*TEXT[:19], "status"], 70))
    sent = drawn.draw(rows([*TEXT[1:20], "status"], 70))
    assert "\x1b[;19r" in sent
    assert len(sent) < 80


def test_a_text_that_scrolls_beside_another_needs_margins():
    def panes(top: int) -> Cells:
        left, right = rows(TEXT[30:50], 40), rows(TEXT[top : top + 20], 60)
        return [a + b for a, b in zip(left, right, strict=True)]

    parts = [(y, 40, 100) for y in range(20)]
    sizes = []
    for margins in (True, False):
        drawn = Drawn(100, 20, margins=margins)
        drawn.draw(panes(0))
        sizes.append(len(drawn.draw(panes(1), parts)))
        assert drawn.looks() == painted(panes(1))
    assert sizes[0] < 100 < sizes[1]


def test_a_screen_that_is_not_known_is_cleared_once_and_blanks_are_not_sent():
    drawn = Drawn(80, 24)
    sent = drawn.draw([[(" ", 1)] * 80] * 23 + rows(["word"], 80))
    assert sent.count("\x1b[2J") == 1
    assert len(sent) < 80


def test_a_part_of_a_screen_that_is_not_known_is_drawn_without_clearing():
    drawn = Drawn(20, 4)
    drawn.feed("\x1b[2;1Hstays")
    assert "2J" not in drawn.draw([[("a", 0)] * 20] * 4, [(0, 0, 20)])
    assert "stays" in drawn.emulator.screen.text


def test_a_word_that_changes_is_all_that_is_sent():
    drawn = Drawn(80, 24)
    drawn.draw(rows(TEXT[:24], 80))
    now = rows(TEXT[:24], 80)
    now[5][10:13] = [("x", 2)] * 3
    assert drawn.draw(now) == "\x1b[6;11Hxxx"


def test_nothing_reaches_the_terminal_that_acts_on_it():
    drawn = Drawn(40, 1)
    segments = [Segment("a\x1b[2Jb\x07\x9b3m\u202ec\x00\x01d", Style()), Segment("é\x1b]0;t\x07")]
    writer = drawn.writer
    sent = writer.draw([Piece(0, 0, *cells_of(segments, writer.pens, writer.texts))])
    assert "a[2Jb3mcdé]0;t" in sent
    assert not set(sent) & set("\x07\x9b\u202e\x00\x01")


@pytest.mark.parametrize(
    ("colors", "sent"),
    [
        (0, "\x1b[0;1m"),
        (16, "\x1b[0;1;37;40m"),
        (256, "\x1b[0;1;38;5;179;48;5;234m"),
        (2**24, "\x1b[0;1;38;2;229;181;103;48;2;22;24;27m"),
    ],
)
def test_colours_are_those_that_the_terminal_has(colors, sent):
    style = STYLES[3]
    style.render("warm Rich's own cache", color_system=ColorSystem.TRUECOLOR)
    pens = Pens(colors)
    assert pens.change(Pens.NONE, pens.of_style(style)) == sent


def test_so_many_pens_that_they_have_to_be_forgotten_are_told():
    writer = ScreenWriter(allows_links=True)
    for number in range(LIMIT):
        writer.pens.of_pen(Pen(link=str(number)))
    assert writer.is_full
    writer.forget()
    assert not writer.is_full
