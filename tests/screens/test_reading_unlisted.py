"""What is read stays on the screen though it loses its row, till the reader goes on."""

from pathlib import Path


async def lose(reading, tmp_path: Path, *names: str) -> None:
    """Delete files and have that noticed."""
    left = reading.screen.list.count - len(names)
    for name in names:
        (tmp_path / "library" / name).unlink()
    await reading.press("R")
    await reading.until(lambda: reading.screen.list.count == left)
    await reading.settle()


def rule(reading) -> str:
    return str(reading.screen.detail.border_title)


async def test_a_document_that_vanishes_while_it_is_read_stays_till_the_reader_goes_on(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("]", "]")
        await lose(reading, tmp_path, "first.md")
        assert reading.shown == "On rapport" and "No longer in the library" in rule(reading)
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("[", "tab", "shift+tab", "/", "l", "e", "e", "enter", "escape")
        assert reading.shown == "On rapport"
        await reading.press("J")
        assert reading.shown == "A long one" and "No longer" not in rule(reading)


async def test_nothing_that_was_not_chosen_is_marked_read_in_its_place(
    open_reading, tmp_path
) -> None:
    async with open_reading(auto_read_seconds=0.01) as reading:
        await reading.press("j", "enter")
        await lose(reading, tmp_path, "second.md")
        await reading.pilot.pause(0.1)
        assert not reading.is_read("third", "body")


async def test_one_step_back_is_to_the_document_before(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("J", "enter")
        await lose(reading, tmp_path, "second.md")
        await reading.press("K")
        assert reading.shown == "On rapport"


async def test_where_none_follows_the_one_before_is_not_passed_over(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("G", "enter")
        assert reading.shown == "The last"
        await lose(reading, tmp_path, "third.md")
        assert reading.shown == "The last"
        await reading.press("K")
        assert reading.shown == "A long one"


async def test_the_next_unread_is_that_of_the_document_that_follows(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "M")
        await lose(reading, tmp_path, "first.md")
        await reading.press("n")
        assert reading.shown == "A long one" and reading.screen.detail.current_part == "body"


async def test_a_verb_is_about_the_document_that_is_read(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("enter")
        await lose(reading, tmp_path, "first.md")
        await reading.press("M")
        assert reading.is_read("first", "reply:ben") and not reading.is_read("second", "body")


async def test_in_the_list_what_is_under_the_cursor_is_shown(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("enter")
        await lose(reading, tmp_path, "first.md")
        await reading.press("escape")
        assert reading.shown == "A long one" and "No longer" not in rule(reading)


async def test_a_document_that_comes_back_has_its_row_again(open_reading, tmp_path) -> None:
    page = tmp_path / "library" / "second.md"
    text = page.read_text()
    async with open_reading() as reading:
        await reading.press("j", "enter", "}")
        await lose(reading, tmp_path, "second.md")
        page.write_text(text)
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 3)
        await reading.settle()
        assert reading.screen.list.current.key == "second" and reading.screen.list.cursor == 1
        assert reading.shown == "A long one" and "No longer" not in rule(reading)
        await reading.press("J")
        assert reading.shown == "The last"


async def test_where_all_vanish_the_text_stays(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]")
        await lose(reading, tmp_path, "first.md")
        await lose(reading, tmp_path, "second.md", "third.md")
        await reading.press("w")
        await reading.press("J", "K", "n", "w", "W", "p", "m", "escape", "enter")
        assert reading.shown == "On rapport"


async def test_what_no_longer_fits_the_view_stays_while_it_is_read(open_reading, tmp_path) -> None:
    page = tmp_path / "library" / "first.md"
    async with open_reading() as reading:
        await reading.press("/", *"long", "enter")
        assert reading.screen.list.count == 1
        await reading.press("escape", "/", *"rapport", "enter", "enter", "]")
        assert reading.screen.list.count == 1 and reading.shown == "On rapport"
        page.write_text(page.read_text().replace("title: On rapport", "title: On something"))
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 0 or reading.shown != "On rapport")
        await reading.settle()
        assert reading.screen.view.document.key == "first"


async def test_a_renamed_document_is_followed_to_whatever_row_it_has(
    open_reading, tmp_path
) -> None:
    page = tmp_path / "library" / "first.md"
    page.write_text(page.read_text().replace("key: first\n", ""))
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "]")
        text = page.read_text().replace("2026-03-03", "2020-01-01")
        page.unlink()
        page.with_name("another.md").write_text(text)
        await reading.press("R")
        await reading.until(lambda: "moved" in reading.notice or "Changed" in reading.notice)
        await reading.settle()
        assert reading.screen.list.cursor == 2
        assert reading.screen.view.document.key == "another.md"
        assert reading.screen.detail.current_part == "reply:cleo"
