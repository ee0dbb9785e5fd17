"""Whatever ends the writing of a reply, what was typed is kept, and undone in one go."""

import pytest

from tui.app import RapportApp
from tui.marks import Anchor, Marks, Words, WriteDraft
from tui.model import DocumentKey, Target
from tui.screens import reply_form

FIRST = DocumentKey("first")


@pytest.fixture
def at_once(monkeypatch) -> None:
    """What is typed is kept as soon as nothing else is to do."""
    monkeypatch.setattr(reply_form, "REST", 0.0)


@pytest.fixture
def never(monkeypatch) -> None:
    """Nothing is kept by a rest, however long the test takes."""
    monkeypatch.setattr(reply_form, "REST", 3600.0)
    monkeypatch.setattr(reply_form, "LATEST", 3600.0)


async def test_what_is_typed_is_kept_after_a_rest(open_reading, at_once) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("half a tho")
        await reading.until(lambda: reading.comments == ["half a tho"])
        await reading.until(lambda: reading.screen.session.marks.flush(1))
        assert "draft kept" in reading.text()
        assert reading.is_writing


async def test_keys_without_a_rest_between_are_one_edit(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("some words")
        assert reading.comments == []
        reading.form.keep()
        assert reading.comments == ["some words"]
        assert len(reading.session.marks._timeline._own) == 1


async def test_however_long_one_types_it_is_kept_now_and_then(open_reading, monkeypatch) -> None:
    monkeypatch.setattr(reply_form, "REST", 3600.0)
    monkeypatch.setattr(reply_form, "LATEST", 0.0)
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("word")
        await reading.until(lambda: reading.comments == ["word"])


async def test_escape_keeps_what_is_there_without_asking(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "r", "shift+tab")
        await reading.type("half")
        await reading.press("escape")
        assert not reading.is_writing and reading.comments == ["half"]
        assert reading.notice == "Unfinished draft kept · missing: name, e-mail"
        assert "draft · your reply · unfinished: missing" in reading.text()


async def test_ctrl_c_leaves_the_form_and_not_the_program(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        await reading.type("A")
        await reading.press("ctrl+c")
        assert reading.app.screen is reading.screen
        assert [draft.name for draft in reading.drafts] == ["A"]


async def test_an_empty_form_leaves_no_trace(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "escape")
        assert not reading.is_writing
        await reading.press("r", "shift+tab")
        await reading.type("x")
        await reading.press("backspace", "escape")
        assert reading.drafts == [] and reading.notice == ""
        assert reading.session.marks.drafts_ever() == []


async def test_a_sitting_that_ends_with_the_form_open_keeps_it(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("not even a rest")
        reading.app.leaving()
        assert reading.comments == ["not even a rest"]
        assert reading.session.marks.unsaved == 0


async def test_an_application_that_is_closed_in_textuals_way_keeps_it(open_session, never) -> None:
    session = open_session()
    app = RapportApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        while app.screen_stack[0].list.count != 3:
            await pilot.pause(0.01)
        await pilot.press("r", "shift+tab", "h", "i")
        app.exit()
    assert [draft.comment for draft in session.drafts.all()] == ["hi"]
    session.close()


async def test_one_sitting_at_the_form_is_undone_as_a_whole(open_reading, at_once) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "r", "shift+tab")
        for word in ("one", " two", " three"):
            await reading.type(word)
            await reading.until(lambda w=word: "".join(reading.comments).endswith(w))
        await reading.press("escape", "u")
        await reading.until(lambda: reading.comments == [])
        await reading.until(lambda: "draft ·" not in reading.text())
        await reading.press("ctrl+r")
        await reading.until(lambda: reading.comments == ["one two three"])


async def test_a_draft_is_gone_on_with_by_the_same_key_or_by_another(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]", "r", "shift+tab")
        await reading.type("half")
        await reading.press("escape")
        for key in ("e", "r"):
            await reading.press(key)
            assert reading.form.words.comment == "half"
            await reading.press("escape")
        await reading.press("[", "r")
        assert reading.form.words.comment == "half"
        await reading.type(" and more")
        await reading.press("escape")
        assert reading.comments == ["half and more"]


async def test_a_finished_reply_does_not_stop_another_one(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        await reading.fill()
        await reading.press("ctrl+s", "r")
        assert reading.form.words.comment == ""
        assert reading.form.words.name == "Ada" and reading.app.focused.id == "comment"
        await reading.type("Another thing.")
        await reading.press("ctrl+s")
        assert reading.comments == ["I agree.", "Another thing."]


async def test_the_next_form_knows_only_what_it_may(open_reading) -> None:
    async with open_reading(remember_me="no-email") as reading:
        await reading.press("r")
        await reading.fill()
        await reading.press("ctrl+s", "r")
        assert (reading.form.words.name, reading.form.words.email) == ("Ada", "")
        assert reading.app.focused.id == "email"


async def test_another_window_that_changes_the_draft_is_told_of(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("mine")
        reading.form.keep()
        (record,) = reading.drafts
        other = Marks.open(reading.session.marks._disk.files.data)
        reading.session.marks.flush(5)
        words = Words(comment="theirs")
        other.apply(WriteDraft(Target(FIRST, record.part), "body", words, Anchor()))
        other.close()
        await reading.until(lambda: "Changed in another window" in reading.text())
        await reading.type("!")
        await reading.press("escape")
        assert reading.comments == ["mine!"]


async def test_a_full_disk_is_told_of_in_the_form_and_nothing_is_lost(
    open_reading, at_once, monkeypatch
) -> None:
    async with open_reading() as reading:
        disk, save = reading.session.marks._disk, reading.session.marks._disk.save

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(disk, "save", full)
        await reading.press("r", "shift+tab")
        await reading.type("words")
        await reading.until(lambda: "No space left on device" in reading.text())
        assert "Kept in memory and tried again" in reading.text()
        assert reading.comments == ["words"]
        monkeypatch.setattr(disk, "save", save)
        await reading.until(lambda: "No space left" not in reading.text())
        assert reading.session.marks.unsaved == 0
