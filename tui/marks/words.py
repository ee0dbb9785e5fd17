"""How edits are put into words, the same in notices, in the log and in reports."""

from tui.marks.undo import Undone

KINDS = {
    "mark_read": "marked read",
    "mark_unread": "marked unread",
    "auto_read": "read by being seen",
    "bookmark": "bookmarked",
    "unbookmark": "bookmark removed",
    "name_place": "place named",
    "unname_place": "name of a place removed",
    "save_view": "view saved",
    "remove_view": "view removed",
    "note_view": "view used",
    "write_draft": "reply drafted",
    "delete_draft": "draft removed",
    "forget_emails": "e-mail addresses forgotten",
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


def undone_words(verb: str, undone: Undone | None) -> str:
    """What was undone or redone, in words.

    Args:
        verb: `Undone` or `Redone`.
        undone: What was done; None if there was nothing to do.
    """
    if undone is None:
        return "Nothing to undo" if verb == "Undone" else "Nothing to redo"
    left = f"{undone.left:,} changed since, left as they are" if undone.left else ""
    if undone.left == 1:
        left = "1 changed since, left as it is"
    if not undone.count and left:
        return f"{verb}: nothing · {left}"
    said = f"{verb}: {_edit_words(undone)}"
    return f"{said} · {left}" if left else said


def _edit_words(undone: Undone) -> str:
    """What the edit that was undone had done."""
    marks = "1 mark" if undone.count == 1 else f"{undone.count:,} marks"
    return {
        "mark_read": f"{marks} read",
        "mark_unread": f"{marks} unread",
        "bookmark": "bookmark made or changed",
        "unbookmark": "bookmark removed",
        "name_place": "letter of a place",
        "unname_place": "letter of a place removed",
        "save_view": "view saved",
        "remove_view": "view removed",
        "write_draft": "draft written or changed",
        "delete_draft": "draft removed",
    }.get(undone.kind, f"{undone.kind} of {marks}")
