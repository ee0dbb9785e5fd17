"""The reading screen: moving among documents and replies, marking and bookmarking.

A verb has few lines: what is current, which change, tell the session. The panes hear of the change
as everybody else does.
"""

from pathlib import PurePath

from tui.commands import Scope
from tui.library.entry import parts_of
from tui.model import Reference, Target
from tui.panes.detail import DetailPane
from tui.panes.references import ReferencesPane
from tui.screens.reading_drafts import ReadingDrafts


class ReadingScreen(ReadingDrafts):
    """List, detail and references, with everything a reader does there."""

    def on_mount(self) -> None:
        """Say what is wrong with the settings, since the defaults are used in its place."""
        problems = self.session.settings_problems
        if problems:
            key = self.keymap.key_of(Scope.READING, "show_problems")
            more = f" · {key} tells {len(problems) - 1:,} more" if len(problems) > 1 else ""
            self.notice(f"{PurePath(problems[0].path).name}: {problems[0].reason}{more}")

    # Moving --------------------------------------------------------------------------------------

    def action_next_unread(self) -> None:
        """Go to the next unread part; in the list, to the next document with one."""
        self._go_unread(1)

    def action_previous_unread(self) -> None:
        """Go to the unread part before; in the list, to the document before with one."""
        self._go_unread(-1)

    def _go_unread(self, step: int) -> None:
        if self.pane != "list":
            self.catch_up()
            part = self.detail.next_unread_part(step)
            if part is not None:
                self.detail.go_to_part(part)
                return
        if self.listing is None:
            return
        here = self.row_before(step)
        at = self.session.next_unread_document(self.listing, here, step)
        if at < 0 or self._is_at_only_unread(at):
            self.notice("Everything is read" if at < 0 else "Nothing else is unread")
            return
        if (at - here) * step <= 0:
            self.notice("From the top again" if step > 0 else "From the end again")
        self._go_to_unread_of(at, step)

    def _is_at_only_unread(self, at: int) -> bool:
        """Whether the reader is already at what alone is unread, in the document on row `at`."""
        entry, view = self.list.entry(at), self.view
        if self.pane == "list":
            return at == self.list.cursor
        if entry is None or view is None or view.document.key != entry.key:
            return False
        detail = self.detail
        return view.unread == {detail.current_part} and detail.is_open(detail.current)

    def _go_to_unread_of(self, at: int, step: int) -> None:
        """Put the cursor on row `at`; outside the list, open its first or last unread part."""
        self.list.go_to_row(at)
        entry = self.list.current
        if self.pane == "list" or entry is None:
            return
        unread = [p for p in entry.parts if not self.session.is_read(Target(entry.key, p))]
        self.open(entry.key, (unread[0] if step > 0 else unread[-1]) if unread else None)

    def action_next_document(self, count: int | None = None) -> None:
        """Go `count` documents on, in whatever pane."""
        self._step_document(count or 1)

    def action_previous_document(self, count: int | None = None) -> None:
        """Go `count` documents back, in whatever pane."""
        self._step_document(-(count or 1))

    def _step_document(self, step: int) -> None:
        if not self.list.count:
            return
        row = self.row_before(step) + step
        self._forget_unlisted()
        self.list.go_to_row(row)
        if self.pane != "list":
            self.catch_up()

    def action_next_reply(self, count: int | None = None) -> None:
        """Go to the next reply of this document."""
        self._read_text()
        if not self._step_replies(1, count):
            has_any = self.view is not None and self.view.document.replies
            self.notice("No further reply in this file" if has_any else "No replies in this file")

    def action_previous_reply(self, count: int | None = None) -> None:
        """Go to the reply before, or back to the body."""
        self._read_text()
        self._step_replies(-1, count)

    def _step_replies(self, step: int, count: int | None) -> int:
        """Go `count` replies on or back, as far as there are any; how many steps that were."""
        done = 0
        while done < (count or 1) and self.detail.step_reply(step):
            done += 1
        return done

    def _read_text(self) -> None:
        if self.pane == "list":
            self.use_pane("detail")

    def on_detail_pane_references_asked(self, message: DetailPane.ReferencesAsked) -> None:
        """Go to the references of what is current."""
        message.stop()
        self.use_pane("references")

    def on_references_pane_followed(self, message: ReferencesPane.Followed) -> None:
        """Go to a citing place, or open a neighbouring post that is in the library."""
        message.stop()
        reference = message.reference
        if message.citation is not None:
            citation = reference.citations[message.citation]
            part = "body" if citation.reply is None else f"reply:{citation.reply}"
            self.detail.go_to_place(part, citation.block, citation.start)
            places = len(reference.citations)
            self.notice(f"“{citation.text}” · place {message.citation + 1} of {places}")
        else:
            self._open_titled(reference)

    def _open_titled(self, reference: Reference) -> None:
        title = reference.title or reference.raw
        key = self.session.library.find_title(title)
        if key is None:
            self.notice(f"“{title}” is not in this library")
        else:
            self.go_to(key)

    # Marking -------------------------------------------------------------------------------------

    def action_toggle_read(self) -> None:
        """Mark the body or reply read or unread; in the list the whole document.

        A folded reply is marked with everything that its fold hides.
        """
        if self.pane == "list":
            self.action_toggle_document_read()
        elif self.current_draft is not None:
            self.notice("A draft is neither read nor unread")
        elif self.view is not None:
            part = self.detail.current_part
            parts = [part, *self.detail.hidden_below]
            is_unread = any(part in self.view.unread for part in parts)
            self.session.set_read(self.view.document, parts, read=is_unread)
            what = "Reply" if part != "body" else "Body"
            if len(parts) > 1:
                what = f"{what} and {len(parts) - 1:,} below it"
            self.notice(f"{what} marked {'read' if is_unread else 'unread'}")

    def action_toggle_document_read(self) -> None:
        """Mark the body and all kept replies read, or, if all are, unread."""
        document = self._listed_document() if self.pane == "list" else self._shown_document()
        if document is not None:
            is_unread = bool(self.session.unread_parts(document))
            self.session.set_read(document, parts_of(document), read=is_unread)
            self.notice(f"Document marked {'read' if is_unread else 'unread'}")

    def on_detail_pane_parts_seen(self, message: DetailPane.PartsSeen) -> None:
        """What stayed on the screen to its end for the stated time counts as read."""
        message.stop()
        self.session.set_read(message.view.document, message.parts, read=True, is_automatic=True)

    # Other screens -------------------------------------------------------------------------------

    def action_show_problems(self) -> None:
        """Open the list of what could not be read."""
        from tui.screens.problems import ProblemsScreen

        self.app.push_screen(ProblemsScreen(self.session))
