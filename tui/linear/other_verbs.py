"""Commands that are about no text: help, problems, scanning, leaving, what only a screen has."""

from collections.abc import Callable, Sequence

from tui.commands import Command, key_name
from tui.linear import wording
from tui.linear.line import said
from tui.linear.verbs import Request, Said, Verbs
from tui.linear.whereabouts import Whereabouts

FOR_SCREENS = {
    "redraw": "Nothing is drawn here, so nothing has to be drawn anew.",
    "suspend_process": "Press Ctrl+z itself to suspend; fg in the shell comes back.",
    "next_pane": "There are no panes here: gl is the list, gt the text, gr the references.",
    "previous_pane": "There are no panes here: gl is the list, gt the text, gr the references.",
}
"""What is said of commands that make no sense without a screen; of others a sentence is made."""

BASICS = (
    ("read_on", "An empty line reads on; in the list it opens the document."),
    ("go_to_number", "A number opens that document; in the text it goes to that reply."),
    ("next_unread", "{next_unread}, next unread; {previous_unread}, previous unread."),
    ("next_reply", "{next_reply}, next reply; {previous_reply}, previous reply."),
    ("focus_list", "{focus_list}, the list; {focus_references}, the references."),
    ("next_document", "{next_document}, next document; {previous_document}, previous document."),
    ("toggle_read", "{toggle_read}, mark read or unread; {toggle_document_read}, the document."),
    ("bookmark", "{bookmark} and a note, bookmark; {show_bookmarks}, the bookmarks."),
    ("search", "/ and words, search; in the list, keep what has them."),
    ("again", "again; where; rest, all that follows; replies, the replies in short."),
    ("undo", "{undo}, undo; {leave}, quit."),
)


def for_screens(command: Command) -> str:
    """What is said of a command that linear mode does not carry out."""
    said_of = f"{command.help[:1].lower()}{command.help[1:]}".rstrip(".")
    return FOR_SCREENS.get(command.id, f"That is for the screen ({said_of}); it does nothing here.")


class OtherVerbs(Verbs):
    """The commands that remain."""

    def __init__(
        self,
        here: Whereabouts,
        commands: Callable[[], Sequence[Command]],
        scan: Callable[[], str],
        leave: Callable[[], Said],
        set_width: Callable[[int], None],
    ) -> None:
        """Commands of a dialogue.

        Args:
            here: Where the reader is.
            commands: The commands that can be typed there.
            scan: Begins a scan and says so.
            leave: Ends the sitting.
            set_width: Breaks lines at so many columns from now on; 0 breaks none.
        """
        super().__init__(here)
        self._commands = commands
        self._scan = scan
        self._leave = leave
        self._set_width = set_width

    def do_help(self, request: Request) -> Said:
        """Tell the commands: the usual ones, all, or those with a word."""
        rows = list(self._commands())
        asked = request.argument.lower()
        if not asked:
            yield from self._basics(rows)
            return
        told = 0
        for row in rows:
            keys = " or ".join(map(key_name, row.keys))
            text = f"{keys}: {row.help}. Name: {row.id.replace('_', ' ')}."
            if asked == "all" or asked in text.lower():
                yield said(text)
                told += 1
        if not told:
            yield said(f'No command here has "{request.argument}" in its name or help.')

    def _basics(self, rows: Sequence[Command]) -> Said:
        keys: dict[str, str] = {}
        for row in rows:
            keys.setdefault(row.id, key_name(row.keys[0]) if row.keys else row.id)
        for _, text in BASICS:
            try:
                yield said(text.format(**keys))
            except KeyError:
                continue  # not in this mode
        seconds = self.session.settings.auto_read_seconds
        if seconds:
            yield said(
                "What was said to its end is read when you go on"
                + (f" after {seconds:g} seconds." if self.here.is_person else ".")
            )
        yield said("? all tells every command here; ? and a word, those that have it.")

    def do_show_problems(self, request: Request) -> Said:
        """Tell what could not be read, and what is wrong with marks or index."""
        problems = self.session.problems()
        if not problems:
            yield said("Everything could be read.")
        for problem in problems:
            end = "." if problem.is_fatal else "; it was read all the same."
            yield said(f"{problem.path}: {problem.reason.rstrip('.')}{end}")

    def do_rescan(self, request: Request) -> Said:
        """Look for new, changed and vanished files."""
        yield said(self._scan())

    def do_width(self, request: Request) -> Said:
        """Break lines at another width."""
        if not request.argument.isdecimal():
            yield said("Type a number behind it: width 60; width 0 breaks no line.")
            return
        width = int(request.argument[:6])
        self._set_width(width)
        yield said(f"Lines have at most {width} columns." if width else "Lines are not broken.")

    def do_leave(self, request: Request) -> Said:
        """End the sitting."""
        yield from self._leave()


def counted(problems: int) -> str:
    """`1 file could not be read as it should`, for a notice."""
    return f"{wording.count(problems, 'file')} could not be read as it should; ! tells why."
