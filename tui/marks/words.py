"""How edits are put into words, the same in notices, in the log and in reports."""

KINDS = {
    "mark_read": "marked read",
    "mark_unread": "marked unread",
    "auto_read": "read by being seen",
    "bookmark": "bookmarked",
    "unbookmark": "bookmark removed",
    "set_position": "place noted",
    "visit": "visited",
    "reanchor": "moved with its text",
    "import": "imported",
    "merge": "merged",
    "restored": "brought back to disk",
    "undo": "undone",
    "redo": "redone",
}


def kind_words(kind: str) -> str:
    """The kind of an edit in words; that of a newer version as it is written."""
    return KINDS.get(kind, kind.replace("_", " "))
