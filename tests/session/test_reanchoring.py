"""Marks stay with their texts when files are changed, moved, renamed or scraped anew."""

import threading
from pathlib import Path

import pytest

from tui.marks import Bookmark, Passage
from tui.model import DocumentKey, Target
from tui.session import Session
from tui.session.reanchoring import summary
from tui.settings import Settings

BEN = "I agree with most of this, though the part about gardens seems too hasty to me."
CLEO = "The harbour was never closed in winter, as my grandfather used to tell us at length."
PAGE = f"""# On gardens and harbours

A first paragraph that says what the page is about, in a few words of its own.

A second one, about the winter harbour and the letters that came by ship.

## Replies

### Ben · 2026-03-04

{BEN}

### Cleo · 2026-03-05

{CLEO}
"""
ZOE = "### Zoe · 2026-03-03\n\nI was first, and what I say is about something else entirely.\n\n"


class Sitting:
    """A library of one folder, its files, and sessions on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = folder / "library"
        self.places.mkdir()
        self.file = self.places / "page.md"
        self.file.write_text(PAGE)
        self.session = self.open(self.places)

    def open(self, place: Path) -> Session:
        name = str(abs(hash(place)))
        made = Session.open(
            [place],
            state=self.folder / "m.json",
            index=self.folder / f"{name}.sqlite",
            settings=Settings(),
        )
        made.scan()
        return made

    def mark(self) -> None:
        """Read everything, bookmark Cleo's reply and the page, stop in the second paragraph."""
        document = self.document("page.md")
        cleo = Target.of_reply(document.key, document.replies[1].key)
        parts = ["body", *(f"reply:{reply.key}" for reply in document.replies)]
        self.session.set_read(document, parts, read=True)
        self.session.set_bookmark(document, cleo, "a note #tag")
        self.session.set_bookmark(document, Target(document.key), "the page")
        self.session.set_position(document, "body", 1, 10)
        assert self.session.marks.flush(10)

    def document(self, key: str):
        found = self.session.document(DocumentKey(key))
        assert found is not None
        return found

    def again(self):
        self.session.scan()
        return self.session.reanchor()

    def noted(self) -> dict[str, tuple[str, str]]:
        return {b.note: (b.document, b.part) for b in self.session.bookmarks()}


@pytest.fixture
def sitting(tmp_path):
    made = Sitting(tmp_path)
    yield made
    made.session.close()


def test_nothing_moves_where_nothing_changed(sitting) -> None:
    sitting.mark()
    before = sitting.noted()
    report = sitting.again()
    assert (report.count("kept"), report.moves) == (2, ())
    assert sitting.noted() == before


def test_a_reply_put_in_before_moves_bookmark_and_read_marks_along(sitting) -> None:
    sitting.mark()
    sitting.file.write_text(PAGE.replace("### Ben", ZOE + "### Ben"))
    report = sitting.again()
    assert report.count("moved") == 1
    document = sitting.document("page.md")
    zoe, ben, cleo = (f"reply:{reply.key}" for reply in document.replies)
    assert sitting.noted()["a note #tag"] == ("page.md", cleo)
    assert sitting.session.unread_parts(document) == {zoe}
    assert sitting.session.unread_parts(document).isdisjoint({ben, cleo})
    assert summary(report).startswith("2 marks moved")
    assert sitting.again().moves == ()


def test_a_lightly_edited_reply_keeps_its_bookmark_with_the_new_words(sitting) -> None:
    sitting.mark()
    sitting.file.write_text(PAGE.replace("grandfather used to", "old grandfather liked to"))
    report = sitting.again()
    assert report.count("moved") + report.count("changed") == 1
    (record,) = (b for b in sitting.session.bookmarks() if b.note == "a note #tag")
    assert record.part == f"reply:{sitting.document('page.md').replies[1].key}"
    assert "old grandfather liked" in record.quote
    assert record.tags == ("tag",)


def test_a_reply_that_is_gone_leaves_its_bookmark_adrift_with_the_quote(sitting) -> None:
    sitting.mark()
    sitting.file.write_text(PAGE.partition("### Cleo")[0])
    report = sitting.again()
    assert (report.count("adrift"), report.count("kept")) == (1, 1)
    (record,) = (b for b in sitting.session.bookmarks() if b.note == "a note #tag")
    assert record.quote.startswith("The harbour was never closed")
    assert sitting.session.status_of(record) == "adrift"
    assert "1 bookmark adrift" in summary(report)
    sitting.file.write_text(PAGE)
    assert sitting.again().count("adrift") == 0
    assert sitting.session.status_of(record) == ""


