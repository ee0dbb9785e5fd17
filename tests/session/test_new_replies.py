"""The next document with anything new: among those visited, in either direction, and around."""

from pathlib import Path

import pytest

from tui.model import DocumentKey
from tui.session import Session
from tui.settings import Settings

PAGE = "---\ntitle: %s\npublished: 2026-03-%02d\nkey: %s\n---\n\nText.\n\n## Replies\n\n"
REPLY = "### %s · 2026-03-04 {#%s}\n\nWords of %s.\n\n"
NAMES = ("a", "b", "c", "d", "e")


def write(folder: Path, name: str, *replies: str) -> None:
    text = PAGE % (name, 20 - NAMES.index(name), name)
    text += "".join(REPLY % (reply, reply, reply) for reply in replies)
    (folder / f"{name}.md").write_text(text)


@pytest.fixture
def session(tmp_path: Path):
    """Five documents in the order of their names; `a`, `b`, `d` and `e` were visited."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name in NAMES:
        write(folder, name, "ann")
    opened = Session.open(
        [folder], state=tmp_path / "m.json", index=tmp_path / "i.sqlite", settings=Settings()
    )
    opened.scan()
    for name in ("a", "b", "d", "e"):
        opened.leave(opened.document(DocumentKey(name)), [])
    yield opened
    opened.close()


def found(session: Session, index: int, step: int) -> tuple[str, list[str]] | None:
    return session.next_with_new(session.listing().ids, index, step)


def test_nothing_is_new_until_something_comes_in(session, tmp_path: Path) -> None:
    assert found(session, 0, 1) is None
    write(tmp_path / "library", "c", "ann", "bob")
    session.scan()
    assert found(session, 0, 1) is None, "a document that was never visited has nothing new"


def test_the_next_with_new_replies_in_either_direction_and_around(session, tmp_path: Path) -> None:
    write(tmp_path / "library", "b", "ann", "bob", "cy")
    write(tmp_path / "library", "e", "dan", "ann")
    session.scan()
    assert found(session, 0, 1) == ("b", ["reply:bob", "reply:cy"])
    assert found(session, 1, 1) == ("e", ["reply:dan"])
    assert found(session, 4, 1) == ("b", ["reply:bob", "reply:cy"])
    assert found(session, 0, -1) == ("e", ["reply:dan"])
    assert found(session, 3, -1) == ("b", ["reply:bob", "reply:cy"])
    assert found(session, -1, 1) == ("b", ["reply:bob", "reply:cy"])


def test_the_document_one_is_in_is_left_out(session, tmp_path: Path) -> None:
    write(tmp_path / "library", "b", "ann", "bob")
    session.scan()
    assert found(session, 1, 1) is None and found(session, 1, -1) is None


def test_what_was_met_is_new_no_longer(session, tmp_path: Path) -> None:
    write(tmp_path / "library", "b", "ann", "bob", "cy")
    session.scan()
    session.leave(session.document(DocumentKey("b")), ["reply:bob"])
    assert found(session, 0, 1) == ("b", ["reply:cy"])
