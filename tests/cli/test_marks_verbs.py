"""`rapport marks`: what was done, taking it back, the past, whether texts are there, merging."""

import json
from pathlib import Path

import pytest

from tui.cli.marks.as_of import stamp_of
from tui.marks import Anchor, Bookmark, MarkRead, Marks, SetPosition, Unbookmark
from tui.model import DocumentKey, Target

PAGE = """# A page

Some words of its own, enough to know it by.

## Replies

### Ben

What Ben had to say about the page, at some length.
"""


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Marks of three edits on two days, the last one taken away again."""
    path = tmp_path / "marks.json"
    marks = Marks.open(path)
    target = Target(DocumentKey("a"))
    read = ((Target.of_body(DocumentKey("a")), Anchor("A title", "a.md", "words", "ff")),)
    marks.apply(MarkRead(read, "2026-01-01T10:00:00.000000Z"))
    marks.apply(Bookmark(target, Anchor("A title"), "a note", (), "2026-01-01T11:00:00.000000Z"))
    marks.apply(SetPosition(target.document, Anchor(), "body", 1, 2, "2026-01-01T12:00:00.000000Z"))
    marks.apply(Unbookmark(target, "2026-01-02T10:00:00.000000Z"))
    marks.close()
    return path


def lines(result) -> list[dict]:
    return [json.loads(line) for line in result.out.splitlines()]


def test_the_log_names_every_edit_newest_first(rapport, state: Path) -> None:
    found = lines(rapport("marks", "log", "--json", "--state", state))
    assert [line["kind"] for line in found] == ["unbookmark", "bookmark", "mark_read"]
    assert found[2]["marks"] == ["reads:a#body"]
    assert all(line["can_undo"] for line in found)
    everything = lines(rapport("marks", "log", "--json", "--all", "--state", state))
    assert [line["kind"] for line in everything][1] == "set_position"
    told = rapport("marks", "log", "-n", "1", "--state", state).out
    assert "bookmark removed" in told and "“a note”" in told and told.count("\n") == 1


def test_an_edit_of_the_log_is_undone_by_its_name(rapport, state: Path) -> None:
    name = lines(rapport("marks", "log", "--json", "--state", state))[2]["name"]
    done = rapport("marks", "undo", name, "--state", state)
    assert (done.code, "Undone: 1 mark read" in done.out) == (0, True)
    marks = Marks.open(state)
    assert not marks.is_read(Target.of_body(DocumentKey("a")))
    marks.close()
    assert rapport("marks", "undo", name, "--state", state).code == 1
    assert rapport("marks", "undo", "nobody/1", "--state", state).code == 1


def test_undo_and_redo_go_by_the_last_edit(rapport, state: Path) -> None:
    assert "bookmark removed" in rapport("marks", "undo", "--state", state).out
    assert "a note" in rapport("bookmarks", "--state", state).out
    assert rapport("marks", "undo", "--redo", "--state", state).code == 0
    assert rapport("bookmarks", "--state", state).code == 1
    assert rapport("marks", "undo", "--redo", "--state", state).code == 1


def test_the_marks_as_they_were_at_a_time(rapport, state: Path) -> None:
    then = rapport("marks", "as-of", "2026-01-01T11:30:00Z", "--state", state)
    assert "1 parts of 1 documents read, 1 bookmarks" in then.out and "a note" in then.out
    assert "0 bookmarks" in rapport("marks", "as-of", "2026-01-03", "--state", state).out
    assert rapport("marks", "as-of", "2025-12-31", "--state", state).code == 1
    records = lines(rapport("marks", "as-of", "2026-01-01T10:30:00Z", "--json", "--state", state))
    assert {record["table"] for record in records} == {"reads", "documents"}


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "", "99999999d"])
def test_what_is_no_date_is_refused(rapport, state: Path, date: str) -> None:
    result = rapport("marks", "as-of", date, "--state", state)
    assert (result.code, "is no date" in result.err) == (2, True)


def test_a_day_means_its_end() -> None:
    assert stamp_of("2026-01-01T00:00:00Z") == "2026-01-01T00:00:00.000000Z"
    assert stamp_of("2026-01-01") > stamp_of("2026-01-01T23:59:59")
    assert stamp_of("1d") < stamp_of("1h")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Marks of another machine: one note that is new, one bookmark that is newer."""
    path = tmp_path / "other" / "marks.json"
    marks = Marks.open(path)
    marks.apply(Bookmark(Target(DocumentKey("b")), Anchor("B"), "from the other"))
    marks.apply(Bookmark(Target(DocumentKey("a")), Anchor("A title"), "came back"))
    marks.close()
    return path


