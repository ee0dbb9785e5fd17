"""Drafts as a text to be taken elsewhere: shown to be selected, copied or written into a file.

The text is shown as it is, so that what a terminal selects is what was meant. An e-mail address is
in none of it: the command line alone writes one, when it is asked for.
"""

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Scope
from tui.marks import DraftRecord
from tui.marks.exchange.drafts import (
    DRAFT_FORMATS,
    MAILTO,
    MARKDOWN,
    TEXT,
    WORDPRESS,
    export_drafts,
    form_fields,
    parent_id,
    post_id,
    without_email,
)
from tui.panes.draft_pieces import draft_count
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen, abilities_of
from tui.screens.prompt import Prompt
from tui.session import Session
from tui.widgets.text_layout import Piece
from tui.widgets.text_view import TextView
from tui.widgets.title import set_title

TITLES = {TEXT: "text", MARKDOWN: "Markdown", MAILTO: "mailto link", WORDPRESS: "WordPress form"}

ENDINGS = {TEXT: ".txt", MARKDOWN: ".md", MAILTO: ".txt", WORDPRESS: ".txt"}

COPIED = 74_000
"""Characters from which on a terminal may not take a copy: xterm's limit of an OSC, as Base64."""


class ExportText(TextView):
    """The text, without a bar and at the full width."""

    HAS_BAR = False
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)


class ExportScreen(OverScreen):
    """Some drafts in one of the formats."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.EXPORT, Scope.BACK)

    def __init__(self, session: Session, drafts: Sequence[DraftRecord]) -> None:
        super().__init__(session)
        self.drafts = [without_email(draft) for draft in drafts]
        self.format = TEXT
        self.text = ExportText(measure=10_000, id="export")

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.text
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with plain text."""
        self._show()
        self.set_focus(self.text)
        self.set_hints((Scope.EXPORT, Scope.BACK, Scope.APP))

    def _show(self) -> None:
        count = draft_count(len(self.drafts))
        set_title(self.text, f"{count.capitalize()} as {TITLES[self.format]} · without e-mail")
        self.text.show(list(export_pieces(self.format, self.drafts)))

    def action_next_format(self) -> None:
        """Show them in another format."""
        at = DRAFT_FORMATS.index(self.format)
        self.format = DRAFT_FORMATS[(at + 1) % len(DRAFT_FORMATS)]
        self._show()

    def action_copy_export(self) -> None:
        """Give the text to the clipboard of the reader's terminal."""
        text = export_drafts(self.format, self.drafts)
        self.app.copy_to_clipboard(text)
        said = f"Given to the terminal to be copied: {len(text):,} characters"
        self.notice(f"{said}; it may take less" if len(text) > COPIED else said)

    def action_write_export(self) -> None:
        """Ask for a file and write the text into it."""
        may = abilities_of(self.app)
        if not may.may_write_files:
            self.notice("This session may not write files · y copies")
            return

        async def keep(path: str | None) -> None:
            if path:
                self.notice(await asyncio.to_thread(self._written, path))

        name = f"reply{ENDINGS[self.format]}"
        self.app.push_screen(Prompt("Write into", name, hint="a file that is not there yet"), keep)

    def _written(self, path: str) -> str:
        """Write the text into a new file; returns what to say of it."""
        text = export_drafts(self.format, self.drafts)
        try:
            write_new(Path(path).expanduser(), text)
        except FileExistsError:
            return f"{path} is there already: nothing was written"
        except (OSError, RuntimeError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            return f"Not written: {said}"
        return f"Written into {path}"


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; only its owner can read it.

    Raises:
        OSError: It is there, or cannot be written; what was begun is taken away.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def not_known(draft: DraftRecord) -> Iterator[tuple[str, str]]:
    """Fields of WordPress's form that the draft cannot fill, and why."""
    yield "email", "never shown here"
    if not post_id(draft):
        yield "comment_post_ID", "the page does not tell its number"
    if not parent_id(draft):
        yield "comment_parent", "the reply has no number of its own"


def export_pieces(name: str, drafts: Sequence[DraftRecord]) -> Iterator[Piece]:
    """Drafts as pieces: the very text; the fields of a form one by one, which is how they are used.

    Args:
        name: The format.
        drafts: What to show.
    """
    if name != WORDPRESS:
        yield Piece(export_drafts(name, drafts).rstrip("\n"))
        return
    for draft in drafts:
        for field, value in form_fields(draft).items():
            yield Piece(field, style="meta", gap=0)
            yield Piece(value)
        for field, why in not_known(draft):
            yield Piece(f"{field}: {why}", style="gone")
    yield Piece("As a form sends them", style="meta", gap=0, is_rule=True)
    yield Piece(export_drafts(name, drafts).rstrip("\n"))
