"""`rapport drafts`: listed, written out, and an e-mail address that is printed nowhere unasked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.marks import Anchor, Bookmark, DeleteDraft, Group, Marks, Words, WriteDraft
from tui.model import DocumentKey, Target

Rapport = Callable[..., Any]
READING = DocumentKey("reading.md")
ANCHOR = Anchor(title="On reading", quote="See Smith (2019) again.", author="Bo", body="f" * 16)
ADDRESS = "ada@home.example"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Marks with a whole draft that was typed in three steps, a begun one, and a removed one."""
    path = tmp_path / "marks.json"
    marks, group = Marks.open(path), Group()
    whole, begun, gone = (Target.of_draft(READING, name) for name in ("aaaa", "bbbb", "cccc"))
    for comment in ("I", "I have", "I have read him.\nTwice."):
        with marks.group(group):
            words = Words("Ada", ADDRESS, "https://ada.example", comment)
            marks.apply(WriteDraft(whole, "reply:bo-1", words, ANCHOR))
    marks.apply(WriteDraft(gone, "body", Words("Ada", ADDRESS, "", "Gone"), ANCHOR))
    marks.apply(DeleteDraft(gone))
    half = Words("", "ada@", "", "Half a\x1b[31m thought")
    marks.apply(WriteDraft(begun, "body", half, Anchor(title="On reading")))
    marks.apply(Bookmark(Target(READING), Anchor(title="On reading"), note="why"))
    marks.close()
    return path


def test_drafts_are_listed_the_last_one_first(rapport: Rapport, state: Path) -> None:
    done = rapport("drafts", "--state", state)
    assert done.code == 0
    assert done.out == (
        "draft to the post · On reading\n    Half a thought\n"
        "    unfinished · Missing: name · e-mail has nothing behind the @\n"
        f"    {done.out.splitlines()[3].split()[0]} · reading.md · draft:bbbb\n"
        "draft to Bo · On reading\n    I have read him.\n    Twice.\n"
        "    > See Smith (2019) again.\n"
        f"    {done.out.splitlines()[3].split()[0]} · reading.md · draft:aaaa\n"
    )


def test_as_json_they_have_every_field_but_the_address(rapport: Rapport, state: Path) -> None:
    done = rapport("drafts", "--json", "--state", state)
    begun, whole = map(json.loads, done.out.splitlines())
    assert begun["faults"] == {"name": "missing", "email": "has nothing behind the @"}
    assert (whole["has_email"], whole["answers"], whole["author"]) == (True, "reply:bo-1", "Bo")
    assert whole["comment"] == "I have read him.\nTwice."
    assert "email" not in whole


def test_without_drafts_it_says_so(rapport: Rapport, tmp_path: Path) -> None:
    done = rapport("drafts", "--state", tmp_path / "none.json")
    assert (done.code, done.out) == (1, "") and "no drafts" in done.err
    assert rapport("drafts", "export", "--state", tmp_path / "none.json").code == 1


