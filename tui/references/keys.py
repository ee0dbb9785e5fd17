"""Names for references under which marks can find them again.

A key is made of the reference alone (identifier, address, or author, year and title), never of its
place, so that other edits of a page leave it as it is.
"""

import re
import unicodedata
from collections.abc import Iterable

from tui.model import ReferenceKey, fingerprint

LONGEST_KEY = 100
"""Characters; what is longer is cut and closed with a stamp of the whole."""

_NOT_WORDS = re.compile(r"[\W_]+")
_ENGLISH = "a an the on of in and to for"
_GERMAN = "der die das ein eine zur zum von und"
_ROMANCE = "le la les un une des du de el los las y il lo gli i e o os as"
_SMALL_WORDS = frozenset(f"{_ENGLISH} {_GERMAN} {_ROMANCE} het een".split())


def fold(words: str) -> str:
    """Return `words` in small letters without accents, other signs as single hyphens."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _NOT_WORDS.sub("-", plain.replace("'", "").replace("’", "")).strip("-")


def work_key(family: str, issued: str | None, title: str | None) -> str:
    """Return the slug of a work, e.g. `antunes-alves-2018-therapist`.

    Args:
        family: The first author's family name; may be empty.
        issued: The year as cited (`2018a`), or words such as `in press`.
        title: The title, of which the first word of weight is taken.
    """
    words = fold(title or "").split("-")
    word = next((word for word in words if word and word not in _SMALL_WORDS), "")
    return bounded("-".join(part for part in (fold(family), fold(issued or ""), word) if part))


def bounded(key: str) -> str:
    """Return `key`, cut to `LONGEST_KEY` characters with a stamp if it is longer."""
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 17]}-{fingerprint(key)}"


def unique_keys(keys: Iterable[str]) -> list[ReferenceKey]:
    """Return the keys in order, a second one of a kind with `-2` behind, a third with `-3`."""
    given: set[str] = set()
    counts: dict[str, int] = {}
    unique: list[ReferenceKey] = []
    for key in keys:
        base = candidate = key or "reference"
        while candidate in given:
            counts[base] = counts.get(base, 1) + 1
            candidate = f"{base}-{counts[base]}"
        given.add(candidate)
        unique.append(ReferenceKey(candidate))
    return unique
