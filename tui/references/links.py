"""Recognise addresses of pages, written out in text or laid under it by the format.

`linkify-it-py` decides where an address ends. It is asked at likely places only and for a bounded
stretch, so that a line of any length costs time linear in its length.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from tui.model import Block

if TYPE_CHECKING:
    from linkify_it import LinkifyIt  # type: ignore[import-untyped]

LONGEST_ADDRESS = 4096
"""Characters of an address that are looked at; what servers take is shorter still."""

_CANDIDATE = re.compile(
    r"(?<![\w@./-])(?:(?:https?|ftp)://|www\.(?=\w)|(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,10}/(?=\w))",
    re.IGNORECASE,
)
_HINTS = ("://", "www.", "/")
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_NUMERIC_HOST = re.compile(r"[\d.]+|\[.*\]")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src")


class FoundLink(msgspec.Struct, frozen=True):
    """An address and the place `[start, end)` in the text that shows it or lies over it."""

    start: int
    end: int
    url: str
    is_bare: bool = True
    """False where the text over the link is not the address itself."""


def find_links(block: Block) -> Iterator[FoundLink]:
    """Yield the links of a block in order: spans that the format gave, then written addresses.

    Mail addresses, links within a page and addresses inside the reader's own network are left out:
    they point to no page that others could read.
    """
    covered: list[tuple[int, int]] = []
    for span in block.spans:
        if span.kind != "link" or not 0 <= span.start < span.end <= len(block.text):
            continue
        covered.append((span.start, span.end))
        if span.target and _leads_outside(span.target):
            shown = block.text[span.start : span.end]
            yield FoundLink(span.start, span.end, span.target, _is_address(shown))
    covered.sort()
    for start, end, url in find_addresses(block.text, covered):
        yield FoundLink(start, end, url)


def find_addresses(
    text: str, covered: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and address of each address written out in `text`.

    Args:
        text: Any text.
        covered: Sorted places that are not looked at.
    """
    if not any(hint in text for hint in _HINTS):
        return
    position, spans = 0, iter(covered)
    span = next(spans, None)
    while match := _CANDIDATE.search(text, position):
        start = match.start()
        while span is not None and span[1] <= start:
            span = next(spans, None)
        if span is not None and span[0] <= start:
            position = span[1]
            continue
        end = _end_of_address(text, start)
        if end > start and _leads_outside(_with_scheme(text[start:end])):
            yield start, end, _with_scheme(text[start:end])
        position = max(end, match.end())


def normal_address(url: str) -> str:
    """Return what two spellings of one address have in common; for comparing, not for showing.

    Scheme, `www.`, fragment, a closing slash and tracking parameters do not count.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.match(name)
    ]
    query = "?" + urlencode(kept) if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _end_of_address(text: str, start: int) -> int:
    """Return where the address that begins at `start` ends, or `start` if none does."""
    window = text[start : start + LONGEST_ADDRESS]
    scheme = _SCHEME.match(window)
    prefix = 0 if scheme else len("http://")
    padded = window if scheme else "http://" + window
    name = padded[: padded.index(":") + 1].lower()
    length = _recogniser().test_schema_at(padded, name, len(name))
    return start + len(name) + length - prefix if length else start


@cache
def _recogniser() -> "LinkifyIt":
    from linkify_it import LinkifyIt  # late: pages without a candidate never need it

    return LinkifyIt()


def _with_scheme(address: str) -> str:
    return address if _SCHEME.match(address) else "http://" + address


def _is_address(shown: str) -> bool:
    return bool(_CANDIDATE.match(shown))


def _leads_outside(url: str) -> bool:
    """Whether an address names a host that others can reach."""
    if not _SCHEME.match(url):
        return False
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    is_named = "." in host.strip(".") and not _NUMERIC_HOST.fullmatch(host)
    return is_named and not host.endswith((".local", ".localhost", ".lan", ".internal"))
