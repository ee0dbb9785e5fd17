"""What a reader did: read marks, bookmarks, positions, kept in a TinyDB file.

`Marks.open(path)` gives the marks, `apply` takes an edit. The package knows keys and quotes, never
a file of the library and nothing of the screen. `records` describes the file, `disk`, `journal` and
`fold` how it is written.
"""

from tui.marks.edits import (
    Anchor,
    Bookmark,
    Change,
    DeleteDraft,
    Edit,
    ForgetEmails,
    MarkRead,
    MarkUnread,
    Move,
    NamePlace,
    NoteView,
    Passage,
    Reanchor,
    RemoveView,
    SaveView,
    SetPosition,
    Unbookmark,
    UnnamePlace,
    Visit,
    Words,
    WriteDraft,
    now,
)
from tui.marks.lines import Group
from tui.marks.marks import Marks
from tui.marks.records import (
    BookmarkRecord,
    DraftRecord,
    NamedPlaceRecord,
    PositionRecord,
    ViewRecord,
    VisitRecord,
)
from tui.marks.undo import Undone

__all__ = [
    "Anchor",
    "Bookmark",
    "BookmarkRecord",
    "Change",
    "DeleteDraft",
    "DraftRecord",
    "Edit",
    "ForgetEmails",
    "Group",
    "MarkRead",
    "MarkUnread",
    "Marks",
    "Move",
    "NamePlace",
    "NamedPlaceRecord",
    "NoteView",
    "Passage",
    "PositionRecord",
    "Reanchor",
    "RemoveView",
    "SaveView",
    "SetPosition",
    "Unbookmark",
    "Undone",
    "UnnamePlace",
    "ViewRecord",
    "Visit",
    "VisitRecord",
    "Words",
    "WriteDraft",
    "now",
]
