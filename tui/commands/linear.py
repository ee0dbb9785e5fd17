"""The commands of linear mode alone: words, since there a command is typed as a line.

Everything else that can be typed there comes from the one table, by its keys or its name. Kept
apart from it since no key of a screen does these.
"""

from tui.commands.command import Command, Scope

LINEAR: tuple[Command, ...] = (
    Command("read_on", ("enter",), "An empty line: read on; in a list, open", Scope.APP),
    Command(
        "go_to_number",
        ("number",),
        "A number alone: open that document; in the text, go to that reply",
        Scope.APP,
        takes_count=True,
        is_jump=True,
    ),
    Command(
        "open",
        ("open",),
        "With words of a title or a number: open that document",
        Scope.APP,
        is_jump=True,
    ),
    Command("rest", ("rest",), "Everything from here to the end of the document", Scope.APP),
    Command("whole", ("whole",), "The whole document from its beginning", Scope.APP),
    Command("again", ("again",), "Once more what you are at", Scope.APP),
    Command("where", ("where",), "Where you are, and all that is known of it", Scope.APP),
    Command(
        "replies",
        ("replies",),
        "The replies in short, from here or from a number on",
        Scope.APP,
        takes_count=True,
    ),
    Command(
        "show_hints", ("links",), "Where links lead; with a number, follow that one", Scope.APP
    ),
    Command("show_drafts", ("drafts",), "Drafts of all documents", Scope.APP),
    Command("show_views", ("views",), "Views of the list", Scope.APP),
    Command("focus_list", ("list",), "The list", Scope.APP),
    Command("focus_detail", ("text",), "The text", Scope.APP),
    Command("focus_references", ("references",), "The references", Scope.APP),
    Command("show_bookmarks", ("bookmarks",), "The bookmarks", Scope.APP),
    Command("show_problems", ("problems",), "What could not be read", Scope.APP),
    Command("width", ("width",), "With a number: longest line; 0 breaks none", Scope.APP),
    Command("leave", ("quit", "exit"), "Quit; marks and place are kept", Scope.APP),
)
"""What linear mode has beside the table, first of all scopes."""

BY_LINES: dict[str, str] = {
    "line_down": "One piece of the text on, or one row down",
    "line_up": "One piece of the text back, or one row up",
    "page_down": "About a screenful of the text, or the next ten rows",
    "page_up": "About a screenful back, or the ten rows before",
    "half_page_down": "Half as much of the text, or five rows",
    "half_page_up": "Half as much back, or five rows",
    "top": "To the beginning; with a number, to that paragraph, reply or row",
    "bottom": "To the end; with a number, to that paragraph, reply or row",
    "choose": "Open what you are at",
    "filter_list": "With words: keep the documents that have them in title, author, path or tags",
    "search": "With words: find them in text, replies and references",
    "filter_bookmarks": "With words or #tags: keep the bookmarks that have them",
    "go_to_named": "With a letter: to the place that has it, in any document",
    "name_place": "With a letter: give it to this place, to go there later",
    "bookmark": "Bookmark document, reply or reference; words behind it are the note, #words tags",
    "choose_passage": "With words of what was said last, or first ... last: bookmark these",
    "edit_bookmark": "Change note and tags; words behind it are the new note",
    "write_reply": "Write a reply to post or reply, or go on; words behind it are the comment",
    "export_drafts": "Print the draft to be taken out, as text, markdown, mailto or wordpress",
    "export_chosen": "Print the draft to be taken out, as text, markdown, mailto or wordpress",
    "save_view": "With a name: save this view of the list under it",
    "rename_view": "With a name: give it to the saved view",
    "show_address_hints": "Addresses of the links; with a number, that one alone",
    "follow": "Say the next place that cites it; open a neighbouring post that is in the library",
    "copy_text": "Copy the reply, the text or the reference, or print it to be taken from there",
    "show_plain": "Print it as plain text",
    "help": "The usual commands; with all, every one; with a word, those that have it",
}
"""What commands of the table do here, where a line does it otherwise than keys on a screen."""
