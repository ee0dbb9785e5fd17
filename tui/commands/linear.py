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
