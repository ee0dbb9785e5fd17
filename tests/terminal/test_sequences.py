"""The stream of a terminal is cut alike, however it arrives, and nothing but keys becomes keys."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal import sequences
from tui.terminal.sequences import BROKEN, Splitter, Token

PATIENCE = 0.1


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def split(*chunks: str) -> list[Token]:
    splitter = Splitter(PATIENCE)
    return [token for chunk in chunks for token in splitter.feed(chunk)]


def merged(tokens: list[Token]) -> list[Token]:
    """Characters that came apart put together."""
    whole: list[Token] = []
    for token in tokens:
        if whole and token.kind == whole[-1].kind == "text":
            whole[-1] = Token("text", whole[-1].text + token.text)
        elif token.text:
            whole.append(token)
    return whole


def later(text: str, seconds: float) -> tuple[list[Token], Splitter]:
    clock = Clock()
    splitter = Splitter(PATIENCE, clock)
    begun = list(splitter.feed(text))
    clock.now = seconds
    return [*begun, *splitter.tick()], splitter


PARTS = [
    *(
        "j",
        "ü",
        "\x1b[A",
        "\x1b[1;5C",
        "\x1bOP",
        "\x1bx",
        "\x1b[[A",
        "\x1b[200~a\x1b[31mq\x1b[201~",
    ),
    *("\x1b]11;rgb:0/0/0\x07", "\x1bP1$r0m\x1b\\", "\x1b[<0;3;4M", "\x1b[M !!", "\x1b[?2026;2$y"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.data())
def test_it_does_not_matter_where_the_stream_is_cut(parts, data) -> None:
    text = "".join(parts)
    at = data.draw(st.lists(st.integers(0, len(text)), max_size=5).map(sorted))
    chunks = [text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)]
    assert merged(split(*chunks)) == merged(split(text))


@pytest.mark.parametrize(
    "answer",
    [
        *("\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]52;c;cXFx\x07", "\x1bP>|tmux 3.3a\x1b\\"),
        *("\x1b_Gi=31;OK\x1b\\", "\x1b^privacy\x1b\\", "\x1bXstring\x1b\\", "\x1b[<0;-3;5M"),
    ],
)
def test_answers_and_malformed_sequences_leave_nothing_behind(answer: str) -> None:
    assert merged(split(f"{answer}j")) == [Token("text", "j")]


def test_a_paste_is_one_token_whatever_is_in_it() -> None:
    pasted = "q\x1b[31m:quit\r\x03\x1b]0;x\x07"
    assert split(f"\x1b[200~{pasted}\x1b[201~j") == [Token("paste", pasted), Token("text", "j")]


def test_what_ends_a_string_early_is_not_swallowed() -> None:
    assert split("\x1b]0;never ended\x1b[A") == [Token("sequence", "\x1b[A")]


def test_an_escape_alone_is_a_key_after_a_moment_of_silence() -> None:
    assert later("\x1b", PATIENCE / 2)[0] == []
    tokens, splitter = later("\x1b", PATIENCE)
    assert tokens == [Token("text", "\x1b")] and not splitter.is_waiting


@pytest.mark.parametrize("begun", ["\x1b[", "\x1bO", "\x1bP", "\x1b]", "\x1b_"])
def test_alt_and_what_could_begin_a_sequence_is_a_key_after_a_moment(begun: str) -> None:
    assert later(begun, PATIENCE)[0] == [Token("sequence", begun)]


@pytest.mark.parametrize("begun", ["\x1b[<35;1", "\x1b[1;", "\x1b]11;rgb:", "\x1bP1$r", "\x1b[M "])
def test_a_sequence_cut_off_by_the_line_is_given_up_not_typed(begun: str) -> None:
    tokens, splitter = later(begun, PATIENCE)
    assert tokens == [] and splitter.is_waiting
    tokens, splitter = later(begun, BROKEN)
    assert tokens == [] and not splitter.is_waiting
    assert list(splitter.feed("j")) == [Token("text", "j")]


def test_a_paste_whose_end_is_lost_is_a_paste_all_the_same() -> None:
    tokens, splitter = later("\x1b[200~words", BROKEN)
    assert tokens == [Token("paste", "words")] and not splitter.is_waiting


def test_a_paste_of_any_length_comes_in_parts_and_whole(monkeypatch) -> None:
    monkeypatch.setattr(sequences, "LONGEST", 100)
    text = "0123456789" * 57
    chunks = re.findall(".{1,7}", f"\x1b[200~{text}\x1b[201~j", flags=re.DOTALL)
    tokens = split(*chunks)
    assert {token.kind for token in tokens[:-1]} == {"paste"}
    assert "".join(token.text for token in tokens[:-1]) == text
    assert tokens[-1] == Token("text", "j")


def test_an_answer_of_any_length_is_dropped_without_being_kept(monkeypatch) -> None:
    monkeypatch.setattr(sequences, "LONGEST", 100)
    splitter = Splitter(PATIENCE)
    for _ in range(100):
        assert list(splitter.feed("\x1b]52;c;" if not splitter.is_waiting else "QUFB" * 5)) == []
        assert len(splitter._rest) <= 200
    assert list(splitter.feed("\x1b\\j")) == [Token("text", "j")]


def test_controls_of_eight_bits_are_left_out() -> None:
    assert split("a\x9b31mb") == [Token("text", "a31mb")]


@given(st.text(max_size=60))
def test_no_text_whatever_raises_or_is_kept_for_ever(text: str) -> None:
    clock = Clock()
    splitter = Splitter(PATIENCE, clock)
    list(splitter.feed(text))
    clock.now = 2 * BROKEN
    list(splitter.tick())
    assert not splitter.is_waiting
