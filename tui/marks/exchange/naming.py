"""Addresses (URNs) that stand for documents and bookmarks in annotations, made to be read back."""

import re
from urllib.parse import quote, unquote

from tui.model import DocumentKey, Target

NAMESPACE = "urn:x-rapport:ns#"
"""Where the names of our own fields live."""

_BOOKMARK = "urn:x-rapport:bookmark:"
_DOCUMENT = "urn:x-rapport:document:"
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def bookmark_urn(target: Target) -> str:
    """The name of the bookmark on `target`: the same in every export."""
    return f"{_BOOKMARK}{quote(target.document, safe='')}:{quote(target.part, safe='')}"


def bookmark_target(urn: str) -> Target | None:
    """The target that a bookmark's name stands for, or None if the name is not ours."""
    document, colon, part = urn.removeprefix(_BOOKMARK).partition(":")
    if not urn.startswith(_BOOKMARK) or not colon:
        return None
    return Target(DocumentKey(unquote(document)), unquote(part))


def document_source(document: str, path: str) -> str:
    """What annotations point at: the document's address if there is one, else a name for its key.

    Args:
        document: The key.
        path: Path or address of the document.
    """
    for address in (path, document):
        if is_address(address):
            return address
    return f"{_DOCUMENT}{quote(document, safe='')}"


def document_of(source: str) -> DocumentKey | None:
    """The key that a source of ours names, or None."""
    if source.startswith(_DOCUMENT):
        return DocumentKey(unquote(source.removeprefix(_DOCUMENT)))
    return None


def is_address(text: str) -> bool:
    """Whether `text` is an address on the web."""
    return _ADDRESS.fullmatch(text) is not None
