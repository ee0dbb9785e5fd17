"""Targets are found where they are seen, and labels are drawn over them without moving anything."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tui.widgets.labelled_view import Label, LabelledView, Target, link_style
from tui.widgets.plain_text import PlainText
from tui.widgets.text_layout import Piece

WORDS = "one two three four five six seven eight nine ten eleven twelve"
WIDE = "漢字漢字漢字"


class View(LabelledView):
    targets: dict[int, list[Target]]

    def targets_of(self, piece: int) -> Sequence[Target]:
        return self.targets.get(piece, [])

    def address_of(self, target: Target) -> str:
        return str(target.value or "")


class ViewApp(App[None]):
    def __init__(self, pieces: list[Piece], targets: dict[int, list[Target]]) -> None:
        super().__init__()
        self.view = View()
        self.view.targets = targets
        self.pieces = pieces

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.show(self.pieces, current=0)

    def row(self, y: int) -> str:
        return "".join(segment.text for segment in self.view.render_line(y))


def target(text: str, words: str, value: str = "") -> Target:
    start = text.index(words)
    return Target(start, start + len(words), words, value)


async def test_a_target_is_where_its_first_character_is_drawn() -> None:
    pieces = [Piece(WORDS, item=0, first="• ", rest="  "), Piece(f"{WIDE} end", item=1)]
    app = ViewApp(pieces, {0: [target(WORDS, "eight nine")], 1: [target(f"{WIDE} end", "end")]})
    async with app.run_test(size=(40, 10)):
        for spot in app.view.spots():
            assert app.row(spot.y)[0:] != ""
            assert app.view.place_at(spot.x, spot.y) == (
                0 if spot.target.name == "eight nine" else 1,
                spot.target.start,
            )
        first, second = app.view.spots()
        assert app.row(first.y)[first.x :].startswith("eight")
        assert second.x == 2 + 2 * len(WIDE) + 1


async def test_a_target_that_begins_above_the_screen_is_seen_where_it_goes_on() -> None:
    app = ViewApp([Piece(f"{WORDS} " * 6, item=0)], {0: [Target(0, 100, "long")]})
    async with app.run_test(size=(40, 3)):
        app.view.scroll_rows_to(2)
        (spot,) = app.view.spots()
        assert (spot.x, spot.y) == (2, 0)
        app.view.scroll_rows_to(5)
        assert list(app.view.spots()) == []


@pytest.mark.parametrize("x", range(2, 12))
async def test_a_label_takes_no_more_and_no_less_than_its_cells(x: int) -> None:
    app = ViewApp([Piece(WIDE, item=0)], {})
    async with app.run_test(size=(40, 3)):
        before = app.view.render_line(0)
        app.view.show_labels([Label(x, 0, "as")])
        after = app.view.render_line(0)
        assert after.cell_length == before.cell_length == 40
        assert "as" in after.text
        assert after.crop(0, x).text.rstrip("漢字 ") == before.crop(0, x).text.rstrip("漢字 ")
        assert after.crop(x, x + 2).text == "as"
        app.view.show_labels([])
        assert app.view.render_line(0).text == before.text


async def test_links_are_in_the_style_only_if_wished() -> None:
    address = "https://example.org/"
    app = ViewApp([Piece(WORDS, item=0)], {0: [target(WORDS, "two three", address)]})
    async with app.run_test(size=(40, 3)):

        def linked() -> str:
            row = app.view.render_line(0)
            return "".join(s.text for s in row if s.style and s.style.link == address)

        assert linked() == ""
        app.view.has_links = True
        assert linked() == "two three"
    assert link_style(address) is link_style(address)


class PlainApp(App[None]):
    def compose(self) -> ComposeResult:
        yield PlainText()


async def test_plain_text_begins_in_the_first_column_and_ends_in_the_last() -> None:
    app = PlainApp()
    async with app.run_test(size=(10, 4)):
        view = app.query_one(PlainText)
        view.show_text("https://example.org/abc\n\nend")
        rows = [view.render_line(y).text for y in range(4)]
        assert rows == ["https://ex", "ample.org/", "abc       ", " " * 10]
        view.action_bottom()
        assert view.render_line(3).text.rstrip() == "end"
        assert view.get_content_height(app.size, app.size, 23) == 3
