"""Files that are cut off, edited or of no format: what is whole is taken, the rest is told."""

import json

import msgspec
import pytest

from tui.marks.exchange import CSV, FORMATS, JSON, MARKDOWN, W3C, export, import_
from tui.marks.exchange.addresses import is_named_by_address
from tui.marks.exchange.tally import weigh
from tui.marks.records import BOOKMARKS, READS, SCHEMA, ReadRecord, written


def put(record, table=BOOKMARKS):
    return table, msgspec.Raw(written(table, record))


def fields(imported):
    return [json.loads(bytes(raw)) for _, raw in imported.changes]


@pytest.mark.parametrize("name", [MARKDOWN, JSON, W3C])
def test_of_a_file_that_is_cut_off_the_whole_bookmarks_are_taken(bookmark, name):
    found = [put(bookmark(part=f"reply:{number}")) for number in range(5)]
    text = export(name, found)
    cut = text[: text.rindex("why") + 1]
    imported = import_(cut, "cut.txt")
    assert [record["part"] for record in fields(imported)] == [f"reply:{n}" for n in range(4)]
    (problem,) = imported.problems
    assert problem.path == "cut.txt"
    assert problem.reason.startswith("line ")


def test_a_bookmark_in_markdown_that_is_damaged_is_told_by_its_line(bookmark):
    text = export(MARKDOWN, [put(bookmark()), put(bookmark(part="body"))])
    number = next(n for n, line in enumerate(text.split("\n"), 1) if "reply:bo-1" in line)
    imported = import_(text.replace('"part":"reply:bo-1"', '"part":17'), "a.md")
    assert [record["part"] for record in fields(imported)] == ["body"]
    assert imported.problems[0].reason.startswith(f"line {number}: ")


def test_a_note_that_was_edited_by_hand_comes_in_as_it_stands(bookmark):
    text = export(MARKDOWN, [put(bookmark())]).replace("why #calm", "two\nlines, & *more*\n\nend")
    (record,) = fields(import_(text.replace("\n", "\r\n"), "a.md"))
    assert record["note"] == "two\nlines, & *more*\n\nend"


def test_markdown_is_made_to_be_read(bookmark):
    page = export(MARKDOWN, [put(bookmark(note="first\nsecond\n\n# third"))])
    assert "\n## On reading\n\n<https://a.example/reading>\n" in page
    assert "\n### Reply by Bo of 2026-01-03\n" in page
    assert "\n> See Smith (2019) again.\n\nfirst\\\nsecond\n\n\\# third\n" in page
    assert "\nTags: calm · created 2026-02-01T10:00:00.000000Z · changed 2026-02-02" in page


def test_a_json_record_with_a_wrong_field_is_told_and_unknown_fields_are_kept(bookmark):
    content = json.loads(export(JSON, [put(bookmark())]))
    rows = content["tables"]["bookmarks"]
    rows += [rows[0] | {"block": "one"}, 17, rows[0] | {"part": "body", "mood": "happy"}]
    content["tables"]["meta"] = [{"id": "marks", "schema": 99}]
    imported = import_(json.dumps(content), "a.json")
    assert [record["part"] for record in fields(imported)] == ["reply:bo-1", "body"]
    assert fields(imported)[1]["mood"] == "happy"
    assert fields(imported)[1]["id"] == "reading.md#body"
    places = [problem.reason.partition(":")[0] for problem in imported.problems]
    assert places == ["bookmarks, record 2", "bookmarks, record 3"]


def test_an_export_of_a_newer_version_is_left_alone(bookmark):
    content = json.loads(export(JSON, [put(bookmark())])) | {"version": SCHEMA + 1}
    imported = import_(json.dumps(content), "a.json")
    assert imported.changes == []
    assert f"version {SCHEMA + 1} is not known" in imported.problems[0].reason


def test_no_cell_begins_as_a_formula_does():
    cells = ["=1+1", "+1", "-1", "@x", "\t=1", "'=1", "＝1"]
    reads = [put(ReadRecord(cell, cell, quote=cell), READS) for cell in cells]
    text = export(CSV, reads)
    assert text.count("\r\n") == len(cells) + 1
    for row in text.splitlines()[1:]:
        assert row.startswith("\"'")
    assert [record["document"] for record in fields(import_(text, "a.csv"))] == cells


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_that_a_spreadsheet_saved_again_is_read(separator):
    rows = [["read", "document", "more"], ["TRUE", "a", "x"], ["maybe", "b", "x"], ["0", "c"]]
    text = "\ufeff" + "\n".join(separator.join(row) for row in rows)
    imported = import_(text, "a.csv", "csv")
    assert [(r["document"], r["read"]) for r in fields(imported)] == [("a", True), ("c", False)]
    assert [p.reason for p in imported.problems] == [
        "line 3: `read` is neither true nor false: maybe"
    ]


def test_a_title_in_a_table_is_taken_where_nothing_better_is_known():
    text = "document,read,title\na,true,On reading\n"
    imported = import_(text, "a.csv")
    assert [(table, json.loads(bytes(raw))["changed_at"]) for table, raw in imported.changes] == [
        (READS, ""),
        ("documents", ""),
    ]


@pytest.mark.parametrize("name", ["", *FORMATS])
@pytest.mark.parametrize("text", ["", "words", "{", "[[[[", "[" * 100_000, '{"a":1}', "a,b\n1,2\n"])
def test_any_text_is_taken_without_raising(name, text):
    imported = import_(text, "x", name)
    assert imported.changes == []
    assert imported.problems or name == MARKDOWN


@pytest.mark.parametrize("name", FORMATS)
def test_addresses_stay_out_unless_asked_for(bookmark, name):
    words = "Ask ann.o'neil+x@mail.example.org, <bo@b.example>; mailto:cy%40c.example"
    texts = dict.fromkeys(["document", "note", "quote", "title", "path", "author", "prefix"], words)
    found = [
        put(bookmark(**texts, suffix="cut dee@exam", tags=("ed@e.example",))),
        put(ReadRecord(words, quote=words), READS),
    ]
    page = export(name, found)
    assert not any(left in page for left in ("@mail", "@b.", "%40c", "%2540c", "dee@", "ed@"))
    assert "e-mail" in page
    assert "bo@b.example" in export(name, found, with_addresses=True).replace(r"\<", "<")


def test_a_long_run_without_an_address_takes_no_time(bookmark):
    note = "a" * 500_000 + "@" + "b." * 100_000 + '"' * 1000
    assert export(JSON, [put(bookmark(note=note))]).count("@") <= 1


def test_a_record_that_is_named_by_an_address_is_known(bookmark):
    assert is_named_by_address(put(bookmark(document="<1@a.example>"))[1])
    assert not is_named_by_address(put(bookmark(note="1@a.example"))[1])


def test_what_comes_in_is_weighed_against_what_is_here(bookmark):
    here = bookmark(changed_at="2026-03")
    held = {(BOOKMARKS, "reading.md#reply:bo-1"): put(here)[1]}

    def fate(*records):
        return [found.fate for found in weigh([put(r) for r in records], held)]

    assert fate(bookmark(part="body")) == ["new"]
    assert fate(here) == ["same"]
    assert fate(bookmark(changed_at="2026-04", note="n")) == ["changed"]
    assert fate(bookmark(changed_at="2026-02", note="n")) == ["older"]
    older, newest = bookmark(changed_at="2026-02"), bookmark(changed_at="2026-05")
    assert fate(newest, older) == ["changed"]
