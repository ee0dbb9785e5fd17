"""Who comes back to a document after days is told what there is to tell, and nobody else is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tui.marks import Anchor, Bookmark, Marks, SetPosition, Visit
from tui.model import Block, Document, DocumentKey, Reply, ReplyKey, Target, reply_stamp
from tui.session.returning import returning

KEY = DocumentKey("post")


def reply(key: str) -> Reply:
    return Reply(key=ReplyKey(key), blocks=(Block("words"),))


POST = Document(
    key=KEY, title="A post", format="markdown", replies=tuple(map(reply, ("old", "new", "newer")))
)


@pytest.fixture
def marks(tmp_path: Path):
    marks = Marks.open(tmp_path / "marks.json")
    yield marks
    marks.close()


def after(days: float) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


def test_who_was_never_here_is_told_nothing(marks) -> None:
    assert returning(marks, POST, 1.0, after(100)) is None


def test_days_new_replies_and_notes_are_told(marks) -> None:
    known = frozenset({reply_stamp(ReplyKey("old"))})
    marks.apply(Visit(KEY, Anchor(title="A post"), known))
    for note in ("first", "", "second", "third"):
        target = Target(KEY, f"reply:{note or 'none'}")
        marks.apply(Bookmark(target, Anchor(title="A post"), note, ()))
    back = returning(marks, POST, 1.0, after(5.5))
    assert back is not None
    assert (back.days, back.new, back.bookmarks) == (5, 2, 4)
    assert back.notes == ("third", "second")
    assert back.day == datetime.now().astimezone().date().isoformat()


@pytest.mark.parametrize(("days", "after_days"), [(0.9, 1.0), (100.0, 0.0), (-3.0, 1.0)])
def test_soon_after_or_where_it_is_turned_off_nothing_is_told(marks, days, after_days) -> None:
    marks.apply(SetPosition(KEY, Anchor(title="A post"), "reply:old", 0, 0))
    assert returning(marks, POST, after_days, after(days)) is None


def test_a_place_alone_is_enough(marks) -> None:
    marks.apply(SetPosition(KEY, Anchor(title="A post"), "reply:old", 0, 0))
    assert returning(marks, POST, 1.0, after(1.0)) is not None


@pytest.mark.parametrize("stamp", ["", "yesterday", "2026-13-40", "2026-01-01T00:00:00"])
def test_a_stamp_that_makes_no_sense_is_survived(stamp) -> None:
    from tui.session.returning import _moment

    found = _moment(stamp)
    assert found is None or found.tzinfo is not None
