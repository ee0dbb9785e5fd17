"""Whatever the bytes are: no exception, no control characters, no waiting."""

import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.formats import Place
from tui.formats.plaintext import read
from tui.model import Document, Problem

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PIECES = st.sampled_from(
    [
        "2 Comments", "13 replies on “A Walk”", "A Walk", "Ann says:", "Leave a Reply", "Reply",
        "March 3, 2011 at 9:12 am", "  1. Bob says:", "Pingback: X", "[…] x […]", "", "\t• x",
        "@Ann y", "Thanks Ann, z", "Posted by Ann | May 3, 2011 9:12 am", "\x1b[31m", "\u202ex",
        "[bold]", "\0",
    ]
)  # fmt: skip


def read_bytes(data: bytes) -> list[Document | Problem]:
    return list(read(io.BytesIO(data), Place("/library/x.txt", "x.txt")))


def everything_said(document: Document) -> str:
    said = [document.title, document.author or "", document.published or ""]
    said += [block.text for block in document.body]
    for reply in document.replies:
        said += [reply.text, reply.author or "", reply.author_guess or "", reply.date or ""]
        said += [reply.addressed_to_guess or "", reply.key]
    return "".join(said).replace("\n", "")


def check(data: bytes) -> None:
    found = read_bytes(data)
    assert found
    for item in found:
        if isinstance(item, Document):
            assert not CONTROL.search(everything_said(item))
            keys = [reply.key for reply in item.replies]
            assert len(keys) == len(set(keys))
            assert all(reply.parent in keys for reply in item.replies if reply.parent)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_can_be_read(data):
    check(data)


@given(st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mixture_of_headings_names_and_forms_can_be_read(lines):
    check("\n".join(lines).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"\0\0\0", b"***\n---\n"])
def test_a_file_without_words_is_a_problem(data):
    (problem,) = read_bytes(data)
    assert isinstance(problem, Problem) and problem.is_fatal
    assert problem.path == "/library/x.txt"


def test_a_loss_is_told_beside_the_document():
    problem, document = read_bytes(b"A walk\n\nWe walked\0 along the river for the whole day.\n")
    assert isinstance(problem, Problem) and not problem.is_fatal
    assert isinstance(document, Document)


def test_line_ends_do_not_matter(pages):
    text = pages.post + "1 reply on “A Walk in the Fens”\n\nIt was windy.\n"
    plain, windows, old = (
        read_bytes(text.replace("\n", end).encode())[0] for end in ("\n", "\r\n", "\r")
    )
    assert plain == windows == old


def test_the_encoding_does_not_matter(pages):
    text = pages.post + "1 reply on “A Walk in the Fens”\n\nIt was windy.\n"
    wanted = read_bytes(text.encode())
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        assert read_bytes(text.encode(encoding)) == wanted


def test_markup_and_escapes_stay_harmless_text(pages):
    hostile = "[bold]x[/] [@click=app.quit]y[/] \x1b]0;title\x07\x9b2J \u202etxt.exe z"
    (_, document) = read_bytes(
        (pages.post + f"1 reply on “A Walk in the Fens”\n\n{hostile}\n").encode()
    )
    (reply,) = document.replies
    assert reply.text.startswith("[bold]x[/] [@click=app.quit]y[/]")
    assert not CONTROL.search(reply.text)


LONG = {
    "one endless word": "x" * 10_000_000,
    "one endless line": "lorem ipsum " * 100_000,
    "digits": "1 " * 500_000,
    "dates": "March 3, 2011 at 9:12 am " * 20_000,
    "quotes": "“" * 10_000_000,
    "spaces": " " * 10_000_000 + "x",
    "numbered": "1. " * 200_000,
    "short lines": "ab\n" * 100_000,
    "name lines": "Ann says:\n" * 20_000,
    "date lines": "March 3, 2011 at 9:12 am\n" * 10_000,
    "headings": "2 Comments\n" * 20_000,
    "titled headings": "2 replies on “A b”\n" * 10_000,
    "unfinished headings": "2 replies on\n“A\n" * 10_000,
    "buttons": "2 Comments\n" + "word\nReply\n" * 20_000,
    "list": "A\n2 Comments\n" + "  1. word\n" * 30_000,
    "excerpts": "2 Comments\n" + "[…] a […]\n" * 20_000,
    "forms": "Leave a Reply\n" * 30_000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_of_one_kind_is_read_to_its_end(name, no_hang):
    with no_hang(30):
        check(LONG[name].encode())


def test_an_endless_line_is_cut_into_blocks_a_screen_can_lay_out():
    (document,) = read_bytes(b"lorem ipsum " * 30_000)
    assert max(len(block.text) for block in document.body) <= 65_536
    joined = " ".join(block.text for block in document.body)
    assert joined.split() == ["lorem", "ipsum"] * 30_000


def test_a_file_with_too_many_lines_for_a_page_is_all_body(monkeypatch, pages):
    monkeypatch.setattr("tui.formats.plaintext.reading.MOST_LINES", 4)
    found = pages.read("1 reply on “A Walk in the Fens”\n\nIt was windy.\n\nIt was not.\n")
    assert found.replies == ()
    assert found.post.body[-1].text == "It was not."


def test_only_the_first_bytes_of_a_huge_file_are_read_and_that_is_told(monkeypatch):
    monkeypatch.setattr("tui.formats.plaintext.LARGEST", 30)
    problem, document = read_bytes(b"A walk along the river and then much more of it.\n")
    assert isinstance(problem, Problem)
    assert (problem.is_fatal, problem.reason) == (False, "only the first 30 bytes were read")
    assert isinstance(document, Document)
