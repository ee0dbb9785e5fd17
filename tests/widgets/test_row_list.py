"""A list asks only for the rows it draws and moves its cursor by keys."""

from collections.abc import Sequence

from textual.app import ComposeResult

from tui.commands import Keymap, Scope
from tui.screens.keyed_app import KeyedApp
from tui.widgets.row_list import RowLine, RowList


class Numbers(RowList):
    SCOPES = (Scope.MOVE, Scope.ROWS)

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[int] = set()

    def row_lines(self, index: int) -> Sequence[RowLine]:
        self.asked.add(index)
        return RowLine([(f"row {index}", "title")]), RowLine([("facts", "meta")], ("7", "mark"))


class NumbersApp(KeyedApp):
    def __init__(self, count: int) -> None:
        super().__init__(Keymap())
        self.rows = Numbers()
        self.count = count
        self.said: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.set_rows(self.count, 0)
        self.rows.focus()

    def on_row_list_row_highlighted(self, message: RowList.RowHighlighted) -> None:
        self.said.append(("highlighted", message.index))

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        self.said.append(("chosen", message.index))


async def test_a_million_rows_ask_for_a_screenful() -> None:
    app = NumbersApp(1_000_000)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("G")
        assert app.rows.cursor == 999_999
        await pilot.press("g", "g", "space")
        assert app.rows.cursor == 10
    assert len(app.rows.asked) < 60


async def test_the_cursor_stays_on_the_screen_and_within_the_rows() -> None:
    app = NumbersApp(7)
    async with app.run_test(size=(40, 6)) as pilot:
        for key in ("k", "j", "j", "j", "j", "b", "ctrl+d", "end", "down", "up"):
            await pilot.press(key)
            rows = app.rows
            assert 0 <= rows.cursor < 7
            assert rows.cursor in rows.visible_rows()


async def test_at_the_edge_the_list_jumps_by_half_a_page() -> None:
    app = NumbersApp(100)
    async with app.run_test(size=(40, 20)) as pilot:
        tops = []
        for _ in range(15):
            await pilot.press("j")
            tops.append(app.rows.top)
    assert tops == [0] * 9 + [5] * 5 + [10]


async def test_enter_chooses_and_every_move_is_told() -> None:
    app = NumbersApp(3)
    async with app.run_test() as pilot:
        await pilot.press("j", "enter")
    assert app.said == [("highlighted", 0), ("highlighted", 1), ("chosen", 1)]


async def test_no_rows_no_cursor_and_no_choice() -> None:
    app = NumbersApp(0)
    async with app.run_test() as pilot:
        await pilot.press("j", "G", "enter")
        assert app.rows.cursor == -1
    assert app.said == [("highlighted", -1)]


async def test_new_rows_keep_the_cursor_on_its_line_of_the_screen() -> None:
    app = NumbersApp(100)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("G", "k", "k")
        line = app.rows.cursor - app.rows.top
        app.rows.set_rows(200, 150)
        await pilot.pause()
        assert app.rows.cursor - app.rows.top == line


async def test_it_lives_in_one_cell() -> None:
    app = NumbersApp(5)
    async with app.run_test(size=(1, 1)) as pilot:
        await pilot.press("j", "G", "space", "b")
        await pilot.resize_terminal(30, 9)
        assert app.rows.cursor in app.rows.visible_rows()
