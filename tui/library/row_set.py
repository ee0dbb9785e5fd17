"""Rows of the index as a set, a byte for each row: a million of them are a megabyte.

Whatever goes over many rows does it in pieces, so that the thread that draws is never held up.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import compress

_PIECE = 16_384


class RowSet:
    """A set of row ids."""

    def __init__(self, rows: Iterable[int] = ()) -> None:
        """Begin with `rows`."""
        self._has = bytearray()
        self.update(rows)

    def __contains__(self, row: int) -> bool:
        return 0 <= row < len(self._has) and bool(self._has[row])

    def update(self, rows: Iterable[int]) -> None:
        """Put `rows` in."""
        has = self._has
        for row in rows:
            if row >= len(has):
                self._make_room(row)
            has[row] = 1

    def add(self, row: int) -> None:
        """Put a row in."""
        self.update((row,))

    def rows(self) -> Iterator[int]:
        """The rows in the set, lowest first."""
        return (row for row, has in enumerate(self._has) if has)

    def discard(self, row: int) -> None:
        """Take a row out, if it is in."""
        if row in self:
            self._has[row] = 0

    def of(self, rows: "array[int]") -> "array[int]":
        """Those of `rows` that are in the set, in their order."""
        return self._sifted(rows, self._has)

    def without(self, rows: "array[int]") -> "array[int]":
        """Those of `rows` that are not in the set, in their order."""
        return self._sifted(rows, self._has.translate(_OPPOSITE), b"\1")

    def _sifted(self, rows: "array[int]", wanted: bytearray, beyond: bytes = b"\0") -> "array[int]":
        """Those of `rows` at whose place `wanted` has a 1; `beyond` stands behind its end."""
        found = array("q")
        for start in range(0, len(rows), _PIECE):
            piece = rows[start : start + _PIECE]
            missing = max(piece) + 1 - len(wanted)
            if missing > 0:
                wanted = wanted + beyond * missing
            found.extend(compress(piece, map(wanted.__getitem__, piece)))
        return found

    def _make_room(self, row: int) -> None:
        self._has.extend(bytes(row + 1 + len(self._has) // 8 - len(self._has)))


_OPPOSITE = bytes((1, 0)) + bytes(254)
