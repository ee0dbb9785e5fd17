"""The filter of the list: letter by letter, never waited for, taken back by Escape."""

import threading

import pytest
from textual.events import Key, Paste

from tui.library import Library
from tui.model import DocumentKey, Target
from tui.session import narrowing


def keys(reading) -> list[str]:
    listing = reading.screen.listing
    return [listing.entry(index).key for index in range(len(listing))]


def title(reading) -> str:
    return str(reading.screen.list.border_title).strip()


def post(reading, *names: str) -> None:
    """Keys that arrive at once."""
    for name in names:
        reading.app.post_message(Key(name, name if len(name) == 1 else None))


async def type_filter(reading, text: str) -> None:
    await reading.press("/")
    await reading.type(text)
    await reading.settle()


async def test_every_letter_narrows_the_list_and_the_title_says_how(open_reading) -> None:
    async with open_reading() as reading:
        await type_filter(reading, "l")
        assert keys(reading) == ["second", "third"] and title(reading) == "“l” · 2 of 3"
        await reading.press("o")
        assert keys(reading) == ["second"] and title(reading) == "“lo” · 1 of 3"
        assert reading.shown == "A long one"
        await reading.press("backspace")
        assert keys(reading) == ["second", "third"]
        await reading.press("enter")
        assert reading.app.screen is reading.screen and title(reading) == "“l” · 2 of 3"
        await reading.press("j")
        assert reading.screen.list.current.key == "third"


async def test_escape_gives_the_whole_list_back_with_the_cursor_where_it_was(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j")
        await type_filter(reading, "last")
        assert reading.screen.list.current.key == "third"
        await reading.press("escape")
        assert keys(reading) == ["first", "second", "third"]
        assert reading.screen.list.current.key == "second" and reading.shown == "A long one"
        assert title(reading) == "3 documents · 3 unread"


async def test_the_cursor_stays_on_its_document_while_that_fits(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "j")
        await type_filter(reading, "l")
        assert reading.screen.list.current.key == "third"
        await reading.press("o")
        assert reading.screen.list.current.key == "second"
        await reading.press("backspace")
        assert reading.screen.list.current.key == "third"


async def test_a_filter_that_was_kept_is_ended_in_the_list_on_the_document_read(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await type_filter(reading, "l")
        await reading.press("enter", "j", "escape")
        assert keys(reading) == ["first", "second", "third"]
        assert reading.screen.list.current.key == "third"
        await reading.press("escape")
        assert keys(reading) == ["first", "second", "third"]


async def test_slash_again_goes_on_with_the_words_that_are_there(open_reading) -> None:
    async with open_reading() as reading:
        await type_filter(reading, "lo")
        await reading.press("enter", "/", "backspace")
        assert keys(reading) == ["second", "third"]
        await reading.press("backspace")
        assert keys(reading) == ["first", "second", "third"]
        await reading.press("enter")
        assert title(reading) == "3 documents · 3 unread"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ada", ["first", "second"]),
        ("Ada", ["first", "second"]),
        ("ADA", []),
        ("third.md", ["third"]),
        ("ada rapport", ["first"]),
        ("#keep", ["third"]),
        ("#eep", []),
        ("eep", ["third"]),
        ("  ", ["first", "second", "third"]),
        ("[b", []),
    ],
)
async def test_title_author_path_and_tags_are_looked_into(open_reading, typed, found) -> None:
    async with open_reading() as reading:
        third = reading.session.document(DocumentKey("third"))
        reading.session.set_bookmark(third, Target(third.key), "see #keep")
        await type_filter(reading, typed)
        assert keys(reading) == found


