"""Searching in the page by keys: matches as one types, steps, and back to where one was."""

import pytest
from textual.events import Key

SIZES = [(120, 40), (80, 24), (40, 12)]


def drawn(reading, attribute: str) -> list[str]:
    """The words on the screen that are drawn in reverse, underlined and so on."""
    rows = reading.app.screen._compositor.render_strips()
    return [
        segment.text
        for row in rows
        for segment in row
        if segment.style is not None and getattr(segment.style, attribute) and segment.text.strip()
    ]


def last(reading) -> str:
    return reading.text().split("\n")[-1]


async def search(reading, words: str) -> None:
    await reading.press("/")
    await reading.type(words)
    await reading.settle()


async def test_matches_are_shown_while_one_types_and_the_first_is_gone_to(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "agree")
        assert drawn(reading, "reverse") == ["agree"]
        assert last(reading).startswith(" /agree") and last(reading).endswith("1 of 1")
        assert reading.screen.detail.current_part == "reply:ben"


async def test_the_current_match_is_told_from_the_others_without_colour(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "lee")
        assert drawn(reading, "reverse") == ["Lee"]
        others = [text for text in drawn(reading, "underline") if text == "Lee"]
        assert len(others) >= 2


@pytest.mark.parametrize("size", SIZES)
async def test_escape_goes_back_to_the_very_line_and_searches_nothing(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("j", "alt+2", "7", "j")
        before = reading.text()
        await search(reading, "very end")
        assert reading.text() != before and reading.screen.detail.current_part == "reply:dora"
        await reading.press("escape")
        assert reading.text() == before
        assert reading.screen.search is None and reading.screen.detail.searched is None


async def test_taking_the_words_back_goes_back_too(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "7", "j")
        top = reading.screen.detail.top
        await search(reading, "end")
        assert reading.screen.detail.top != top
        await reading.press("backspace", "backspace", "backspace")
        assert reading.screen.detail.top == top and reading.screen.search is None
        await reading.type("zzz")
        await reading.settle()
        assert reading.screen.detail.top == top and last(reading).endswith("no match")


async def test_enter_keeps_the_search_and_n_steps_till_escape(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2")
        await search(reading, "paragraph number")
        await reading.press("enter")
        assert reading.screen.status.search == "/paragraph number · 1 of 60"
        assert "n next match" in last(reading) and ". unread" in last(reading)
        await reading.press("n", "n", "3", "n")
        assert reading.screen.status.search.endswith("6 of 60")
        assert reading.screen.detail.stopped_at[:2] == ("body", 5)
        await reading.press("2", "N")
        assert reading.screen.status.search.endswith("4 of 60")
        await reading.press("escape")
        assert reading.screen.pane == "detail" and reading.screen.status.search == ""
        assert reading.screen.detail.stopped_at[:2] == ("body", 3)
        await reading.press("n")
        assert reading.shown != "A long one" or reading.screen.detail.current_part == "reply:dora"


async def test_the_wrap_is_told_in_both_directions(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2")
        await search(reading, "paragraph number")
        await reading.press("enter", "N")
        assert reading.notice == "From the end again · 60 of 60"
        await reading.press("n")
        assert reading.notice == "From the top again · 1 of 60"
        await reading.press("n")
        assert reading.notice == ""


async def test_stepping_goes_on_from_where_the_reader_has_gone(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2")
        await search(reading, "paragraph number")
        await reading.press("enter", "3", "0", "G", "n")
        assert reading.screen.status.search.endswith("30 of 60")
        await reading.press("g", "g", "5", "0", "G", "N")
        assert reading.screen.status.search.endswith("49 of 60")


async def test_names_titles_and_references_are_searched_too(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "cleo")
        await reading.press("enter")
        assert reading.screen.detail.current_part == "reply:cleo"
        assert drawn(reading, "reverse") == ["Cleo"]
        await reading.press("escape")
        await search(reading, "on rapport")
        await reading.press("enter")
        assert drawn(reading, "reverse") == ["On rapport"] and reading.screen.detail.top == 0


@pytest.mark.parametrize("size", SIZES)
async def test_matches_in_the_references_are_stepped_into_and_out_of(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("alt+2")
        await search(reading, "journal of talking")
        await reading.press("enter")
        assert reading.screen.pane == "detail"
        assert reading.screen.status.search.endswith("1 of 2")
        await reading.press("n")
        assert reading.screen.pane == "references" and reading.screen.references.has_focus
        assert "".join(drawn(reading, "reverse")) == "Journal of Talking"
        await reading.press("n")
        assert reading.screen.pane == "detail" and reading.screen.detail.has_focus


async def test_a_search_from_the_references_begins_there(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+3")
        await search(reading, "lee")
        assert reading.screen.pane == "references"
        await reading.press("escape")
        assert reading.screen.pane == "references" and reading.screen.references.has_focus


async def test_words_of_the_program_are_not_searched(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "kept")
        assert last(reading).endswith("no match")
        await reading.press("escape")
        await search(reading, "missing")
        assert last(reading).endswith("no match")


async def test_what_is_nowhere_is_told_and_dropped(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "7", "j")
        top = reading.screen.detail.top
        await search(reading, "zzz")
        await reading.press("enter")
        assert reading.notice == "“zzz” is not on this page"
        assert reading.screen.detail.top == top and reading.screen.search is None


async def test_a_search_goes_along_into_the_next_document(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "reply")
        await reading.press("enter")
        assert reading.screen.status.search == "/reply · 1 of 1"
        await reading.press("J")
        assert reading.screen.status.search == "/reply · no match"
        await reading.press("n")
        assert reading.notice == "“reply” is not on this page" and reading.shown == "A long one"
        await reading.press("K", "n")
        assert reading.screen.status.search == "/reply · 1 of 1"


async def test_in_the_list_n_is_the_next_unread_all_the_same(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "reply")
        await reading.press("enter", "g", "l", "n")
        assert reading.screen.list.cursor == 1 and reading.screen.status.search == ""


async def test_earlier_words_come_back_with_the_arrow_and_an_empty_line_repeats(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        for words in ("agree", "lee"):
            await search(reading, words)
            await reading.press("enter", "escape")
        await reading.press("/", "up", "up")
        assert last(reading).startswith(" /agree")
        await reading.press("down")
        assert last(reading).startswith(" /lee")
        await reading.press("down")
        assert last(reading).startswith(" /words")
        await reading.press("enter")
        assert reading.screen.status.search.startswith("/lee · ")


async def test_tab_steps_while_one_types(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2")
        await search(reading, "paragraph")
        await reading.press("tab", "tab", "shift+tab")
        assert last(reading).endswith("2 of 60")
        await reading.press("enter")
        assert reading.screen.status.search.endswith("2 of 60")


async def test_no_other_key_acts_while_one_types(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "/")
        await reading.type("a1")
        await reading.press("left", "b", "ctrl+r", "ctrl+d", "J")
        assert last(reading).startswith(" /abJ") and reading.screen.pane == "detail"
        assert reading.shown == "On rapport"


async def test_keys_that_arrive_at_once_mean_what_they_mean_slowly(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2")
        for key in ("/", *"number", "enter", "n", "n", "escape", "m"):
            reading.app.post_message(Key(key, key if len(key) == 1 else None))
        await reading.until(lambda: reading.is_read("second", "body"))
        assert reading.screen.detail.stopped_at[:2] == ("body", 2)


async def test_only_the_newest_words_count(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "/")
        for key in ("a", "backspace", "z", "backspace", *"cleo", "enter"):
            reading.app.post_message(Key(key, key if len(key) == 1 else None))
        await reading.until(lambda: reading.screen.status.search == "/cleo · 1 of 1")


async def test_controls_and_markup_in_the_words_are_only_words(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "/")
        await reading.type("[b]x[/b]")
        await reading.settle()
        assert last(reading).startswith(" /[b]x[/b]") and last(reading).endswith("no match")


async def test_a_change_of_size_keeps_the_search(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2")
        await search(reading, "paragraph number")
        await reading.press("enter", "n", "n")
        await reading.pilot.resize_terminal(60, 20)
        await reading.settle()
        await reading.press("n")
        assert reading.screen.status.search.endswith("4 of 60")
        assert drawn(reading, "reverse") == ["Paragraph number"]


async def test_a_match_in_a_fold_is_unfolded_and_folded_again_by_escape(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "z", "a")
        before = reading.text()
        assert "And I with Ben" not in before
        await search(reading, "and i with")
        assert "And I with Ben" in reading.text()
        await reading.press("backspace")
        await reading.type("x")
        await reading.settle()
        assert "And I with Ben" not in reading.text()
        await reading.press("escape")
        assert reading.text() == before
        await search(reading, "and i with")
        await reading.press("enter")
        assert "And I with Ben" in reading.text() and drawn(reading, "reverse") == ["And I with"]


async def test_while_words_are_chosen_their_keys_come_before_those_of_the_search(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        await search(reading, "lee")
        await reading.press("enter", "v", "escape")
        assert reading.screen.detail.chosen is None and reading.screen.search is not None
        await reading.press("escape")
        assert reading.screen.search is None and reading.screen.pane == "detail"


async def test_a_match_in_the_title_takes_the_reader_along_where_there_is_no_text(
    open_reading, tmp_path
) -> None:
    replies = "".join(f"\n### Ann {{#r{n}}}\n\nWords of reply {n}.\n" for n in range(40))
    page = f"---\ntitle: All alone\npublished: 2026-04-01\n---\n\n## Replies\n{replies}"
    (tmp_path / "library" / "alone.md").write_text(page)
    async with open_reading(documents=4) as reading:
        await reading.press("g", "g", "enter", "G")
        await search(reading, "alone")
        await reading.press("enter")
        assert reading.screen.detail.top == 0
        assert reading.screen.detail.current_part == "reply:r0"


async def test_a_document_that_changes_while_one_types_is_folded_again_as_far_as_it_is_there(
    open_reading, tmp_path
) -> None:
    page = tmp_path / "library" / "first.md"
    async with open_reading() as reading:
        await reading.press("enter", "]", "]", "]", "z", "a")
        assert reading.screen.detail.current_part == "reply:nobody"
        await search(reading, "agree")
        page.write_text(page.read_text().replace("### ? {#nobody}\n\nA reply without a name.", ""))
        reading.screen.action_rescan()
        await reading.until(lambda: len(reading.screen.view.document.replies) == 2)
        await reading.settle()
        await reading.press("escape")
        assert not any(reading.screen.detail.states) and reading.screen.search is None


async def test_a_row_full_of_matches_is_drawn_like_any_other(open_reading, tmp_path) -> None:
    page = f"---\ntitle: Dashes\npublished: 2026-04-01\n---\n\n{'=- ' * 200}\n"
    (tmp_path / "library" / "dashes.md").write_text(page)
    async with open_reading(documents=4) as reading:
        await reading.press("g", "g", "enter")
        await search(reading, "-")
        assert drawn(reading, "reverse") == ["-"] and len(drawn(reading, "underline")) > 100
