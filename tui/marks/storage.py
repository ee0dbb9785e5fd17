"""TinyDB's storage seam: a storage that writes the whole file or nothing.

`TinyDB(path, storage=MarksStorage)` works on the file as any TinyDB does. With `raw=True` records
pass as the bytes they are written in, which is how journals are folded in without touching a field
we do not know. The caller holds the lock: this is not a place to guard read–change–write.

Imported only where a file is folded or restored, since TinyDB costs time at the start.
"""

from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from tui.marks.atomic import Stamp, file_stamp, make_folder, replace_file
from tui.marks.tables import RawTables, plain_record, read_raw, write_raw


class MarksStorage(Storage):
    """A TinyDB storage for one JSON file, replaced at once and made last before it returns."""

    def __init__(self, path: Path | str, raw: bool = False) -> None:
        super().__init__()
        self._path = Path(path)
        self._raw = raw
        self.stamp: Stamp | None = None
        """Stamp of the file as this storage last read or wrote it."""

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None if there is no file or it is empty.

        Raises:
            OSError: It cannot be read. `ValueError`: It is no TinyDB file, see `tables`.
        """
        self.stamp = file_stamp(self._path)
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        tables = read_raw(data)
        if self._raw:
            return tables or None
        plain = {
            table: {key: plain_record(record) for key, record in rows.items()}
            for table, rows in tables.items()
        }
        return plain or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file.

        Raises:
            OSError: The old file stands as it was.
        """
        make_folder(self._path.parent)
        self.stamp = replace_file(self._path, write_raw(data))


def read_tables(database: TinyDB) -> RawTables:
    """The tables of a database opened with `raw=True`."""
    return database.storage.read() or {}
