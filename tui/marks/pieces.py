"""Read and write a large marks file piece by piece, so that other threads get their turn between.

One call of the decoder holds Python's lock for as long as it takes: most of a second for a million
marks, in which the screen would stand still. In pieces the work takes hardly longer and nobody is
held up. What cannot be taken apart is left to the caller.
"""

import itertools
import re
from collections.abc import Iterator, Mapping

import msgspec

RawTables = dict[str, dict[str, msgspec.Raw]]
"""Table → TinyDB document id → the record as it is written."""

PIECE = 500_000
"""Bytes of a piece: about two milliseconds of decoding."""
ROWS = 2_000
"""Records encoded at a time."""

_BETWEEN = re.compile(rb'\},(?="\d{1,20}":\{"id":")')
"""Between two records. No string can hold it: in a string the quotes would have a backslash."""
_RAW = msgspec.json.Decoder(RawTables)


def read_in_pieces(data: bytes) -> RawTables | None:
    """Read a file as records in the form that they are written in.

    Returns:
        The tables; None where the file cannot be taken apart, which does not mean that it is
        damaged.
    """
    tables: RawTables = {}
    start, table = 0, b""
    try:
        while start < len(data):
            cut = _BETWEEN.search(data, start + PIECE)
            end = cut.start() + 1 if cut else len(data)
            head = b"{" + table + b":{" if start else b""
            found = _RAW.decode(head + data[start:end] + (b"}}" if cut else b""))
            for name, rows in found.items():
                tables.setdefault(name, {}).update(rows)
            table = msgspec.json.encode(next(reversed(found)))
            start = end + 1
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, StopIteration):
        return None
    return tables


def write_in_pieces(tables: Mapping[str, Mapping[str, msgspec.Raw]]) -> Iterator[bytes]:
    """Yield the bytes of a file that holds `tables`, piece by piece.

    Raises:
        UnicodeEncodeError: A name holds a lone surrogate.
    """
    between_tables = b"{"
    for name, rows in tables.items():
        yield between_tables + msgspec.json.encode(name) + b":{"
        between_tables = b"},"
        left = iter(rows.items())
        between_rows = b""
        while some := dict(itertools.islice(left, ROWS)):
            yield between_rows + msgspec.json.encode(some)[1:-1]
            between_rows = b","
    yield b"}}" if tables else b"{}"
