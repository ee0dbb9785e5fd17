"""One reader's sitting: what panes and commands talk to.

`Session` joins the library, the marks and the settings. `texts` says which words a mark is put on,
`unread` follows what is read, `mark_all` marks a list. Must never import Textual.
"""

from tui.session.mark_all import MarkAll, MarkedAll
from tui.session.session import Session
from tui.session.texts import Anchors, block_text, part_texts, target_text

__all__ = ["Anchors", "MarkAll", "MarkedAll", "Session", "block_text", "part_texts", "target_text"]
