"""A row of a widget is exactly as wide as the widget, whatever is put on it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from tui.terminal.drawable import cells
from tui.widgets.line import line, overlaid

TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
PLAIN = Style()
BOLD = Style(bold=True)


@given(st.lists(TEXT, max_size=4), TEXT | st.none(), st.integers(0, 40))
def test_a_row_fills_exactly_the_width_asked_for(
    texts: list[str], right: str | None, width: int
) -> None:
    tail = None if right is None else (right, PLAIN)
    strip = line([(text, PLAIN) for text in texts], width, PLAIN, tail)
    assert sum(cells(segment.text) for segment in strip) == width == strip.cell_length


def test_what_stands_at_the_right_end_is_kept_whole() -> None:
    strip = line([("a long title of a document", PLAIN)], 16, PLAIN, ("3 new", PLAIN))
    assert strip.text == "a long ti… 3 new"


STRETCHES = st.lists(st.integers(0, 50), max_size=20).map(sorted)


@given(st.lists(TEXT, max_size=6), STRETCHES)
def test_stretches_are_laid_over_the_characters_they_name_and_no_others(
    texts: list[str], edges: list[int]
) -> None:
    stretches = [(low, high, BOLD) for low, high in zip(edges[::2], edges[1::2], strict=False)]
    shown = list(overlaid([(text, PLAIN) for text in texts], stretches))
    assert "".join(text for text, _ in shown) == "".join(texts)
    assert all(text for text, _ in shown)
    looks = [bool(style.bold) for text, style in shown for _ in text]
    wanted = [any(low <= at < high for low, high, _ in stretches) for at in range(len(looks))]
    assert looks == wanted


def test_a_row_with_many_stretches_has_few_parts() -> None:
    stretches = [(2 * n, 2 * n + 1, BOLD) for n in range(60)]
    assert len(list(overlaid([("e " * 60, PLAIN)], stretches))) == 120
