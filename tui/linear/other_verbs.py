"""Commands that are about no text: help, problems, scanning, leaving, what only a screen has."""

import contextlib
from collections.abc import Callable, Sequence

from tui.commands import Command
from tui.commands.linear import BY_LINES
from tui.linear.here import Here
from tui.linear.key_words import INTERRUPT, spoken, spoken_whole
from tui.linear.line import said
from tui.linear.verbs import Request, Said, Verbs

_FOLDS = (
    "Nothing is folded here; {previous_paragraph} and {next_paragraph} go by pieces, "
    "{replies} tells the replies in short."
)

_PANES = (
    "There are no panes here: {focus_list} is the list, {focus_detail} the text, "
    "{focus_references} the references."
)

FOR_SCREENS = {
    **dict.fromkeys(("toggle_fold", "toggle_chain", "fold", "unfold"), _FOLDS),
    **dict.fromkeys(("fold_all", "unfold_all", "fold_read"), _FOLDS),
    "toggle_delta": "Here {next_new} goes to the next new reply, {previous_new} to the one before.",
    "palette": "Type a command by its name; {help} all tells all, {help} and a word finds one.",
    "redraw": "Nothing is drawn here, so nothing has to be drawn anew.",
    "suspend_process": "Press the key itself to suspend; fg in the shell comes back.",
    **dict.fromkeys(("next_pane", "previous_pane"), _PANES),
}
"""What is said of commands that make no sense without a screen; of others a sentence is made.

An id in braces stands for the key of that command.
"""

BASICS = (
    "An empty line reads on; in a list it opens what you are at.",
    "A number goes to that document, reply, reference or bookmark.",
    "next unread: {next_unread}; previous unread: {previous_unread}.",
    "next reply: {next_reply}; previous reply: {previous_reply}.",
    "the list: {focus_list}; the references: {focus_references}; the bookmarks: {show_bookmarks}.",
    "next document: {next_document}; previous document: {previous_document}.",
    "mark read or unread: {toggle_read}; the whole document: {toggle_document_read}.",
    "bookmark: {bookmark} and a note; undo: {undo}; back to before: {jump_back}.",
    "search in the text: {search} and words.",
    "keep what has some words: {filter_list} and the words; other views: {show_views}.",
    "keep what has some words: {filter_bookmarks} and the words; another order: {next_order}.",
    "all of it: {show_whole}; another note: {edit_bookmark}; remove: {delete_bookmark}.",
    "go on with it: {edit_chosen}; print it: {export_chosen}; remove it: {delete_chosen}.",
    "take its letter away: {remove_letter}.",
    "another name: {rename_view} and the name; remove: {delete_view}; save: {save_view}.",
    "undo: {undo}; back to where you were: {go_back}.",
    "all that follows: {rest}; the replies in short: {replies}.",
    "once more: {again}; where you are: {where}; quit: {leave}.",
)
"""The usual commands; a line whose commands a mode does not have is left out there."""


class _Keys(dict[str, str]):
    """The keys that the ids in a sentence stand for."""

    def __init__(self, key: Callable[[str], str]) -> None:
        self._key = key

    def __missing__(self, id: str) -> str:
        return self._key(id)


def for_screens(command: Command, key: Callable[[str], str]) -> str:
    """What is said of a command that linear mode does not carry out; `key` tells keys by ids."""
    if command.id in FOR_SCREENS:
        return FOR_SCREENS[command.id].format_map(_Keys(key))
    said_of = f"{command.help[:1].lower()}{command.help[1:]}".rstrip(".")
    return f"That is for the screen ({said_of}); it does nothing here."


class OtherVerbs(Verbs):
    """The commands that remain."""

    def __init__(
        self,
        here: Here,
        commands: Callable[[], Sequence[Command]],
        *,
        scan: Callable[[], str],
        leave: Callable[[], Said],
        back: Callable[[], Said],
        set_width: Callable[[int], None],
    ) -> None:
        """Commands of a dialogue.

        Args:
            here: Where the reader is.
            commands: The commands that do something there.
            scan: Begins a scan and says so.
            leave: Ends the sitting.
            back: Leaves bookmarks, drafts, places or views.
            set_width: Breaks lines at so many columns from now on; 0 breaks none.
        """
        super().__init__(here)
        self._commands = commands
        self._scan = scan
        self._leave = leave
        self._back = back
        self._set_width = set_width

    def do_help(self, request: Request) -> Said:
        """Tell the commands: the usual ones, all, or those with a word."""
        rows = list(self._commands())
        asked = request.argument.lower()
        if not asked:
            yield from self._basics(rows)
            return
        told = 0
        keys: dict[str, dict[str, None]] = {}
        helps: dict[str, str] = {}
        for row in rows:
            keys.setdefault(row.id, {}).update(dict.fromkeys(map(spoken_whole, row.keys)))
            # What is said of it for linear mode goes before what is said of it for a screen.
            helps.setdefault(row.id, BY_LINES.get(row.id, row.help))
        for row in {row.id: row for row in rows}.values():
            keys[row.id].pop(spoken(INTERRUPT), None)
            text = f"{row.words}: {' or '.join(keys[row.id])}. {helps[row.id]}."
            if asked == "all" or asked in text.lower():
                yield said(text)
                told += 1
        if not told:
            yield said(f'No command here has "{request.argument}" in its name or help.')

    def _basics(self, rows: Sequence[Command]) -> Said:
        keys = {row.id: self.key(row.id) for row in rows}
        for text in BASICS:
            with contextlib.suppress(KeyError):  # not in this mode
                yield said(text.format_map(keys))
        seconds = self.session.settings.auto_read_seconds
        if not seconds:
            yield said(f"Nothing counts as read by itself; {self.key('toggle_read')} marks it.")
        else:
            after = f", {seconds:g} seconds later at the earliest" if self.here.is_person else ""
            yield said(f"What was said to its end counts as read when you go on{after}.")
        key = self.key("help")
        yield said(f"{key} all tells every command here; {key} and a word, those that have it.")

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

    def do_go_back(self, request: Request) -> Said:
        """Back to where the reader was."""
        yield from self._back()
