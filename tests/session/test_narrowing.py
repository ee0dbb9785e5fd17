"""A list narrowed letter by letter finds what it would find at once, and stops when told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.library import Stop, Stopped
from tui.model import DocumentKey, ListView, Target
from tui.session import Session, narrowing
from tui.session.narrowing import Narrowing
from tui.session.view_listing import ViewListing
from tui.settings import Settings


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder: Path = tmp_path_factory.mktemp("library")
    for n in range(30):
        text = f"---\ntitle: {'abc'[n % 3]}{'Ab'[n % 2]} page {n}\nkey: d{n}\n---\n\nText {n}.\n"
        (folder / f"{n}.md").write_text(text)
    state = tmp_path_factory.mktemp("state")
    session = Session.open(
        [folder], state=state / "m.json", index=state / "i.sqlite", settings=Settings()
    )
    session.scan()
    document = session.document(DocumentKey("d7"))
    assert document is not None
    session.set_bookmark(document, Target(document.key), "#abba")
    yield session
    session.close()


def start(session: Session, documents: int = 30, **view: str) -> Narrowing:
    base, _ = session.views.listing(ListView(**view))  # type: ignore[arg-type]
    return Narrowing(session.library, session.views, base, documents)


TYPED = st.text("abA 1#", max_size=5)


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.lists(TYPED, min_size=1, max_size=6), st.sampled_from([0, 30, 1000]))
def test_however_one_gets_to_the_words_the_same_is_found(
    session: Session, typed: list[str], documents: int
) -> None:
    narrowed = start(session, documents, group="folder")
    for words in typed:
        found = narrowed.found(words, Stop())
        fresh, _ = session.views.listing(ListView(words=words.strip(), group="folder"))
        assert list(found.ids) == list(fresh.ids) and found.is_whole
        assert list(found.starts) == list(fresh.starts)
        assert found.base is narrowed.base or found is narrowed.base


def test_the_first_rows_are_told_before_the_rest_where_there_are_many(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "EARLY", 10)
    monkeypatch.setattr(narrowing, "FIRST", 6)
    told: list[ViewListing] = []
    found = start(session).found("page", Stop(), told.append)
    assert [len(first) for first in told] == [6] and not told[0].is_whole
    assert list(told[0].ids) == list(found.ids)[:6] and len(found) == 30
    told.clear()
    start(session).found("nothing like it", Stop(), told.append)
    assert told == []


def test_rows_that_a_list_lost_meanwhile_do_not_disturb(session: Session) -> None:
    narrowed = start(session)
    narrowed.found("pa", Stop())
    shown = narrowed.found("page", Stop())
    shown.take_out(0)
    narrowed.base.take_out(3)
    assert len(narrowed.found("page 1", Stop())) == 12


def test_what_is_typed_next_ends_what_is_under_way(session: Session) -> None:
    narrowed, stop = start(session), Stop()
    stop.set()
    with pytest.raises(Stopped):
        narrowed.found("page", stop)
    assert len(narrowed.found("page", Stop())) == 30


def test_tags_that_bookmarks_carry_are_found(session: Session) -> None:
    found = start(session).found("#abb", Stop())
    assert [found.entry(0).key, len(found)] == ["d7", 1]  # type: ignore[union-attr]
