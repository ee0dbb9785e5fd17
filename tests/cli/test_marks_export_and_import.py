"""`rapport marks export` and `import`: files out, files in, and nothing newer overwritten."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.marks import Anchor, Bookmark, MarkRead, Marks, Passage, Unbookmark
from tui.model import DocumentKey, Target

Rapport = Callable[..., Any]
READING = DocumentKey("reading.md")
REPLY = Target(READING, "reply:bo-1")


def apply(path: Path, *edits: Any) -> None:
    marks = Marks.open(path)
    for edit in edits:
        marks.apply(edit)
    marks.close()


def bookmarks(path: Path) -> list[Any]:
    marks = Marks.open(path)
    try:
        return marks.bookmarks()
    finally:
        marks.close()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Marks: a reply bookmarked with a note, a body read, a bookmark taken away."""
    path = tmp_path / "marks.json"
    anchor = Anchor(title="On reading", path="https://a.example/reading", quote="See Smith")
    gone = Target(READING, "body")
    apply(
        path,
        Bookmark(target=REPLY, anchor=anchor, note="why #calm", tags=("calm",)),
        MarkRead(targets=((Target.of_body(READING), anchor),)),
        Bookmark(target=gone, anchor=anchor, note="gone"),
        Unbookmark(gone),
    )
    return path


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("md", "# Bookmarks and notes\n"),
        ("json", '{\n"format": "rapport-marks"'),
        ("jsonld", '{\n"@context": ["http://www.w3.org/ns/anno.jsonld"'),
    ],
)
def test_bookmarks_go_out_and_come_in_again(
    rapport: Rapport, state: Path, tmp_path: Path, ending: str, begins: str
) -> None:
    out, other = tmp_path / f"out.{ending}", tmp_path / "other.json"
    ran = rapport("marks", "export", "-o", out, "--state", state)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert out.read_text().startswith(begins)
    assert "gone" not in out.read_text()
    ran = rapport("marks", "import", out, "--state", other)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "1 new and 0 changed marks came in; 0 are older than yours, 0 the sam"
    )
    assert bookmarks(other) == bookmarks(state)
    ran = rapport("marks", "import", out, "--state", other)
    assert ran.out.startswith(
        "0 new and 0 changed marks came in; 0 are older than yours, 1 the sam"
    )
    assert rapport("marks", "undo", "--state", other).code == 0
    assert bookmarks(other) == []


