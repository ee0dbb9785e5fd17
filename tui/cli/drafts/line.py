"""What `rapport drafts --json` prints: a promise to programs, as `tui.cli.records` has it."""

import msgspec

from tui.marks import DraftRecord
from tui.session.drafts import words_of
from tui.session.reply_form import faults


class DraftLine(msgspec.Struct, frozen=True):
    """An own reply: a line of `rapport drafts --json`. It has no e-mail address."""

    document: str
    part: str
    answers: str
    name: str
    website: str
    comment: str
    has_email: bool
    faults: dict[str, str]
    quote: str
    title: str
    path: str
    author: str | None
    date: str | None
    address: str | None
    created_at: str
    changed_at: str


def draft_line(record: DraftRecord) -> DraftLine:
    """An own reply as the marks hold it, without the e-mail address."""
    return DraftLine(
        document=record.document,
        part=record.part,
        answers=record.answers,
        name=record.name,
        website=record.website,
        comment=record.comment,
        has_email=bool(record.email),
        faults=faults(words_of(record)),
        quote=record.quote,
        title=record.title,
        path=record.path,
        author=record.author or None,
        date=record.date or None,
        address=record.address or None,
        created_at=record.created_at,
        changed_at=record.changed_at,
    )
