"""Rows of the table: going about in lists, texts, threads and references.

Nothing here changes a mark. Read by `tui.commands.table` alone.
"""

from tui.commands.command import Command, Scope
from tui.commands.key_names import LETTER

MOVING: tuple[Command, ...] = (
    Command("line_down", ("j", "down"), "One line or row down", Scope.MOVE, takes_count=True),
    Command("line_up", ("k", "up"), "One line or row up", Scope.MOVE, takes_count=True),
    Command(
        "page_down", ("space", "pagedown", "ctrl+f"), "One page down", Scope.MOVE, takes_count=True
    ),
    Command("page_up", ("b", "pageup", "ctrl+b"), "One page up", Scope.MOVE, takes_count=True),
    Command("half_page_down", ("ctrl+d",), "Half a page down", Scope.MOVE, takes_count=True),
    Command("half_page_up", ("ctrl+u",), "Half a page up", Scope.MOVE, takes_count=True),
    Command(
        "top",
        ("g g", "home"),
        "To the top; with a number, there",
        Scope.MOVE,
        takes_count=True,
        is_jump=True,
    ),
    Command(
        "bottom",
        ("G", "end"),
        "To the bottom; with a number, there",
        Scope.MOVE,
        takes_count=True,
        is_jump=True,
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
        "next_match",
        ("n",),
        "Next match",
        Scope.SEARCH,
        "next match",
        takes_count=True,
        is_jump=True,
    ),
    Command(
        "previous_match",
        ("N",),
        "Previous match",
        Scope.SEARCH,
        "previous",
        takes_count=True,
        is_jump=True,
    ),
    Command("leave_search", ("escape",), "End the search", Scope.SEARCH, "end search"),
    Command(
        "next_unread",
        ("n", "."),
        "Next unread, across documents",
        Scope.READING,
        "unread",
        is_jump=True,
    ),
    Command(
        "previous_unread",
        ("p", "N", ","),
        "Previous unread, across documents",
        Scope.READING,
        is_jump=True,
    ),
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
    Command(
        "jump_back", ("ctrl+o",), "Back to before the last jump", Scope.READING, takes_count=True
    ),
    Command("jump_forward", ("ctrl+y",), "Forward again", Scope.READING, takes_count=True),
    Command(
        "go_to_named",
        (f"` {LETTER}",),
        "To the place with that letter, in any document",
        Scope.READING,
    ),
    Command("jump_before", ("` `",), "To before the last jump; again: to and fro", Scope.READING),
    Command("show_named", ("` ?",), "All letters: the places that have one", Scope.READING),
    Command(
        "name_place", (f"~ {LETTER}",), "Give this place a letter, to go to later", Scope.READING
    ),
    Command("next_new", ("w",), "Next new reply, across documents", Scope.READING, is_jump=True),
    Command(
        "previous_new", ("W",), "Previous new reply, across documents", Scope.READING, is_jump=True
    ),
    Command("next_paragraph", ("}",), "Next paragraph or reply", Scope.TEXT, takes_count=True),
    Command(
        "previous_paragraph", ("{",), "Previous paragraph or reply", Scope.TEXT, takes_count=True
    ),
    Command("search", ("/",), "Search in text, replies and references", Scope.TEXT, "search"),
    Command("next_heading", ("g h",), "Next heading", Scope.TEXT, takes_count=True),
    Command("previous_heading", ("g H",), "Heading before", Scope.TEXT, takes_count=True),
    Command("show_references", ("enter", "l", "right"), "Its references", Scope.TEXT),
    Command("toggle_fold", ("z a",), "Fold or unfold the reply", Scope.THREAD, "toggle"),
    Command(
        "toggle_chain", ("z A",), "Fold or unfold the whole chain it is in", Scope.THREAD, "chain"
    ),
    Command("fold", ("z c",), "Fold the reply, then what it answers", Scope.THREAD, "fold"),
    Command("unfold", ("z o",), "Unfold the reply", Scope.THREAD, "unfold"),
    Command("fold_all", ("z M",), "Fold all replies", Scope.THREAD, "fold all"),
    Command("unfold_all", ("z R",), "Unfold all replies", Scope.THREAD, "unfold all"),
    Command(
        "fold_read",
        ("z r",),
        "Fold what is read and has nothing unread below it",
        Scope.THREAD,
        "fold read",
    ),
    Command(
        "toggle_delta",
        ("d",),
        "Only new replies, below lines of those above them; again: all",
        Scope.THREAD,
    ),
    Command("next_sibling", (">",), "Next reply to the same", Scope.THREAD, takes_count=True),
    Command("previous_sibling", ("<",), "Reply before to the same", Scope.THREAD, takes_count=True),
    Command(
        "parent",
        ("-",),
        "The reply that this one answers",
        Scope.THREAD,
        takes_count=True,
        is_jump=True,
    ),
    Command("root", ("_",), "The reply that begins the chain", Scope.THREAD, is_jump=True),
    Command("next_top_level", (")",), "Next reply to the post", Scope.THREAD, takes_count=True),
    Command(
        "previous_top_level",
        ("(",),
        "Reply to the post before, or that of this chain",
        Scope.THREAD,
        takes_count=True,
    ),
    Command(
        "follow",
        ("enter", "l", "right"),
        "To the next place that cites it; open a neighbouring post that is in the library",
        Scope.REFERENCES,
        "follow",
        is_jump=True,
    ),
    Command("search", ("/",), "Search in text, replies and references", Scope.REFERENCES, "search"),
)
