"""Own replies: written while they are typed, found again, and shown under what they answer.

Drafts are marks like others: every change is an edit. What is handed out to be shown holds no
e-mail address; who needs one (the form, an export that was asked for it) takes the record.
"""

import os
from collections.abc import Callable, Iterable

import msgspec

from tui.marks import (
    Anchor,
    Change,
    DeleteDraft,
    DraftRecord,
    Edit,
    Group,
    Marks,
    Words,
    WriteDraft,
)
from tui.marks.records import parted_id
from tui.model import BODY, Document, DocumentKey, Target
from tui.session.notes import kept_anchor
from tui.session.reply_form import faults, wrong_with_email, wrong_with_website
from tui.session.texts import Anchors
from tui.session.writing import Writing
from tui.settings import Settings

NAME_BYTES = 4
"""Random bytes in the name of a draft."""


class ShownDraft(msgspec.Struct, frozen=True):
    """A draft as it stands in a thread."""

    part: str
    """`draft:<name>`."""
    under: str
    """The part under which it stands: `body` or `reply:<key>`; empty if that is not found now."""
    name: str
    website: str
    comment: str
    faults: tuple[tuple[str, str], ...]
    """What keeps it from being complete, see `reply_form.faults`."""
    quote: str
    """The beginning of what it answers."""
    author: str
    """Who wrote that, as the document says."""


class Drafts:
    """The own replies of one reader."""

    def __init__(
        self,
        marks: Marks,
        apply: Callable[[Edit], Change],
        anchors: Callable[[Document], Anchors],
        settings: Settings,
    ) -> None:
        self._marks = marks
        self._apply = apply
        self._anchors = anchors
        self._settings = settings

    # Questions -----------------------------------------------------------------------------------

    def all(self) -> list[DraftRecord]:
        """Every draft, the one that was changed last first."""
        return self._marks.drafts()

    def of(self, document: DocumentKey) -> list[DraftRecord]:
        """The drafts on a document, in the order in which they were begun."""
        return sorted(self._marks.drafts(document), key=lambda d: (d.created_at, d.part))

    def get(self, target: Target) -> DraftRecord | None:
        """The draft of that name, if it is there."""
        return self._marks.draft(target)

    def standing(self, draft: Target) -> tuple[Target, str, Anchor] | None:
        """Where a draft is now, should its text have moved, and what it answers there.

        Returns:
            Its name, the part that it answers, and the anchor of that; None if it is not there.
        """
        seen: set[Target] = set()
        while draft not in seen:
            seen.add(draft)
            record = self.get(draft)
            if record is not None:
                return draft, record.answers, kept_anchor(record)
            gone = (d for d in self._marks.drafts_ever(draft.document) if d.part == draft.part)
            moved_to = next((d.moved_to for d in gone if d.moved_to), "")
            if moved_to:
                document, part = parted_id(moved_to)
                draft = Target(DocumentKey(document), part)
        return None

    def unfinished(self, document: DocumentKey, answers: str) -> DraftRecord | None:
        """The newest draft that answers a part and is not complete yet."""
        found = (d for d in self._marks.drafts(document) if d.answers == answers)
        return next((d for d in found if faults(words_of(d))), None)

    def remembered(self) -> Words:
        """Name, e-mail address and website for the next form, as far as the settings want that.

        They are those of the last reply in which they were written as they should be.
        """
        wanted = self._settings.remember_me
        if wanted == "nothing":
            return Words()
        written = self._marks.drafts_ever()
        name = next((d.name for d in written if d.name), "")
        website = next((d.website for d in written if is_website(d.website)), "")
        emails = (d.email for d in written if d.email and not wrong_with_email(d.email))
        return Words(name, next(emails, "") if wanted == "all" else "", website)

    # Changes -------------------------------------------------------------------------------------

    def begin(self, document: Document, answers: str) -> Writing:
        """A form for another reply to a part of the document; nothing is written yet.

        Args:
            document: The document as it is shown.
            answers: `body` for the post, or `reply:<key>`.
        """
        draft = Target.of_draft(document.key, os.urandom(NAME_BYTES).hex())
        anchor = self._anchors(document).of(Target(document.key, answers))
        address, known = document.url or "", self.remembered()
        return Writing(self, draft, answers, anchor, address, known, is_new=True)

    def go_on(self, record: DraftRecord) -> Writing:
        """The form of a draft that is there, also of one whose document is gone."""
        draft = Target(record.document, record.part)
        anchor, words = kept_anchor(record), words_of(record)
        answers, address = record.answers, record.address
        return Writing(self, draft, answers, anchor, address, words, is_new=False)

    def write(
        self, draft: Target, answers: str, anchor: Anchor, address: str, words: Words, group: Group
    ) -> Change:
        """Write or change a draft.

        Args:
            draft: Its name.
            answers: The part that it answers.
            anchor: Of that part.
            address: Of the page, where it says one.
            words: What the form holds.
            group: The same for all that is typed in one go: undo takes it back as a whole.
        """
        with self._marks.group(group):
            return self._apply(WriteDraft(draft, answers, words, anchor, address))

    def remove(self, draft: Target) -> Change:
        """Take a draft away; undo brings it back."""
        keeps = self._settings.remember_me == "all"
        return self._apply(DeleteDraft(draft, keeps_email=keeps))


def is_website(address: str) -> bool:
    """Whether there is an address, and nothing is wrong with it."""
    return bool(address) and not wrong_with_website(address)


def words_of(record: DraftRecord) -> Words:
    """What the form held for a draft."""
    return Words(record.name, record.email, record.website, record.comment)


def shown_drafts(
    document: Document, records: Iterable[DraftRecord], adrift: frozenset[Target] = frozenset()
) -> tuple[ShownDraft, ...]:
    """The drafts on a document as they stand in its thread, in the order of `records`.

    Args:
        document: The document as it is now.
        records: Its drafts.
        adrift: Drafts whose answered words were looked for in vain.
    """
    found = list(records)
    parts = {BODY, *(f"reply:{reply.key}" for reply in document.replies)} if found else set()
    return tuple(
        ShownDraft(
            part=record.part,
            under=record.answers if _is_there(record, parts, adrift) else "",
            name=record.name,
            website=record.website,
            comment=record.comment,
            faults=tuple(faults(words_of(record)).items()),
            quote=record.quote,
            author=record.author,
        )
        for record in found
    )


def _is_there(record: DraftRecord, parts: set[str], adrift: frozenset[Target]) -> bool:
    return record.answers in parts and Target(record.document, record.part) not in adrift
