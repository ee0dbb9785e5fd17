"""`rapport list` by view, order, author, work and words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.marks import Anchor, Bookmark, MarkRead, Marks, SaveView, Visit
from tui.model import CitedWork, DocumentKey, ListView, Target

Rapport = Callable[..., Any]


@pytest.fixture
def folder(folder: Path) -> Path:
    """The two documents, and one that cites the same work without its title."""
    text = (
        "---\ntitle: Between\nauthor: Cy\npublished: 2026-01-15\n---\n\nSo it is (Smith, 2019).\n"
    )
    (folder / "between.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Marks: one document read, a reply bookmarked with a tag, two saved views."""
    path = tmp_path / "marks.json"
    marks = Marks.open(path)
    reading, writing = DocumentKey("reading.md"), DocumentKey("writing.md")
    marks.apply(MarkRead(targets=((Target.of_body(writing), Anchor()),)))
    marks.apply(Bookmark(target=Target(reading, "reply:bo-1"), note="why #calm", tags=("calm",)))
    marks.apply(Visit(reading, known=frozenset({"00000000"})))
    marks.apply(SaveView("Mine", ListView(author="Ann Example", sort="title")))
    marks.apply(SaveView("odd", ListView(sort="loudest")))
    work = CitedWork("smith-2019-slow", "smith-2019-slow", "smith-2019", "Smith 2019")
    marks.apply(SaveView("on Smith", ListView(work=work, sort="title", reverse=True)))
    marks.close()
    return path


def keys(ran: Any) -> list[str]:
    return [json.loads(line)["key"].removesuffix(".md") for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), ["writing", "between", "reading"]),
        (("--view", "all", "--reverse"), ["reading", "between", "writing"]),
        (("--view", "unread"), ["between", "reading"]),
        (("--view", "BOOKMARKED"), ["reading"]),
        (("--view", "new"), ["reading"]),
        (("--view", "mine"), ["reading"]),
        (("--view", "on Smith"), ["reading", "between"]),
        (("--view", "on Smith", "--sort", "newest"), ["between", "reading"]),
        (("--sort", "title"), ["between", "reading", "writing"]),
        (("--sort", "replies"), ["reading", "writing", "between"]),
        (("--sort", "unread"), ["reading", "between", "writing"]),
        (("--sort", "last-read", "--view", "unread"), ["reading", "between"]),
        (("--by-author", "ann example"), ["reading"]),
        (("--reply-by", "Bo"), ["reading"]),
        (("--words", "ing.md"), ["writing", "reading"]),
        (("--words", "#calm"), ["reading"]),
        (("--view", "unread", "--words", "be"), ["between"]),
        (("--cites", "smith-2019-slow"), ["between", "reading"]),
    ],
)
def test_a_view_is_listed(
    rapport: Rapport, folder: Path, state: Path, options: tuple[str, ...], found: list[str]
) -> None:
    ran = rapport("list", folder, "--state", state, "--json", *options)
    assert (keys(ran), ran.code, ran.err) == (found, 0, "")


def test_what_only_likely_cites_the_work_carries_a_question_mark(
    rapport: Rapport, folder: Path, state: Path
) -> None:
    ran = rapport("list", folder, "--state", state, "--cites", "smith-2019-slow")
    assert ["? Between" in line for line in ran.out.splitlines()] == [True, False]
    ran = rapport("list", folder, "--json", "--cites", "smith-2019-slow")
    assert [json.loads(line)["is_guess"] for line in ran.out.splitlines()] == [True, False]


def test_a_view_that_nobody_knows_is_refused_and_those_there_are_named(
    rapport: Rapport, folder: Path, state: Path
) -> None:
    ran = rapport("list", folder, "--state", state, "--view", "no\x1b[1mne")
    assert ran.code == 2 and ran.out == ""
    known = "all, unread, bookmarked, new, “Mine”, “odd”, “on Smith”"
    assert ran.err == f"rapport: no view called “none”; there are: {known}\n"
    assert rapport("list", folder, "--sort", "loudest").code == 2


def test_an_order_of_another_version_is_told_and_the_rest_is_listed(
    rapport: Rapport, folder: Path, state: Path
) -> None:
    ran = rapport("list", folder, "--state", state, "--json", "--view", "odd")
    assert keys(ran) == ["writing", "between", "reading"] and ran.code == 0
    assert ran.err == "rapport: this version does not know order “loudest”\n"


@pytest.mark.parametrize(
    "options", [("--by-author", "Nobody"), ("--cites", "x\x1b[2J"), ("--words", "zzz")]
)
def test_a_view_that_holds_nothing_says_so(
    rapport: Rapport, folder: Path, options: tuple[str, str]
) -> None:
    ran = rapport("list", folder, *options)
    assert ran.code == 1 and ran.out == "" and "\x1b" not in ran.err
    assert f"rapport: no documents in {folder} that are " in ran.err
