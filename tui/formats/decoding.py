"""Turn the bytes of a file into safe text, and tell what was lost on the way.

Order of trust: byte order mark, UTF-16 by its zero bytes, UTF-8, UTF-8 with a few broken bytes,
Western single-byte (CP1252, whose superset of Latin-1 is what pages mean by either name), and only
then a statistical guess by charset-normalizer. Never raises, whatever the bytes are.
"""

import codecs
import re

import msgspec

from tui.model import clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
"""Bytes looked at when an encoding is guessed; the whole file is decoded all the same."""
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_SYMBOL_IN_WORD = re.compile(rb"[a-z][\x80-\x91\x95-\xb6\xb8-\xbf\xd7\xf7][a-z]")


class Decoded(msgspec.Struct, frozen=True):
    """Text ready to be read, cleaned as `tui.model.safe_text` tells, and what it was read from."""

    text: str
    encoding: str
    loss: str | None = None
    """What was taken out or could not be read, in words for a person; None if nothing."""


def decode(data: bytes) -> Decoded:
    """Return the text of `data`, its encoding and the loss."""
    raw, encoding, broken = _decoded(data)
    text, removed = clean(raw.removeprefix("\ufeff"))
    losses = []
    if broken:
        losses.append(f"{_count(broken, 'place')} not readable as {encoding.upper()}")
    if removed:
        losses.append(f"{_count(removed, 'control character or sequence')} removed")
    return Decoded(text, encoding, "; ".join(losses) or None)


def _count(number: int, noun: str) -> str:
    words = noun if number == 1 else noun.replace("character", "characters") + "s"
    return f"{number} {words}"


def _decoded(data: bytes) -> tuple[str, str, int]:
    """Return text, encoding and the number of places that could not be decoded."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacements(data[len(mark) :], encoding)
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _with_replacements(data, wide)
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data[: 16 * _SAMPLE]):
        return _with_replacements(data, "utf-8")
    return _single_byte(data)


def _with_replacements(data: bytes, encoding: str) -> tuple[str, str, int]:
    text = data.decode(encoding, "replace")
    try:
        own = data.decode(encoding, "ignore").count("\ufffd") if "\ufffd" in text else 0
    except UnicodeDecodeError:  # pragma: no cover - "ignore" never raises for these codecs
        own = 0
    return text, encoding, text.count("\ufffd") - own


def _wide_encoding(sample: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark by zero bytes that stand on one side only."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    units = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > units * 0.6 and first < units * 0.05:
        return "utf-16-le"
    if first > units * 0.6 and second < units * 0.05:
        return "utf-16-be"
    return None


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether most bytes above ASCII form UTF-8 sequences, so that only the others are damage."""
    high = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", sample))
    sound = sum(len(run) for run in _MULTIBYTE.findall(sample))
    return sound > 0.8 * high


def _single_byte(data: bytes) -> tuple[str, str, int]:
    sample = data[:_SAMPLE] if re.search(rb"[\x80-\xff]", data[:_SAMPLE]) else data[-_SAMPLE:]
    if not _is_western(sample):
        guessed = _statistical_guess(sample)
        if guessed:
            return _with_replacements(data, guessed)
    try:
        return data.decode("cp1252"), "cp1252", 0
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1", 0


def _is_western(sample: bytes) -> bool:
    """Whether bytes above ASCII look like the accents and quotes of Western European text.

    There they stand alone or in pairs among ASCII letters. Runs of three and more are letters of
    another alphabet; signs such as `³` or `¿` inside a word are Central European letters.
    """
    high = len(re.findall(rb"[\x80-\xff]", sample))
    runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    symbols = len(_SYMBOL_IN_WORD.findall(sample.lower()))
    return runs <= 0.2 * high and symbols <= 0.05 * high


def _statistical_guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import and seldom needed

    best = from_bytes(sample).best()
    return best.encoding if best else None
