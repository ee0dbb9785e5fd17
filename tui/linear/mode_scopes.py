"""Which scopes of the command table a mode of linear mode has, and which commands need more.

Plain values; must never know who carries a command out.
"""

from tui.commands import Scope
from tui.linear.here import Mode

_READING = (Scope.COPYING, Scope.READING, Scope.APP)
_OVER = (Scope.BACK, Scope.APP)
SCOPES: dict[Mode, tuple[Scope, ...]] = {
    Mode.LIST: (Scope.MOVE, Scope.ROWS, Scope.LIST, *_READING),
    Mode.TEXT: (Scope.SEARCH, Scope.MOVE, Scope.TEXT, Scope.THREAD, *_READING),
    Mode.REFERENCES: (Scope.SEARCH, Scope.MOVE, Scope.REFERENCES, *_READING),
    Mode.BOOKMARKS: (Scope.MOVE, Scope.ROWS, Scope.FILTERED, Scope.BOOKMARKS, *_OVER),
    Mode.NAMED: (Scope.MOVE, Scope.ROWS, Scope.NAMED, *_OVER),
    Mode.DRAFTS: (Scope.MOVE, Scope.ROWS, Scope.DRAFTS, *_OVER),
    Mode.VIEWS: (Scope.MOVE, Scope.ROWS, Scope.VIEWS, *_OVER),
}
"""Where the keys of a mode are looked for, one scope after the other."""

IN_SEARCH = frozenset({"next_match", "previous_match", "leave_search"})
"""Commands that mean something while a search goes on."""

IN_TEXT = frozenset({"rest", "whole", "replies"})
"""Commands that mean something where a document is open before the reader."""
