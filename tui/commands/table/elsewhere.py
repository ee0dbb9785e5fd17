"""Rows of the table: the other screens, the lines that are typed into, and what works anywhere.

Read by `tui.commands.table` alone.
"""

from tui.commands.command import Command, Scope

ELSEWHERE: tuple[Command, ...] = (
    Command("filter_bookmarks", ("/",), "Filter by words and #tags", Scope.BOOKMARKS, "filter"),
    Command(
        "next_order",
        ("s",),
        "Sort: newest, last changed, title, order of the text, tag",
        Scope.BOOKMARKS,
        "sort",
    ),
    Command("show_whole", ("o",), "Note and quote whole", Scope.BOOKMARKS, "whole"),
    Command("edit_bookmark", ("e", "B"), "Change note and tags", Scope.BOOKMARKS, "edit"),
    Command("delete_bookmark", ("d", "D"), "Remove the bookmark", Scope.BOOKMARKS, "remove"),
    Command("undo", ("u",), "Undo the last change of marks", Scope.BOOKMARKS),
    Command("redo", ("ctrl+r",), "Redo what was undone", Scope.BOOKMARKS),
    Command("remove_letter", ("d", "D"), "Take the letter away", Scope.NAMED, "remove"),
    Command("undo", ("u",), "Undo the last change of marks", Scope.NAMED),
    Command("redo", ("ctrl+r",), "Redo what was undone", Scope.NAMED),
    Command("rename_view", ("e",), "Rename a saved view", Scope.VIEWS, "rename"),
    Command("delete_view", ("d", "D"), "Remove a saved view", Scope.VIEWS, "remove"),
    Command("save_view", ("g v",), "Save the view in use under a name", Scope.VIEWS),
    Command("undo", ("u",), "Undo the last change of marks", Scope.VIEWS),
    Command("redo", ("ctrl+r",), "Redo what was undone", Scope.VIEWS),
    Command("take_choice", ("enter",), "Take the row under the cursor", Scope.CHOICE, "choose"),
    Command("choice_down", ("down", "ctrl+n", "tab"), "One row down", Scope.CHOICE),
    Command("choice_up", ("up", "ctrl+p", "shift+tab"), "One row up", Scope.CHOICE),
    Command("choice_page_down", ("pagedown",), "One page down", Scope.CHOICE),
    Command("choice_page_up", ("pageup",), "One page up", Scope.CHOICE),
    Command(
        "leave_choice",
        ("escape", "ctrl+c", "ctrl+g"),
        "Back without a choice",
        Scope.CHOICE,
        "back",
    ),
    Command("clear_filter", ("escape",), "Show all again", Scope.FILTERED),
    Command("drop_filter", ("escape", "ctrl+c", "ctrl+g"), "Show all again", Scope.FILTER),
    Command("keep_filter", ("down", "up", "tab"), "Back to the list as it is", Scope.FILTER),
    Command("cancel", ("escape", "ctrl+c", "ctrl+g"), "Leave without a change", Scope.PROMPT),
    Command("longer_note", ("ctrl+o",), "From the line to the editor", Scope.NOTE, "editor"),
    Command("keep_note", ("ctrl+s",), "In the editor: keep the note", Scope.NOTE, "keep"),
    Command("leave_note", ("escape", "ctrl+c"), "Leave without a change", Scope.NOTE, "leave"),
    Command(
        "keep_reply", ("ctrl+s",), "Done: see whether anything is missing", Scope.REPLY, "done"
    ),
    Command("edit_outside", ("ctrl+o",), "The comment in your editor", Scope.REPLY, "editor"),
    Command("next_field", ("tab",), "Next field", Scope.REPLY, "next"),
    Command("previous_field", ("shift+tab",), "Field before", Scope.REPLY),
    Command("field_below", ("enter", "down"), "In a line: to the field below", Scope.REPLY),
    Command("field_above", ("up",), "In a line: to the field above", Scope.REPLY),
    Command("undo_typing", ("ctrl+z",), "In the comment: take back what was typed", Scope.REPLY),
    Command(
        "leave_reply",
        ("escape", "ctrl+c"),
        "Leave; what is written is kept, finished or not",
        Scope.REPLY,
        "leave",
    ),
    Command("edit_chosen", ("e",), "Go on with the draft", Scope.DRAFTS, "edit"),
    Command("delete_chosen", ("d", "D"), "Remove the draft", Scope.DRAFTS, "remove"),
    Command("export_chosen", ("X",), "Show it to be copied or written", Scope.DRAFTS, "export"),
    Command("undo", ("u",), "Undo the last change of marks", Scope.DRAFTS),
    Command("redo", ("ctrl+r",), "Redo what was undone", Scope.DRAFTS),
    Command(
        "next_format",
        ("s", "tab"),
        "Other format: text, Markdown, mailto link, WordPress form",
        Scope.EXPORT,
        "format",
    ),
    Command("write_export", ("w",), "Write it into a file", Scope.EXPORT, "write"),
    Command("character_left", ("left", "ctrl+b"), "One character back", Scope.TYPED),
    Command("character_right", ("right", "ctrl+f"), "One character on", Scope.TYPED),
    Command("word_left", ("ctrl+left", "alt+left", "alt+b"), "One word back", Scope.TYPED),
    Command("word_right", ("ctrl+right", "alt+right", "alt+f"), "One word on", Scope.TYPED),
    Command("row_above", ("up",), "In a text: one line up", Scope.TYPED),
    Command("row_below", ("down",), "In a text: one line down", Scope.TYPED),
    Command(
        "delete_word_before", ("ctrl+w", "alt+backspace"), "Delete the word before", Scope.TYPED
    ),
    Command("delete_word_behind", ("alt+d", "alt+delete"), "Delete the word behind", Scope.TYPED),
    Command("delete_to_start", ("ctrl+u",), "Delete the line up to here", Scope.TYPED),
    Command("delete_to_end", ("ctrl+k",), "Delete the rest of the line", Scope.TYPED),
    Command("put_back", ("ctrl+v",), "Put back what was deleted so last", Scope.TYPED),
    Command("go_back", ("escape", "q", "h", "left"), "Back", Scope.BACK, "back"),
    Command(
        "palette", (":",), "Every command by its name", Scope.APP, "commands", takes_count=True
    ),
    Command("help", ("?",), "Help: every key", Scope.APP, "help"),
    Command("redraw", ("ctrl+l",), "Draw the screen anew", Scope.APP),
    Command("suspend_process", ("ctrl+z",), "Suspend; fg in the shell comes back", Scope.APP),
    Command("leave", ("q", "ctrl+c", "Z Z"), "Quit; marks and place are kept", Scope.APP),
)
