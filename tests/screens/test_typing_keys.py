"""The keys of what one types into: no slip loses what is typed, what is deleted comes back."""

from textual.events import Key, Paste
from textual.widgets import Input


def line(reading) -> str:
    """What stands on the line that is typed into."""
    return reading.app.screen.query_one(Input).value


async def test_every_line_of_a_paste_is_taken(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r")
        await reading.paste("Ada\r\nof \x1b[31mrapport\n inn\n")
        assert reading.form.words.name == "Ada of rapport  inn"


async def test_a_paste_of_several_lines_makes_a_note_of_several_lines(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B")
        await reading.type("as said: ")
        await reading.paste("one line\r\n")
        assert line(reading) == "as said: one line"
        reading.app.post_message(Paste(", and\r\ntwo \x1b[31mmore\nlines"))
        for key in "qd!":  # at once behind it
            reading.app.post_message(Key(key, key))
        await reading.until(lambda: "lines" in reading.text())
        await reading.press("ctrl+s")
        (record,) = reading.session.bookmarks()
        assert record.note == "as said: one line, and\ntwo more\nlinesqd!"


async def test_what_is_deleted_on_a_line_can_be_put_back(open_reading) -> None:
    async with open_reading(clipboard="never") as reading:
        sent = reading.sent()
        await reading.press("B")
        await reading.type("one two three")
        await reading.press("alt+backspace")
        assert line(reading) == "one two "
        await reading.press("ctrl+u")
        assert line(reading) == ""
        await reading.press("ctrl+v")
        assert line(reading) == "one two "
        await reading.press("home", "ctrl+right", "ctrl+k", "ctrl+a", "ctrl+v")
        assert line(reading) == "two one "
        assert "]52;" not in "".join(sent)


async def test_what_is_deleted_in_a_text_can_be_put_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("r", "tab", "tab", "tab")
        await reading.type("one two")
        await reading.press("enter")
        await reading.type("three")
        await reading.press("ctrl+w", "up", "ctrl+a", "ctrl+k", "down", "ctrl+v")
        assert reading.form.words.comment == "\none two"
        await reading.press("up", "up")
        assert reading.app.focused.id == "website"


async def test_a_shell_s_keys_for_words_drop_no_note(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B")
        await reading.type("one two three")
        await reading.press("alt+b", "alt+b", "alt+d", "alt+f")
        assert line(reading) == "one three"


async def test_emacs_hands_go_about_in_a_comment(open_reading) -> None:
    async with open_reading(keymap="emacs") as reading:
        await reading.press("r", "ctrl+n", "ctrl+n", "ctrl+n")
        await reading.type("one two")
        await reading.press("enter")
        await reading.type("three")
        await reading.press("ctrl+p", "ctrl+a", "alt+f", "alt+d", "ctrl+n", "ctrl+e", "ctrl+y")
        assert reading.form.words.comment == "one\nthree two"
        await reading.press("ctrl+b", "ctrl+b", "alt+b", "ctrl+f")
        await reading.type("x")
        assert reading.form.words.comment == "one\nthree txwo"


async def test_where_alt_is_meta_an_unknown_key_leaves_nothing_that_is_typed(open_reading) -> None:
    async with open_reading(keymap="emacs") as reading:
        await reading.press("B")
        await reading.type("a note")
        await reading.press("alt+q", "alt+u", "alt+t")
        assert line(reading) == "a note"
        await reading.press("enter", "r", "ctrl+n", "ctrl+n", "ctrl+n")
        await reading.type("a comment")
        await reading.press("alt+q", "alt+u")
        assert reading.is_writing and reading.form.words.comment == "a comment"
        assert reading.form.status.notice == "Alt+u is no command here"


async def test_no_key_that_ends_a_filter_ends_the_program(open_reading) -> None:
    async with open_reading() as reading:
        left: list[bool] = []
        reading.app.action_leave = lambda: left.append(True)
        for leaving in ("ctrl+c", "ctrl+g", "escape"):
            for screen in ("'", "escape"):  # the bookmarks, then the list
                await reading.press(screen, "/")
                await reading.type("x")
                await reading.press(leaving)
                assert not left
        await reading.press("'", "/", "ctrl+c")
        assert not reading.app.screen.answer.has_focus and not left


async def test_ctrl_c_asks_before_it_drops_a_long_note(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "ctrl+o")
        await reading.type("more")
        await reading.press("ctrl+c")
        assert "again drops the changes" in reading.text()
        await reading.press("ctrl+c")
        assert not reading.session.bookmarks()
