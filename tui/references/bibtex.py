"""Write a reference as a BibTeX entry.

Only what the page tells is written, whatever it is good for: a field that is not known is left out,
a name of which the order is not told stays whole, and words that have no field of their own are
kept in `annote`, which no standard style prints. The text is UTF-8, as biber and every BibTeX of
today take it.

Sources: "BibTeXing" (O. Patashnik, 1988) for types, fields and names; the manual of biblatex for
`doi` and `url`, which are taken as they stand.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from tui.model import Reference, safe_line, web_address
from tui.references.author_list import authors_in
from tui.references.fields import Fields, parse_fields
from tui.references.names import ET_AL, INITIALS, family_of
from tui.references.rendering import address_of, left_out

_SIGNS: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_OPENING: Final = frozenset({"a", "an", "das", "der", "die", "ein", "eine", "la", "le", "the"})
"""Words of a title that tell nothing in a key."""

_LONGEST_KEY = 40
_SHORT = 3
"""Letters of a word that tells little in a key."""

_YEAR = re.compile(r"(\d{4})[a-z]?")
_PROCEEDINGS = re.compile(r"\b(?:Proc(?:\.|eedings)|Conference|Symposium|Workshop)\b")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L"})


def bibtex_entry(reference: Reference) -> str:
    """Return the entry of a work, an identifier or a page, with a line break at its end.

    Returns:
        The entry; empty for a journal, which is no work.
    """
    if reference.kind == "journal":
        return ""
    is_work = reference.kind in ("work", "identifier")
    told = parse_fields(reference.raw) if is_work else Fields()
    kind = _kind(reference, told)
    fields = [f"  {name} = {{{value}}}" for name, value in _fields(reference, kind, told) if value]
    return ",\n".join([f"@{kind}{{{_key(reference)}", *fields]) + "\n}\n"


def _kind(reference: Reference, told: Fields) -> str:
    container = reference.container_title
    if container and _PROCEEDINGS.search(container):
        return "inproceedings"
    if container and re.search(rf"[.,?!”\"’]\s[Ii]n:?\s.*{re.escape(container)}", reference.raw):
        return "incollection"
    if container and reference.title:
        return "article"
    return "book" if told.publisher and reference.title and not container else "misc"


def _fields(reference: Reference, kind: str, told: Fields) -> Iterator[tuple[str, str]]:
    year = _YEAR.fullmatch(reference.issued or "")
    container = "journal" if kind == "article" else "booktitle"
    volume = f"{reference.volume or ''}", f"{reference.issue or ''}"
    yield "author", _authors(reference.author or "")
    yield "title", _whole(reference.title or "")
    yield container if kind != "misc" else "howpublished", escaped(reference.container_title or "")
    yield "year", year[1] if year else escaped(reference.issued or "")
    yield "volume", escaped(volume[0])
    yield "number", escaped(volume[1])
    yield "pages", escaped(re.sub("[-‐‑–—]+", "--", reference.page or ""))
    yield "publisher", escaped(told.publisher or "")
    yield "address", escaped(told.publisher_place or "")
    doi = reference.doi or ""
    is_plain = not re.search(r"[{}\\%#\s]", doi)  # else only an address can hold it
    yield "doi", doi if is_plain else ""
    yield "url", "" if doi and is_plain else web_address(address_of(reference) or "")
    if left_out(reference, told.publisher or "", told.publisher_place or ""):
        yield "annote", escaped(safe_line(reference.raw))


def escaped(words: str) -> str:
    """Return words as they may stand in braces: signs that mean something to TeX are spelt."""
    return safe_line(words).translate(_SIGNS)


def _whole(words: str) -> str:
    """Return words in braces of their own, so that no style changes their capitals."""
    return f"{{{escaped(words)}}}" if words else ""


def _authors(written: str) -> str:
    """Return the authors as BibTeX parts them; in braces, as written, if it is not told how."""
    others = re.search(rf"{ET_AL}$", written)
    names = authors_in(written)
    rest = written[: others.start()] if others else written
    if not names or not rest.rstrip(" .").endswith(names[-1].rstrip(" .")):
        made = [_whole(part) for part in (rest.rstrip(" ,"),) if part]
    else:
        made = [_name(name) for name in names]
    return " and ".join([*made, *(["others"] if others else [])])


def _name(written: str) -> str:
    """Return one author with the family name first, in braces if it is not told which that is."""
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 3:
        return escaped(f"{parts[0]}, {parts[2]}, {parts[1]}")
    if len(parts) == 2:
        return escaped(", ".join(parts))
    family = family_of(written)
    if written.startswith(f"{family} "):
        return escaped(f"{family}, {written[len(family) :].strip()}")
    given = written.removesuffix(family).strip()
    if given and re.search(INITIALS, given):
        return escaped(f"{family}, {given}")
    return _whole(written)


def _key(reference: Reference) -> str:
    """Return a key of letters and digits alone: family name, year, a word of the title."""
    written = re.sub(rf"{ET_AL}$", "", reference.author or "")
    names = authors_in(written)
    year = re.search(r"\d{4}", reference.issued or "")
    words = [_plain(word) for word in (reference.title or "").split()]
    told = [word for word in words if word and word not in _OPENING]
    parts = [_plain(family_of(names[0]) if names else written), year[0] if year else ""]
    parts += [word for word in told if len(word) > _SHORT][:1] or told[:1] if written else told[:3]
    return ("".join(parts) or _plain(reference.key) or "reference")[:_LONGEST_KEY]


def _plain(words: str) -> str:
    """Return the letters and digits of words, small and without accents."""
    apart = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    return re.sub("[^a-z0-9]", "", apart.casefold())
