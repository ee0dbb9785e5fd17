"""Views, orders and groups on the reading screen, by keys."""

import pytest

from tui.marks import NoteView, SaveView
from tui.model import DocumentKey, ListView, Target
from tui.screens import reading_library, view_rows


def keys(reading) -> list[str]:
    listing = reading.screen.listing
    return [listing.entry(index).key for index in range(len(listing))]


def title(reading) -> str:
    return str(reading.screen.list.border_title).strip()


def rows(reading) -> list[str]:
    return [row.label for row in reading.app.screen.list.rows]


def notice(reading) -> str:
    """What the screen on top says."""
    return reading.app.screen.status.notice


async def choose(reading, label: str) -> None:
    """Open the views and choose the row of that name."""
    await reading.press("V")
    at = rows(reading).index(label)
    await reading.press("g", "g", *["j"] * at, "enter")


def bookmark(reading, key: str, note: str = "") -> None:
    document = reading.session.document(DocumentKey(key))
    reading.session.set_bookmark(document, Target(document.key), note)


async def test_s_goes_through_the_orders_and_the_cursor_stays_on_its_document(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("j", "s")
        assert keys(reading) == ["second", "first", "third"]
        assert reading.notice == "By title" and reading.screen.list.current.key == "second"
        await reading.press("s")
        assert keys(reading) == ["first", "second", "third"]
        assert reading.notice == "Most replies first"
        await reading.press("s", "s", "s")
        assert reading.notice == "Newest first"
        assert title(reading) == "3 documents · 3 unread"


async def test_capital_s_turns_the_order_round_and_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("S")
        assert keys(reading) == ["third", "second", "first"]
        assert reading.screen.list.current.key == "first"
        assert title(reading) == "3 documents · 3 unread · oldest first"
        await reading.press("S")
        assert keys(reading) == ["first", "second", "third"]


async def test_the_orders_are_those_of_the_list_alone(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "s", "S", "(", ")")
        assert keys(reading) == ["first", "second", "third"]


async def test_unread_first_follows_what_was_read(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("M", "s", "s", "s", "s")
        assert reading.notice == "Most unread first"
        assert keys(reading) == ["second", "third", "first"]
        await reading.press("S")
        assert keys(reading) == ["first", "third", "second"]


async def test_last_read_first(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "j", "M", "k", "M", "k", "s", "s", "s")
        assert keys(reading) == ["second", "third", "first"]


async def test_the_views_screen_counts_and_marks_what_is_in_use(open_reading) -> None:
    async with open_reading() as reading:
        bookmark(reading, "first")
        await reading.press("V")
        await reading.until(lambda: [r.count for r in reading.app.screen.list.rows[:4]][3] == 0)
        counts = {row.label: row.count for row in reading.app.screen.list.rows}
        assert counts["All documents"] == 3 == counts["Only unread"] and counts["Bookmarked"] == 1
        used = [row.label for row in reading.app.screen.list.rows if row.is_in_use]
        assert used == ["All documents", "Newest first", "Not grouped"]
        assert reading.app.screen.list.current.label == "All documents"
        await reading.press("escape")
        assert reading.app.screen is reading.screen and keys(reading) == [
            "first",
            "second",
            "third",
        ]


async def test_bookmarked_documents_stay_until_they_are_left(open_reading) -> None:
    async with open_reading() as reading:
        bookmark(reading, "first")
        bookmark(reading, "third")
        await choose(reading, "Bookmarked")
        assert keys(reading) == ["first", "third"] and title(reading) == "bookmarked · 2 of 3"
        await reading.press("D")
        assert keys(reading) == ["first", "third"]
        await reading.press("j")
        assert keys(reading) == ["third"]
        await reading.press("u")
        assert keys(reading) == ["first", "third"] and reading.screen.list.current.key == "third"


async def test_new_replies_are_listed_until_they_were_met_and_left(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "escape", "j", "enter", "escape", "k")
        for name in ("first.md", "second.md"):
            path = tmp_path / "library" / name
            path.write_text(path.read_text() + "\n### Eve {#eve}\n\nJust in.\n")
        await reading.press("R")
        await reading.until(lambda: "2 read" in reading.notice)
        await choose(reading, "With new replies")
        assert keys(reading) == ["first", "second"] and title(reading) == "new replies · 2 of 3"
        await reading.press("enter", "]", "]", "]", "]")
        assert reading.screen.detail.current_part == "reply:eve"
        assert keys(reading) == ["first", "second"]
        await reading.press("J")
        await reading.until(lambda: keys(reading) == ["second"])
        assert reading.screen.list.current.key == "second" and reading.shown == "A long one"
        await reading.press("escape", "escape")
        assert keys(reading) == ["second"]


async def test_by_an_author_and_with_a_reply_by(open_reading) -> None:
    async with open_reading() as reading:
        await choose(reading, "By an author…")
        assert [c.label for c in reading.app.screen.list.choices] == ["Ada"]
        await reading.press("enter")
        assert keys(reading) == ["first", "second"] and title(reading) == "by Ada · 2 of 3"
        await choose(reading, "With a reply by…")
        await reading.type("cle")
        await reading.settle()
        assert [c.label for c in reading.app.screen.list.choices] == ["Cleo"]
        await reading.press("enter")
        assert keys(reading) == ["first"] and title(reading) == "reply by Cleo · 1 of 3"


async def test_nobody_found_says_so_and_escape_leads_back_to_the_views(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        await choose(reading, "By an author…")
        await reading.type("zz")
        await reading.settle()
        assert "None has these words." in reading.text()
        await reading.press("enter", "down", "up", "pagedown", "pageup", "escape")
        assert "All documents" in rows(reading)
        await reading.press("q")
        assert keys(reading) == ["first", "second", "third"]


async def test_by_the_work_that_is_current_in_the_references(open_reading) -> None:
    async with open_reading() as reading:
        await choose(reading, "Citing Lee 2018")
        assert keys(reading) == ["first"] and title(reading) == "cites Lee 2018 · 1 of 3"
        await choose(reading, "All documents")
        await choose(reading, "Citing a work…")
        await reading.type("therap")
        await reading.settle()
        await reading.press("enter")
        assert keys(reading) == ["first"]


async def test_a_work_that_is_only_likely_the_same_carries_its_question_mark(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        page = "---\nkey: bare\ntitle: Bare\n---\n\nIt is so (Lee, 2018; Smith, 2019).\n"
        (tmp_path / "library" / "bare.md").write_text(page)
        await reading.press("R")
        await reading.until(lambda: len(keys(reading)) == 4)
        await choose(reading, "Citing Lee 2018")
        assert keys(reading) == ["first", "bare"]
        lines = [line for line in reading.text().splitlines() if " ● Bare" in line]
        assert "? │" in lines[0]


async def test_an_author_who_is_gone_leaves_an_empty_list_that_says_so(
    open_reading, open_session, tmp_path
) -> None:
    session = open_session()
    session.kept_views.note(ListView(author="Nobody"))
    session.close()
    async with open_reading(documents=0) as reading:
        assert title(reading) == "by Nobody · 0 of 3"
        assert "No document: by Nobody." in reading.text()
        await reading.press("j", "enter", "J", "n", "M", "A", "s", "escape")
        assert keys(reading) == ["second", "first", "third"]
        assert reading.notice == "All documents"


async def test_the_view_used_last_is_there_at_the_next_start(open_reading) -> None:
    async with open_reading() as reading:
        await choose(reading, "By an author…")
        await reading.press("enter", "S")
        await choose(reading, "By folder")
        assert keys(reading) == ["second", "first"]
    async with open_reading(documents=2) as reading:
        assert keys(reading) == ["second", "first"]
        assert title(reading) == "by Ada · 2 of 3 · oldest first"
        assert "─ library" in reading.text()


async def test_a_saved_view_is_recalled_renamed_removed_and_put_back(open_reading) -> None:
    async with open_reading() as reading:
        await choose(reading, "By an author…")
        await reading.press("enter", "s", "g", "v")
        await reading.type("all of Ada")
        await reading.press("enter")
        assert reading.notice.startswith("Saved as “all of Ada”")
        await choose(reading, "All documents")
        assert len(keys(reading)) == 3
        await choose(reading, "all of Ada")
        assert keys(reading) == ["second", "first"] and reading.notice == "All of Ada"
        await reading.press("V")
        saved = next(row for row in reading.app.screen.list.rows if row.section == "Saved")
        assert saved.is_in_use and saved.more == "by Ada · by title"
        await reading.press("g", "g", *["j"] * rows(reading).index("all of Ada"), "e")
        await reading.type("!")
        await reading.press("enter")
        assert "all of Ada!" in rows(reading) and "all of Ada" not in rows(reading)
        await reading.press("d")
        assert "all of Ada!" not in rows(reading) and "u undoes" in notice(reading)
        await reading.press("u")
        assert "all of Ada!" in rows(reading)


@pytest.mark.parametrize("typed", ["", "   "])
async def test_a_view_without_a_name_is_not_saved(open_reading, typed) -> None:
    async with open_reading() as reading:
        await reading.press("g", "v")
        await reading.type(typed)
        await reading.press("enter")
        assert "needs a name" in reading.notice and reading.session.kept_views.all() == []
        await reading.press("g", "v", "x", "escape")
        assert reading.session.kept_views.all() == []


async def test_only_saved_views_can_be_removed(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("V", "d")
        assert "Only saved views" in notice(reading)
        await reading.press("e")
        assert "Only saved views" in notice(reading) and reading.app.screen is not reading.screen


async def test_a_saved_view_of_another_version_is_shown_as_far_as_it_is_known(
    open_reading, open_session
) -> None:
    session = open_session()
    view = ListView(author="Ada", sort="loudest", group="colour")
    session.marks.apply(SaveView("odd\x1b[2J one", view))
    session.close()
    async with open_reading() as reading:
        await choose(reading, "odd one")
        assert keys(reading) == ["first", "second"]
        assert reading.notice == "This version does not know order “loudest” and grouping “colour”"
    async with open_reading(documents=2) as reading:
        assert keys(reading) == ["first", "second"]


async def test_a_view_that_was_noted_by_another_version_does_no_harm(
    open_reading, open_session
) -> None:
    session = open_session()
    stamp = session.kept_views._stamp
    session.marks.apply(NoteView(stamp, ListView(sort="loudest", reverse=True, group="colour")))
    session.close()
    async with open_reading() as reading:
        assert keys(reading) == ["first", "second", "third"]


async def test_a_saved_filter_is_recalled_with_its_words(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("/", "l", "o", "enter", "g", "v", "x", "enter", "escape")
        assert len(keys(reading)) == 3
        await choose(reading, "x")
        assert keys(reading) == ["second"] and title(reading) == "“lo” · 1 of 3"
    async with open_reading(documents=1) as reading:
        assert title(reading) == "“lo” · 1 of 3"
        await reading.press("escape")
        assert len(keys(reading)) == 3


async def test_groups_have_headings_and_keys_step_through_them(open_reading, tmp_path) -> None:
    for name in ("b/one", "b/two", "a/three"):
        path = tmp_path / "library" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: In {name}\nkey: {name}\n---\n\nx\n")
    async with open_reading(documents=6) as reading:
        await reading.press(")")
        assert "Not grouped" in reading.notice
        await choose(reading, "By folder")
        assert keys(reading) == ["first", "second", "third", "a/three", "b/one", "b/two"]
        text = reading.text()
        for heading in ("─ library                         3", "─ a   ", "─ b   "):
            assert heading in text
        await reading.press(")")
        assert reading.screen.list.current.key == "a/three"
        await reading.press(")", "j", "(")
        assert reading.screen.list.current.key == "b/one"
        await reading.press("2", "(")
        assert reading.screen.list.current.key == "first"
        await reading.press("(")
        assert reading.notice == "No group before"
        await reading.press("9", ")")
        assert reading.screen.list.current.key == "b/one"
        await reading.press(")")
        assert reading.notice == "No further group"


async def test_groups_at_forty_columns_keep_the_cursor_on_the_screen(
    open_reading, tmp_path
) -> None:
    for n in range(20):
        path = tmp_path / "library" / f"f{n % 7}" / f"{n:02}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: Page {n}\nkey: p{n}\n---\n\nx\n")
    async with open_reading(size=(40, 12), documents=23) as reading:
        await choose(reading, "By folder")
        for key in ["G", "k", "k", "ctrl+u", "g", "g", *["j"] * 22, "ctrl+b", "space"]:
            await reading.press(key)
            entry = reading.screen.list.current
            assert f" {entry.title}" in reading.text() if key != "g" else True


@pytest.mark.parametrize("label", ["Bookmarked", "By an author…", "Only unread", "By folder"])
async def test_marking_all_takes_exactly_what_the_view_holds(open_reading, label) -> None:
    async with open_reading() as reading:
        bookmark(reading, "second")
        await choose(reading, label)
        if label.endswith("…"):
            await reading.press("enter")
        listed = set(keys(reading))
        await reading.press("A")
        for key in ("first", "second", "third"):
            assert reading.is_read(key, "body") == (key in listed), key
        await reading.press("u")
        assert reading.session.unread_documents == 3


async def test_capital_u_keeps_the_rest_of_the_view(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("M")
        await choose(reading, "By an author…")
        await reading.press("enter", "U")
        assert keys(reading) == ["second"] and title(reading) == "only unread · by Ada · 1 of 3"
        await reading.press("M", "U", "U")
        assert "Nothing unread: by Ada." in reading.text()
        await reading.press("U")
        assert keys(reading) == ["first", "second"]


async def test_a_document_that_is_not_in_the_view_lists_all_when_it_is_asked_for(
    open_reading,
) -> None:
    async with open_reading() as reading:
        bookmark(reading, "third")
        await choose(reading, "By an author…")
        await reading.press("enter", "'", "enter")
        await reading.until(lambda: reading.shown == "The last")
        assert keys(reading) == ["first", "second", "third"]
        assert "all documents are listed" in reading.notice


async def test_a_large_library_is_listed_in_a_thread_with_its_view(
    open_reading, open_session, monkeypatch
) -> None:
    monkeypatch.setattr(reading_library, "AT_ONCE", 0)
    session = open_session()
    session.scan()
    session.kept_views.note(ListView(author="Ada"))
    session.close()
    async with open_reading(documents=2) as reading:
        assert keys(reading) == ["first", "second"]


async def test_the_views_screen_fits_narrow_windows(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        await reading.press("V")
        await reading.until(lambda: reading.app.screen.list.rows[0].count == 3)
        lines = reading.text().splitlines()
        assert lines[1].strip() == "Documents" and "All documents" in lines[2]
        assert lines[2].rstrip().endswith("3") and all(len(line) <= 40 for line in lines)
        assert view_rows.IN_USE in lines[2]
