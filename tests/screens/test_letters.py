"""Places with a letter by keys: given, gone to from anywhere, listed, and there the next time."""

import pytest

from tui.app import RapportApp


async def test_a_letter_leads_back_from_another_document(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "1", "2", "j", "~", "a")
        assert reading.notice == "a is here now"
        await reading.press("K", "`", "a")
        assert reading.shown == "A long one" and reading.screen.list.cursor == 1
        assert reading.screen.detail.top == 12 and reading.screen.pane == "detail"
        await reading.press("ctrl+o")
        assert reading.shown == "On rapport"


async def test_capitals_digits_and_other_letters_are_letters_of_their_own(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        for letter in ("a", "A", "7", "ä"):
            await reading.press("~", letter, "]")
        assert [place.letter for place in reading.session.marks.named_places()] == [
            *("7", "A", "a", "ä"),
        ]
        await reading.press("`", "A")
        assert reading.screen.detail.current_part == "reply:ben"
        await reading.press("`", "a")
        assert reading.screen.detail.current_part == "body"


async def test_a_letter_that_is_free_says_so_and_goes_nowhere(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "`", "x")
        assert reading.notice == "No place has the letter x"
        await reading.press("ctrl+o")
        assert reading.notice == "No earlier place"


async def test_a_letter_that_is_given_anew_says_where_it_was_and_u_puts_it_back(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "~", "a", "J", "~", "a")
        assert reading.notice == "a is here now · was in “On rapport”"
        await reading.press("u", "`", "a")
        assert reading.shown == "On rapport"


async def test_in_the_list_the_letter_is_where_the_document_was_stopped(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "]", "g", "l", "j", "k", "~", "a", "j", "`", "a")
        assert reading.shown == "On rapport"
        assert reading.screen.detail.current_part == "reply:cleo"


async def test_letters_are_there_in_the_next_sitting(open_session) -> None:
    session = open_session()
    app = RapportApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        while app.screen.view is None:
            await pilot.pause(0.01)
        await pilot.press("alt+2", "right_square_bracket", "tilde", "q")
        app.leaving()
    session.close()
    again = open_session()
    place = again.marks.named_place("q")
    again.close()
    assert place is not None and (place.of, place.within) == ("first", "reply:ben")


async def test_the_letter_stays_with_its_words_when_the_text_changes(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "3", "1", "G", "~", "a", "g", "g")
        path = tmp_path / "library" / "second.md"
        head, text = path.read_text().split("key: second\n---\n")
        path.write_text(f"{head}key: second\n---\n" + "\nA new beginning.\n" * 3 + text)
        await reading.press("R")
        await reading.until(lambda: "A new beginning" in reading.text())
        await reading.press("`", "a")
        assert "Paragraph number 30" in reading.text().split("\n")[1]


async def test_a_document_that_is_gone_is_told(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "~", "a", "J")
        (tmp_path / "library" / "first.md").unlink()
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 2)
        await reading.press("`", "a")
        assert reading.notice == "“On rapport” is not in the library now"


async def test_whoever_thinks_is_told_which_letters_lead_where(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "~", "a", "J", "~", "b", "`")
        await reading.until(lambda: "a On rapport" in reading.text())
        assert "b A long one" in reading.text()
        await reading.press("a")
        assert reading.shown == "On rapport"


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_the_list_of_letters_leads_there_and_takes_them_away(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("`", "?")
        assert "No place has a letter yet" in reading.text()
        await reading.press("q", "alt+2", "~", "a", "J", "~", "b", "`", "?")
        assert "Named places · 2" in reading.text() and "On rapport" in reading.text()
        await reading.press("enter")
        assert reading.shown == "On rapport" and reading.app.screen is reading.screen
        await reading.press("`", "?", "j", "d")
        assert "Named places · 1" in reading.text()
        await reading.press("u")
        await reading.until(lambda: "Named places · 2" in reading.text())
        await reading.press("escape", "`", "b")
        assert reading.shown == "A long one"
