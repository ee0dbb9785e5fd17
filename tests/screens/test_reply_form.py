"""The form for a reply: nothing typed is lost, what is missing is named, an address is hidden."""

import pytest
from textual.events import Paste

from tui.model import DocumentKey
from tui.screens import reply_form
from tui.screens.note_editor import LONGEST_LINE
from tui.screens.reply_form import ReplyForm
from tui.session.drafts import words_of

FIRST = DocumentKey("first")
ADDRESS = "ada@home.example"


def form(reading) -> ReplyForm:
    screen = reading.app.screen
    assert isinstance(screen, ReplyForm)
    return screen


def is_open(reading) -> bool:
    return isinstance(reading.app.screen, ReplyForm)


def drafts(reading):
    return reading.session.drafts.of(FIRST)


def comments(reading) -> list[str]:
    return [draft.comment for draft in drafts(reading)]


async def fill(reading, comment: str = "I agree.", email: str = ADDRESS) -> None:
    """Write a whole reply into an empty form."""
    await reading.type("Ada")
    await reading.press("tab")
    await reading.type(email)
    await reading.press("tab", "tab")
    await reading.type(comment)


async def paste(reading, text: str) -> None:
    reading.app.post_message(Paste(text))
    await reading.settle()


@pytest.fixture
def at_once(monkeypatch) -> None:
    """What is typed is kept as soon as nothing else is to do."""
    monkeypatch.setattr(reply_form, "REST", 0.0)


@pytest.fixture
def never(monkeypatch) -> None:
    """Nothing is kept by a rest, however long the test takes."""
    monkeypatch.setattr(reply_form, "REST", 3600.0)
    monkeypatch.setattr(reply_form, "LATEST", 3600.0)


# Filling it in -----------------------------------------------------------------------------------


async def test_a_whole_reply_is_kept_and_gone_to(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]", "r")
        assert (
            "Your reply to Ben" in reading.text() and "“I agree with the post.”" in reading.text()
        )
        await fill(reading)
        await reading.press("ctrl+s")
        assert not is_open(reading)
        (draft,) = drafts(reading)
        assert (draft.answers, draft.name, draft.email) == ("reply:ben", "Ada", ADDRESS)
        assert (draft.comment, draft.author) == ("I agree.", "Ben")
        assert reading.notice == "Draft kept · X shows it"
        assert reading.screen.detail.current_part == draft.part
        assert "draft · your reply" in reading.text()


