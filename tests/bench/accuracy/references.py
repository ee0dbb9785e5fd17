"""Measure how well the fields of references are told, against a folder of tagged references.

    python tests/bench/accuracy/references.py FOLDER [--misses FIELD] [--limit N]

Reads `*.xml` (a `<sequence>` of tagged parts each) and `*.tagged.txt` (a line of tagged parts each)
and prints per file and field how many of the tagged values come out the same, marks and case
aside, how many come out at all, and how many come out where none is tagged.
"""

import argparse
import html
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tui.references.fields import parse_fields

FIELDS = {
    "author": ("author",),
    "issued": ("date",),
    "title": ("title",),
    "container_title": ("journal", "container-title", "booktitle"),
    "volume": ("volume",),
    "page": ("pages",),
    "publisher": ("publisher",),
    "publisher_place": ("location",),
    "doi": ("doi",),
    "url": ("url",),
}
Tagged = list[tuple[str, str]]


def from_xml(path: Path) -> Iterator[Tagged]:
    """Yield the references of an XML file."""
    for sequence in ElementTree.parse(path).getroot().iter("sequence"):
        yield [(part.tag, " ".join("".join(part.itertext()).split())) for part in sequence]


def from_lines(path: Path) -> Iterator[Tagged]:
    """Yield the references of a file with one tagged line each."""
    for line in path.read_text("utf-8", "replace").splitlines():
        parts = re.findall(r"<([\w-]+)>\s*(.*?)\s*</\1>", line)
        if parts:
            yield [(tag, html.unescape(words)) for tag, words in parts]


def same(field: str, told: str, tagged: str) -> bool:
    """Whether a field that was told is the tagged one, marks, case and labels aside."""
    if field == "issued":
        return set(re.findall(r"\d{4}", told)) <= set(re.findall(r"\d{4}", tagged)) or (
            plain(told) in plain(tagged)
        )
    if field in ("volume", "page"):
        return numbers(told)[:2] == numbers(tagged)[: len(numbers(told)[:2])]
    return plain(told) == plain(tagged)


def plain(words: str) -> str:
    """Return letters and digits only, small; a leading *in* is no part of a name."""
    return re.sub(r"[\W_]+", "", re.sub(r"^\W*(?:[Ii]n:?\s|doi:)", "", words)).casefold()


def numbers(words: str) -> list[str]:
    """Return the numbers in a text."""
    return re.findall(r"\d+", words)


def measure(
    references: Iterator[Tagged], misses: str | None, limit: int
) -> dict[str, Counter[str]]:
    """Return per field how many values are tagged, told, right and false."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tagged in references:
        fields = parse_fields(" ".join(words for _, words in tagged))
        for field, tags in FIELDS.items():
            gold = next((words for tag, words in tagged if tag in tags), None)
            told = getattr(fields, field)
            right = bool(gold and told and same(field, told, gold))
            counts[field]["tagged"] += gold is not None
            counts[field]["told"] += told is not None
            counts[field]["right"] += right
            counts[field]["false"] += told is not None and gold is None
            if field == misses and not right and (gold or told) and limit > 0:
                limit -= 1
                print(f"  {' '.join(words for _, words in tagged)}")
                print(f"    tagged {gold!r}\n    told   {told!r}")
    return counts


def main() -> int:
    """Measure every file of the folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", choices=FIELDS, help="show what was not told right")
    parser.add_argument("--limit", type=int, default=20, help="how many misses to show a file")
    options = parser.parse_args()
    files = sorted([*options.folder.glob("*.xml"), *options.folder.glob("*.tagged.txt")])
    if not files:
        print(f"{options.folder}: no *.xml or *.tagged.txt file", file=sys.stderr)
        return 2
    for path in files:
        read = from_xml if path.suffix == ".xml" else from_lines
        references = list(read(path))
        started = time.perf_counter()
        counts = measure(iter(references), options.misses, options.limit)
        each = (time.perf_counter() - started) / max(1, len(references))
        print(f"{path.name}: {len(references)} references, {each * 1e6:.0f} µs each")
        for field, count in counts.items():
            if count["tagged"]:
                recall, precision = (
                    count["right"] / count["tagged"],
                    count["right"] / max(1, count["told"]),
                )
                print(
                    f"  {field:16} tagged {count['tagged']:5}  recall {recall:6.1%}"
                    f"  precision {precision:6.1%}  told where none is {count['false']:4}"
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
