"""Rows in groups: headings take a line, and the cursor is always on the screen."""

from bisect import bisect_left

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Size

from tui.widgets.headed_rows import HEADING, HeadedRows
from tui.widgets.row_list import RowLine


class Rows(HeadedRows):
    """Rows that say their numbers."""

    starts: tuple[int, ...] | list[int] = ()

    @property
    def group_starts(self):
        return self.starts

    def heading(self, index):
        return RowLine([(f"group at {index}", "group")], ("n", "group"))

    def row_lines(self, index):
        return RowLine([(f"row {index}", "title")]), RowLine([(f"facts {index}", "meta")])


class Grouped(App[None]):
    """An application that shows them."""

    def compose(self) -> ComposeResult:
        yield Rows(id="rows")


def drawn(rows) -> list[str]:
    lines = [rows.render_line(y) for y in range(rows.size.height)]
    return ["".join(segment.text for segment in line).strip(" ▌n") for line in lines]


@pytest.mark.parametrize("height", [3, 6, 9, 12])
async def test_headings_stand_above_the_first_row_of_their_group(height) -> None:
    async with Grouped().run_test(size=(30, height)) as pilot:
        rows = pilot.app.query_one(Rows)
        rows.starts = [0, 2, 3]
        rows.set_rows(5, 0)
        whole = ["group at 0", "row 0", "facts 0", "row 1", "facts 1", "group at 2", "row 2"]
        whole += ["facts 2", "group at 3", "row 3", "facts 3", "row 4", "facts 4"]
        assert drawn(rows) == whole[:height]
        rows.go_to_row(4)
        assert [row for row in drawn(rows) if row][-1] == "facts 4"
        rows.go_to_row(0)
        assert drawn(rows) == whole[:height]


async def test_a_row_that_goes_takes_its_lines_with_it() -> None:
    async with Grouped().run_test(size=(30, 9)) as pilot:
        rows = pilot.app.query_one(Rows)
        rows.starts = [0, 1]
        rows.set_rows(3, 2)
        rows.starts = [0]
        rows.take_out_row(0)
        assert drawn(rows)[:5] == ["group at 0", "row 0", "facts 0", "row 1", "facts 1"]
        assert rows.cursor == 1


async def test_without_groups_it_is_a_list_as_any_other() -> None:
    async with Grouped().run_test(size=(30, 5)) as pilot:
        rows = pilot.app.query_one(Rows)
        rows.set_rows(9, 0)
        assert drawn(rows)[:4] == ["row 0", "facts 0", "row 1", "facts 1"]
        rows.go_to_row(8)
        assert rows.visible_rows().stop == 9 and rows.place_of(0)[1] == 0


class Still(Rows):
    """Rows of a size that a test says, without an application."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.height_now = height

    @property
    def size(self) -> Size:
        return Size(30, self.height_now)

    def refresh(self, *regions, **_):
        return self

    def post_message(self, message):
        return True


MOVES = st.lists(
    st.tuples(st.sampled_from(["go", "page", "take"]), st.integers(0, 60)), max_size=12
)


@settings(max_examples=150)
@given(st.integers(1, 20), st.integers(1, 40), st.sets(st.integers(1, 39)), MOVES)
def test_wherever_one_goes_the_cursor_is_on_the_screen(height, count, starts, moves) -> None:
    rows = Still(height)
    rows.starts = sorted({0} | {start for start in starts if start < count})
    rows.set_rows(count, 0)
    for kind, number in moves:
        if kind == "go":
            rows.go_to_row(number)
        elif kind == "page":
            rows.action_page_down() if number % 2 else rows.action_page_up()
        elif rows.count > 1:
            index = number % rows.count
            rows.starts = sorted({s - (s > index) for s in rows.starts} - {rows.count - 1} | {0})
            rows.take_out_row(index)
        lines = [rows.place_of(y) for y in range(height)]
        assert 0 <= rows.top <= rows.cursor < rows.count
        assert (rows.cursor, 0) in lines or height < 2
        shown = [index for index, part in lines if index < rows.count]
        assert shown == sorted(shown) and shown[0] == rows.top
        for index, part in lines:
            if part == HEADING:
                assert rows.starts[bisect_left(rows.starts, index)] == index
        if rows.top and height > 3:
            assert shown[-1] == rows.count - 1 or rows._lines(rows.top, rows.count) >= height
