"""Choosing words in the text by keys, bookmarking them, and going back to them."""

import pytest

from tui.model import DocumentKey, Target
from tui.session.passages import Stretch, find_passage


def shown_star(reading, words: str) -> bool:
    rows = [row for row in reading.text().split("\n") if words in row]
    return len(rows) == 1 and "★" in rows[0].split(words)[1]


async def test_v_and_enter_bookmark_the_line_with_its_very_words(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "enter")
        await reading.type("why #here")
        await reading.press("enter")
        (record,) = reading.session.bookmarks()
        text = reading.screen.view.document.body[0].text
        assert record.part.startswith("passage:") and len(record.part) == len("passage:") + 8
        assert (record.within, record.block, record.offset) == ("body", 0, 0)
        assert text.startswith(record.quote) and record.length == len(record.quote)
        assert (record.note, record.tags, record.author) == ("why #here", ("here",), "Ada")
        assert shown_star(reading, "Rapport is a word")


async def test_words_and_lines_move_the_beginning_and_a_second_v_the_end(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "w", "w", "v", "b", "b", "b", "enter", "enter")
        (record,) = reading.session.bookmarks()
        text = reading.screen.view.document.body[0].text
        assert record.offset == text.index("a word of")
        assert text[record.offset :].startswith(record.quote)
        assert record.prefix.endswith("Rapport is") and record.suffix


async def test_a_passage_of_a_reply_keeps_who_wrote_it_and_when(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]", "v", "enter", "enter")
        (record,) = reading.session.bookmarks()
        assert (record.within, record.quote) == ("reply:ben", "I agree with the post.")
        assert (record.author, record.date) == ("Ben", "2026-03-04")


async def test_several_passages_of_one_paragraph_are_possible(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "enter", "enter", "v", "w", "enter", "enter")
        assert len(reading.session.bookmarks()) == 2


async def test_the_same_words_again_change_the_note(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "enter", "a", "enter", "v", "enter", "b", "enter")
        assert [record.note for record in reading.session.bookmarks()] == ["ab"]


async def test_d_on_the_chosen_line_removes_its_passage(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "enter", "enter", "v", "D")
        assert reading.session.bookmarks() == []
        assert "★" not in reading.text()


@pytest.mark.parametrize("keys", [["escape"], ["]"], ["J"], ["g", "l"], ["tab"]])
async def test_leaving_or_going_elsewhere_chooses_nothing(open_reading, keys) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", *keys)
        assert reading.screen.detail.chosen is None
        assert reading.session.bookmarks() == []


async def test_the_status_line_says_the_keys_while_words_are_chosen(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v")
        last = reading.text().split("\n")[-1]
        assert "the beginning" in last and "v from here" in last and "Enter keep" in last
        await reading.press("v")
        assert " the end" in reading.text().split("\n")[-1]
        await reading.press("escape")
        assert "paragraph 1 of" in reading.text().split("\n")[-1]
        assert reading.screen.pane == "detail"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (24, 12)])
