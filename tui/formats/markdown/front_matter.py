"""Read the `name: value` lines between two `---` at the top of a Markdown file.

Not YAML: the lines we know are plain, and what other programs put there (lists, nested values) is
passed over. A line that is odd is told of and costs only itself.
"""

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from tui.formats.dates import iso_date
from tui.model import safe_line

_FENCE = "---"
_NESTED = " \t-#"
"""How lines start that belong to a name above them, or to nobody."""
_NAMES = {
    "title": "title",
    "author": "author",
    "published": "published",
    "date": "published",
    "url": "url",
    "language": "language",
    "lang": "language",
    "declared_replies": "declared_replies",
    "key": "key",
}
_LINE = re.compile(r"(?P<name>[\w.-]+)\s*:(?:\s+(?P<value>.*))?$")
_YEAR_OR_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?$")


class FrontMatter(msgspec.Struct, frozen=True):
    """What the front matter tells; None where it does not."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    declared_replies: int | None = None
    key: str | None = None
    oddities: tuple[str, ...] = ()
    """What could not be understood, in words for a person."""


def read_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Part a file's safe text into what its front matter tells and the text below it."""
    opening, _, rest = text.partition("\n")
    if opening.rstrip() != _FENCE:
        return FrontMatter(), text
    lines = rest.split("\n")
    end = next((number for number, line in enumerate(lines) if line.rstrip() == _FENCE), None)
    if end is None:
        first = _LINE.match(lines[0])
        if not first or first["name"].lower() not in _NAMES:
            return FrontMatter(), text
        oddity = "the front matter has no closing `---`; it is shown as text"
        return FrontMatter(oddities=(oddity,)), text
    if not _looks_right(lines[:end]):
        return FrontMatter(), text
    facts: dict[str, str] = {}
    oddities = list(_collect(lines[:end], facts))
    made = _understood(facts, oddities)
    return msgspec.structs.replace(made, oddities=tuple(oddities)), "\n".join(lines[end + 1 :])


def _looks_right(lines: list[str]) -> bool:
    """Whether lines are front matter and not a text that stands between two rules."""
    telling = [line for line in lines if line.strip() and line[0] not in _NESTED]
    return sum(bool(_LINE.match(line)) for line in telling) * 2 >= len(telling)


def _collect(lines: list[str], facts: dict[str, str]) -> Iterator[str]:
    """Put the values of known names into `facts`; yield what is odd."""
    for number, line in enumerate(lines, start=2):
        if not line.strip() or line[0] in _NESTED:
            continue  # what other programs nest below names of their own
        parts = _LINE.match(line)
        if parts is None:
            yield f"line {number} of the front matter is not `name: value`: {safe_line(line)[:60]}"
            continue
        name = _NAMES.get(parts["name"].lower())
        value = _unquoted(safe_line(parts["value"] or ""))
        if name is None or not value:
            continue
        if name in facts:
            yield f"line {number} of the front matter tells {name} again; the first one counts"
            continue
        facts[name] = value


def _unquoted(value: str) -> str:
    """A value without the quotes that YAML would allow around it, and how it writes them within."""
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "\"'":
        return value
    inner = value[1:-1].strip()
    return re.sub(r'\\(["\\/])', r"\1", inner) if value[0] == '"' else inner.replace("''", "'")


def _understood(facts: dict[str, str], oddities: list[str]) -> FrontMatter:
    """The facts in the forms of the model; what is not understood is added to `oddities`."""
    declared = facts.get("declared_replies")
    number = None
    if declared is not None:
        if declared.isascii() and declared.isdigit() and len(declared) < 10:
            number = int(declared)
        else:
            oddities.append(f"declared_replies is not a number: {declared[:60]}")
    published = facts.get("published")
    if published is not None and not _is_iso(published):
        date = iso_date(published)
        if date is None:
            oddities.append(f"published is not a date that is understood: {published[:60]}")
        published = date or published
    return FrontMatter(
        title=facts.get("title"),
        author=facts.get("author"),
        published=published,
        url=facts.get("url"),
        language=facts.get("language"),
        declared_replies=number,
        key=facts.get("key"),
    )


def _is_iso(words: str) -> bool:
    """Whether a date is in ISO 8601 as it stands, be it only a year or a month."""
    if _YEAR_OR_MONTH.match(words):
        return True
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return False
    return words[4:5] == "-" and " " not in words
