"""A session joins what there is to read with what the reader did."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.marks import Change
from tui.model import Block, Document, DocumentKey, Reply, Target, fingerprint
from tui.model.key import ReplyKey
from tui.session import Session, block_text, part_texts, target_text
from tui.settings import Settings

PAGE = """---
title: Number {n}
published: 2026-01-{n:02}
key: d{n}
---

Body of {n}, a few words about rapport.

## Replies

### Ada {{#a}}

Reply to {n}.
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    places = tmp_path / "library"
    places.mkdir()
    for n in range(1, 6):
        (places / f"{n}.md").write_text(PAGE.format(n=n))
    made = Session.open(
        [places], state=tmp_path / "m.json", index=tmp_path / "i.sqlite", settings=Settings()
    )
    made.scan()
    made.count_unread_documents()
    yield made
    made.close()


def document(session: Session, n: int) -> Document:
    found = session.document(DocumentKey(f"d{n}"))
    assert found is not None
    return found


def mark_all(session: Session, n: int, *, read: bool = True) -> Change:
    return session.set_read(document(session, n), ["body", "reply:a"], read=read)


def test_the_newest_document_comes_first(session: Session) -> None:
    listing = session.listing()
    titles = [entry.title for index in range(len(listing)) if (entry := listing.entry(index))]
    assert titles == ["Number 5", "Number 4", "Number 3", "Number 2", "Number 1"]
    assert listing.index_of(DocumentKey("d2")) == 3
    assert listing.index_of(DocumentKey("gone")) == -1
    assert listing.entry(5) is None and listing.entry(-1) is None


def test_a_document_is_read_when_its_body_and_all_kept_replies_are(session: Session) -> None:
    entry = session.listing().entry(0)
    assert entry is not None and session.unread(entry) == 2
    session.set_read(document(session, 5), ["body"], read=True)
    assert session.unread(entry) == 1 and session.unread_documents == 5
    session.set_read(document(session, 5), ["reply:a"], read=True)
    assert session.unread(entry) == 0 and session.unread_documents == 4
    session.set_read(document(session, 5), ["reply:a"], read=False)
    assert session.unread_documents == 5


def test_marking_what_is_marked_changes_nothing(session: Session) -> None:
    told: list[Change] = []
    session.subscribe(told.append)
    mark_all(session, 1)
    assert not mark_all(session, 1).documents
    assert len(told) == 1


def test_the_next_unread_document_goes_around_and_ends(session: Session) -> None:
    listing = session.listing()
    for n in (4, 3, 2):
        mark_all(session, n)
    assert session.next_unread_document(listing, 0, 1) == 4
    assert session.next_unread_document(listing, 4, 1) == 0
    assert session.next_unread_document(listing, 0, -1) == 4
    mark_all(session, 1)
    mark_all(session, 5)
    assert session.next_unread_document(listing, 2, 1) == -1


def test_a_bookmark_keeps_the_words_and_the_file_it_was_made_on(session: Session) -> None:
    target = Target(DocumentKey("d1"), "reply:a")
    session.set_bookmark(
        document(session, 1), target, "  why\x1b[31m not\n#tag #tag #\u00e9t\u00e9 "
    )
    record = session.bookmark(target)
    assert record is not None
    assert (record.note, record.tags) == ("why not\n#tag #tag #été", ("tag", "été"))
    assert (record.quote, record.title) == ("Reply to 1.", "Number 1")
    assert record.path.endswith("/library/1.md")
    assert record.fingerprint == fingerprint("Reply to 1.")


def test_a_note_can_be_changed_when_the_document_is_gone(session: Session, tmp_path: Path) -> None:
    target = Target(DocumentKey("d1"))
    session.set_bookmark(document(session, 1), target, "old")
    (tmp_path / "library" / "1.md").unlink()
    session.scan()
    assert session.document(DocumentKey("d1")) is None
    record = session.bookmark(target)
    assert record is not None
    session.change_note(record, "new #kept")
    changed = session.bookmark(target)
    assert changed is not None
    assert (changed.note, changed.tags, changed.quote) == ("new #kept", ("kept",), record.quote)
    session.remove_bookmark(target)
    assert session.bookmarks() == []


def test_a_position_remembers_the_words_at_the_place(session: Session) -> None:
    session.set_position(document(session, 2), "body", 0, 8)
    position = session.position(DocumentKey("d2"))
    assert position is not None
    assert (position.part, position.block, position.offset) == ("body", 0, 8)
    assert position.quote.startswith("2, a few words")


def test_who_no_longer_listens_is_not_told(session: Session) -> None:
    told: list[Change] = []
    session.subscribe(told.append)()
    mark_all(session, 1)
    assert told == []


def test_parts_and_places_have_their_words() -> None:
    made = Document(
        key=DocumentKey("d"),
        title="T",
        format="x",
        body=(Block("one"), Block("two")),
        replies=(Reply(key=ReplyKey("r"), blocks=(Block("three"),)),),
    )
    assert part_texts(made) == {"body": "one\n\ntwo", "reply:r": "three"}
    assert target_text(made, Target(made.key, "reply:r")) == "three"
    assert target_text(made, Target(made.key)) == "one\n\ntwo"
    assert block_text(made, "body", 1) == "two" and block_text(made, "reply:r", 0) == "three"
    assert block_text(made, "reply:r", 4) == "" and block_text(made, "reply:gone", 0) == ""
