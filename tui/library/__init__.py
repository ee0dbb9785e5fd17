"""The library: folders and files that are read, and the rebuildable index of what they hold.

Places go in, entries by page and whole documents come out. Nothing here knows a reader's marks.
"""

from tui.library.choosing import Choice
from tui.library.entry import Entry
from tui.library.filter_words import FilterWords
from tui.library.library import Library
from tui.library.listing import PAGE, Listing
from tui.library.row_set import RowSet
from tui.library.scan_told import ScanProgress, ScanSummary
from tui.library.snapshot import Snapshot
from tui.library.stop import Stop, Stopped

__all__ = [
    "PAGE",
    "Choice",
    "Entry",
    "FilterWords",
    "Library",
    "Listing",
    "RowSet",
    "ScanProgress",
    "ScanSummary",
    "Snapshot",
    "Stop",
    "Stopped",
]
