"""A text scrolls by the line, has a current item, and keeps its place through every resize."""

from textual.app import ComposeResult

from tui.commands import Keymap, Scope
from tui.screens.keyed_app import KeyedApp
from tui.widgets.text_layout import Piece
from tui.widgets.text_view import TextView

WORDS = "one two three four five six seven eight nine ten eleven twelve "


class Text(TextView):
    SCOPES = (Scope.MOVE, Scope.TEXT)

    def action_next_paragraph(self, count: int | None) -> None:
        self.repeat(self.action_next_item, count)

    def action_previous_paragraph(self, count: int | None) -> None:
        self.repeat(self.action_previous_item, count)


class TextApp(KeyedApp):
    def __init__(self, pieces: list[Piece]) -> None:
        super().__init__(Keymap())
        self.text = Text()
        self.pieces = pieces
        self.current: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.text

    def on_mount(self) -> None:
        self.text.show(self.pieces, current=0)
        self.text.focus()

    def on_text_view_current_changed(self, message: TextView.CurrentChanged) -> None:
        self.current.append(message.item)

    def row(self, y: int) -> str:
        return "".join(segment.text for segment in self.text.render_line(y)).rstrip()


def paragraphs(count: int, repeat: int = 5) -> list[Piece]:
    return [Piece(f"p{n} " + WORDS * repeat, item=n) for n in range(count)]


async def test_j_scrolls_by_a_line_and_the_current_item_follows() -> None:
    app = TextApp(paragraphs(20))
    async with app.run_test(size=(40, 12)) as pilot:
        for _ in range(12):
            await pilot.press("j")
        assert app.text.top == 12
        assert app.text.current == 1


async def test_at_the_end_j_goes_on_to_the_last_item_and_k_comes_back() -> None:
    app = TextApp([Piece(f"p{n}", item=n) for n in range(4)])
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("j", "j", "j", "j")
        assert app.text.current == 3 and app.text.top == 0
        await pilot.press("k", "k")
        assert app.text.current == 1
    assert app.current == [1, 2, 3, 2, 1]


async def test_a_page_keeps_one_line_and_the_ends_are_reached() -> None:
    app = TextApp(paragraphs(30))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("space")
        assert app.text.top == 11
        await pilot.press("G")
        assert app.text.is_at_end and app.text.current == 29
        await pilot.press("g", "g")
        assert app.text.top == 0 and app.text.current == 0


async def test_the_place_survives_any_resize() -> None:
    app = TextApp(paragraphs(50))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("space", "space", "space")
        place = app.text.place
        for size in ((30, 10), (120, 40), (1, 1), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.text.place == place


async def test_the_current_item_stays_on_the_screen_through_a_resize() -> None:
    app = TextApp(paragraphs(6))
    async with app.run_test(size=(60, 40)) as pilot:
        await pilot.press("}", "}", "}", "}", "}")
        top = app.text.top
        for size in ((30, 10), (1, 1), (60, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.text.current == 5 and 5 in set(app.text.visible_items())
        await pilot.resize_terminal(60, 40)
        await pilot.pause()
        assert app.text.top == top


async def test_going_to_an_item_brings_it_onto_the_screen() -> None:
    app = TextApp(paragraphs(50))
    async with app.run_test(size=(60, 20)) as pilot:
        for _ in range(10):
            await pilot.press("}")
            assert app.text.current in set(app.text.visible_items())
        assert app.text.current == 10
        await pilot.press("{")
        assert app.text.current == 9


async def test_an_item_has_ended_when_its_last_row_is_on_the_screen() -> None:
    app = TextApp([Piece("short", item=0), Piece(WORDS * 40, item=1), Piece("end", item=2)])
    async with app.run_test(size=(40, 10)) as pilot:
        assert set(app.text.ended_items()) == {0}
        await pilot.press("G")
        assert set(app.text.ended_items()) == {1, 2}


async def test_a_very_long_text_is_finished_in_the_background_and_g_waits_for_its_end() -> None:
    app = TextApp(paragraphs(4_000))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("G")
        for _ in range(2_000):
            if app.text.is_at_end:
                break
            await pilot.pause(0.01)
        assert app.text.is_at_end
        assert "twelve" in app.row(app.text.size.height - 2)


async def test_a_key_pressed_while_the_end_is_on_its_way_stays_where_it_led() -> None:
    app = TextApp(paragraphs(4_000))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("G", "g", "g")
        for _ in range(2_000):
            if app.text.is_laid_out:
                break
            await pilot.pause(0.01)
        assert app.text.is_laid_out
        assert (app.text.top, app.text.current) == (0, 0)


async def test_only_the_current_item_has_a_bar_and_not_on_the_gap_below() -> None:
    app = TextApp([Piece("a", item=0, gap=0), Piece("b", item=0), Piece("c", item=1)])
    async with app.run_test(size=(20, 6)):
        assert [app.row(y) for y in range(4)] == ["▌ a", "▌ b", "", "  c"]


async def test_a_replaced_piece_is_drawn_anew() -> None:
    app = TextApp([Piece("head", right="●"), Piece("body", item=0)])
    async with app.run_test(size=(20, 6)) as pilot:
        assert app.row(0).endswith("●")
        app.text.replace(0, Piece("head"))
        await pilot.pause()
        assert app.row(0) == "  head"


async def test_a_text_on_a_wide_terminal_stands_in_the_middle() -> None:
    app = TextApp([Piece(WORDS * 5, item=0)])
    async with app.run_test(size=(160, 6)):
        assert len(app.row(0)) <= 120 and app.row(0).startswith(" " * 41)


async def test_controls_never_reach_a_row() -> None:
    app = TextApp(
        [Piece("a\x1b[31mb\x07c\u202ed\x9b5m", item=0, first="\x1b", right="\x1b]0;x\x07")]
    )
    async with app.run_test(size=(40, 4)):
        drawn = app.row(0)
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in drawn)


async def test_no_word_of_a_title_is_lost_to_the_marks_at_its_right_end() -> None:
    title = " ".join(f"word{n}" for n in range(20)) + " 日本語の題名はとても長いので"
    for right in ("", "●", "★ ●"):
        app = TextApp([Piece(title, right=right, right_room=4)])
        async with app.run_test(size=(80, 30)) as pilot:
            for width in range(14, 60, 3):
                await pilot.resize_terminal(width, 30)
                await pilot.pause()
                rows = [app.row(y) for y in range(30)]
                assert right in rows[0]
                seen = "".join(row.removesuffix(right) for row in rows)
                assert seen.replace(" ", "") == title.replace(" ", "")
