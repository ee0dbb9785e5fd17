"""One row of the list: a document without its text.

Small enough that a page of entries costs less than a screen refresh. `parts` lets unread counts be
made from the marks alone, without unpacking the document.
"""

import os
import re
import unicodedata
from datetime import UTC, datetime
from urllib.parse import urlsplit

import msgspec

from tui.model import BODY, Document, DocumentKey, fingerprint, in_order, joined

WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction: 238 words a minute on average (Brysbaert 2019), rounded
down since replies are read with less ease than edited prose."""

_IDEOGRAPHS = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]"
_IDEOGRAPHS_PER_WORD = 2


class Entry(msgspec.Struct, frozen=True):
    """A document as the list shows it."""

    id: int
    """Row of the index: good for this sitting only, never to be remembered."""
    key: DocumentKey
    title: str
    author: str | None
    published: str | None
    declared_replies: int | None
    kept_replies: int
    parts: tuple[str, ...]
    """The `Target.part` values that can be read: `body` if it has text, then every reply, in the
    order in which they are shown."""
    path: str
    """Absolute, as the operating system gives it; make it safe before it is shown."""
    format: str
    minutes: int
    """Reading time of text and replies together, at least 1."""
    folder: str
    """Folder below its place, with `/` between its parts; empty at the top."""
    site: str = ""
    """Host of the page's address, without `www.`; empty where the file tells no address."""


def parts_of(document: Document) -> tuple[str, ...]:
    """The parts of a document that a reader can have read, in reading order."""
    body = (BODY,) if any(block.text.strip() for block in document.body) else ()
    return body + tuple(f"reply:{reply.key}" for reply in in_order(document))


def minutes_of(document: Document) -> int:
    """How many minutes the text and all kept replies take to read, at least 1."""
    words = _words(joined(document.body)) + sum(_words(reply.text) for reply in document.replies)
    return max(1, round(words / WORDS_PER_MINUTE))


def _words(text: str) -> int:
    """FilterWords of `text`; scripts written without spaces count two signs as a word."""
    ideographs = 0 if text.isascii() else len(re.findall(_IDEOGRAPHS, text))
    return len(text.split()) + ideographs // _IDEOGRAPHS_PER_WORD


def stamp_number(stamp: str) -> int | None:
    """A fingerprint as the index keeps it; None for that of a text without words."""
    if stamp in ("", fingerprint("")):
        return None
    return int.from_bytes(bytes.fromhex(stamp), "big", signed=True)


def title_stamp(title: str) -> int | None:
    """A number that is the same for titles with the same words; None for a title without any."""
    return stamp_number(fingerprint(title))


def body_stamp(document: Document) -> int | None:
    """A number that is the same for documents with the same text of their own; None without one."""
    return stamp_number(fingerprint(joined(document.body)))


def sortable_title(title: str) -> str:
    """The title as it takes its place in the alphabet: case, accents and leading signs aside."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", title) if not unicodedata.combining(sign)
    )
    return plain.casefold().lstrip("\"'“”‘’«»„[](){}*#_-–—.… ") or plain


def sortable_day(published: str | None) -> str | None:
    """A date in a form whose alphabetical order is the order in time.

    Args:
        published: ISO 8601 as far as the page tells, else its words.

    Returns:
        The date, moved to UTC where it names an offset; None if it is no ISO 8601 date.
    """
    if not published or not re.match(r"\d{4}(-\d\d(-\d\d)?)?($|T)", published):
        return None
    if len(published) <= len("2015-03-11"):
        return published
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return published[:10]
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None) if _can_move(moment) else moment
    return moment.replace(tzinfo=None).isoformat()


def _can_move(moment: datetime) -> bool:
    """Whether a date with an offset can be moved to UTC without leaving the calendar."""
    return datetime.min.year < moment.year < datetime.max.year


def site_of(address: str | None) -> str:
    """The host of an address, without `www.`; empty where there is none."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def absolute_path(place: bytes, relative: bytes) -> str:
    """The path of a file of the library, surrogate-escaped where its name is no text."""
    return os.fsdecode(place.rstrip(b"/") + b"/" + relative if relative else place)


def folder_of(relative: bytes) -> str:
    """The folder of a file below its place, empty at the top."""
    return os.fsdecode(relative.rpartition(b"/")[0])