COMMANDS = [
    ["list", "FOLDER"],
    ["list", "--json", "FOLDER"],
    ["show", "FOLDER"],
    ["show", "--json", "FOLDER"],
    ["refs", "FOLDER"],
    ["bookmarks"],
    ["bookmarks", "--json"],
    ["drafts"],
    ["drafts", "--json"],
    *(["drafts", "export", "--format", f] for f in ("text", "markdown", "mailto", "wordpress")),
    ["marks", "log"],
    ["marks", "log", "--all"],
    ["marks", "log", "--all", "--json"],
    ["marks", "as-of", "0h"],
    ["marks", "as-of", "0h", "--json"],
    ["marks", "check", "--all", "FOLDER"],
    ["marks", "check", "--json", "FOLDER"],
    ["marks", "merge", "--dry-run", "OTHER"],
    *(["marks", "export", "--format", f] for f in ("markdown", "json", "w3c", "csv")),
    ["marks", "export", "--format", "json", "--all"],
    ["marks", "undo"],
    ["doctor", "FOLDER"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_verb_prints_the_address(
    rapport: Rapport, state: Path, folder: Path, tmp_path: Path, command: list[str]
) -> None:
    places = {"FOLDER": str(folder), "OTHER": str(state)}
    own = tmp_path / "own.json" if "OTHER" in command else state
    words = [places.get(word, word) for word in command]
    done = rapport(*words, "--state", own, "--index", tmp_path / "i.db")
    assert done.out + done.err != ""
    for form in (ADDRESS, ADDRESS.replace("@", "%40"), "home.example", "ada@"):
        assert form not in done.out + done.err


@pytest.mark.parametrize("name", ["text", "markdown", "mailto", "wordpress"])
def test_an_export_has_it_when_it_is_asked_for(rapport: Rapport, state: Path, name: str) -> None:
    done = rapport("drafts", "export", "aaaa", "--format", name, "--with-email", "--state", state)
    assert (done.code == 0 and "home.example" in done.out and done.err == "") or name == "wordpress"
    plain = rapport("drafts", "export", "aaaa", "--format", name, "--state", state)
    assert "home.example" not in plain.out


def test_a_draft_is_named_by_its_short_name_or_its_id(rapport: Rapport, state: Path) -> None:
    for name in ("bbbb", "draft:bbbb", "reading.md#draft:bbbb"):
        assert "Half a thought" in rapport("drafts", "export", name, "--state", state).out
    done = rapport("drafts", "export", "bbbb", "zzzz", "--state", state)
    assert done.code == 1 and "no draft is called zzzz" in done.err and "Half" in done.out


def test_whoever_sends_it_is_told_what_is_missing(rapport: Rapport, state: Path) -> None:
    err = rapport("drafts", "export", "--format", "wordpress", "--state", state).err
    assert "draft:bbbb: unfinished · Missing: name" in err
    assert "draft:aaaa: the e-mail address is left out; --with-email leaves it in" in err
    assert "draft:aaaa: comment_parent is not known" in err


def test_an_export_into_a_file_never_takes_the_place_of_the_marks(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    before = state.read_bytes()
    assert rapport("drafts", "export", "-o", state, "--state", state).code == 2
    assert state.read_bytes() == before
    target = tmp_path / "out.txt"
    assert rapport("drafts", "export", "-o", target, "--state", state).code == 0
    assert "I have read him." in target.read_text()


def test_a_comment_that_is_too_long_for_a_form_or_a_link_is_told(
    rapport: Rapport, tmp_path: Path
) -> None:
    path = tmp_path / "long.json"
    marks = Marks.open(path)
    words = Words("Ada", ADDRESS, "", "é" * 40_000)
    marks.apply(WriteDraft(Target.of_draft(READING, "x"), "body", words))
    marks.close()
    err = rapport("drafts", "export", "--format", "wordpress", "--state", path).err
    assert "comment has 80,000 bytes; WordPress keeps 65,525" in err
    assert "cut off" in rapport("drafts", "export", "--format", "mailto", "--state", path).err


def test_a_reply_that_was_put_on_disk_while_it_was_typed_is_one_line_of_the_log(
    rapport: Rapport, state: Path
) -> None:
    lines = rapport("marks", "log", "--state", state).out.splitlines()
    assert sum("reply drafted" in line for line in lines) == 3
    assert any("“I have read him. Twice.”" in line for line in lines)
    every = rapport("marks", "log", "--all", "--state", state).out.splitlines()
    assert sum("reply drafted" in line for line in every) == 5


def test_drafts_of_another_machine_come_in(rapport: Rapport, state: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    told = rapport("marks", "merge", "--dry-run", state, "--state", own).out
    assert "+ draft reading.md#draft:aaaa  “I have read him. Twice.”" in told
    assert rapport("marks", "merge", state, "--state", own).code == 0
    assert len(rapport("drafts", "--json", "--state", own).out.splitlines()) == 2


def test_all_marks_as_json_bring_drafts_along(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    out, own = tmp_path / "all.json", tmp_path / "own.json"
    assert rapport("marks", "export", "--all", "-o", out, "--state", state).code == 0
    assert rapport("marks", "import", out, "--state", own).code == 0
    (begun, whole) = map(json.loads, rapport("drafts", "--json", "--state", own).out.splitlines())
    assert (begun["comment"], whole["name"]) == ("Half a thought", "Ada")
    assert (whole["has_email"], begun["has_email"]) == (False, False)


def test_the_address_can_be_forgotten_for_good(
    rapport: Rapport, state: Path, tmp_path: Path
) -> None:
    done = rapport("drafts", "forget-email", "--state", state)
    assert done.code == 0 and done.out.startswith("Addresses taken out of 3 drafts and ")
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or ADDRESS.encode() not in path.read_bytes(), path
    assert "I have read him." in rapport("drafts", "--state", state).out
    again = rapport("drafts", "forget-email", "--state", state)
    assert again.out == "Addresses taken out of 0 drafts and 0 earlier files.\n"
