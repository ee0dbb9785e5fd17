"""What happens behind the reader: said before the next prompt, and nothing mistaken for it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.marks import Anchor, Marks
from tui.marks.edits import Bookmark, MarkRead, SetPosition, Unbookmark
from tui.model import DocumentKey, Target

FIRST = DocumentKey("first")
BEN = Target(FIRST, "reply:ben")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable:
    """`elsewhere(made, edit)`: another session makes an edit; returns when this one has it."""

    def edit(made, *edits: object) -> None:
        told = threading.Semaphore(0)
        end = made.session.subscribe(lambda c: told.release() if c.from_elsewhere else None)
        other = Marks.open(tmp_path / "marks.json")
        for one in edits:
            other.apply(one)
        other.close()
        for _ in edits[:1]:
            assert told.acquire(timeout=30)
        end()

    return edit


def test_a_place_that_another_session_reads_on_to_is_no_news(talk, elsewhere) -> None:
    made = talk()
    made.type("1", "]")
    elsewhere(made, SetPosition(FIRST, part="reply:cleo"))
    assert made.news() == []
    elsewhere(made, Bookmark(BEN, note="theirs"))
    assert made.news() == ["Another session marked something in this document; 4 unread now."]


def test_a_prompt_between_a_mark_and_word_of_it_loses_no_news(talk, elsewhere) -> None:
    made = talk()
    made.type("1", "]")
    marks, early = made.session.marks, []
    publish = marks.on_change

    def late(change) -> None:
        early.extend(made.news())
        publish(change)

    marks.on_change = late
    elsewhere(made, MarkRead(((Target(FIRST, "reply:cleo"), Anchor()),)))
    assert early == []
    assert made.news() == ["Another session marked something in this document; 3 unread now."]


def test_what_is_marked_elsewhere_and_here_at_once_is_still_told(talk, elsewhere) -> None:
    made = talk()
    made.type("1", "]")
    elsewhere(made, MarkRead(((Target(FIRST, "reply:cleo"), Anchor()),)))
    assert made.type("m") == [
        "Reply 1 is marked read; 2 unread.",
        "Another session marked something in this document; 2 unread now.",
    ]


def test_in_the_list_no_document_is_called_this_one(talk, elsewhere) -> None:
    made = talk()
    made.type("1", "gl")
    elsewhere(made, MarkRead(((BEN, Anchor()),)))
    assert made.news() == []


def test_bookmarks_that_another_session_removes_are_told_and_not_gone_to(talk, elsewhere) -> None:
    made = talk()
    made.type("1", "]", "B mine", "]", "B other", "'", "j")
    elsewhere(made, Unbookmark(Target(FIRST, "reply:cleo")))
    assert made.news() == ["Another session changed what is listed; 1 bookmark now."]
    assert made.type("again")[0].startswith("1. mine")


def test_drafts_and_letters_keep_their_numbers_until_it_is_told_that_they_changed(
    talk, elsewhere
) -> None:
    made = talk()
    made.type("1", "r To the post", "Ann", "a@b.example", "~a", "]", "r To Ben", "~b")
    drafts = made.type("drafts")
    assert [line.split(" in ")[0] for line in drafts] == ["1. to Ben", "2. to Ada"]
    made.type("2", "drafts", "2", "e", "And more.", ".", "", "", "")  # the last one changed
    made.type("drafts")
    other = made.session.drafts.all()[1]
    made.session.drafts.remove(Target(other.document, other.part))
    assert made.type("2 gg") == ["2. No longer there."]
    made.type("esc", "`?", "j")
    made.session.unname_place("a")
    assert made.type("again") == ['2. b, in a reply of On rapport: "I agree with the post."']


def test_whoever_is_at_a_document_that_vanishes_is_told_where_they_are_then(talk, library) -> None:
    made = talk()
    made.type("2 gg")
    (library / "second.md").unlink()
    said = made.type("R")
    assert said[1:3] == [
        "The document you were at is not listed any more; you are at this one:",
        "2. The last, 2026-03-01, 1 reply, 2 unread.",
    ]


def test_a_document_that_vanishes_while_it_is_read_stays_open_and_takes_marks(
    talk, library: Path
) -> None:
    made = talk()
    made.type("1", "]")
    text = (library / "first.md").read_text(encoding="utf-8")
    (library / "first.md").unlink()
    gone = "This document is gone from the library; it stays open until you leave it."
    assert gone in made.type("R")
    assert gone not in made.type("R")
    assert made.type("]")[0].startswith("Reply 2 of 3")
    assert made.type("B noted") == ["Bookmarked."]
    assert made.type("m")[0].startswith("Reply 2 is marked read")
    assert made.type("r Words", "Ann", "a@b.example") == ["Draft kept; X (capital) tells it."]
    assert made.type("where")[0].startswith("On rapport")
    (library / "first.md").write_text(text, encoding="utf-8")
    made.type("R")
    assert made.session.bookmark(Target(FIRST, "reply:cleo")) is not None
    assert made.type("replies")[0].startswith(
        "2. level 2, by Cleo to Ben, 2026-03-05, read, answered"
    )