async def test_in_the_list_the_post_is_answered(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        assert "Your reply to Ada" in reading.text()
        await fill(reading)
        await reading.press("ctrl+s")
        assert [draft.answers for draft in drafts(reading)] == ["body"]
        assert reading.screen.pane == "list"


async def test_what_is_missing_is_named_and_gone_to(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "ctrl+s")
        assert "Missing: name, e-mail, comment" in reading.text()
        assert "✗ Name *" in reading.text() and "✗ Comment *" in reading.text()
        assert "✗ Website" not in reading.text()
        await reading.type("Ada")
        assert "Missing: e-mail, comment" in reading.text()
        await reading.press("ctrl+s")
        assert reading.app.focused.id == "email"


async def test_what_is_wrong_with_an_address_is_said_when_its_line_is_left(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "tab")
        await reading.type("ada")
        assert "has no @" not in reading.text()
        await reading.press("tab")
        assert "E-mail has no @" in reading.text() and "✗ E-mail *" in reading.text()
        await reading.type("javascript:x")
        await reading.press("down")
        assert "website begins with javascript: instead of https:" in reading.text()
        await reading.press("shift+tab", "shift+tab")
        assert "has no @" not in reading.text()
        await reading.type(ADDRESS.removeprefix("ada"))
        await reading.press("up")
        assert "E-mail" not in reading.text().partition("✗")[2].partition("\n")[0]
        assert reading.app.focused.id == "name"


async def test_an_address_is_shown_only_while_it_is_typed(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "tab")
        await reading.type(ADDRESS)
        assert ADDRESS in reading.text()
        await reading.press("tab")
        assert "home.example" not in reading.text() and "a…@…" in reading.text()
        await reading.press("shift+tab")
        assert ADDRESS in reading.text()


async def test_no_screen_shows_the_address_afterwards(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]", "r")
        await fill(reading)
        await reading.press("ctrl+s")
        for keys in (
            [],
            ["e"],
            ["escape", "r"],
            ["escape", '"'],
            ["X"],
            ["s"],
            ["s"],
            ["s"],
            ["q", "q", "'"],
            ["q", "!"],
            ["q", "u"],
            ["ctrl+r"],
        ):
            await reading.press(*keys)
            assert "home" not in reading.text(), keys
            assert "ada@" not in reading.text(), keys


async def test_the_keys_of_a_line_lead_through_the_form_and_those_of_a_text_through_the_text(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        for key, field in (
            ("up", "name"),
            ("down", "email"),
            ("enter", "website"),
            ("up", "email"),
            ("down", "website"),
            ("down", "comment"),
            ("enter", "comment"),
            ("up", "comment"),
            ("down", "comment"),
            ("up", "comment"),
            ("up", "website"),
            ("shift+tab", "email"),
            ("shift+tab", "name"),
            ("shift+tab", "comment"),
            ("tab", "name"),
        ):
            await reading.press(key)
            assert reading.app.focused.id == field, key
        assert form(reading).words.comment == "\n"


async def test_typing_is_taken_back_by_the_key_that_suspends_elsewhere(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("word")
        await reading.press("ctrl+z")
        assert form(reading).words.comment == ""


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 10), (20, 6)])
async def test_there_is_room_for_every_field_and_for_the_comment(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("r", "ctrl+s")
        shown = form(reading)
        for field in ("name", "email", "website"):
            assert shown.lines[field].region.height == 1
        if size[1] >= 12:
            assert shown.area.region.height >= 3
            assert "Comment *" in reading.text() and "Missing: name" in reading.text()
        assert shown.status.region.height == 1


# Nothing is lost ---------------------------------------------------------------------------------


async def test_what_is_typed_is_kept_after_a_rest(open_reading, at_once) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("half a tho")
        await reading.until(lambda: comments(reading) == ["half a tho"])
        await reading.until(lambda: reading.screen.session.marks.flush(1))
        assert "draft kept" in reading.text()
        assert is_open(reading)


async def test_keys_without_a_rest_between_are_one_edit(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("some words")
        assert comments(reading) == []
        form(reading).keep()
        assert comments(reading) == ["some words"]
        assert len(reading.session.marks._timeline._own) == 1


async def test_however_long_one_types_it_is_kept_now_and_then(open_reading, monkeypatch) -> None:
    monkeypatch.setattr(reply_form, "REST", 3600.0)
    monkeypatch.setattr(reply_form, "LATEST", 0.0)
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("word")
        await reading.until(lambda: comments(reading) == ["word"])


async def test_escape_keeps_what_is_there_without_asking(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "r", "shift+tab")
        await reading.type("half")
        await reading.press("escape")
        assert not is_open(reading) and comments(reading) == ["half"]
        assert reading.notice == "Unfinished draft kept · missing: name, e-mail"
        assert "draft · your reply · unfinished: missing" in reading.text()


async def test_ctrl_c_leaves_the_form_and_not_the_program(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        await reading.type("A")
        await reading.press("ctrl+c")
        assert reading.app.screen is reading.screen
        assert [draft.name for draft in drafts(reading)] == ["A"]


async def test_an_empty_form_leaves_no_trace(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "escape")
        assert not is_open(reading)
        await reading.press("r", "shift+tab")
        await reading.type("x")
        await reading.press("backspace", "escape")
        assert drafts(reading) == [] and reading.notice == ""
        assert reading.session.marks.drafts_ever() == []


async def test_a_sitting_that_ends_with_the_form_open_keeps_it(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("not even a rest")
        reading.app.leaving()
        assert comments(reading) == ["not even a rest"]
        assert reading.session.marks.unsaved == 0


async def test_an_application_that_is_closed_in_textuals_way_keeps_it(open_session, never) -> None:
    from tui.app import RapportApp

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
            await reading.until(lambda w=word: "".join(comments(reading)).endswith(w))
        await reading.press("escape", "u")
        await reading.until(lambda: comments(reading) == [])
        await reading.until(lambda: "draft ·" not in reading.text())
        await reading.press("ctrl+r")
        await reading.until(lambda: comments(reading) == ["one two three"])


async def test_a_draft_is_gone_on_with_by_the_same_key_or_by_another(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]", "r", "shift+tab")
        await reading.type("half")
        await reading.press("escape")
        for key in ("e", "r"):
            await reading.press(key)
            assert form(reading).words.comment == "half"
            await reading.press("escape")
        await reading.press("[", "r")
        assert form(reading).words.comment == "half"
        await reading.type(" and more")
        await reading.press("escape")
        assert comments(reading) == ["half and more"]


async def test_a_finished_reply_does_not_stop_another_one(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        await fill(reading)
        await reading.press("ctrl+s", "r")
        assert form(reading).words.comment == ""
        assert form(reading).words.name == "Ada" and reading.app.focused.id == "comment"
        await reading.type("Another thing.")
        await reading.press("ctrl+s")
        assert comments(reading) == ["I agree.", "Another thing."]


async def test_the_next_form_knows_only_what_it_may(open_reading) -> None:
    async with open_reading(remember_me="no-email") as reading:
        await reading.press("r")
        await fill(reading)
        await reading.press("ctrl+s", "r")
        assert (form(reading).words.name, form(reading).words.email) == ("Ada", "")
        assert reading.app.focused.id == "email"


async def test_another_window_that_changes_the_draft_is_told_of(open_reading, never) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("mine")
        form(reading).keep()
        (record,) = drafts(reading)
        from tui.marks import Marks, Words

        other = Marks.open(reading.session.marks._disk.files.data)
        reading.session.marks.flush(5)
        from tui.marks import Anchor, WriteDraft
        from tui.model import Target

        words = Words(comment="theirs")
        other.apply(WriteDraft(Target(FIRST, record.part), "body", words, Anchor()))
        other.close()
        await reading.until(lambda: "Changed in another window" in reading.text())
        await reading.type("!")
        await reading.press("escape")
        assert comments(reading) == ["mine!"]


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
        assert comments(reading) == ["words"]
        monkeypatch.setattr(disk, "save", save)
        await reading.until(lambda: "No space left" not in reading.text())
        assert reading.session.marks.unsaved == 0


# Bad input ---------------------------------------------------------------------------------------

HOSTILE = "a\x1b[31mb\x9b2J\u202ec\r\nd\x07\U000e0041\u2066e"


async def test_what_is_pasted_is_made_harmless(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        for _ in range(4):
            await paste(reading, HOSTILE)
            await reading.press("tab")
        words = form(reading).words
        assert {words.name, words.email, words.website} == {"abc"}
        assert words.comment == "abc\nde"
        await reading.press("escape")
        (draft,) = drafts(reading)
        assert all(ord(c) >= 32 and c not in "\u202e\u2066" for c in draft.name + draft.email)
        assert draft.comment == "abc\nde"


async def test_markup_is_words_like_others(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "r")
        await reading.type("[bold]x[/] [@click=app.quit]")
        await reading.press("shift+tab")
        await paste(reading, "[red]words[/red] [link=x]")
        await reading.press("ctrl+s", "escape")
        assert "[red]words[/red] [link=x]" in reading.text()
        await reading.press('"')
        assert "[red]words[/red] [link=x]" in reading.text()


async def test_a_comment_of_a_megabyte_is_pasted_kept_and_shown(open_reading, never) -> None:
    text = "A line of a long comment, with é and 漢.\n" * 26_000
    async with open_reading() as reading:
        await reading.press("enter", "r", "shift+tab")
        await paste(reading, text)
        await reading.type("x")
        await reading.press("escape")
        assert comments(reading) == [f"{text}x"]
        assert "A line of a long comment" in reading.text()
        await reading.press("e")
        assert form(reading).words.comment == f"{text}x"


async def test_a_paste_that_would_make_every_key_wait_is_left_out_and_told(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("before")
        await paste(reading, "x" * (LONGEST_LINE + 1))
        assert "60,001 characters are too many to paste here" in reading.text()
        assert form(reading).words.comment == "before"


async def test_a_comment_that_is_too_long_to_edit_is_kept_whole(open_reading, never) -> None:
    from tui.marks import Words

    long = "word " * 20_000
    async with open_reading() as reading:
        document = reading.session.document(FIRST)
        reading.session.drafts.begin(document, "body").leave(Words(comment=long))
        await reading.press("e")
        assert "Too long to edit here: a line of 100,000 characters" in reading.text()
        for field in ("name", "email", "website"):
            assert reading.app.focused.id == field
            await reading.press("tab")
        await reading.type("Ada")
        await reading.press("escape")
        assert words_of(drafts(reading)[0]).comment == long
