"""Putting records together: the same result in any order and however often."""

import json

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.marks import records
from tui.marks.merge import merge_records, newer
from tui.marks.records import doc_ids, record_id
from tui.marks.state import State
from tui.model import DocumentKey

KEYS = st.sampled_from(["a", "a#b", "b", "50%", "ü"])
PARTS = st.sampled_from(["", "body", "reply:1", "b#reply:1"])
TIMES = st.sampled_from(["", "2026-01-01", "2026-01-01T00:00:00.000001Z", "2027"])


@st.composite
def changes(draw):
    document, part = draw(KEYS), draw(PARTS)
    tables = [records.READS, records.BOOKMARKS, records.NAMED_PLACES, records.VIEWS]
    table = draw(st.sampled_from([*tables, records.DRAFTS]))
    fields = {
        "id": record_id(table, document, part),
        "document": document,
        "part": part,
        "changed_at": draw(TIMES),
    }
    if table == records.READS:
        fields |= {"read": draw(st.booleans()), "quote": draw(st.sampled_from(["p", "q"]))}
    elif table == records.NAMED_PLACES:
        fields |= {"of": draw(st.sampled_from(["x", "y"])), "deleted": draw(st.booleans())}
    elif table == records.VIEWS:
        fields |= {"view": {"sort": draw(st.sampled_from(["x", "y"]))}}
    elif table == records.DRAFTS:
        fields |= {"comment": draw(st.sampled_from(["x", "y"])), "deleted": draw(st.booleans())}
    else:
        fields |= {"note": draw(st.sampled_from(["x", "y"])), "deleted": draw(st.booleans())}
    return table, msgspec.Raw(json.dumps(fields, separators=(",", ":")).encode())


SETS = st.lists(changes(), max_size=12)


def merged(*sets):
    tables = {}
    for one in sets:
        merge_records(tables, one)
    return {
        table: {key: json.loads(bytes(raw)) for key, raw in rows.items()}
        for table, rows in tables.items()
    }


def content(*sets):
    return {table: sorted(map(json.dumps, rows.values())) for table, rows in merged(*sets).items()}


@settings(max_examples=150, deadline=None)
@given(SETS, SETS, SETS)
def test_merging_is_commutative_associative_and_repeatable(one, two, three):
    everything = content(one, two, three)
    assert content(three, two, one) == everything
    assert content(two, three + one) == everything
    assert content(one, two, three, one, two, three) == everything


@settings(max_examples=150, deadline=None)
@given(changes(), changes(), changes())
def test_of_two_records_the_same_one_counts_in_any_order(one, two, three):
    a, b, c = one[1], two[1], three[1]
    assert bytes(newer(a, b)) == bytes(newer(b, a))
    assert bytes(newer(newer(a, b), c)) == bytes(newer(a, newer(b, c)))
    assert bytes(newer(a, a)) == bytes(a)


@settings(max_examples=100, deadline=None)
@given(SETS, st.randoms())
def test_memory_comes_to_the_same_in_any_order(one, random):
    shuffled = list(one)
    random.shuffle(shuffled)
    first, second = State(), State()
    for order, state in ((one, first), (shuffled, second)):
        for table, raw in order:
            state.put(msgspec.json.decode(raw, type=records.TABLES[table]))
    assert first.different(second) == set()


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_no_two_targets_share_an_id(document, part, other, another):
    same = record_id(records.READS, document, part) == record_id(records.READS, other, another)
    assert same == ((document, part) == (other, another))


def test_document_ids_are_numbers_that_a_double_holds():
    for name in ("a#", "b#body", "ü#reply:1"):
        choices = doc_ids(name)
        for _ in range(3):
            assert 0 < int(next(choices)) <= 2**53
    assert next(doc_ids("a#")) == next(doc_ids("a#"))


def test_two_records_that_fall_on_one_number_are_both_kept(monkeypatch):
    monkeypatch.setattr("tui.marks.merge.doc_ids", lambda name: iter(["7", "8", "9"]))
    one, two = raw("a", read=True), raw("b", read=True)
    tables = {}
    assert merge_records(tables, [("reads", one), ("reads", two)]) == 2
    assert merge_records(tables, [("reads", two), ("reads", one)]) == 0
    assert sorted(tables["reads"]) == ["7", "8"]


def test_fields_and_tables_we_do_not_know_survive():
    tables = {
        "reads": {next(doc_ids("a#")): raw("a", read=False, changed_at="2026", mood="happy")},
        "shelves": {"1": msgspec.Raw(b'{"what":"ever"}')},
    }
    assert merge_records(tables, [("reads", raw("a", read=True, changed_at="2027"))]) == 1
    (record,) = [json.loads(bytes(r)) for r in tables["reads"].values()]
    assert (record["read"], record["mood"]) == (True, "happy")
    assert bytes(tables["shelves"]["1"]) == b'{"what":"ever"}'


def test_records_of_a_table_we_do_not_know_are_merged_by_their_id():
    tables = {}
    later = msgspec.Raw(b'{"id":"x","changed_at":"2027","n":2}')
    earlier = msgspec.Raw(b'{"id":"x","changed_at":"2026","n":1}')
    merge_records(tables, [("shelves", later), ("shelves", earlier)])
    assert [json.loads(bytes(r))["n"] for r in tables["shelves"].values()] == [2]


def test_a_record_without_a_stamp_is_older_than_any_other():
    tables = {"reads": {"1": msgspec.Raw(b'{"document":"a","part":"","read":true}')}}
    merge_records(tables, [("reads", raw("a", read=False, changed_at="2020"))])
    (record,) = [json.loads(bytes(r)) for r in tables["reads"].values()]
    assert record["read"] is False


def test_what_is_no_record_is_left_where_it_is():
    tables = {"reads": {"1": msgspec.Raw(b"17"), "2": msgspec.Raw(b'{"document":5}')}}
    merge_records(tables, [("reads", raw("a", read=True))])
    assert bytes(tables["reads"]["1"]) == b"17"
    assert bytes(tables["reads"]["2"]) == b'{"document":5}'


def test_documents_with_marks_that_differ_are_named():
    one, two = State(), State()
    for state, read in ((one, True), (two, False)):
        for key in ("same", "other"):
            state.put(records.ReadMark(DocumentKey(key), "body", read or key == "same", "2026"))
    assert one.different(two) == {"other"}


def raw(document, changed_at="2026", part="", **fields):
    name = record_id("reads", document, part)
    record = {"id": name, "document": document, "part": part, "changed_at": changed_at, **fields}
    return msgspec.Raw(json.dumps(record, separators=(",", ":")).encode())
