"""What a command is, and where it works.

Plain values. Must never know a screen.
"""

from enum import Enum

import msgspec


class Scope(Enum):
    """Where a command works, in the words of the help screen."""

    APP = "Anywhere"
    MOVE = "Moving, in every list and text"
    READING = "Reading"
    COPYING = "Copying, while reading"
    ROWS = "In a list"
    LIST = "In the list of documents"
    TEXT = "In the detail pane"
    THREAD = "Among the replies, in the detail pane"
    REFERENCES = "In the references pane"
    SEARCH = "While a search in the page is on"
    SEARCH_LINE = "While typing a search"
    RESUME = "While the card of an earlier visit is shown"
    PASSAGE = "While choosing a passage"
    HINTS = "While letters stand on links and references"
    ADDRESS = "While an address is shown"
    PLAIN = "In a text to select with the terminal's mouse"
    BOOKMARKS = "On the bookmarks screen"
    NAMED = "On the screen of named places"
    VIEWS = "On the views screen"
    CHOICE = "While choosing by typing: an author, a work, a command"
    FILTERED = "In a filtered list"
    FILTER = "While typing a filter"
    NOTE = "While writing a note"
    REPLY = "While writing a reply"
    DRAFTS = "On the drafts screen"
    EXPORT = "On the export screen"
    PROMPT = "While typing a line"
    TYPED = "Wherever one types, in a line or a text"
    BACK = "On the other screens"


class Command(msgspec.Struct, frozen=True):
    """One row of the table."""

    id: str
    """Name of the command, and of the action that carries it out."""
    keys: tuple[str, ...]
    """Sequences of keys, parted by spaces: `j`, `ctrl+d`, `g g`. The first one is in the hints.

    A character stands for itself; the others have Textual's names. `LETTER` stands for any letter.
    """
    help: str
    scope: Scope
    hint: str = ""
    """A word or two for the status line; empty to leave it out there."""
    takes_count: bool = False
    """Whether the action wants the number that was typed before it (None if none was)."""
    is_jump: bool = False
    """Whether it leads far away: where the reader was is noted in the jump history."""

    @property
    def words(self) -> str:
        """Its name in words, as it can be typed: `next unread`."""
        return self.id.replace("_", " ")
