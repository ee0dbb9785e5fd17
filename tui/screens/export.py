"""Drafts as a text to be taken elsewhere: shown to be selected, copied or written into a file.

The text is shown as it is, so that what a terminal selects is what was meant. An e-mail address is
in none of it: the command line alone writes one, when it is asked for.
"""

import asyncio
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from tui.commands import Scope
from tui.marks import DraftRecord
from tui.marks.exchange.addresses import without_addresses
from tui.marks.exchange.drafts import (
    DRAFT_FORMATS,
    LONGEST_LINK,
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
from tui.screens.outward import outward_of
from tui.screens.plain import PlainScreen
from tui.screens.prompt import Prompt
from tui.session import Session
from tui.session.drafts import words_of
from tui.session.reply_form import faults

TITLES = {TEXT: "text", MARKDOWN: "Markdown", MAILTO: "mailto link", WORDPRESS: "WordPress form"}

ENDINGS = {TEXT: ".txt", MARKDOWN: ".md", MAILTO: ".txt", WORDPRESS: ".txt"}


class ExportScreen(PlainScreen):
    """Some drafts in one of the formats."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.EXPORT, Scope.PLAIN, Scope.BACK)

    def __init__(self, session: Session, drafts: Sequence[DraftRecord]) -> None:
        self.drafts = [without_email(draft) for draft in drafts]
        self._concerns = tuple(_concerns(drafts))
        self.format = TEXT
        self.text = export_drafts(TEXT, self.drafts)
        super().__init__(session, self.text, self._title())

    def set_hints(self, scopes: Iterable[Scope]) -> None:
        """Show the keys of this screen, too."""
        super().set_hints((Scope.EXPORT, *scopes, Scope.APP))

    def _title(self) -> str:
        said = f"{draft_count(len(self.drafts))} as {TITLES[self.format]}"
        links = self.text.splitlines() if self.format == MAILTO else []
        long = (
            ("too long for some programs",)
            if max(map(len, links), default=0) > LONGEST_LINK
            else ()
        )
        return " · ".join((said, *self._concerns, *long))

    def _show(self) -> None:
        self.text = export_drafts(self.format, self.drafts)
        shown = self.text.rstrip("\n")
        if self.format == WORDPRESS:
            shown = "\n".join(form_lines(self.drafts)) + f"\n\nAs a form sends it:\n{shown}"
        self.view.show_text(shown)
        self.what = self.status.where = self._title()

    def action_next_format(self) -> None:
        """Show them in another format."""
        at = DRAFT_FORMATS.index(self.format)
        self.format = DRAFT_FORMATS[(at + 1) % len(DRAFT_FORMATS)]
        self._show()

    def action_write_export(self) -> None:
        """Ask for a file and write the text into it."""
        if not outward_of(self.app).abilities.may_write_files:
            self.notice("This session may not write files · y copies")
            return

        async def keep(path: str | None) -> None:
            if path:
                self.notice(await asyncio.to_thread(self._written, path))

        name = f"reply{ENDINGS[self.format]}"
        self.app.push_screen(Prompt("Write into", name, hint="a file that is not there yet"), keep)

    def _written(self, path: str) -> str:
        """Write the text into a new file; returns what to say of it."""
        try:
            write_new(Path(path).expanduser(), self.text)
        except FileExistsError:
            return f"{path} is there already: nothing was written"
        except (OSError, RuntimeError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            return f"Not written: {said}"
        return f"Written into {path}"


def _has_address(draft: DraftRecord) -> bool:
    """Whether the words that are shown of a draft hold an e-mail address."""
    shown = (draft.name, draft.website, draft.comment, draft.quote, draft.title, draft.author)
    return any(without_addresses(words) != words for words in shown)


def _concerns(drafts: Sequence[DraftRecord]) -> Iterator[str]:
    """What whoever sends drafts has to know of them."""
    if any(faults(words_of(draft)) for draft in drafts):
        yield "unfinished"
    if any(map(_has_address, drafts)):
        yield "e-mail addresses left out"


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


def form_lines(drafts: Sequence[DraftRecord]) -> Iterator[str]:
    """The fields of a comment form one by one, which is how a person fills them in."""
    for number, draft in enumerate(drafts):
        if number:
            yield ""
        yield from (f"{field}: {value}" for field, value in form_fields(draft).items())
        yield "email: (never shown here)"
        if not post_id(draft):
            yield "comment_post_ID: (the page does not tell its number)"
        if not parent_id(draft):
            yield "comment_parent: (the reply has no number of its own)"