def test_all_takes_read_marks_and_what_was_taken_away(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    out = rapport("marks", "export", "--format", "json", "--all", "--state", state).out
    tables = json.loads(out)["tables"]
    assert {row["part"]: row["deleted"] for row in tables["bookmarks"]} == {
        "body": True,
        "reply:bo-1": False,
    }
    assert tables["reads"][0]["quote"] == "See Smith"
    (tmp_path / "all.json").write_text(out)
    other = tmp_path / "other.json"
    assert rapport("marks", "import", tmp_path / "all.json", "--state", other).code == 0
    again = rapport("marks", "export", "--format", "json", "--all", "--state", other).out
    assert again == out


def test_read_marks_go_out_as_a_table(rapport: Rapport, state: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "reads.csv", tmp_path / "other.json"
    assert rapport("marks", "export", "-o", out, "--state", state).code == 0
    first, row = out.read_bytes().decode().splitlines()
    assert first.startswith('"document","part","read","changed_at"')
    assert row.startswith('"reading.md","body","true"')
    assert rapport("marks", "import", out, "--state", other).code == 0
    marks = Marks.open(other)
    assert marks.is_read(Target.of_body(READING))
    marks.close()


def test_a_dry_run_tells_what_would_come_in_and_changes_nothing(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    rapport("marks", "export", "-o", out, "--state", state)
    other = tmp_path / "other.json"
    ran = rapport("marks", "import", "--dry-run", out, "--state", other)
    assert ran.code == 0
    assert ran.out.startswith("new      + bookmark reading.md#reply:bo-1  “why #calm”  ")
    assert "1 new and 0 changed marks would come in" in ran.out
    assert not other.exists()


def test_a_newer_mark_and_a_later_removal_stay(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.md"
    rapport("marks", "export", "-o", out, "--state", state)
    apply(state, Bookmark(target=REPLY, note="newer"))
    ran = rapport("marks", "import", out, "--state", state, "--dry-run")
    assert ran.out.startswith("older ")
    ran = rapport("marks", "import", out, "--state", state)
    assert "1 are older than yours" in ran.out
    assert [record.note for record in bookmarks(state)] == ["newer"]
    apply(state, Unbookmark(REPLY))
    rapport("marks", "import", out, "--state", state)
    assert bookmarks(state) == []


def test_what_cannot_be_read_is_told_and_the_rest_taken(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    out, words = tmp_path / "out.md", tmp_path / "w\x1b[1mords.txt"
    rapport("marks", "export", "-o", out, "--state", state)
    words.write_bytes(b"only words \xff")
    other = tmp_path / "other.json"
    ran = rapport("marks", "import", tmp_path / "none", words, out, "--state", other)
    assert ran.code == 1
    assert "none: No such file or directory" in ran.err
    assert "words.txt: in none of the formats" in ran.err
    assert "byte 12 is no UTF-8" in ran.err
    assert "\x1b" not in ran.err
    assert len(bookmarks(other)) == 1


def test_a_passage_goes_out_with_its_offsets_in_the_text(
    rapport: Rapport, state: Path, folder: Path
) -> None:
    passage = Passage(part="body", block=0, offset=11, length=4)
    target = Target.of_passage(READING, "p")
    apply(state, Bookmark(target=target, anchor=Anchor(quote="slow"), passage=passage))
    args = ("marks", "export", "--format", "w3c", "--in", folder, "--state", state)
    ran = rapport(*args, "--with-addresses")
    item = json.loads(ran.out)["items"][0]
    quote, position = item["target"]["selector"]
    assert (quote["prefix"], quote["suffix"][:20]) == ("Reading is ", ", says Smith (2019).")
    assert position == {"type": "TextPositionSelector", "start": 11, "end": 15}
    (folder / "reading.md").write_text("# On reading\n\nOther words stand here now.\n")
    (quote,) = json.loads(rapport(*args).out)["items"][0]["target"]["selector"]
    assert quote["type"] == "TextQuoteSelector"


@pytest.mark.parametrize(
    ("source", "title", "document"),
    [
        ("https://a.example/reading", "", "reading.md"),
        ("http://www.a.example/reading/#p", "", "reading.md"),
        ("reading.md", "", "reading.md"),
        ("https://b.example/", "On reading", "https://b.example/"),
    ],
)
def test_an_annotation_of_another_tool_finds_its_document(
    rapport: Rapport, folder: Path, tmp_path: Path, source: str, title: str, document: str
) -> None:
    target = {"source": source, "dcterms:title": title}
    words = {"type": "TextQuoteSelector", "exact": "slow"}
    item = {"id": "urn:1", "target": target | {"selector": [words]}, "body": "a note"}
    (tmp_path / "a.json").write_text(json.dumps(item))
    state = tmp_path / "m.json"
    ran = rapport("marks", "import", tmp_path / "a.json", "--in", folder, "--state", state)
    assert (ran.code, ran.err) == (0, "")
    (record,) = bookmarks(state)
    assert (record.document, record.quote, record.note) == (document, "slow", "a note")


def test_standard_input_is_read(
    rapport: Rapport, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = rapport("marks", "export", "--state", state).out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    assert rapport("marks", "import", "-", "--state", tmp_path / "other.json").code == 0


def test_the_marks_are_never_written_over_and_no_folder_is(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    before = state.read_bytes()
    (tmp_path / "link.json").symlink_to(state)
    for name in (state, tmp_path / "link.json", f"{state}.journal", "/dev/null", tmp_path):
        ran = rapport("marks", "export", "-o", name, "--state", state)
        assert ran.code == 2, name
    ran = rapport("marks", "export", "-o", tmp_path / "no" / "x.md", "--state", state)
    assert (ran.code, ran.out) == (1, "")
    assert state.read_bytes() == before


def test_without_marks_there_is_nothing_to_export(
    rapport: Rapport, tmp_path: Path, home: Path
) -> None:
    ran = rapport("marks", "export", "-o", tmp_path / "x.md")
    assert (ran.code, ran.out, ran.err) == (1, "", "rapport: no bookmarks\n")
    assert not (tmp_path / "x.md").exists()
    assert not home.exists()
    assert rapport("marks", "export", "--all").code == 2


def test_addresses_are_replaced_and_a_lost_place_is_told(rapport: Rapport, tmp_path: Path) -> None:
    state = tmp_path / "m.json"
    target = Target(DocumentKey("1@mail.example"), "")
    apply(state, Bookmark(target=target, note="ask ann@mail.example"))
    ran = rapport("marks", "export", "--state", state)
    assert "mail.example" not in ran.out
    assert "1 mark(s) are named by an e-mail address" in ran.err
    ran = rapport("marks", "export", "--state", state, "--with-addresses")
    assert "ask ann@mail.example" in ran.out
    assert ran.err == ""


def test_a_terminal_gets_clean_text_and_a_pipe_the_exact_one(
    rapport: Rapport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "m.json"
    apply(state, MarkRead(targets=((Target(DocumentKey("a\x1b[2Jb"), ""), Anchor()),)))
    args = ("marks", "export", "--format", "csv", "--state", state)
    assert '"a\x1b[2Jb"' in rapport(*args).out
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    assert '"ab"' in rapport(*args).out


def test_a_record_that_is_not_understood_is_told_and_the_rest_written(
    rapport: Rapport, state: Path
) -> None:
    tables = json.loads(state.read_bytes())
    tables["bookmarks"]["7"] = {"id": "x#", "document": "x", "note": 17}
    state.write_text(json.dumps(tables))
    ran = rapport("marks", "export", "--state", state)
    assert ran.code == 0
    assert "1 record(s) are not understood" in ran.err
    assert "why" in ran.out
    assert '"note":17' in rapport("marks", "export", "--format", "json", "--state", state).out
