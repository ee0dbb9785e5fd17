"""Bytes become safe text, and what is lost on the way is told."""

import codecs
import time

import pytest

from tui.formats.decoding import decode

WESTERN = "Ein Café in Málaga – „schön“, naïve façade, Übergröße für 5 €. "
POLISH = "Zażółć gęślą jaźń, książka o źrebięciu i łące pod Łodzią. " * 8
RUSSIAN = "Вчера мы гуляли вдоль реки и говорили о книгах, потом пили чай. " * 8


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WESTERN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WESTERN.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + WESTERN.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + WESTERN.encode("utf-32-le"), "utf-32-le"),
        (WESTERN.encode("utf-16-le"), "utf-16-le"),
        (WESTERN.encode("utf-16-be"), "utf-16-be"),
        (WESTERN.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_recognised_without_loss(data, encoding):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.loss) == (WESTERN, encoding, None)


def test_latin_1_is_read_as_its_superset_cp1252():
    assert decode("Größe und façade".encode("latin-1")).text == "Größe und façade"


@pytest.mark.parametrize(("words", "encoding"), [(POLISH, "cp1250"), (RUSSIAN, "cp1251")])
def test_other_alphabets_are_guessed_from_their_letters(words, encoding):
    assert decode(words.encode(encoding)).text == words


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else():
    data = "Größe über alles. ".encode() * 20 + b"\xff\xfe broken \xc3("
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert "Größe" in decoded.text
    assert decoded.loss == "3 places not readable as UTF-8"


def test_an_odd_byte_at_the_end_of_utf16_is_told():
    decoded = decode(codecs.BOM_UTF16_LE + "day".encode("utf-16-le") + b"x")
    assert decoded.text.startswith("day")
    assert decoded.loss == "1 place not readable as UTF-16-LE"


def test_zero_bytes_go_and_are_counted():
    decoded = decode(b"one\0two\0 three and more words without any zero bytes in them")
    assert decoded.text.startswith("onetwo three")
    assert decoded.loss == "2 control characters or sequences removed"


def test_a_replacement_character_of_the_author_is_no_loss():
    assert decode("what \ufffd means".encode()).loss is None


def test_every_line_end_becomes_one_kind():
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", codecs.BOM_UTF16_LE])
def test_nothing_is_nothing(data):
    assert decode(data).text == ""


def test_escape_sequences_do_not_survive():
    text = decode(b"\x1b]52;c;aGk=\x07red \x1b[31mword\x1b[0m \xc2\x9b31m").text
    assert "\x1b" not in text and "\x9b" not in text and "red word" in text


def test_unfinished_sequences_cost_no_more_than_their_length():
    start = time.process_time()
    for opening in ("\x9d", "\x90", "\x1b]", "\x9b", "\x9dab\x98"):
        decode((opening * 100_000 + "a" * 100_000).encode())
    assert time.process_time() - start < 5


def test_every_byte_value_can_be_read():
    assert decode(bytes(range(256)) * 3).text
