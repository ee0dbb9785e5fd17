"""Bytes from a terminal become keys and pastes, however they are cut; never letters by chance."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from tui.terminal.keyboard import Keyboard


def read(*chunks: bytes, encoding: str = "utf-8") -> list[Message]:
    keyboard = Keyboard(encoding, lambda: None)
    return [message for chunk in chunks for message in keyboard.feed(chunk)]


def keys(*chunks: bytes, encoding: str = "utf-8") -> list[str]:
    return [m.key for m in read(*chunks, encoding=encoding) if isinstance(m, events.Key)]


@pytest.mark.parametrize("at", range(1, 12))
def test_it_does_not_matter_where_bytes_are_cut(at):
    data = "aü漢".encode() + b"\x1b[1;5Cb"
    assert keys(data[:at], data[at:]) == keys(data)
    assert keys(data)[-2:] == ["ctrl+right", "b"]


def test_bytes_in_another_encoding_are_understood():
    messages = read("é".encode("latin-1"), encoding="latin-1")
    assert [m.character for m in messages if isinstance(m, events.Key)] == ["é"]


@pytest.mark.parametrize(
    "sequence",
    ["?62;22c", "?0u", "?25u", ">1;10;0c", "?997;1n", "?69;2$y", "12;34x", "=1;2c", "?6c"],
)
def test_answers_and_unknown_sequences_are_no_keys(sequence):
    assert keys(f"\x1b[{sequence}".encode(), b"a") == ["a"]


def test_answers_to_our_question_are_counted():
    answers = []
    keyboard = Keyboard("utf-8", lambda: answers.append(1))
    for chunk in (b"\x1b[?62", b";22cj\x1b[?6c"):
        list(keyboard.feed(chunk))
    assert len(answers) == 2


def test_the_mouse_is_still_understood():
    (message,) = read(b"\x1b[<0;10;5M")
    assert isinstance(message, events.MouseDown)
    assert (message.x, message.y) == (9, 4)


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        (b"\x1b[1;3D", "alt+left"),
        (b"\x1b[1;3A", "alt+up"),
        (b"\x1b[3;3~", "alt+delete"),
        (b"\x1b[1;4C", "alt+shift+right"),
        (b"\x1b\x7f", "alt+backspace"),
    ],
)
def test_alt_and_a_named_key_are_one_key_and_no_escape(sequence, key):
    assert keys(sequence) == [key]


def test_a_mouse_report_that_was_cut_off_takes_nothing_along():
    assert keys(b"\x1b[M", b"\x1b[<0;1", b"\x1b[Aj") == ["up", "j"]


def test_keys_of_the_linux_console_are_still_understood():
    assert keys(b"\x1b[[A") == ["f1"]


def test_a_lone_escape_waits_for_its_tick():
    keyboard = Keyboard("utf-8", lambda: None)
    assert list(keyboard.feed(b"\x1b")) == []
    assert keyboard.is_waiting
    assert [message.key for message in keyboard.feed(b"[A")] == ["up"]
    assert not keyboard.is_waiting


@pytest.mark.parametrize(
    "sequence", ["44:60;4u", ";;u", "1114112u", "99999999999999999999u", "97;99999u", "97;0u"]
)
def test_a_sequence_that_makes_no_sense_leaves_the_keyboard_as_it_was(sequence):
    keyboard = Keyboard("utf-8", lambda: None)
    list(keyboard.feed(f"\x1b[{sequence}".encode()))
    assert [message.key for message in keyboard.feed(b"j\x1b[A")] == ["j", "up"]


def test_half_a_character_is_kept_without_ending_anything():
    assert keys(b"\xc3", b"\xbc", b"x")[-1] == "x"


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_no_bytes_whatever_raise(chunks):
    read(*chunks)


@given(st.from_regex(re.compile(rb"\x1b\[[?>=][0-9;]{0,12}[A-LN-Zac-ln-xz]"), fullmatch=True))
def test_private_sequences_never_become_letters(sequence):
    assert keys(sequence) == []
