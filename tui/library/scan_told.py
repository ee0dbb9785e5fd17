"""What a scan tells while it goes on, and when it is over.

Apart from the scan itself, which a start does not load: rows are shown before a file is read.
"""

import msgspec


class ScanProgress(msgspec.Struct, frozen=True):
    """How far a scan is. A later one replaces an earlier one; none need be kept."""

    files: int
    """Files met so far, unchanged ones among them."""
    read: int
    """Files opened so far."""
    documents: int
    """Documents found in the files that were opened."""
    path: str
    """The file at hand; make it safe before it is shown."""


class ScanSummary(msgspec.Struct, frozen=True):
    """What a scan did."""

    files: int = 0
    read: int = 0
    documents: int = 0
    """Documents found in the files that were opened."""
    removed: int = 0
    """Documents whose files are gone."""
    problems: int = 0
    """Problems met by this scan; those of unchanged files are not counted again."""
    is_elsewhere: bool = False
    """Another process is scanning; nothing was done here."""
    is_stopped: bool = False
    """Ended before its time; what is gone was not looked for."""

    @property
    def has_changes(self) -> bool:
        """Whether the index may differ from before."""
        return bool(self.read or self.removed)
