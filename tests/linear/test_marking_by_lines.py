"""Marks in linear mode: what counts as read, bookmarks and notes, undo, what others mark."""

import threading
from collections.abc import Callable
from pathlib import Path

from tui.marks import Anchor, MarkRead, Marks
from tui.model import DocumentKey, Target

FIRST = DocumentKey("first")


# What counts as read ---------------------------------------------------------------------------


def test_a_reply_said_to_its_end_is_read_when_the_reader_goes_on(talk) -> None:
    made = talk()
    made.type("1", "]")
    assert not made.is_read("first", "reply:ben")
    made.type("]")
    assert made.is_read("first", "reply:ben")
    assert not made.is_read("first", "reply:cleo")


def test_the_text_is_read_with_its_last_paragraph(talk) -> None:
    made = talk()
    made.type("1", "", "gl")
    assert not made.is_read("first", "body")
    made.type("1", "", "gl")
    assert made.is_read("first", "body")


def test_a_person_has_to_stay_for_the_time_that_is_set(talk, clock) -> None:
    made = talk(is_person=True, auto_read_seconds=2.0)
    made.type("1", "]")
    clock.now += 1.9
    made.type("]")
    clock.now += 2.0
    made.type("]")
    assert (made.is_read("first", "reply:ben"), made.is_read("first", "reply:cleo")) == (
        False,
        True,
    )


def test_nothing_is_read_by_itself_if_that_is_turned_off(talk) -> None:
    made = talk(auto_read_seconds=0)
    made.type("1", "", "", "", "", "", "", "q")
    assert made.session.unread_documents == 3


def test_what_was_broken_off_is_not_read(talk) -> None:
    made = talk()
    made.type("1")
    lines = made.dialogue.take("]")
    assert next(lines).text.startswith("Reply 1 of 3")
    lines.close()
    made.type("]")
    assert not made.is_read("first", "reply:ben")


def test_leaving_by_q_is_going_on_and_the_end_of_the_input_is_not(talk) -> None:
    made = talk(state="asked.json")
    made.type("1", "]", "q")
    assert made.dialogue.is_over
    assert made.is_read("first", "reply:ben")
    other = talk(state="cut.json")
    other.type("gl", "1", "]")
    other.dialogue.end()
    assert not other.is_read("first", "reply:ben")


def test_what_is_made_unread_stays_so(talk) -> None:
    made = talk()
    made.type("1", "]", "m")
    assert made.is_read("first", "reply:ben")
    assert made.type("m") == ["Reply 1 is marked unread; 4 unread."]
    made.type("]")
    assert not made.is_read("first", "reply:ben")


def test_going_over_what_is_said_in_one_go_reads_all_of_it(talk) -> None:
    made = talk()
    made.type("1", "rest", "gl")
    assert made.session.unread_parts(made.session.document(FIRST)) == set()


# Marking ---------------------------------------------------------------------------------------


def test_the_document_and_the_list_are_marked_and_that_is_undone(talk) -> None:
    made = talk(auto_read_seconds=0)
    assert made.type("m") == ["The document is marked read (4 parts)."]
    assert made.type("A") == ["2 documents marked read (3 replies and texts); u undoes."]
    assert made.prompt == "list 1/3> "
    assert made.type("u") == ["Undone: 3 marks read."]
    assert made.type("u") == ["Undone: 4 marks read."]
    assert made.prompt == "list 1/3, 3 unread> "
    assert made.type("ctrl+r") == ["Redone: 4 marks read."]
    assert made.type("A", "A") == ["Nothing here is unread."]


def test_bookmarked_documents_are_spared_if_that_is_set(talk) -> None:
    made = talk(auto_read_seconds=0, mark_all_spares_bookmarked=True)
    made.type("B")
    made.type("keep")
    assert made.type("A") == [
        "2 documents marked read (3 replies and texts); 1 bookmarked spared; u undoes."
    ]


# Bookmarks -------------------------------------------------------------------------------------


def test_a_note_is_typed_behind_the_key_or_when_it_is_asked_for(talk) -> None:
    made = talk()
    made.type("1", "]")
    assert made.type("B a note #tag") == ["Bookmarked."]
    record = made.session.bookmark(Target(FIRST, "reply:ben"))
    assert (record.note, record.tags) == ("a note #tag", ("tag",))
    assert made.type("B") == [
        "The note now: a note #tag",
        "Note on this reply; an empty line leaves it, Ctrl+C too:",
    ]
    assert made.prompt == "note> "
    assert made.type("another one") == ["Bookmark changed."]
    assert made.type("B", "") == ["The note stays as it is."]
    assert made.session.bookmark(Target(FIRST, "reply:ben")).note == "another one"
    assert "bookmarked" in made.type("again")[0]
    assert "Your note: another one" in made.type("where")
    assert made.type("D") == ["Bookmark removed; u undoes."]
    assert made.type("D") == ["No bookmark or draft here."]


def test_an_answer_is_no_command_and_ctrl_c_gives_it_up(talk) -> None:
    made = talk()
    made.type("1", "B")
    assert [line.text for line in made.dialogue.interrupted()] == ["Nothing is changed."]
    assert made.session.bookmarks() == []
    made.type("B", "q")
    assert made.session.bookmark(Target(FIRST)).note == "q"
    assert not made.dialogue.is_over