async def test_the_star_takes_no_room_from_the_words_at_any_width(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("alt+2")
        before = reading.text()
        await reading.press("v", "enter", "enter", "escape", "alt+2")
        words = reading.session.bookmarks()[0].quote
        (row,) = [row for row in reading.text().split("\n") if words in row]
        assert "★" in row
        assert words in before


async def test_the_star_is_at_the_same_words_when_the_width_changes(open_reading) -> None:
    async with open_reading(size=(40, 24)) as reading:
        await reading.press("alt+2", "v", "j", "enter", "enter")
        (record,) = reading.session.bookmarks()
        assert record.offset > 0
        await reading.pilot.resize_terminal(120, 40)
        await reading.settle()
        rows = [row for row in reading.text().split("\n") if record.quote.split(" ")[0] in row]
        assert any("★" in row for row in rows)


async def test_a_passage_of_another_session_appears(open_reading, open_session) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        other = open_session()
        try:
            document = other.document(DocumentKey("first"))
            other.bookmark_passage(document, Stretch("body", 0, 11, 20), "seen")
            assert other.marks.flush(5)
            await reading.until(lambda: shown_star(reading, "Rapport is a word"))
        finally:
            other.close()


async def test_enter_on_a_passage_goes_to_its_words_and_shows_them(open_reading) -> None:
    async with open_reading(size=(80, 24)) as reading:
        document = reading.session.document(DocumentKey("second"))
        reading.session.bookmark_passage(document, Stretch("body", 40, 10, 19), "far")
        await reading.press("apostrophe", "enter")
        assert reading.shown == "A long one"
        assert "Paragraph number 40" in reading.text() and "★" in reading.text()
        assert reading.screen.detail.shown is not None
        await reading.press("j")
        assert reading.screen.detail.shown is None


async def test_a_passage_whose_words_are_gone_says_so_and_is_read_whole(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "enter", "enter", "alt+1")
        (record,) = reading.session.bookmarks()
        path = tmp_path / "library" / "first.md"
        before = path.read_text()
        here = before.index("Rapport is a word")
        path.write_text(before[:here] + "Nothing of that." + before[before.index("\n\nLee") :])
        await reading.press("R")
        await reading.until(lambda: reading.session.status_of(record) == "adrift")
        await reading.press("apostrophe")
        assert "adrift" in reading.text()
        await reading.press("enter")
        assert "adrift: its words are not in this library now" in reading.text()
        assert "▏ Rapport is a word of several" in reading.text()


async def test_a_passage_is_gone_to_where_its_words_stand_now(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "enter", "enter", "alt+1")
        path = tmp_path / "library" / "first.md"
        more = "Something new stands before it.\n\nRapport is a word"
        path.write_text(path.read_text().replace("Rapport is a word", more))
        await reading.press("R")
        await reading.until(lambda: "Something new" in reading.text())
        await reading.press("apostrophe", "enter")
        assert reading.screen.detail.current == 1
        assert shown_star(reading, "Rapport is a word")


async def test_a_reference_is_gone_to_among_the_references(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+3", "B", "enter", "alt+1", "j", "apostrophe", "enter")
        assert reading.screen.pane == "references"
        (record,) = reading.session.bookmarks()
        key = reading.screen.references.current_reference.key
        assert Target.of_reference(DocumentKey("first"), key).part == record.part


async def test_code_and_quotes_are_bookmarked_line_by_line(open_reading, tmp_path) -> None:
    (tmp_path / "library" / "first.md").write_text(
        "---\ntitle: On rapport\npublished: 2026-03-03\nkey: first\n---\n\n"
        "```\nfirst_line()\nsecond_line()\n```\n\n> A quoted line.\n"
    )
    async with open_reading() as reading:
        await reading.press("alt+2", "v", "j", "enter", "enter", "}", "v", "enter", "enter")
        quotes = {record.quote for record in reading.session.bookmarks()}
        assert quotes == {"second_line()", "A quoted line."}
        document = reading.screen.view.document
        for record in reading.session.bookmarks():
            found = find_passage(document, record)
            assert document.body[found.block].text[found.start : found.end] == record.quote


async def test_a_passage_is_gone_to_though_only_unread_documents_are_listed(open_reading) -> None:
    async with open_reading() as reading:
        document = reading.session.document(DocumentKey("second"))
        reading.session.bookmark_passage(document, Stretch("body", 40, 10, 19), "far")
        reading.session.set_read(document, reading.session.unread_parts(document), read=True)
        await reading.press("U")
        await reading.until(lambda: reading.screen.list.count == 2)
        await reading.press("apostrophe", "enter")
        await reading.until(lambda: reading.screen.detail.shown is not None)
        assert reading.shown == "A long one"
        assert "Paragraph number 40" in reading.text()
