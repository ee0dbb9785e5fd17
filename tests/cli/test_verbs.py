"""What each verb prints, for people and as JSON."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.cli.listing import row
from tui.library import Entry
from tui.library.scan import scan_lock
from tui.marks import Anchor, Bookmark, MarkRead, Marks, Passage
from tui.model import DocumentKey, Target
from tui.terminal.plain_text import cells

Rapport = Callable[..., Any]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Marks: the body of the first document read, its first reply bookmarked."""
    path = tmp_path / "marks.json"
    marks = Marks.open(path)
    document = DocumentKey("reading.md")
    marks.apply(MarkRead(targets=((Target.of_body(document), Anchor()),)))
    anchor = Anchor(title="On reading", path="https://a.example/reading", quote="See Smith")
    target = Target(document, "reply:bo-1")
    marks.apply(Bookmark(target=target, anchor=anchor, note="why #calm", tags=("calm",)))
    marks.close()
    return path


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_list_prints_a_line_for_each_document_newest_first(rapport: Rapport, folder: Path) -> None:
    ran = rapport("list", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "●   2026-02-01             On writing · writing.md",
        "●   2026-01-02  2 of 3     On reading · Ann Example · reading.md",
    ]


def test_list_tells_what_is_bookmarked_and_what_is_unread(
    rapport: Rapport, folder: Path, state: Path
) -> None:
    (first,) = [
        line
        for line in rapport("list", folder, "--state", state).out.splitlines()
        if "reading" in line
    ]
    assert first.startswith("●★  2026")
    found = lines(rapport("list", folder, "--state", state, "--json").out)
    assert [(e["key"], e["unread"], e["bookmarks"]) for e in found] == [
        ("writing.md", 1, 0),
        ("reading.md", 2, 1),
    ]


def test_list_json_has_the_promised_keys(rapport: Rapport, folder: Path) -> None:
    found = lines(rapport("list", "--json", folder).out)[1]
    assert found == {
        "key": "reading.md",
        "title": "On reading",
        "author": "Ann Example",
        "published": "2026-01-02",
        "declared_replies": 3,
        "kept_replies": 2,
        "unread": 3,
        "bookmarks": 0,
        "path": str(folder / "reading.md"),
        "format": "markdown",
        "is_guess": False,
    }


def test_a_row_fits_the_terminal_and_the_title_gives_way() -> None:
    entry = Entry(
        id=1,
        key=DocumentKey("the-key"),
        title="A title that goes on and on 漢字漢字漢字",
        author="Ann",
        published=None,
        declared_replies=None,
        kept_replies=0,
        parts=("body",),
        path="/p",
        format="plaintext",
        minutes=1,
        folder="",
    )
    assert row(entry, 0, 0, None).endswith(
        "  A title that goes on and on 漢字漢字漢字 · Ann · the-key"
    )
    cut = row(entry, 0, 0, 60)
    assert cut.endswith("  A title that goe… · Ann · the-key")
    assert cells(cut) == 60


