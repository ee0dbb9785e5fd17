"""The one table of commands: id, keys, what it does, where it works.

The keymap, the status line's hints, the help screen and README's key table are all made from it. A
key is declared here and nowhere else. Every key is one that terminals can send: never `ctrl+i`
(it is tab), `ctrl+m` (enter) or `ctrl+h` (backspace in many).
"""

from tui.commands.command import Command, Scope

COMMANDS: tuple[Command, ...] = (
    Command("line_down", ("j", "down"), "One line or row down", Scope.MOVE, takes_count=True),
    Command("line_up", ("k", "up"), "One line or row up", Scope.MOVE, takes_count=True),
    Command(
        "page_down", ("space", "pagedown", "ctrl+f"), "One page down", Scope.MOVE, takes_count=True
    ),
    Command("page_up", ("b", "pageup", "ctrl+b"), "One page up", Scope.MOVE, takes_count=True),
    Command("half_page_down", ("ctrl+d",), "Half a page down", Scope.MOVE, takes_count=True),
    Command("half_page_up", ("ctrl+u",), "Half a page up", Scope.MOVE, takes_count=True),
    Command(
        "top", ("g g", "home"), "To the top; with a number, there", Scope.MOVE, takes_count=True
    ),
    Command(
        "bottom", ("G", "end"), "To the bottom; with a number, there", Scope.MOVE, takes_count=True
    ),
    Command("choose", ("enter", "l", "right"), "Open what the cursor is on", Scope.ROWS, "open"),
    Command(
        "filter_list",
        ("/",),
        "Filter as you type: words of title, author, path and tags",
        Scope.LIST,
        "filter",
    ),
    Command("whole_list", ("escape",), "End the filter; from an empty list, list all", Scope.LIST),
    Command("next_sort", ("s",), "Sort: newest, title, replies, last read, unread", Scope.LIST),
    Command("reverse_sort", ("S",), "The same order the other way round", Scope.LIST),
    Command("next_group", (")",), "Next group", Scope.LIST, takes_count=True),
    Command(
        "previous_group", ("(",), "This group, then the one before", Scope.LIST, takes_count=True
    ),
    Command(
        "next_unread",
        ("n",),
        "Next unread, across documents",
        Scope.READING,
        "unread",
    ),
    Command("previous_unread", ("p", "N"), "Previous unread, across documents", Scope.READING),
    Command("next_document", ("J", "ctrl+n"), "Next document", Scope.READING, takes_count=True),
    Command(
        "previous_document", ("K", "ctrl+p"), "Previous document", Scope.READING, takes_count=True
    ),
    Command("next_reply", ("]",), "Next reply", Scope.READING, "reply", takes_count=True),
    Command(
        "previous_reply",
        ("[",),
        "Previous reply, or back to the body",
        Scope.READING,
        takes_count=True,
    ),
    Command("next_paragraph", ("}",), "Next paragraph or reply", Scope.TEXT, takes_count=True),
    Command(
        "previous_paragraph", ("{",), "Previous paragraph or reply", Scope.TEXT, takes_count=True
    ),
    Command("show_references", ("enter", "l", "right"), "Its references", Scope.TEXT),
    Command(
        "follow",
        ("enter", "l", "right"),
        "To the next place that cites it; open a neighbouring post that is in the library",
        Scope.REFERENCES,
        "follow",
    ),
    Command(
        "toggle_read",
        ("m",),
        "Mark read or unread: the document in the list, the body or reply in the text",
        Scope.READING,
        "read",
    ),
    Command(
        "toggle_document_read",
        ("M",),
        "Mark the document with all its replies read or unread",
        Scope.READING,
    ),
    Command("mark_all_read", ("A",), "Mark everything in the list read", Scope.READING),
    Command("undo", ("u",), "Undo the last change of marks", Scope.READING),
    Command("redo", ("ctrl+r",), "Redo what was undone", Scope.READING),
    Command(
        "toggle_only_unread",
        ("U",),
        "List only what has anything unread, or everything again",
        Scope.READING,
    ),
    Command(
        "bookmark",
        ("B",),
        "Bookmark the document, reply or reference, with a note; #words are tags",
        Scope.READING,
        "bookmark",
    ),
    Command("choose_passage", ("v",), "Choose a passage to bookmark", Scope.TEXT, "passage"),
    Command("remove_bookmark", ("D",), "Remove the bookmark", Scope.READING),
    Command("next_pane", ("tab",), "Next pane", Scope.READING),
    Command("previous_pane", ("shift+tab",), "Previous pane", Scope.READING),
    Command("focus_list", ("g l", "alt+1"), "List pane", Scope.READING),
    Command("focus_detail", ("g t", "alt+2"), "Detail pane", Scope.READING),
    Command("focus_references", ("g r", "alt+3"), "References pane", Scope.READING),
    Command("leave_pane", ("escape", "h", "left"), "Back towards the list", Scope.READING),
    Command("show_bookmarks", ("'",), "Bookmarks", Scope.READING),
    Command(
        "show_views",
        ("V",),
        "Views: what is listed, sorted and grouped how",
        Scope.READING,
        "views",
    ),
    Command("save_view", ("g v",), "Save this view of the list under a name", Scope.READING),
    Command("show_problems", ("!",), "What could not be read", Scope.READING),
    Command("rescan", ("R",), "Look for new and changed files", Scope.READING),
    Command(
        "keep_passage",
        ("enter",),
        "Bookmark the words, with a note; on the same words again, change it",
        Scope.PASSAGE,
        "keep",
    ),
    Command(
        "choose_passage",
        ("v",),
        "From here on: choose where it ends; again: where it begins",
        Scope.PASSAGE,
        "from here",
    ),
    Command("next_word", ("w", "l", "right"), "One word on", Scope.PASSAGE, takes_count=True),
    Command("previous_word", ("b", "h", "left"), "One word back", Scope.PASSAGE, takes_count=True),
    Command("leave_passage", ("escape",), "Leave without a bookmark", Scope.PASSAGE, "leave"),
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
    Command("rename_view", ("e",), "Rename a saved view", Scope.VIEWS, "rename"),
    Command("delete_view", ("d", "D"), "Remove a saved view", Scope.VIEWS, "remove"),
    Command("save_view", ("g v",), "Save the view in use under a name", Scope.VIEWS),
    Command("undo", ("u",), "Undo the last change of marks", Scope.VIEWS),
    Command("redo", ("ctrl+r",), "Redo what was undone", Scope.VIEWS),
    Command("choice_down", ("down", "ctrl+n"), "One row down", Scope.CHOICE),
    Command("choice_up", ("up", "ctrl+p"), "One row up", Scope.CHOICE),
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
    Command("drop_filter", ("escape",), "Show all again", Scope.FILTER),
    Command("keep_filter", ("down", "up", "tab"), "Back to the list as it is", Scope.FILTER),
    Command("cancel", ("escape", "ctrl+c", "ctrl+g"), "Leave without a change", Scope.PROMPT),
    Command("longer_note", ("ctrl+o",), "From the line to the editor", Scope.NOTE, "editor"),
    Command("keep_note", ("ctrl+s",), "In the editor: keep the note", Scope.NOTE, "keep"),
    Command("leave_note", ("escape",), "Leave without a change", Scope.NOTE, "leave"),
    Command("go_back", ("escape", "q", "h", "left"), "Back", Scope.BACK, "back"),
    Command("help", ("?",), "Help: every key", Scope.APP, "help"),
    Command("redraw", ("ctrl+l",), "Draw the screen anew", Scope.APP),
    Command("suspend_process", ("ctrl+z",), "Suspend; fg in the shell comes back", Scope.APP),
    Command("leave", ("q", "ctrl+c"), "Quit; marks and place are kept", Scope.APP),
)
