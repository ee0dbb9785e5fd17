"""Where the marks live: one data file and the files beside it.

    marks.json                 the TinyDB file
    marks.json.journal         edits that are not in it yet, one JSON line each
    marks.json.lock            held while any of these is changed
    marks.json.lock.holder     who holds it, in one line; blank while nobody does
    marks.json.history/        folded journals, `<generation>-<utc>.jsonl`, old ones `.gz`
    marks.json.backups/        earlier copies of the file, `<utc>.json`
    marks.json.journal-v3      edits made while the file belongs to a newer version
    marks.json.unreadable-…    a damaged file that was set aside

Names only; nothing here opens a file.
"""

import os
from pathlib import Path

import msgspec

from tui.marks import records
from tui.marks.edits import now


class MarksFiles(msgspec.Struct, frozen=True):
    """The paths that belong to one data file."""

    data: Path

    @classmethod
    def of(cls, path: Path) -> "MarksFiles":
        """The files of `path`; a symbolic link is followed, so all sessions meet at its target."""
        return cls(Path(os.path.realpath(path)))

    @property
    def journal(self) -> Path:
        """Edits that are not folded in yet."""
        return self._beside("journal")

    @property
    def side_journal(self) -> Path:
        """Edits of this version while the data file is of a newer one."""
        return self._beside(f"journal-v{records.SCHEMA}")

    @property
    def side_journals(self) -> tuple[Path, ...]:
        """Side journals of this version and of those before, oldest version first."""
        return tuple(self._beside(f"journal-v{v}") for v in range(1, records.SCHEMA + 1))

    @property
    def lock(self) -> Path:
        """Locked while journal or data file change; never replaced itself."""
        return self._beside("lock")

    @property
    def holder(self) -> Path:
        """Who holds the lock; a note for those who wait, never asked whether the lock is free."""
        return self._beside("lock.holder")

    @property
    def history(self) -> Path:
        """Folder of folded journals."""
        return self._beside("history")

    @property
    def backups(self) -> Path:
        """Folder of earlier copies."""
        return self._beside("backups")

    def unreadable(self) -> Path:
        """A new name for a damaged data file."""
        return self._beside(f"unreadable-{stamp()}")

    def _beside(self, ending: str) -> Path:
        return self.data.with_name(f"{self.data.name}.{ending}")


def stamp() -> str:
    """This moment as part of a file's name: `20261123T212005.123456Z`, which sorts as text."""
    return now().replace("-", "").replace(":", "")
