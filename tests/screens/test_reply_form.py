"""The form for a reply: what is missing is named, an address is hidden, nothing does harm."""

import pytest

from tui.marks import Words
from tui.model import DocumentKey
from tui.screens import reply_form
from tui.screens.note_editor import LONGEST_LINE
from tui.session.drafts import words_of

FIRST = DocumentKey("first")
ADDRESS = "ada@home.example"


@pytest.fixture
def never(monkeypatch) -> None:
    """Nothing is kept by a rest, however long the test takes."""
    monkeypatch.setattr(reply_form, "REST", 3600.0)
    monkeypatch.setattr(reply_form, "LATEST", 3600.0)


async def test_a_whole_reply_is_kept_and_gone_to(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]", "r")
        assert (
            "Your reply to Ben" in reading.text() and "“I agree with the post.”" in reading.text()
        )
        await reading.fill()
        await reading.press("ctrl+s")
        assert not reading.is_writing
        (draft,) = reading.drafts
        assert (draft.answers, draft.name, draft.email) == ("reply:ben", "Ada", ADDRESS)
        assert (draft.comment, draft.author) == ("I agree.", "Ben")
        assert reading.notice == "Draft kept · X shows it"
        assert reading.screen.detail.current_part == draft.part
        assert "draft · your reply" in reading.text()


async def test_in_the_list_the_post_is_answered(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        assert "Your reply to Ada" in reading.text()
        await reading.fill()
        await reading.press("ctrl+s")
        assert [draft.answers for draft in reading.drafts] == ["body"]
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
        await reading.fill()
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
        assert reading.form.words.comment == "\n"


async def test_typing_is_taken_back_by_the_key_that_suspends_elsewhere(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("word")
        await reading.press("ctrl+z")
        assert reading.form.words.comment == ""


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (30, 10), (20, 6)])
async def test_there_is_room_for_every_field_and_for_the_comment(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("r", "ctrl+s")
        shown = reading.form.fields
        for field in ("name", "email", "website"):
            assert shown.lines[field].region.height == 1
        if size[1] >= 12:
            assert shown.area.region.height >= 3
            assert "Comment *" in reading.text() and "Missing: name" in reading.text()
        assert reading.form.status.region.height == 1


@pytest.mark.parametrize("size", [(40, 9), (20, 6), (20, 4)])
async def test_what_is_written_is_seen_on_the_smallest_screen(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("r", "ctrl+s", "shift+tab")
        await reading.type("words")
        assert "words" in reading.text()
        await reading.press("up")
        assert reading.app.focused.id == "website"
        await reading.type("site")
        assert size[1] < 6 or "site" in reading.text()
        await reading.press("tab")
        assert "words" in reading.text()


# Bad input ---------------------------------------------------------------------------------------

HOSTILE = "a\x1b[31mb\x9b2J\u202ec\r\nd\x07\U000e0041\u2066e"


async def test_what_is_pasted_is_made_harmless(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        for _ in range(4):
            await reading.paste(HOSTILE)
            await reading.press("tab")
        words = reading.form.words
        assert {words.name, words.email, words.website} == {"abc de"}
        assert words.comment == "abc\nde"
        await reading.press("escape")
        (draft,) = reading.drafts
        assert all(ord(c) >= 32 and c not in "\u202e\u2066" for c in draft.name + draft.email)
        assert draft.comment == "abc\nde"


async def test_markup_is_words_like_others(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "r")
        await reading.type("[bold]x[/] [@click=app.quit]")
        await reading.press("shift+tab")
        await reading.paste("[red]words[/red] [link=x]")
        await reading.press("ctrl+s", "escape")
        assert "[red]words[/red] [link=x]" in reading.text()
        await reading.press('"')
        assert "[red]words[/red] [link=x]" in reading.text()


async def test_a_comment_of_a_megabyte_is_pasted_kept_and_shown(open_reading, never) -> None:
    text = "A line of a long comment, with é and 漢.\n" * 26_000
    async with open_reading() as reading:
        await reading.press("enter", "r", "shift+tab")
        await reading.paste(text)
        await reading.type("x")
        await reading.press("escape")
        assert reading.comments == [f"{text}x"]
        assert "A line of a long comment" in reading.text()
        await reading.press("e")
        assert reading.form.words.comment == f"{text}x"


async def test_a_paste_that_would_make_every_key_wait_is_left_out_and_told(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "shift+tab")
        await reading.type("before")
        await reading.paste("x" * (LONGEST_LINE + 1))
        assert "60,001 characters are too many to paste here" in reading.text()
        assert reading.form.words.comment == "before"


async def test_a_comment_that_is_too_long_to_edit_is_kept_whole(open_reading, never) -> None:
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
        assert words_of(reading.drafts[0]).comment == long


async def test_what_is_cut_stays_in_the_program_and_can_be_put_back(open_reading) -> None:
    async with open_reading(clipboard="never") as reading:
        sent = reading.sent()
        await reading.press("enter", "]", "r", "tab", "tab", "tab")
        await reading.type("mine")
        await reading.press("ctrl+x")
        assert reading.form.words.comment == ""
        await reading.press("ctrl+v")
        assert reading.form.words.comment == "mine"
        assert "]52;" not in "".join(sent)


async def test_an_application_holds_on_to_no_form_that_was_left(open_reading) -> None:
    async with open_reading() as reading:
        for _ in range(3):
            await reading.press("r", "escape")
            await reading.until(lambda: not reading.is_writing)
        watched = getattr(reading.app, "__watchers", {})
        assert [node for found in watched.values() for node, _ in found] == []
