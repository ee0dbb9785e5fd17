"""A row of a widget is exactly as wide as the widget, whatever is put on it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from tui.terminal.drawable import cells
from tui.widgets.line import line

TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
PLAIN = Style()


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