async def test_nothing_found_says_so_and_what_brings_all_back(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        await type_filter(reading, "zzz")
        assert "No document here has" in reading.text() and "“zzz”" in reading.text()
        assert "Esc ends the filter." in reading.text()
        await reading.press("enter", "j", "n", "m", "M", "A", "B", "enter", ")", "escape")
        assert keys(reading) == ["first", "second", "third"]


async def test_keys_that_arrive_at_once_mean_what_slow_ones_mean(open_reading) -> None:
    async with open_reading() as reading:
        post(reading, "/", "l", "o", "enter", "M")
        await reading.until(lambda: reading.session.unread_documents == 2)
        await reading.settle()
        assert keys(reading) == ["second"] and reading.is_read("second", "body")


async def test_marking_all_takes_exactly_what_fits_the_filter(open_reading) -> None:
    async with open_reading() as reading:
        await type_filter(reading, "a")
        await reading.press("backspace", "l", "enter", "A")
        assert reading.notice.startswith("2 documents marked read")
        assert not reading.is_read("first", "body") and reading.is_read("third", "body")
        await reading.press("u")
        assert reading.session.unread_documents == 3


async def test_no_key_waits_for_the_library_and_what_was_typed_last_wins(
    open_reading, monkeypatch
) -> None:
    monkeypatch.setattr("tui.screens.reading_library.NEWS", 3600)  # nothing else asks
    goes_on, asked = threading.Event(), []
    matching = Library.matching

    def slow(self, words, others, stop, ids=None):
        asked.append(words.typed)
        if words.typed == "l":
            assert goes_on.wait(20)
            stop.check()
        return matching(self, words, others, stop, ids)

    monkeypatch.setattr(Library, "matching", slow)
    async with open_reading() as reading:
        await reading.press("/")
        post(reading, "l")
        await reading.until(lambda: asked == ["l"])
        await reading.type("ast")
        assert reading.app.screen.query_one("#answer").value == "last"
        goes_on.set()
        await reading.until(lambda: keys(reading) == ["third"])
        await reading.settle()
        assert "l" in asked and title(reading) == "“last” · 1 of 3"
        await reading.press("escape")
        assert keys(reading) == ["first", "second", "third"]


async def test_escape_while_the_library_is_asked_wins(open_reading, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.reading_library.NEWS", 3600)
    goes_on, asked = threading.Event(), threading.Event()
    matching = Library.matching

    def slow(self, words, others, stop, ids=None):
        asked.set()
        assert goes_on.wait(20)
        return matching(self, words, others, stop, ids)

    monkeypatch.setattr(Library, "matching", slow)
    async with open_reading() as reading:
        post(reading, "/", "l")
        await reading.until(asked.is_set)
        post(reading, "escape")
        await reading.until(lambda: reading.app.screen is reading.screen)
        goes_on.set()
        await reading.settle()
        assert keys(reading) == ["first", "second", "third"]
        assert title(reading) == "3 documents · 3 unread"


async def test_first_rows_come_first_and_marking_all_waits_for_the_rest(
    open_reading, monkeypatch
) -> None:
    monkeypatch.setattr("tui.screens.reading_library.NEWS", 3600)
    monkeypatch.setattr(narrowing, "EARLY", 0)
    monkeypatch.setattr(narrowing, "FIRST", 2)
    goes_on = threading.Event()
    matching = Library.matching

    def slow(self, words, others, stop, ids=None):
        if ids is None:
            assert goes_on.wait(20)
        return matching(self, words, others, stop, ids)

    monkeypatch.setattr(Library, "matching", slow)
    async with open_reading() as reading:
        post(reading, "/", "l", "enter")
        await reading.until(lambda: keys(reading) == ["second"])
        assert title(reading) == "“l” · …"
        post(reading, "A")
        await reading.until(lambda: "not there yet" in reading.notice)
        goes_on.set()
        await reading.until(lambda: keys(reading) == ["second", "third"])
        assert reading.session.unread_documents == 3
        await reading.press("A")
        assert reading.session.unread_documents == 1


async def test_marking_all_never_takes_the_list_that_a_filter_is_about_to_narrow(
    open_reading, monkeypatch
) -> None:
    monkeypatch.setattr("tui.screens.reading_library.NEWS", 3600)
    monkeypatch.setattr("tui.screens.reading_filter.HOLD", 0.01)
    goes_on = threading.Event()
    matching = Library.matching

    def slow(self, words, others, stop, ids=None):
        assert goes_on.wait(20)
        return matching(self, words, others, stop, ids)

    monkeypatch.setattr(Library, "matching", slow)
    async with open_reading() as reading:
        post(reading, "/", "l", "enter", "A")
        await reading.until(lambda: "not there yet" in reading.notice)
        goes_on.set()
        await reading.until(lambda: keys(reading) == ["second", "third"])
        assert reading.session.unread_documents == 3


async def test_what_a_scan_brings_is_filtered_too(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await type_filter(reading, "l")
        (tmp_path / "library" / "late.md").write_text("---\nkey: late\n---\n\n# Late\n\nx\n")
        (tmp_path / "library" / "other.md").write_text("---\nkey: other\n---\n\n# Moon\n\nx\n")
        await reading.press("enter", "R")
        await reading.until(lambda: keys(reading) == ["second", "third", "late"])
        assert title(reading) == "“l” · 3 of 5"
        await reading.press("/", "a")
        assert keys(reading) == ["third", "late"]
        await reading.press("escape")
        assert len(keys(reading)) == 5


async def test_the_filter_works_within_a_view_and_what_is_read_goes_when_it_is_left(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("j", "M", "U")
        assert keys(reading) == ["first", "third"]
        await type_filter(reading, "a")
        assert title(reading) == "“a” · 2 of 2 · only unread"
        await reading.press("enter", "M")
        assert keys(reading) == ["first", "third"]
        await reading.press("k")
        assert keys(reading) == ["first"]
        await reading.press("escape")
        assert keys(reading) == ["first"] and title(reading) == "only unread · 1 of 3 documents"


async def test_what_is_pasted_cannot_act_on_the_terminal(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("/")
        reading.app.post_message(Paste("la\x1b[31ms\x07t\u202e"))
        await reading.until(lambda: keys(reading) == ["third"])
        assert title(reading) == "“last” · 1 of 3"


async def test_a_filter_is_not_remembered_for_the_next_start(open_reading) -> None:
    async with open_reading() as reading:
        await type_filter(reading, "l")
        await reading.press("enter", "s")
        assert keys(reading) == ["second", "third"]
    async with open_reading() as reading:
        assert keys(reading) == ["second", "first", "third"]
        assert title(reading) == "3 documents · 3 unread · by title"


async def test_a_bookmark_that_the_filter_hides_is_gone_to_all_the_same(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "enter")
        await type_filter(reading, "last")
        await reading.press("enter", "'", "enter")
        await reading.until(lambda: reading.shown == "On rapport")
        assert keys(reading) == ["first", "second", "third"]
        assert "all documents are listed" in reading.notice


async def test_whoever_kept_a_filter_that_nothing_fits_comes_back_to_their_document(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("j", "/", *"nowhere", "enter")
        assert reading.screen.list.count == 0
        await reading.press("escape")
        await reading.until(lambda: reading.screen.list.count == 3)
        assert reading.screen.list.current.key == "second"
        await reading.press("/", *"nowhere", "enter", "/", "x", "escape")
        await reading.until(lambda: reading.screen.list.count == 3)
        assert reading.screen.list.current.key == "second"


async def test_from_an_empty_view_one_comes_back_to_ones_document(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("A", "j", "U", "U")
        assert reading.screen.list.current.key == "second"