def test_a_reference_and_a_passage_are_bookmarked(talk) -> None:
    made = talk()
    made.type("1", "gr", "B to be read")
    (record,) = made.session.bookmarks()
    assert record.part.startswith("reference:")
    made.type("gt", "gg", "v SEVERAL ... paragraph", "the words")
    passage = made.session.bookmarks()[0]
    assert (passage.quote, passage.note) == (
        "several meanings, and this paragraph",
        "the words",
    )
    assert made.type("v zebra") == ['"zebra" does not stand in this piece.']
    made.type("v", "the whole paragraph")
    assert made.session.bookmarks()[0].quote.startswith("Rapport is a word")


def test_bookmarks_are_told_narrowed_and_gone_to(talk) -> None:
    made = talk()
    assert made.type("'") == ["No bookmarks. B (capital) with a note makes one."]
    made.type("q")
    assert not made.dialogue.is_over
    made.type("1", "]", "]", "B the answer #keep", "3", "gl", "3", "B end")
    assert made.type("'")[0] == "2 bookmarks, newest first."
    assert made.prompt == "bookmark 1/2> "
    assert made.type("/#keep")[0] == '1 bookmark with "#keep", newest first.'
    assert made.type("again")[0].startswith(
        '1. the answer #keep; reply by Cleo in On rapport; "And I with Ben; see Lee (2018)."; 20'
    )
    assert made.type("")[1].startswith("Reply 2 of 3, level 2, by Cleo to Ben")
    assert made.type("'", "esc")[0] == "2 bookmarks, newest first."
    assert made.type("e a better reason") == ["Bookmark changed."]
    assert made.type("s")[0] == "2 bookmarks, last changed first."
    assert made.type("2", "'", "d") == ["Bookmark removed; u undoes."]
    assert made.type("u") == ["Undone: bookmark removed."]
    assert made.type("q") == ["Back in On rapport."]
    assert made.prompt.startswith("reply 2/3")


def test_a_bookmark_whose_words_are_gone_is_told_whole(talk, library: Path) -> None:
    made = talk()
    made.type("1", "]", "B mine", "gl")
    (library / "first.md").unlink()
    made.type("R")
    said = made.type("'")
    assert "adrift" in said[1]
    whole = made.type("")
    assert "Note: mine" in whole
    assert 'Quote: "I agree with the post."' in whole


# Others ----------------------------------------------------------------------------------------


def test_what_another_session_marks_is_told_at_the_next_prompt(
    talk: Callable, tmp_path: Path
) -> None:
    made = talk()
    made.type("1", "]", "m")
    is_told = threading.Event()
    made.session.subscribe(lambda change: is_told.set() if change.from_elsewhere else None)
    other = Marks.open(tmp_path / "marks.json")
    other.apply(MarkRead(((Target(FIRST, "reply:cleo"), Anchor()),)))
    other.close()
    assert is_told.wait(30)
    (said,) = made.news()
    assert said == "Another session marked something in this document; 2 unread now."
    assert made.news() == []


def test_a_dialogue_comes_back_where_it_was(talk) -> None:
    made = talk()
    made.type("1", "]", "]", "q")
    made.session.marks.close()
    again = talk()
    assert again.begun[-4:][0].startswith("On rapport, by Ada")
    assert again.begun[-3].startswith("You stopped here on 20")
    assert again.begun[-2].startswith("Reply 2 of 3, level 2, by Cleo to Ben")
    assert again.prompt.startswith("reply 2/3")


def test_replies_that_came_in_since_the_last_visit_are_new(talk, library: Path) -> None:
    made = talk()
    made.type("1", "G", "q")
    made.session.marks.close()
    with (library / "first.md").open("a", encoding="utf-8") as file:
        file.write("\n### Eve · 2026-03-09 {#eve}\n\nLate to this.\n")
    again = talk()
    assert ", 1 new since 20" in again.begun[-4]
    assert again.type("]")[0] == (
        "Reply 4 of 4, level 1, by Eve, 2026-03-09, new, unread, 4 unread left in this document."
    )


def test_a_document_that_changes_on_disk_is_read_on_where_one_was(talk, library: Path) -> None:
    made = talk()
    made.type("1", "]", "]")
    text = (library / "first.md").read_text(encoding="utf-8")
    early = "## Replies\n\n### Abe · 2026-03-01 {#abe}\n\nFirst of all.\n"
    (library / "first.md").write_text(text.replace("## Replies\n", early), encoding="utf-8")
    said = made.type("R")
    assert said == [
        "Looked for changed files.",
        "This document has changed on disk; you are where you were in it.",
        "1 new or changed file read.",
    ]
    assert made.prompt.startswith("reply 3/4")
    assert made.type("again")[0].startswith("Reply 3 of 4, level 2, by Cleo to Ben")


def test_news_of_the_library_wait_for_the_prompt(talk, library: Path) -> None:
    made = talk()
    made.type("1")
    (library / "fourth.md").write_text("---\ntitle: A fourth\n---\n\nMore.\n", encoding="utf-8")
    (library / "third.md").unlink()
    assert made.type("R")[1:] == ["1 new or changed file read, 1 document gone."]
    assert made.type("R")[1:] == ["No file has changed."]
    assert made.type("gl")[0] == "3 documents, 3 with anything unread."


def test_what_cannot_be_read_is_told(talk, library: Path) -> None:
    (library / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    made = talk()
    assert made.type("!")[0].endswith(".")
    (library / "bad.txt").unlink()
    made.type("R")
    assert made.type("!") == ["Everything could be read."]
