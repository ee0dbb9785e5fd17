"""Views that a reader keeps: names, cases, what cannot be kept, and the view of each library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.marks import SaveView
from tui.model import CitedWork, ListView
from tui.session import Session
from tui.session.kept_views import LONGEST_NAME, understood
from tui.settings import Settings

UNREAD = ListView(unread=True)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Session]]:
    opened: list[Session] = []

    def start_(place: str = "library") -> Session:
        (tmp_path / place).mkdir(exist_ok=True)
        index = tmp_path / f"{place}.sqlite"
        session = Session.open(
            [tmp_path / place], state=tmp_path / "m.json", index=index, settings=Settings()
        )
        opened.append(session)
        return session

    yield start_
    for session in opened:
        session.close()


def names(session: Session) -> list[str]:
    return [record.name for record in session.kept_views.all()]


def test_views_are_kept_by_name_in_the_order_of_names(start: Callable[..., Session]) -> None:
    session = start()
    for name in ("to read", "About Lee", "zebras"):
        session.kept_views.save(name, UNREAD)
    assert names(session) == ["About Lee", "to read", "zebras"]
    found = session.kept_views.named("about lee")
    assert found is not None and found.name == "About Lee"
    assert session.kept_views.named("about") is None


def test_two_names_that_differ_in_case_are_told_apart_or_not_at_all(
    start: Callable[..., Session],
) -> None:
    session = start()
    session.kept_views.save("x", UNREAD)
    session.kept_views.save("X", ListView())
    for name, view in (("x", UNREAD), ("X", ListView())):
        found = session.kept_views.named(name)
        assert found is not None and found.view == view
    session.kept_views.save("Ab", UNREAD)
    session.kept_views.save("aB", UNREAD)
    assert session.kept_views.named("ab") is None


@pytest.mark.parametrize("name", ["", "   ", "\x1b[31m", "\u202e", "\n\t"])
def test_a_view_needs_a_name_that_can_be_shown(start: Callable[..., Session], name: str) -> None:
    session = start()
    with pytest.raises(ValueError, match="name"):
        session.kept_views.save(name, UNREAD)
    assert names(session) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("my\x1b[2J view", "my view"),
        ("two\nlines", "two lines"),
        ("x" * 500, "x" * LONGEST_NAME),
        ("漢字 # %", "漢字 # %"),
        ("\ud800ok", "ok"),
    ],
)
def test_a_name_is_made_harmless(start: Callable[..., Session], name: str, kept: str) -> None:
    session = start()
    session.kept_views.save(name, ListView(author="A\x1b[1mda", words="a\nb"))
    (record,) = session.kept_views.all()
    assert (record.name, record.view.author, record.view.words) == (kept, "Ada", "a b")
    assert session.kept_views.remove(record) and names(session) == []


def test_renaming_is_one_step_to_undo(start: Callable[..., Session]) -> None:
    session = start()
    session.kept_views.save("old", UNREAD)
    (record,) = session.kept_views.all()
    session.kept_views.rename(record, " new ")
    assert names(session) == ["new"]
    session.undo()
    assert names(session) == ["old"]
    session.kept_views.rename(record, "old")
    assert names(session) == ["old"]
    with pytest.raises(ValueError, match="name"):
        session.kept_views.rename(record, " ")


def test_a_record_under_another_id_can_be_removed(start: Callable[..., Session]) -> None:
    session = start()
    session.marks.apply(SaveView(" padded ", UNREAD))
    (record,) = session.kept_views.all()
    assert record.name == "padded"
    session.kept_views.remove(record)
    assert names(session) == []


def test_every_library_has_its_own_view_used_last(start: Callable[..., Session]) -> None:
    session, other = start(), start("other")
    assert session.kept_views.last() is None
    session.kept_views.note(ListView(unread=True, words="typed in passing"))
    other.kept_views.note(ListView(author="Ada", words="zebra"), "mine")
    session.close()
    other.close()
    session, other = start(), start("other")
    last, others = session.kept_views.last(), other.kept_views.last()
    assert last is not None and (last.view, last.name) == (UNREAD, "")
    assert others is not None and others.view == ListView(author="Ada", words="zebra")
    assert others.name == "mine" and session.undo() is None


def test_what_this_version_does_not_know_of_a_view_is_left_out_and_told() -> None:
    view = ListView(sort="loud\x1b[1mest", reverse=True, group="colour", author="Ada")
    known, unknown = understood(view)
    assert known == ListView(author="Ada") and unknown == "order “loudest” and grouping “colour”"
    fine = ListView(sort="unread", group="site", work=CitedWork("k"))
    assert understood(fine) == (fine, "")