def test_a_renamed_file_takes_everything_along(sitting) -> None:
    sitting.mark()
    sitting.file.rename(sitting.places / "renamed.md")
    report = sitting.again()
    assert report.count("moved") == 2
    document = sitting.document("renamed.md")
    assert {where for where, _ in sitting.noted().values()} == {"renamed.md"}
    assert sitting.session.unread_parts(document) == set()
    assert sitting.session.stopped_at(document) == ("body", 1, 10)
    assert sitting.again().moves == ()


def test_a_renamed_and_edited_file_is_found_by_its_title(sitting) -> None:
    sitting.mark()
    sitting.file.unlink()
    edited = PAGE.replace("A first paragraph", "The first paragraph").replace(
        "### Ben", ZOE + "### Ben"
    )
    (sitting.places / "deep").mkdir()
    (sitting.places / "deep" / "other.md").write_text(edited)
    assert sitting.again().count("moved") == 2
    assert sitting.noted()["a note #tag"][0] == "deep/other.md"


def test_another_page_of_the_same_title_is_not_taken_for_it(sitting) -> None:
    sitting.mark()
    sitting.file.unlink()
    other = "# On gardens and harbours\n\nAnother text by somebody else.\n\n## Replies\n\n" + ZOE
    (sitting.places / "other.md").write_text(other)
    report = sitting.again()
    assert (report.count("adrift"), report.moves) == (2, ())


def test_a_page_with_the_same_beginning_is_not_taken_for_it(sitting) -> None:
    menu = "Home, about, contact, archive, imprint, search, log in, subscribe, follow us. " * 6
    sitting.file.write_text(f"# A site\n\n{menu} First page.\n")
    sitting.session.scan()
    document = sitting.document("page.md")
    sitting.session.set_bookmark(document, Target(document.key), "the page")
    sitting.file.unlink()
    (sitting.places / "other.md").write_text(f"# A site\n\n{menu} Second page.\n")
    report = sitting.again()
    assert (report.count("adrift"), report.moves) == (1, ())


def test_a_file_that_is_gone_leaves_its_bookmarks_adrift(sitting) -> None:
    sitting.mark()
    sitting.file.unlink()
    report = sitting.again()
    assert report.count("adrift") == 2
    assert {sitting.session.status_of(b) for b in sitting.session.bookmarks()} == {"adrift"}


def test_in_another_library_nothing_is_taken_away(sitting, tmp_path) -> None:
    sitting.mark()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "copy.md").write_text(PAGE)
    other = sitting.open(elsewhere)
    try:
        report = other.reanchor()
        assert (report.count("elsewhere"), report.moves) == (2, ())
        assert {other.status_of(b) for b in other.bookmarks()} == {"elsewhere"}
    finally:
        other.close()
    assert {where for where, _ in sitting.noted().values()} == {"page.md"}


def test_moved_marks_can_be_moved_back_by_the_name_of_the_edit(sitting) -> None:
    sitting.mark()
    sitting.session.undo()
    assert len(sitting.noted()) == 1
    sitting.file.rename(sitting.places / "renamed.md")
    sitting.again()
    assert sitting.session.undo().kind == "bookmark"


def test_a_passage_is_found_where_its_words_stand_now(sitting) -> None:
    document = sitting.document("page.md")
    target = Target.of_passage(document.key, "p1")
    words = "letters that came by ship"
    offset = document.body[1].text.index(words)
    anchor = sitting.session.anchors(document).at("body", 1, offset)
    passage = Passage("body", 1, offset, len(words), "harbour and the ", ".")
    anchor = type(anchor)(anchor.title, anchor.path, words, anchor.fingerprint)
    sitting.session.marks.apply(Bookmark(target, anchor, "ship", passage=passage))
    assert sitting.again().count("kept") == 1
    sitting.file.write_text(PAGE.replace("A first", "A new beginning.\n\nA first"))
    assert sitting.again().count("moved") == 1
    (record,) = sitting.session.bookmarks()
    assert (record.block, record.offset, record.length) == (2, offset, len(words))
    sitting.file.write_text(PAGE.replace(words, "birds"))
    assert sitting.again().count("adrift") == 1


def test_the_reader_comes_back_to_the_words_not_to_their_number(sitting) -> None:
    sitting.mark()
    sitting.file.write_text(PAGE.replace("A first", "Something new.\n\nAnd more.\n\nA first"))
    sitting.session.scan()
    document = sitting.document("page.md")
    part, block, offset = sitting.session.stopped_at(document)
    assert (part, block, offset) == ("body", 3, 10)
    sitting.file.write_text(PAGE.replace("A second one, about the winter harbour", "Gone"))
    sitting.session.scan()
    assert sitting.session.stopped_at(sitting.document("page.md"))[0] == "body"


def test_a_look_that_is_stopped_changes_nothing(sitting) -> None:
    sitting.mark()
    sitting.file.rename(sitting.places / "renamed.md")
    sitting.session.scan()
    stop = threading.Event()
    stop.set()
    assert sitting.session.reanchor(stop).moves == ()
