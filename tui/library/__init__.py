"""The library: folders and files that are read, and the rebuildable index of what they hold.

Places go in, entries by page and whole documents come out. Nothing here knows a reader's marks.
"""

from tui.library.entry import Entry
from tui.library.library import Library
from tui.library.listing import PAGE, Listing
from tui.library.scan import ScanProgress, ScanSummary
from tui.library.snapshot import Snapshot

__all__ = ["PAGE", "Entry", "Library", "Listing", "ScanProgress", "ScanSummary", "Snapshot"]
