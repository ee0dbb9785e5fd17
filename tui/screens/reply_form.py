"""The form for a reply: name, e-mail address, website, comment.

What is typed is given to the marks after a short rest, on leaving, and when the session ends in
whatever way, finished or not; nothing is asked for that. Imported when it is needed: the text area
is a large widget. Must never put the e-mail address anywhere but into its own line.
"""

import contextlib
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer

from tui.commands import Scope
from tui.marks import Change, Words
from tui.model import safe_line
from tui.panes.status_line import StatusLine
from tui.screens.base import ReaderScreen
from tui.screens.reply_fields import CommentArea, ReplyFields
from tui.session import Session
from tui.session.drafts import words_of
from tui.session.reply_form import MISSING, fault_words, faults
from tui.session.writing import Writing
from tui.widgets.title import set_title

REST = 1.0
"""Seconds without a key after which what was typed is given to the marks."""

LATEST = 5.0
"""Seconds after which that is done though the typing goes on."""

PER_REST = 100_000
"""Characters of a comment that make the rest a `REST` longer: each time the whole is written."""

QUOTE = 200
"""Characters of what is answered that the form shows."""

KEPT = "draft kept"


class ReplyForm(ReaderScreen):
    """Gives the draft that was written, or None if there is none."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.REPLY,)

    def __init__(self, session: Session, writing: Writing, to: str) -> None:
        """A form for what is being written.

        Args:
            session: Where it goes.
            writing: The draft.
            to: Whom or what it answers, in a few words.
        """
        super().__init__(session)
        self.writing = writing
        self.to = to
        self.fields = ReplyFields(writing.words, answered(writing.anchor.quote))
        self._is_checked = False
        self._is_left = False
        self._trouble = ""
        self._dirty_since = 0.0
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """The fields and the status line."""
        with Vertical(id="reply"):
            yield self.fields
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin in the first field that wants something."""
        set_title(self.query_one("#reply"), f"Your reply to {self.to}")
        self.set_hints((Scope.REPLY,))
        words = self.writing.words
        empty = [field for field in ("name", "email") if not getattr(words, field)]
        first = "comment" if words.comment or not empty else empty[0]
        self.fields.use("name" if self.fields.held else first)
        self._show_faults()
        self._tell_kept()

    def on_resize(self, event: events.Resize) -> None:
        """Leave out what there is no room for."""
        self.fields.fit(event.size.height)
        self._show_faults()

    @property
    def words(self) -> Words:
        """What stands in the form."""
        return self.fields.words

    def take_comment(self, text: str) -> None:
        """Put another text in the place of the comment, and keep it."""
        self.fields.take_comment(text)
        self.keep()

    # Fields --------------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """Show which field is in use, and what is wrong with those that were left."""
        self._show_faults()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the comment the keys of a line mean what they mean in a text."""
        in_comment = self.fields.now == "comment"
        if action == "field_above" and in_comment:
            return self.fields.area.is_at_top
        if action == "field_below":
            return not in_comment
        return in_comment if action == "undo_typing" else True

    def action_next_field(self) -> None:
        """Go to the next field, round and round."""
        self.fields.step(1)

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.fields.step(-1)

    def action_field_below(self) -> None:
        """Go to the field below."""
        self.fields.step(1)

    def action_field_above(self) -> None:
        """Go to the field above."""
        if self.fields.now != "name":
            self.fields.step(-1)

    def action_undo_typing(self) -> None:
        """Take back what was typed into the comment last."""
        self.fields.area.undo()

    # What is wrong -------------------------------------------------------------------------------

    def _show_faults(self) -> None:
        """Say what is missing once the reader is done; what is wrong, when its field is left."""
        if not self.fields.is_attached:
            return
        found, now = faults(self.words), self.fields.now
        if not self._is_checked:
            found = {f: said for f, said in found.items() if said != MISSING and f != now}
        self.fields.show(found, self._trouble or fault_words(found))

    def on_comment_area_refused(self, message: CommentArea.Refused) -> None:
        """Say that a paste was left out."""
        self.notice(f"{message.size:,} characters are too many to paste here: nothing was pasted")

    # Keeping -------------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """Keep what was typed after a rest."""
        self._touch()

    def on_text_area_changed(self) -> None:
        """Keep what was typed after a rest."""
        self._touch()

    def _touch(self) -> None:
        if self._is_left:
            return
        now = monotonic()
        if self._rest is None:
            self._dirty_since = now
        else:
            self._rest.stop()
        more = 1 + len(self.writing.given.comment) // PER_REST
        due = min(now + REST * more, self._dirty_since + LATEST * more)
        self._rest = self.set_timer(max(0.01, due - now), self.keep)
        if self._is_checked:
            self._show_faults()
        self._tell_kept()

    def keep(self) -> None:
        """Give what stands in the form to the marks."""
        self._forget_rest()
        if not self._is_left:
            self.writing.give(self.words)
            self._tell_kept()

    def _forget_rest(self) -> None:
        if self._rest is not None:
            self._rest.stop()
            self._rest = None

    def _tell_kept(self) -> None:
        is_kept = self.writing.is_there and self._rest is None
        self.status.where = KEPT if is_kept else "draft"

    def saved_changed(self, words: str) -> None:
        """Say what is not on disk; where it cannot be written, why, since `!` is a letter here."""
        troubles = self.session.marks.troubles if words else ()
        self._trouble = trouble_words(troubles[0].reason) if troubles else ""
        super().saved_changed("not on disk" if troubles else words)
        self._show_faults()

    def marks_changed(self, change: Change) -> None:
        """Tell if somebody else changed the draft."""
        draft = self.writing.draft
        if not change.from_elsewhere or draft.document not in change.documents:
            return
        record = self.session.drafts.get(draft)
        if record is not None and self.writing.differs(words_of(record)):
            self.notice("Changed in another window; what is written here last counts")

    # Leaving -------------------------------------------------------------------------------------

    def action_keep_reply(self) -> None:
        """Leave if nothing is missing or wrong; else say what is, and go there."""
        found = faults(self.words)
        if not found:
            self.action_leave_reply()
            return
        self._is_checked = True
        self.keep()
        self.fields.use(next(iter(found)))
        self._show_faults()

    def action_leave_reply(self) -> None:
        """Leave; what is written is kept."""
        self._forget_rest()
        self._is_left = True
        self.dismiss(self.writing.leave(self.words))

    def leaving(self) -> None:
        """The session ends: what is written is kept, as it stands."""
        if not self._is_left:
            self.writing.give(self.words)

    def on_unmount(self) -> None:
        """However the form is closed, what is written is kept."""
        if not self._is_left:
            with contextlib.suppress(ValueError):  # the marks are closed: `leaving` was called
                self.writing.give(self.words)


def answered(quote: str) -> str:
    """The words that are answered, as the form shows them; empty if there are none."""
    quote = safe_line(quote)
    if len(quote) > QUOTE:
        quote = f"{quote[:QUOTE].rstrip()}…"
    return f"“{quote}”" if quote else ""


def trouble_words(reason: str) -> str:
    """Why what was typed is not on disk, and that it is not lost."""
    reason = safe_line(reason).rstrip(".")
    return f"{reason[:1].upper()}{reason[1:]}. Kept in memory and tried again."
