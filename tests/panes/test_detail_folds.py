"""The detail pane by itself: odd threads, any order of folding, and headings inside a reply."""

import random
from collections.abc import Sequence

from textual.app import ComposeResult

from tui.commands import Keymap
from tui.model import Block, Document, DocumentKey, Reply, ReplyKey
from tui.panes.detail import DetailPane
from tui.panes.detail_pieces import detail_pieces
from tui.panes.folds import HIDDEN
from tui.panes.view import DocumentView
from tui.screens.keyed_app import KeyedApp

WORDS = "some words of a reply that takes a line or two on any screen "


class PaneApp(KeyedApp):
    """The detail pane alone, and what it said."""

    def __init__(self) -> None:
        super().__init__(Keymap())
        self.pane = DetailPane()
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.focus()

    def on_detail_pane_told(self, message: DetailPane.Told) -> None:
        self.said.append(message.words)

    def rows(self) -> list[str]:
        """The rows of the screen."""
        height = self.pane.size.height
        return ["".join(s.text for s in self.pane.render_line(y)).rstrip() for y in range(height)]


def reply(key: str, parent: str | None = None, *blocks: Block) -> Reply:
    blocks = blocks or (Block(f"{key} {WORDS}"),)
    parent_key = ReplyKey(parent) if parent else None
    return Reply(key=ReplyKey(key), blocks=blocks, parent=parent_key, author=key.title())


def view_of(replies: Sequence[Reply], **marks: object) -> DocumentView:
    body = (Block("The text. " + WORDS),)
    document = Document(
        key=DocumentKey("d"), title="T", format="x", body=body, replies=tuple(replies)
    )
    return DocumentView(document, **marks)


def show(app: PaneApp, view: DocumentView, at: tuple[str, int, int] | None = None) -> None:
    app.pane.show_document(view, detail_pieces(view), at)


def tree(count: int, seed: int) -> list[Reply]:
    chance = random.Random(seed)
    parents = [None if n % 9 == 0 else str(chance.randrange(n)) for n in range(count)]
    return [reply(str(n), parent) for n, parent in enumerate(parents)]


async def test_whatever_is_folded_the_reader_is_on_something_that_is_shown() -> None:
    chance = random.Random(5)
    new = frozenset(f"reply:{n}" for n in range(0, 60, 7))
    unread = frozenset(f"reply:{n}" for n in range(0, 60, 3))
    app = PaneApp()
    keys = ["z a", "z A", "z c", "z o", "z M", "z R", "z r", "d", "}", "{", ">", "-", "_", ")", "G"]
    async with app.run_test(size=(50, 14)) as pilot:
        show(app, view_of(tree(60, 2), fresh=new, unread=unread, last_visit="2026-01-01"))
        for _ in range(150):
            keys_now = chance.choice(keys).split(" ")
            await pilot.press(*keys_now)
            pane = app.pane
            assert pane.current in set(pane.visible_items())
            row = pane.current_row
            assert row < 0 or pane.states[row] != HIDDEN
            if pane.is_delta:
                shown = {pane.made.parts[1 + r] for r, s in enumerate(pane.states) if s != HIDDEN}
                assert new <= shown
        if app.pane.is_delta:
            await pilot.press("d")
        await pilot.press("z", "M", "z", "R", "g", "g")
        rows = app.rows()
        show(app, app.pane.view)
        await pilot.pause()
        assert app.rows() == rows
        assert not any(app.pane.states)


async def test_unfolding_shows_the_text_as_far_as_there_is_room() -> None:
    app = PaneApp()
    async with app.run_test(size=(50, 10)) as pilot:
        show(app, view_of([reply(str(n)) for n in range(30)]))
        await pilot.press("z", "M")
        for _ in range(30):
            await pilot.press("}")
            if app.rows()[-1].startswith("▌"):
                break
        assert app.rows()[-1].startswith("▌ + ")
        await pilot.press("z", "o")
        name = app.pane.current_part.removeprefix("reply:")
        assert any(f"{name} some words" in row for row in app.rows())
        assert any("line or two" in row for row in app.rows())


async def test_the_place_is_found_again_at_the_fold_that_holds_it() -> None:
    app = PaneApp()
    async with app.run_test(size=(50, 20)) as pilot:
        view = view_of([reply("a"), reply("b", "a"), reply("c")])
        show(app, view)
        await pilot.press("}", "z", "a")
        show(app, view, ("reply:b", 0, 3))
        assert app.pane.current_part == "reply:a" and app.pane.stopped_at == ("reply:a", 0, 0)


async def test_a_chain_of_a_thousand_is_drawn_moved_through_and_folded() -> None:
    app = PaneApp()
    chain = [reply("0")] + [reply(str(n), str(n - 1)) for n in range(1, 1_000)]
    async with app.run_test(size=(40, 12)) as pilot:
        show(app, view_of(chain))
        app.pane.go_to_part("reply:999")
        await pilot.pause()
        assert any("⋯999└ 999" in row for row in app.rows())
        await pilot.press("_", "z", "a")
        assert any("+999" in row for row in app.rows())
        app.pane.go_to_part("reply:998")
        await pilot.pause()
        assert any("998 some" in row for row in app.rows())
        await pilot.press("z", "A")
        assert app.pane.current_part == "reply:0"


async def test_an_answer_without_its_parent_says_why_there_is_none() -> None:
    app = PaneApp()
    async with app.run_test(size=(70, 30)) as pilot:
        show(app, view_of([reply("a", "gone"), reply("b", "c"), reply("c", "b")]))
        await pilot.press("}", "-", "}", "_", "}", "-")
        assert app.said == [
            "This answers a reply that is not kept",
            "This answers in a circle",
        ]
        assert app.pane.current_part == "reply:b"
        assert any("answers a reply that is not kept" in row for row in app.rows())


async def test_headings_inside_a_reply_are_gone_to_one_after_another() -> None:
    app = PaneApp()
    text, heading = Block(WORDS * 2), Block("A heading", "heading")
    async with app.run_test(size=(50, 12)) as pilot:
        show(app, view_of([reply("a", None, heading, text, heading, text, heading, text)]))
        places = []
        for keys in (["g", "h"], ["g", "h"], ["g", "h"], ["g", "h"], ["g", "H"]):
            await pilot.press(*keys)
            places.append(app.pane._heading_at[0] - app.pane.made.starts[0])
        assert places == [1, 3, 5, 5, 3] and app.said == ["No further heading"]
        await pilot.press("z", "a", "g", "h")
        assert app.said[-1] == "No headings here"


async def test_only_what_is_there_with_its_words_shows_a_block() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        show(app, view_of([reply("a"), reply("b")], fresh=frozenset({"reply:b"}), last_visit="x"))
        body, first, second = app.pane.made.blocks.values()
        assert [app.pane.block_at(n) for n in (body, first)] == [("body", 0), ("reply:a", 0)]
        await pilot.press("d")
        assert [app.pane.block_at(n) for n in (body, first)] == [None, None]
        assert app.pane.block_at(second) == ("reply:b", 0)


async def test_control_characters_of_a_reply_stay_out_of_its_line() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 12)) as pilot:
        show(app, view_of([reply("a", None, Block("\x1b[31mred\x07 \u202eback\x9b5m"))]))
        await pilot.press("}", "z", "a")
        drawn = "".join(app.rows())
        assert "+ A" in drawn
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in drawn)