def test_a_dry_run_of_a_merge_tells_and_changes_nothing(rapport, state: Path, other: Path) -> None:
    before = state.read_bytes(), other.read_bytes()
    told = rapport("marks", "merge", "--dry-run", other, "--state", state)
    assert told.code == 0
    assert "+ bookmark b  “from the other”" in told.out
    assert "~ bookmark a  “a note” (removed) → “came back”" in told.out
    assert "1 new and 1 newer marks would come in" in told.out
    assert (state.read_bytes(), other.read_bytes()) == before


def test_a_merge_takes_in_what_is_newer_and_can_be_undone(rapport, state, other) -> None:
    assert rapport("marks", "merge", "-q", other, "--state", state).code == 0
    notes = [b["note"] for b in lines(rapport("bookmarks", "--json", "--state", state))]
    assert sorted(notes) == ["came back", "from the other"]
    again = rapport("marks", "merge", other, "--state", state).out
    assert "0 new and 0 newer" in again
    assert "merge of 2 marks" in rapport("marks", "undo", "--state", state).out
    assert rapport("bookmarks", "--state", state).code == 1


def test_without_a_name_conflict_copies_are_merged(rapport, state: Path, other: Path) -> None:
    assert rapport("marks", "merge", "--state", state).code == 1
    copy = state.with_name("marks.sync-conflict-20261124-120000-ABC.json")
    copy.write_bytes(other.read_bytes())
    assert "came in from 1 file" in rapport("marks", "merge", "--state", state).out
    assert copy.exists()


def test_a_file_that_is_none_of_marks_is_refused(rapport, state: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{")
    result = rapport("marks", "merge", tmp_path / "x.json", "--state", state)
    assert result.code == 1 and "x.json" in result.err and "cannot" not in result.out


def test_check_moves_marks_with_their_texts_and_names_what_is_adrift(
    rapport, tmp_path: Path, state: Path
) -> None:
    places, index = tmp_path / "library", tmp_path / "index.sqlite"
    places.mkdir()
    (places / "page.md").write_text(PAGE)
    common = ("--state", state, "--index", index)
    key = lines(rapport("list", places, "--json", *common))[0]["key"]
    shown = lines(rapport("show", places / "page.md", "--json", *common))[0]
    marks = Marks.open(state)
    ben = Target.of_reply(DocumentKey(key), shown["replies"][0]["key"])
    text = shown["replies"][0]["text"]
    from tui.model import fingerprint

    path = str(places / "page.md")
    marks.apply(Bookmark(ben, Anchor("A page", path, text, fingerprint(text)), "on Ben"))
    marks.close()
    kept = rapport("marks", "check", places, *common)
    assert (kept.code, "1 kept" in kept.out) == (0, True)
    (places / "page.md").rename(places / "new.md")
    dry = rapport("marks", "check", "--dry-run", places, *common)
    assert "moved" in dry.out and "→ new.md#reply:" in dry.out
    assert "1 moved" in rapport("marks", "check", places, *common).out
    assert "1 kept" in rapport("marks", "check", places, *common).out
    (places / "new.md").unlink()
    gone = rapport("marks", "check", "--json", places, *common)
    assert gone.code == 1
    (line,) = lines(gone)
    assert (line["status"], line["now_document"], line["quote"]) == ("adrift", None, text)
