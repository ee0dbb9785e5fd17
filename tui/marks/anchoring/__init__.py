"""Find the text of a mark again after its source was changed, moved or scraped anew.

`parts` finds bodies, replies and references, `passages` finds words in a text. Pure functions of
what a mark remembers and of what a document says now; nothing here opens a file or changes a mark.
"""

from tui.marks.anchoring.parts import Marked, Outcome, PartText, find_parts
from tui.marks.anchoring.passages import Block, Found, find_passage

__all__ = ["Block", "Found", "Marked", "Outcome", "PartText", "find_parts", "find_passage"]
