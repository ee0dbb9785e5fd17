"""A large file read and written in pieces is the same as in one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Raw
from msgspec import json as fast

from tui.marks import pieces
from tui.marks.pieces import read_in_pieces, write_in_pieces
from tui.marks.tables import read_raw, write_raw

NAMES = st.text(st.characters(codec="utf-8"), max_size=6)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(['},"12":{"id":"x', '"}},"a":{"1":{"id":"', "\\", '\\"},"3":{"id":"', "}}"]),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.integers(-9, 9), st.none()),
    lambda inner: st.dictionaries(st.sampled_from(["1", "id", "x"]), inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.builds(
    lambda name, rest: {"id": name, **rest}, TEXTS, st.dictionaries(NAMES, VALUES, max_size=3)
)
TABLES = st.dictionaries(
    NAMES, st.dictionaries(st.integers(1, 2**53).map(str), RECORDS, max_size=6), max_size=4
)


def plain(tables):
    return {
        name: {key: json.loads(bytes(raw)) for key, raw in rows.items()}
        for name, rows in tables.items()
    }


@settings(max_examples=200, deadline=None)
@given(TABLES, st.integers(1, 80), st.integers(1, 3))
def test_any_tables_come_back_whatever_the_size_of_the_pieces(tables, piece, rows):
    raw = {t: {k: Raw(fast.encode(r)) for k, r in found.items()} for t, found in tables.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", piece)
        patch.setattr(pieces, "ROWS", rows)
        data = b"".join(write_in_pieces(raw))
        assert json.loads(data) == tables
        found = read_in_pieces(data)
    assert found is None or plain(found) == tables
    assert plain(read_raw(data)) == tables


def test_a_file_as_we_write_it_is_taken_apart(monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 100)
    rows = {str(n): Raw(b'{"id":"%d#","note":"},{"}' % n) for n in range(1, 200)}
    data = write_raw({"reads": dict(rows), "bookmarks": dict(rows), "meta": {}})
    assert plain(read_in_pieces(data)) == plain({"reads": rows, "bookmarks": rows, "meta": {}})


@pytest.mark.parametrize("cut", [1, 50, 5000])
def test_a_damaged_file_is_not_taken_for_a_whole_one(cut, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 100)
    rows = {str(n): Raw(b'{"id":"%d#"}' % n) for n in range(1, 500)}
    assert read_in_pieces(write_raw({"reads": rows})[:-cut]) is None


def test_no_piece_of_a_large_file_is_long(monkeypatch):
    rows = {str(n): Raw(b'{"id":"%d#","note":"%s"}' % (n, b"x" * 200)) for n in range(1, 40_000)}
    data = write_raw({"reads": rows})
    taken, real = [], pieces._RAW

    class Counting:
        def decode(self, piece):
            taken.append(len(piece))
            return real.decode(piece)

    monkeypatch.setattr(pieces, "_RAW", Counting())
    assert len(read_raw(data)["reads"]) == len(rows)
    assert len(taken) > len(data) / pieces.PIECE - 1
    assert max(taken) < 1.1 * pieces.PIECE
