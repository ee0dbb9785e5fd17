"""CONTRIBUTING says of the house and of the marks file what is so."""

import re
from pathlib import Path

import msgspec

from tui.marks.records import META, READS, TABLES, MetaRecord, ReadRecord

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_house_is_drawn_as_it_stands() -> None:
    drawing = PAGE.partition("```\n")[2].partition("```")[0]
    tui = drawing.partition("tui/\n")[2].partition("seeds/")[0]
    drawn = set(re.findall(r"^  (\w+(?:/|\.py))", tui, flags=re.MULTILINE))
    stands = {f"{p.name}/" if p.is_dir() else p.name for p in (ROOT / "tui").iterdir()}
    assert drawn == stands - {"__init__.py", "__pycache__/"}
    for folder in re.findall(r"^(\w+)/", drawing, flags=re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder


def test_the_marks_files_tables_and_fields_are_those_that_are_written() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| (`id`[^|]*) \|", PAGE, flags=re.MULTILINE)
    described = {table: set(re.findall(r"`(\w+)`", fields)) for table, fields in rows}
    kinds = {**TABLES, READS: ReadRecord, META: MetaRecord}
    written = {
        table: {"id", *(field.name for field in msgspec.structs.fields(kind))}
        for table, kind in kinds.items()
    }
    assert described == written
