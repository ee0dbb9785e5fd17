"""The application tells what is not on disk, and leaves with everything saved."""

import errno
import threading
from pathlib import Path

import pytest

from tui.app import RapportApp, saved_words
from tui.marks.journal import Journal
from tui.model import DocumentKey, Target
from tui.screens.reading import ReadingScreen
from tui.session import Session
from tui.settings import Settings
from tui.themes import THEMES

PAGE = "---\ntitle: One\nkey: one\n---\n\nA body.\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "one.md").write_text(PAGE)
    made = Session.open(
        [tmp_path / "library"],
        state=tmp_path / "marks.json",
        index=tmp_path / "index.sqlite",
        settings=Settings(auto_read_seconds=0.0),
    )
    made.scan()
    return made


def drawn(app: RapportApp) -> str:
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


def test_only_what_waits_is_told() -> None:
    assert saved_words(0, "") == "" == saved_words(0, "!")
    assert saved_words(3, "") == "unsaved"
    assert saved_words(3, "!") == "not saved: 3 · ! tells why"


async def test_a_full_disk_is_told_and_the_mark_is_kept_until_there_is_room(
    session, monkeypatch
) -> None:
    append = Journal.append

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Journal, "append", full)
    app = RapportApp(session)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("m")

        async def until(fact) -> None:
            for _ in range(1000):
                await pilot.pause(0.01)
                if fact():
                    return
            raise AssertionError(drawn(app))

        await until(lambda: "not saved: 1" in drawn(app))
        assert session.is_read(Target(DocumentKey("one"), "body"))
        await pilot.press("exclamation_mark")
        await until(lambda: "No space left on device" in drawn(app))
        monkeypatch.setattr(Journal, "append", append)
        await pilot.press("q")
        assert session.marks.flush(10)
        await until(lambda: "not saved" not in drawn(app))
    session.close()


async def test_an_edit_is_told_to_be_unsaved_before_anything_can_be_drawn(
    session, monkeypatch
) -> None:
    may_write, append = threading.Event(), Journal.append

    def slow(*arguments: object) -> object:
        may_write.wait(10)
        return append(*arguments)

    monkeypatch.setattr(Journal, "append", slow)
    app = RapportApp(session)
    async with app.run_test(size=(80, 20)):
        document = session.document(DocumentKey("one"))
        session.set_bookmark(document, Target(DocumentKey("one")), "a note")
        assert app.screen.status.saved == "unsaved"
        may_write.set()
        assert session.marks.flush(10)
    session.close()


async def test_quitting_closes_the_session(session, tmp_path) -> None:
    app = RapportApp(session)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("m", "q")
    assert app.return_code == 0
    assert (tmp_path / "marks.json").is_file()
    with pytest.raises(ValueError, match="closed"):
        session.remove_bookmark(Target(DocumentKey("one")))


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_draws_every_screen(session, theme) -> None:
    app = RapportApp(session, theme=theme)
    async with app.run_test(size=(80, 20)) as pilot:
        for key in (
            "question_mark",
            "q",
            "apostrophe",
            "q",
            "exclamation_mark",
            "q",
            "B",
            "escape",
        ):
            await pilot.press(key)
        assert "A body." in drawn(app)
    session.close()


async def test_keys_are_taken_where_the_first_picture_is_late(session, monkeypatch) -> None:
    monkeypatch.setattr("tui.app.LATEST", 0.05)
    monkeypatch.setattr(ReadingScreen, "call_after_refresh", lambda *_: True)  # none is drawn
    app = RapportApp(session)
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("l")
        for _ in range(1000):
            await pilot.pause(0.01)
            if app.focused is not None and app.focused.id == "detail":
                break
        assert app.focused.id == "detail"
        assert "A body." in drawn(app)
