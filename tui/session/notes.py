"""What a reader writes on a bookmark: the note as it is kept, and the tags in it.

Plain functions of texts and records. A note may have line breaks and any length; nothing here may
lose a word of it, nor a tag that came from elsewhere.
"""

from collections.abc import Iterable
from typing import Final

from tui.marks import Anchor, BookmarkRecord, DraftRecord, Passage
from tui.model import safe_line, safe_text

ONE_LINE: Final = 500
"""Characters up to which a note without line breaks is written on one line."""


def is_long(note: str) -> bool:
    """Whether a note needs more room than one line: by its length or by its line breaks."""
    return len(note) > ONE_LINE or "\n" in note or "\t" in note


def kept_note(text: str) -> str:
    """A note as it is kept: harmless, without white space around it, its line breaks untouched."""
    return safe_text(text).strip()


def tags_in(note: str) -> tuple[str, ...]:
    """The words of a note that begin with `#`, without it, each once."""
    words = (safe_line(word[1:]) for word in note.split() if word.startswith("#"))
    return tuple(dict.fromkeys(word for word in words if word))


def tags_after(note: str, before: BookmarkRecord | None) -> tuple[str, ...]:
    """The tags of a bookmark whose note becomes `note`.

    Those in the note, and those that the bookmark had without its old note spelling them: they came
    from another program and are not the note's to take away.
    """
    others: Iterable[str] = ()
    if before is not None:
        spelled = set(tags_in(before.note))
        others = (tag for tag in before.tags if tag not in spelled)
    return tuple(dict.fromkeys((*tags_in(note), *others)))


def kept_anchor(record: BookmarkRecord | DraftRecord) -> Anchor:
    """What a mark keeps of its text, to be kept again when only the reader's own words change."""
    return Anchor(
        title=record.title,
        path=record.path,
        quote=record.quote,
        fingerprint=record.fingerprint,
        author=record.author,
        date=record.date,
    )


def kept_passage(record: BookmarkRecord) -> Passage | None:
    """Where the words of a passage stand, as the bookmark says; None for any other bookmark."""
    if not record.within:
        return None
    return Passage(
        part=record.within,
        block=record.block,
        offset=record.offset,
        length=record.length,
        prefix=record.prefix,
        suffix=record.suffix,
    )
