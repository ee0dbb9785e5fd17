"""Own replies on the reading screen: written, gone on with, removed, and shown to be taken out.

What a reply answers follows the pane: the post in the list, the post or a reply in the text. A
draft stands in the text like a reply and is current like one.
"""

from tui.commands import Scope
from tui.marks import DraftRecord
from tui.model import BODY, Document, Target
from tui.panes import words
from tui.panes.draft_pieces import is_draft
from tui.screens.reading_letters import ReadingLetters
from tui.session.drafts import words_of
from tui.session.reply_form import fault_words, faults
from tui.session.writing import Writing


class ReadingDrafts(ReadingLetters, is_part=True):
    """The reading screen with own replies."""

    @property
    def current_draft(self) -> DraftRecord | None:
        """The draft that is current in the text."""
        part = self.detail.current_part
        if self.pane != "detail" or self.view is None or not is_draft(part):
            return None
        return self.session.drafts.get(Target(self.view.document.key, part))

    # Writing -------------------------------------------------------------------------------------

    def action_write_reply(self) -> None:
        """Write a reply to what is current; go on with the draft that is current or unfinished."""
        document = self._listed_document() if self.pane == "list" else self._shown_document()
        if document is None:
            return
        drafts = self.session.drafts
        answers = BODY if self.pane == "list" else self._answered()
        begun = self.current_draft or drafts.unfinished(document.key, answers)
        if begun is not None:
            self.edit(begun)
        else:
            self._open_form(drafts.begin(document, answers), answered_words(document, answers))

    def _answered(self) -> str:
        """The part that a reply would answer: a reply, or the body for the post."""
        part = self.detail.current_part
        return part if part.startswith("reply:") and self.pane == "detail" else BODY

    def action_edit_draft(self) -> None:
        """Go on with the draft that is current, or with the only one that there can be meant."""
        found = self.current_draft or self._meant_draft()
        if found is None:
            self._say_no_draft()
        else:
            self.edit(found)

    def _meant_draft(self) -> DraftRecord | None:
        """The newest draft on what is current; in the list, on the document."""
        entry = self.list.current
        if self.pane == "list":
            of_document = self.session.drafts.of(entry.key) if entry is not None else []
            return max(of_document, key=lambda d: d.changed_at, default=None)
        if self.view is None:
            return None
        found = self.session.drafts.of(self.view.document.key)
        here = [draft for draft in found if draft.answers == self._answered()]
        return max(here, key=lambda d: d.changed_at, default=None)

    def edit(self, record: DraftRecord) -> None:
        """Open the form of a draft."""
        document = self.session.document(record.document)
        to = answered_words(document, record.answers) if document is not None else ""
        self._open_form(self.session.drafts.go_on(record), record.author or to or "a reply")

    def _open_form(self, writing: Writing, to: str) -> None:
        from tui.screens.reply_outside import ReplyFormWithEditor

        form = ReplyFormWithEditor(self.session, writing, to)
        self.app.push_screen(form, self._left_form)

    def _say_no_draft(self) -> None:
        key = self.keymap.key_of(Scope.READING, "write_reply")
        self.notice(f"No draft here · {key} writes a reply")

    def _left_form(self, draft: Target | None) -> None:
        """Go to the draft that was written, and say what is missing of it."""
        record = self.session.drafts.get(draft) if draft is not None else None
        if draft is None or record is None:
            return
        self.go_to_draft(draft)
        said = fault_words(faults(words_of(record))).lower()
        key = self.keymap.key_of(Scope.READING, "export_drafts")
        self.notice(f"Unfinished draft kept · {said}" if said else f"Draft kept · {key} shows it")

    def go_to_draft(self, draft: Target) -> None:
        """Make a draft current where its document is shown."""
        self.refresh_marks()
        if self.view is not None and self.view.document.key == draft.document:
            self.detail.go_to_part(draft.part)

    # Removing, and what a draft is not ---------------------------------------------------------

    def action_remove_bookmark(self) -> None:
        """Take the bookmark off what is current; take away the draft that is current."""
        record = self.current_draft
        if record is None:
            super().action_remove_bookmark()
            return
        self.session.drafts.remove(Target(record.document, record.part))
        key = self.keymap.key_of(Scope.READING, "undo")
        self.notice(f"Draft removed · {key} brings it back")

    def action_bookmark(self) -> None:
        """Bookmark what is current, unless it is a draft."""
        if self.current_draft is None:
            super().action_bookmark()
        else:
            self.notice("A draft is always kept; it needs no bookmark")

    @property
    def _copied_part(self) -> str:
        """What is copied; of a draft the address is that of what it answers."""
        draft = self.current_draft
        return draft.answers if draft is not None else super()._copied_part

    def _words(self, document: Document) -> tuple[str, str]:
        """What is copied as plain text; of a draft its own words."""
        draft = self.current_draft
        return (draft.comment, "the draft") if draft is not None else super()._words(document)

    def action_copy_quotation(self) -> None:
        """Copy what is current as a quotation; a draft is not quoted from anywhere."""
        if self.current_draft is not None:
            self.action_copy_text()
        else:
            super().action_copy_quotation()

    # Elsewhere -----------------------------------------------------------------------------------

    def action_export_drafts(self) -> None:
        """Show the draft that is current to be copied or written; else those of the document."""
        from tui.screens.export import ExportScreen

        record = self.current_draft or (self._meant_draft() if self.pane != "list" else None)
        found = [record] if record is not None else self._drafts_of_document()
        if found:
            self.app.push_screen(ExportScreen(self.session, found))
        else:
            self._say_no_draft()

    def _drafts_of_document(self) -> list[DraftRecord]:
        document = self.list.current.key if self.list.current is not None else None
        if self.pane != "list":
            document = self.view.document.key if self.view is not None else None
        return self.session.drafts.of(document) if document is not None else []

    def action_show_drafts(self) -> None:
        """Open the drafts of all documents."""
        from tui.screens.drafts import DraftsScreen

        def chosen(target: Target | None) -> None:
            if target is not None:
                self.go_to(target.document, target.part)

        self.app.push_screen(DraftsScreen(self.session, self.edit), chosen)


def answered_words(document: Document, answers: str) -> str:
    """Whom or what a reply answers: `Ben`, `Kojay?`, `the post`."""
    if answers == BODY:
        return document.author or "the post"
    for reply in document.replies:
        if answers == f"reply:{reply.key}" and (reply.author or reply.author_guess):
            return words.author(reply)
    return "a reply"
