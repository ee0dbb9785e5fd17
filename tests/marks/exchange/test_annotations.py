"""Web Annotations: what the recommendation asks for, and what other tools write."""

import json

import pytest

from tui.marks.exchange import W3C, import_
from tui.marks.exchange.annotations import export_annotations
from tui.marks.exchange.naming import bookmark_target, bookmark_urn
from tui.model import Target, fingerprint

HYPOTHESIS = {
    "id": "https://hypothes.is/a/x1",
    "created": "2026-01-02T03:04:05.000006+01:00",
    "updated": "2026-01-03T03:04:05+00:00",
    "uri": "https://a.example/reading",
    "text": "A *note*",
    "tags": ["calm", "two words"],
    "document": {"title": ["On reading"]},
    "target": [
        {
            "source": "https://a.example/reading",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/div[1]", "startOffset": 0},
                {"type": "TextPositionSelector", "start": 10, "end": 14},
                {"type": "TextQuoteSelector", "exact": "slow", "prefix": "is ", "suffix": ","},
            ],
        }
    ],
}


def exported(record, offsets=None):
    page = json.loads(export_annotations([record], offsets))
    return page["items"][0]


def read(item, resolve=None):
    imported = import_(json.dumps(item), "a.json", "", resolve)
    assert imported.problems == []
    return [json.loads(bytes(raw)) for _, raw in imported.changes]


def test_a_page_says_what_it_is(bookmark):
    page = json.loads(export_annotations([bookmark(), bookmark(part="body")]))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["startIndex"], page["partOf"]["total"]) == ("AnnotationPage", 0, 2)
    assert len({item["id"] for item in page["items"]}) == 2


def test_a_bookmark_is_an_annotation_with_note_tags_and_words(bookmark):
    item = exported(bookmark())
    assert (item["type"], item["motivation"]) == ("Annotation", "commenting")
    assert (item["created"], item["modified"]) == (
        "2026-02-01T10:00:00.000000Z",
        "2026-02-02T10:00:00.000000Z",
    )
    assert [(b["purpose"], b["value"]) for b in item["body"]] == [
        ("commenting", "why #calm"),
        ("tagging", "calm"),
    ]
    assert item["target"]["source"] == "https://a.example/reading"
    assert item["target"]["dcterms:title"] == "On reading"
    quote, part = item["target"]["selector"]
    assert quote == {"type": "TextQuoteSelector", "exact": "See Smith (2019) again."}
    assert (part["type"], part["value"]) == ("FragmentSelector", "reply%3Abo-1")


def test_without_note_and_address_it_marks_a_place_in_a_named_document(bookmark):
    item = exported(bookmark(note="", tags=(), path="posts/a b.txt"))
    assert item["motivation"] == "bookmarking"
    assert "body" not in item
    assert item["target"]["source"] == "urn:x-rapport:document:reading.md"


def test_a_passage_has_a_position_only_where_the_caller_finds_it(bookmark):
    passage = bookmark(part="passage:p", within="body", block=2, offset=3, length=4, prefix="own ")
    kinds = [s["type"] for s in exported(passage)["target"]["selector"]]
    assert kinds == ["TextQuoteSelector"]
    quote, position = exported(passage, lambda _: (40, 44, "before", "behind"))["target"][
        "selector"
    ]
    assert (quote["prefix"], quote["suffix"]) == ("own ", "behind")
    assert position == {"type": "TextPositionSelector", "start": 40, "end": 44}


def test_names_of_bookmarks_are_read_back():
    target = Target("a:b#c%2F/é", "reply:x:y")
    assert bookmark_target(bookmark_urn(target)) == target
    assert bookmark_target("https://a.example/1") is None


def test_an_annotation_of_ours_that_another_tool_changed_is_taken_as_changed(bookmark):
    item = exported(bookmark())
    item["body"][0]["value"] = "another note"
    item["modified"] = "2027-01-01T00:00:00Z"
    (record,) = read(item)
    assert (record["note"], record["part"]) == ("another note", "reply:bo-1")
    assert record["changed_at"] == "2027-01-01T00:00:00.000000Z"
    assert record["created_at"] == "2026-02-01T10:00:00.000000Z"