def test_list_says_how_many_files_could_not_be_read(rapport: Rapport, folder: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    ran = rapport("list", folder)
    assert ran.code == 0
    assert ran.err == f"rapport: 1 problem with files; `rapport doctor {folder}` names them\n"
    assert f"{folder / 'empty.md'}: " in rapport("doctor", folder).out


def test_list_shows_the_beginning_of_a_date_that_is_only_words(
    rapport: Rapport, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("---\npublished: sometime last spring\n---\n\n# A\n\nwords\n")
    (tmp_path / "b.md").write_text("---\npublished: 2026-01-02T03:04\n---\n\n# B\n\nwords\n")
    assert [line[4:14] for line in rapport("list", tmp_path).out.splitlines()] == [
        "2026-01-02",
        "sometime…".ljust(10),
    ]


def test_list_answers_from_the_index_while_another_process_scans(
    rapport: Rapport, folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index.sqlite"
    assert rapport("list", folder, "--index", index).code == 0
    (folder / "new.md").write_text("# New\n\nwords\n")
    with scan_lock(index):
        ran = rapport("list", folder, "--index", index)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2
    assert ran.err.startswith("rapport: another rapport is scanning these files;")
    assert len(rapport("list", folder, "--index", index).out.splitlines()) == 3


def test_show_prints_the_whole_document(rapport: Rapport, folder: Path) -> None:
    ran = rapport("show", folder / "reading.md")
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "On reading\nAnn Example · 2026-01-02 · en · markdown · reading.md\n"
        "https://a.example/reading\n",
        "\nReading is slow, says Smith (2019). So be it.\n",
        "\n3 replies, 2 kept\n",
        "\n  Bo · 2026-01-03\n    See Smith (2019) again.\n",
        "\nReferences\n  1. Smith",
    ):
        assert words in ran.out


def test_show_json_prints_one_line_for_one_document(rapport: Rapport, folder: Path) -> None:
    ran = rapport("show", "--json", folder / "reading.md")
    assert ran.code == 0
    (found,) = lines(ran.out)
    assert found["key"] == "reading.md"
    assert [reply["text"] for reply in found["replies"]] == [
        "See Smith (2019) again.",
        "Thanks Bo, I will.",
    ]
    assert found["replies"][1]["parent"] == "bo-1"
    texts = {reply["key"]: reply["text"] for reply in found["replies"]}
    body = "\n\n".join(block["text"] for block in found["body"])
    citations = [c for reference in found["references"] for c in reference["citations"]]
    assert {citation["reply"] for citation in citations} >= {None, "bo-1"}
    for citation in citations:
        text = body if citation["reply"] is None else texts[citation["reply"]]
        assert text[citation["start"] : citation["end"]] == citation["text"]


def test_show_of_a_folder_prints_each_document(rapport: Rapport, folder: Path) -> None:
    found = lines(rapport("show", "--json", folder).out)
    assert [document["key"] for document in found] == ["reading.md", "writing.md"]


def test_show_reads_the_file_and_leaves_no_index_and_no_marks(
    rapport: Rapport, folder: Path, home: Path
) -> None:
    assert rapport("show", folder / "reading.md").code == 0
    assert not home.exists()


def test_show_finds_a_document_by_its_key(rapport: Rapport, folder: Path, tmp_path: Path) -> None:
    assert lines(rapport("show", "--json", "--in", folder, "writing.md").out)[0]["title"] == (
        "On writing"
    )
    settings = tmp_path / "s.toml"
    settings.write_text('places = ["saved"]')
    assert "On writing" in rapport("show", "writing.md", "--settings", settings).out


def test_a_path_that_exists_wins_over_a_key(
    rapport: Rapport, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "writing.md").write_text("# Another one\n\nWords.\n")
    out = rapport("show", "--in", folder, "writing.md").out
    assert out.startswith("Another one\n")


@pytest.mark.parametrize("verb", ["show", "refs"])
def test_a_word_that_is_neither_file_nor_key_exits_with_1(
    rapport: Rapport, folder: Path, verb: str
) -> None:
    ran = rapport(verb, "--in", folder, "nothing-such")
    assert (ran.code, ran.out) == (1, "")
    said = "rapport: neither a file nor the key of a document: nothing-such\n"
    assert ran.err.startswith(said)


def test_what_can_be_shown_is_shown_beside_what_cannot(rapport: Rapport, folder: Path) -> None:
    ran = rapport("show", folder / "reading.md", "--in", folder, "nothing-such")
    assert ran.code == 1
    assert "On reading" in ran.out


def test_a_file_that_cannot_be_read_is_named(rapport: Rapport, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"")
    ran = rapport("show", tmp_path / "x.md")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"rapport: {tmp_path / 'x.md'}: ")


def test_a_file_named_by_a_person_is_read_whatever_its_name(
    rapport: Rapport, tmp_path: Path
) -> None:
    (tmp_path / "page.saved").write_text("A title\n\nSome words.\n\nMore words.\n")
    assert "Some words." in rapport("show", tmp_path / "page.saved").out


def test_a_pipe_and_a_device_are_no_documents(rapport: Rapport, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    ran = rapport("show", tmp_path / "pipe.txt")
    assert (ran.code, ran.out) == (1, "")


def test_refs_prints_what_documents_refer_to(rapport: Rapport, folder: Path) -> None:
    ran = rapport("refs", folder)
    assert ran.code == 0
    assert ran.out.startswith("On reading · reading.md\n  1. Smith, J. (2019). Slow reading.")
    assert "“Smith (2019)”" in ran.out


def test_refs_json_names_the_document_of_each_reference(rapport: Rapport, folder: Path) -> None:
    found = lines(rapport("refs", "--json", folder / "reading.md").out)
    assert {line["document"] for line in found} == {"reading.md"}
    assert found[0]["title"] == "Slow reading"
    assert found[0]["container_title"] == "Journal of Calm"


def test_refs_without_words_takes_the_whole_library(
    rapport: Rapport, folder: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text('places = ["saved"]')
    found = lines(rapport("refs", "--json", "--settings", settings).out)
    assert [line["document"] for line in found] == ["reading.md"] * len(found)


def test_refs_of_a_document_without_any_exits_with_1(rapport: Rapport, folder: Path) -> None:
    ran = rapport("refs", folder / "writing.md")
    assert (ran.code, ran.out, ran.err) == (1, "", "rapport: no references found\n")


def test_bookmarks_are_printed_with_note_and_quote(rapport: Rapport, state: Path) -> None:
    ran = rapport("bookmarks", "--state", state)
    assert (ran.code, ran.err) == (0, "")
    first, note, quote, last = ran.out.splitlines()
    assert (first, note) == ("★ On reading · reply", "    why #calm")
    assert quote == "    “See Smith”"
    assert last.endswith(" · reading.md · reply:bo-1")


def test_bookmarks_json_has_the_promised_keys(rapport: Rapport, state: Path) -> None:
    (found,) = lines(rapport("bookmarks", "--json", "--state", state).out)
    assert found.pop("created_at").endswith("Z")
    assert found.pop("changed_at").endswith("Z")
    assert found == {
        "document": "reading.md",
        "part": "reply:bo-1",
        "note": "why #calm",
        "tags": ["calm"],
        "quote": "See Smith",
        "title": "On reading",
        "path": "https://a.example/reading",
        "kind": "reply",
        "author": None,
        "date": None,
        "within": None,
        "block": None,
        "offset": None,
        "length": None,
        "prefix": None,
        "suffix": None,
    }


def test_a_passage_is_told_with_its_place_its_author_and_every_line_of_its_note(
    rapport: Rapport, tmp_path: Path
) -> None:
    state = tmp_path / "m.json"
    marks = Marks.open(state)
    target = Target.of_passage(DocumentKey("reading.md"), "0a1b2c3d")
    anchor = Anchor(title="On reading", quote="See", author="Bo", date="2026-03-04")
    place = Passage("reply:bo-1", 0, 4, 3, prefix="Hm, ", suffix=" Smith")
    marks.apply(Bookmark(target, anchor, "one\ntwo", ("kept",), passage=place))
    marks.close()
    (found,) = lines(rapport("bookmarks", "--json", "--state", state).out)
    assert (found["kind"], found["author"], found["date"]) == ("passage", "Bo", "2026-03-04")
    assert (found["within"], found["block"], found["offset"]) == ("reply:bo-1", 0, 4)
    assert (found["length"], found["note"]) == (3, "one\ntwo")
    assert (found["prefix"].strip(), found["suffix"].strip()) == ("Hm,", "Smith")
    said = rapport("bookmarks", "--state", state).out.splitlines()
    assert said[:4] == [
        "★ On reading · passage in a reply by Bo",
        "    one",
        "    two",
        "    #kept",
    ]


def test_without_bookmarks_the_exit_code_is_1_and_no_file_is_made(
    rapport: Rapport, home: Path
) -> None:
    ran = rapport("bookmarks")
    assert (ran.code, ran.out, ran.err) == (1, "", "rapport: no bookmarks\n")
    assert not home.exists()


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_control_in_a_bookmark_reaches_the_output(
    rapport: Rapport, tmp_path: Path, options: list[str]
) -> None:
    marks = Marks.open(tmp_path / "m.json")
    bad = "a\x1b[31mb\x9b2J\u202ec\x07"
    target = Target(DocumentKey(bad), f"reply:{bad}")
    anchor = Anchor(title=bad, path=bad, quote=bad)
    marks.apply(Bookmark(target=target, anchor=anchor, note=bad, tags=(bad,)))
    marks.close()
    ran = rapport("bookmarks", "--state", tmp_path / "m.json", *options)
    assert ran.code == 0
    assert ran.out.replace("\n", "").isprintable()
