"""What is copied is what is current, exactly, and the reader is told how it went."""

import base64
import re
from pathlib import Path

import pytest

from tui.screens.plain import PlainScreen

KITTY = {"TERM": "xterm-kitty", "SSH_CONNECTION": "1 2 3 4"}
PLAIN = {"TERM": "xterm-256color", "SSH_CONNECTION": "1 2 3 4"}
CONSOLE = {"TERM": "linux"}


def copied(sent: list[str]) -> list[str]:
    """The texts that were put into the terminal's clipboard."""
    found = re.findall("\x1b]52;c;([A-Za-z0-9+/=]+)\x07", "".join(sent))
    return [base64.b64decode(data).decode() for data in found]


async def test_a_reply_is_copied_as_it_stands(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("alt+2", "]", "y", "y")
        assert copied(sent) == ["I agree with the post."]
        assert reading.notice == "Copied the reply, 22 characters, to the terminal's clipboard"


async def test_in_the_list_and_in_the_body_the_text_is_copied(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("y", "y", "alt+2", "y", "y")
        first, second = copied(sent)
        assert first == second
        assert first.startswith("Rapport is a word") and first.endswith("is a study of it.")


async def test_chosen_words_alone_are_copied_and_quoted(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("alt+2", "v", "w", "v", *"b" * 10, "y", "y")
        (words,) = copied(sent)
        assert words and "Rapport is a word of several meanings".find(words) == 8
        await reading.press("y", "q")
        assert copied(sent)[1] == f"> {words}\n\n— Ada, “On rapport”, 2026-03-03"


async def test_a_quotation_names_its_source(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("alt+2", "]", "y", "q")
        assert copied(sent) == [
            "> I agree with the post.\n\n— Ben on “On rapport”, 2026-03-04",
        ]


async def test_addresses_and_citations(open_reading, open_session, tmp_path: Path) -> None:
    path = tmp_path / "library" / "first.md"
    path.write_text(path.read_text().replace("key: first", "key: first\nurl: https://a.example/p"))
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("y", "a", "alt+2", "]", "y", "a", "y", "c", "alt+3", "y", "c", "y", "a")
        assert copied(sent) == [
            "https://a.example/p",
            "https://a.example/p#ben",
            "Ada (2026). On rapport. https://a.example/p",
            "Lee (2018). Therapists and outcome. Journal of Talking 3, 7–35.",
        ]
        assert reading.notice == "No address is known of this reference"


async def test_a_page_without_an_address_says_so(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("y", "a")
        assert copied(sent) == []
        assert reading.notice == "The file does not tell where its page is"


async def test_where_it_is_not_known_whether_it_worked_it_is_not_said(open_reading) -> None:
    async with open_reading(environ=PLAIN) as reading:
        sent = reading.sent()
        await reading.press("alt+2", "]", "y", "y")
        assert copied(sent) == ["I agree with the post."]
        assert reading.notice == (
            "Sent the reply, 22 characters, to the terminal · yv shows it to select"
        )


async def test_a_terminal_that_would_print_it_is_sent_nothing(open_reading) -> None:
    async with open_reading(environ=CONSOLE) as reading:
        sent = reading.sent()
        await reading.press("alt+2", "]", "y", "y")
        assert not any("\x1b]52" in said for said in sent)
        assert reading.notice == "Not copied: TERM=linux · yv shows it to select"


async def test_what_is_too_long_is_not_cut(open_reading, open_session, tmp_path: Path) -> None:
    path = tmp_path / "library" / "third.md"
    path.write_text(path.read_text() + "\nlong words " * 7000)
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("G", "y", "y")
        assert copied(sent) == []
        assert "bytes, terminals take 74,994 · yv shows it to select" in reading.notice


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_text_can_be_shown_with_nothing_around_it(open_reading, size) -> None:
    async with open_reading(size, environ=KITTY) as reading:
        await reading.press("alt+2", "]", "y", "v")
        assert isinstance(reading.app.screen, PlainScreen)
        assert reading.text().startswith("I agree with the post.\n")
        sent = reading.sent()
        await reading.press("y")
        assert copied(sent) == ["I agree with the post."]
        await reading.press("escape", "y", "q", "y", "v")
        assert reading.text().startswith("> I agree with the post.\n")
        await reading.press("q", "]", "y", "v")
        assert reading.text().startswith("And I with Ben; see Lee (2018).\n")


async def test_a_long_text_to_select_scrolls_to_its_end(open_reading) -> None:
    async with open_reading((40, 12), environ=KITTY) as reading:
        await reading.press("j", "alt+2", "y", "v", "G")
        assert "Paragraph number 59 of a long text that\n" in reading.text()
        await reading.press("g", "g")
        assert reading.text().startswith("Paragraph number 0 of a long text that\nneeds a few")


async def test_a_program_of_the_reader_s_takes_the_text(open_reading, tmp_path: Path) -> None:
    keep = tmp_path / "keep"
    keep.write_text('#!/bin/sh\ncat >"$0.text"\n')
    keep.chmod(0o755)
    async with open_reading(environ=KITTY, clipboard=str(keep)) as reading:
        sent = reading.sent()
        await reading.press("alt+2", "]", "y", "y")
        await reading.until(lambda: reading.notice.startswith("Copied the reply, 22 characters,"))
        assert (tmp_path / "keep.text").read_text() == "I agree with the post."
        assert copied(sent) == []


async def test_a_program_that_fails_is_told_of(open_reading) -> None:
    async with open_reading(environ=KITTY, clipboard="false") as reading:
        await reading.press("alt+2", "]", "y", "y")
        await reading.until(lambda: reading.notice.startswith("Not copied: false ended with 1 ·"))


async def test_what_may_follow_y_is_told(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("y")
        follow = dict(reading.screen.keymap.continuations(reading.screen.SCOPES, ("y",)))
        assert {key: row.hint for key, row in follow.items()} == {
            "y": "text",
            "q": "quote",
            "a": "address",
            "c": "citation",
            "b": "BibTeX",
            "v": "to select",
        }
        await reading.press("escape")
        assert reading.screen.pane == "list"


@pytest.mark.parametrize("environ", [PLAIN, CONSOLE])
async def test_what_to_do_if_nothing_was_copied_has_room_on_80_columns(
    open_reading, open_session, tmp_path: Path, environ
) -> None:
    path = tmp_path / "library" / "third.md"
    path.write_text(path.read_text() + "\nlong words " * 70_000)
    async with open_reading((80, 24), environ=environ) as reading:
        for keys in (("G", "y", "y"), ("y", "c"), ("k", "alt+2", "y", "q")):
            await reading.press(*keys)
            assert "yv shows it to select" in reading.text().split("\n")[-1]


async def test_of_nothing_no_quotation_is_copied(open_reading, open_session, tmp_path) -> None:
    path = tmp_path / "library" / "third.md"
    path.write_text(path.read_text().replace("Alone, without replies.", ""))
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("G", "y", "q")
        assert reading.notice == "There is nothing to copy in the quotation"
        assert copied(sent) == []


async def test_the_document_and_a_reference_are_copied_as_bibtex(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("y", "b", "alt+3", "y", "b")
        document, work = copied(sent)
        assert document == (
            "@misc{ada2026rapport,\n"
            "  author = {{Ada}},\n  title = {{On rapport}},\n  year = {2026}\n}\n"
        )
        assert work.startswith("@article{lee2018therapists,\n") and "pages = {7--35}" in work
        assert reading.notice.startswith("Copied the BibTeX entry, ")


async def test_of_a_reference_no_word_is_left_out(open_reading, open_session, tmp_path) -> None:
    book = "Roe, A. (2001). Talking (2nd ed.). River Press."
    path = tmp_path / "library" / "third.md"
    path.write_text(path.read_text() + f"\n## References\n\n- {book}\n")
    async with open_reading(environ=KITTY) as reading:
        sent = reading.sent()
        await reading.press("G", "alt+3", "y", "c", "y", "y")
        assert copied(sent) == [book, book]
