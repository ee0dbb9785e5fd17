"""Writing notes: on one line, in the editor, and without losing what was there."""

from tui.marks import Anchor, Bookmark
from tui.model import DocumentKey, Target
from tui.screens.note_editor import LONGEST_LINE, NoteEditor
from tui.screens.prompt import Prompt

FIRST = Target(DocumentKey("first"))


def note_of(reading) -> str:
    return reading.session.bookmark(FIRST).note


def put(reading, note: str, tags: tuple[str, ...] = ()) -> None:
    reading.session.marks.apply(Bookmark(FIRST, Anchor(title="On rapport"), note, tags))


async def test_a_note_with_line_breaks_is_edited_with_them(open_reading) -> None:
    async with open_reading() as reading:
        put(reading, "one\n\n  two\tthree")
        await reading.press("B")
        assert isinstance(reading.app.screen, NoteEditor)
        await reading.press("x", "ctrl+s")
        assert note_of(reading) == "one\n\n  two\tthreex"


async def test_a_key_takes_the_line_into_the_editor(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B")
        await reading.type("one")
        await reading.press("ctrl+o", "enter")
        await reading.type("two #tag")
        await reading.press("ctrl+s")
        assert note_of(reading) == "one\ntwo #tag"
        assert reading.session.bookmark(FIRST).tags == ("tag",)
        assert reading.app.screen is reading.screen


async def test_the_editor_asks_before_it_drops_a_change_and_only_then(open_reading) -> None:
    async with open_reading() as reading:
        put(reading, "one\ntwo")
        await reading.press("B", "escape")
        assert reading.app.screen is reading.screen
        await reading.press("B", "x", "escape")
        assert "Esc again drops the changes" in reading.text()
        await reading.press("y", "escape")
        assert isinstance(reading.app.screen, NoteEditor)
        await reading.press("escape")
        assert reading.app.screen is reading.screen
        assert note_of(reading) == "one\ntwo"


async def test_the_editor_says_its_keys(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        put(reading, "one\ntwo")
        await reading.press("B")
        assert "Ctrl+s keep" in reading.text() and "Esc leave" in reading.text()
        assert "Note on this document" in reading.text()


async def test_what_is_typed_into_the_editor_is_made_harmless(open_reading) -> None:
    async with open_reading() as reading:
        put(reading, "one\ntwo")
        await reading.press("B")
        reading.app.screen.area.insert("a\x1b[31mb\x9b2J\u202ec\r\nd")
        await reading.settle()
        await reading.press("ctrl+s")
        assert note_of(reading) == "one\ntwoabc\nd"


async def test_a_one_line_note_that_is_only_looked_at_stays_as_it_was(open_reading) -> None:
    async with open_reading() as reading:
        put(reading, "two  spaces")
        await reading.press("B")
        assert isinstance(reading.app.screen, Prompt)
        await reading.press("enter")
        assert note_of(reading) == "two  spaces"


async def test_tags_from_elsewhere_survive_an_edit_of_the_note(open_reading) -> None:
    async with open_reading() as reading:
        put(reading, "one #spelled", ("spelled", "imported"))
        await reading.press("B", "ctrl+a", "ctrl+k")
        await reading.type("new #other")
        await reading.press("enter")
        assert reading.session.bookmark(FIRST).tags == ("other", "imported")


async def test_a_note_that_the_editor_cannot_take_is_refused_and_kept(open_reading) -> None:
    async with open_reading() as reading:
        note = "x" * (LONGEST_LINE + 1)
        put(reading, note)
        await reading.press("B")
        assert reading.app.screen is reading.screen
        assert "Too long to edit here" in reading.notice
        assert note_of(reading) == note


async def test_a_note_of_a_megabyte_is_edited_and_kept(open_reading) -> None:
    async with open_reading() as reading:
        note = "Some words of a long note.\n" * 40_000
        put(reading, note.strip())
        await reading.press("B", "x", "ctrl+s")
        assert note_of(reading) == note.strip() + "x"
