"""One bookmark whole: its note, its quote, and everything it remembers of its place."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Scope
from tui.marks import BookmarkRecord
from tui.model import safe_line
from tui.panes import words
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen
from tui.session import Session
from tui.widgets.text_layout import Piece
from tui.widgets.text_view import TextView
from tui.widgets.title import set_title


class BookmarkText(TextView):
    """The text of a bookmark."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)


class BookmarkTextScreen(OverScreen):
    """A bookmark to read, also where its document is gone."""

    def __init__(self, session: Session, record: BookmarkRecord) -> None:
        super().__init__(session)
        self.record = record
        self.text = BookmarkText(id="bookmark")

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.text
        yield StatusLine()

    def on_mount(self) -> None:
        """Read from the top."""
        set_title(self.text, "Bookmark")
        status = self.session.status_of(self.record)
        self.text.measure = self.session.settings.measure
        self.text.show(list(bookmark_pieces(self.record, status)))
        self.set_focus(self.text)
        self.set_hints((Scope.BACK, Scope.APP))


def bookmark_pieces(record: BookmarkRecord, status: str) -> Iterator[Piece]:
    """A bookmark as pieces: title, kind, what became of its place, note, tags, quote, days, path.

    Args:
        record: The bookmark.
        status: As `Session.status_of` says.
    """
    yield Piece(safe_line(record.title) or safe_line(record.document), style="title", gap=0)
    about = [words.bookmark_kind(record), safe_line(record.date)]
    yield Piece(" · ".join(filter(None, about)), style="meta", gap=0 if status else 1)
    if status:
        yield Piece(words.bookmark_status(status, long=True), style="mark")
    lines = record.note.split("\n")
    for number, text in enumerate(lines):
        gap = int(number == len(lines) - 1)
        yield Piece(text or ("" if record.note else "no note"), style=_tone(record.note), gap=gap)
    if record.tags:
        tags = " ".join(f"#{safe_line(tag)}" for tag in record.tags)
        yield Piece(f"Tags: {tags}", style="meta")
    if record.quote:
        yield Piece(safe_line(record.quote), style="quote", first="▏ ", rest="▏ ")
    yield Piece(words.bookmark_days(record), style="meta", gap=0)
    if record.path:
        yield Piece(safe_line(record.path), style="meta")


def _tone(note: str) -> str:
    return "body" if note else "meta"