def test_an_annotation_of_hypothesis_becomes_a_passage():
    (record,) = read({"total": 1, "rows": [HYPOTHESIS]}, lambda source, title: f"{title}!")
    assert record.pop("part").startswith("passage:")
    assert {name: value for name, value in record.items() if value} == {
        "id": record["id"],
        "document": "On reading!",
        "note": "A *note*",
        "tags": ["calm", "two words"],
        "quote": "slow",
        "title": "On reading",
        "path": "https://a.example/reading",
        "fingerprint": fingerprint("slow"),
        "created_at": "2026-01-02T02:04:05.000006Z",
        "changed_at": "2026-01-03T03:04:05.000000Z",
        "within": "body",
        "offset": 10,
        "length": 4,
        "prefix": "is ",
        "suffix": ",",
    }


def test_what_nobody_knows_is_kept_under_its_address():
    (record,) = read(HYPOTHESIS)
    assert record["document"] == "https://a.example/reading"


def test_reading_twice_gives_the_same_marks():
    without_id = {"target": "https://a.example/", "body": "words"}
    assert read([HYPOTHESIS, without_id]) == read([HYPOTHESIS, without_id])
    assert len({record["part"] for record in read([HYPOTHESIS, without_id])}) == 2


@pytest.mark.parametrize(
    ("body", "note", "tags"),
    [
        ("plain words", "plain words", []),
        ({"type": "TextualBody", "value": "v"}, "v", []),
        ({"value": "t", "purpose": "tagging"}, "", ["t"]),
        ([{"value": "a"}, "b", {"value": "t", "purpose": ["oa:tagging"]}], "a\n\nb", ["t"]),
        ({"type": "Choice", "items": [{"value": "one"}, {"value": "two"}]}, "one\n\ntwo", []),
        ({"source": "https://b.example/"}, "https://b.example/", []),
        (None, "", []),
        (17, "", []),
    ],
)
def test_bodies_have_many_shapes(body, note, tags):
    (record,) = read({"id": "urn:1", "target": {"source": "https://a.example/"}, "body": body})
    assert (record["note"], record["tags"], record["changed_at"]) == (note, tags, "")


@pytest.mark.parametrize(
    "target",
    [
        "https://a.example/#part",
        {"id": "https://a.example/"},
        {"source": {"id": "https://a.example/", "dcterms:title": "A"}},
        {"source": "https://a.example/", "selector": {"type": "XPathSelector", "value": "/p"}},
        {"source": "https://a.example/", "selector": [17, None, {"type": "TextQuoteSelector"}]},
    ],
)
def test_targets_have_many_shapes(target):
    (record,) = read({"id": "urn:1", "motivation": "highlighting", "target": target})
    assert record["document"] == "https://a.example/"


def test_each_of_several_targets_is_kept():
    found = read({"id": "urn:1", "target": ["https://a.example/", "https://b.example/"]})
    assert [record["document"] for record in found] == ["https://a.example/", "https://b.example/"]


def test_words_behind_a_selector_that_refines_are_found():
    words = {"type": "TextQuoteSelector", "exact": "slow"}
    selector = {"type": "FragmentSelector", "value": "p1", "refinedBy": words}
    (record,) = read({"id": "u", "target": {"source": "https://a.example/", "selector": selector}})
    assert record["quote"] == "slow"


def test_what_is_no_annotation_is_told_with_its_number_and_the_rest_taken(bookmark):
    bad = exported(bookmark(part="body", block=1)) | {"rapport:block": "one"}
    items = [exported(bookmark()), 17, {"target": {}}, bad, HYPOTHESIS]
    imported = import_(json.dumps(items), "a.json", W3C)
    assert len(imported.changes) == 2
    assert [p.reason.partition(":")[0] for p in imported.problems] == [
        "annotation 2",
        "annotation 3",
        "annotation 4",
    ]
    assert all(p.path == "a.json" and p.is_fatal for p in imported.problems)
