"""Own replies on their way out: as text, Markdown, a `mailto:` link, or what a comment form takes.

Records in, text out. E-mail addresses stay out, the writer's own and any that stands in the words,
unless they are asked for. Only what the draft knows is written: a number that the page does not
tell is left out, never made up.

Sources: RFC 6068 for `mailto:`; the fields of WordPress's `wp-comments-post.php` for the last.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote, quote_plus

import msgspec

from tui.marks.exchange.addresses import without_addresses
from tui.marks.exchange.markdown_text import escaped
from tui.marks.exchange.naming import is_address
from tui.marks.records import LONG_QUOTE, DraftRecord
from tui.model import safe_line, safe_text

TEXT: Final = "text"
MARKDOWN: Final = "markdown"
MAILTO: Final = "mailto"
WORDPRESS: Final = "wordpress"

DRAFT_FORMATS: Final = (TEXT, MARKDOWN, MAILTO, WORDPRESS)

LONGEST_LINK: Final = 2000
"""Characters of a `mailto:` link from which on some programs cut it off."""

_WORDS = ("name", "website", "comment", "quote", "title", "author", "path", "address", "document")
"""Fields in which an address may stand that nobody was asked for."""

_COMMENT_ID = re.compile(r"reply:(?:li-|div-)?comment-(\d+)")
_POST_ID = re.compile(r"[?&]p=(\d+)(?:&|#|\Z)")


def export_drafts(name: str, drafts: Iterable[DraftRecord], *, with_email: bool = False) -> str:
    """Write drafts in a format.

    Args:
        name: One of `DRAFT_FORMATS`. A link or a set of parameters stands on a line of its own.
        drafts: What to write.
        with_email: Whether e-mail addresses stay.
    """
    found = [draft if with_email else without_email(draft) for draft in drafts]
    if name == MAILTO:
        return "".join(f"{_mailto(draft)}\n" for draft in found)
    if name == WORDPRESS:
        return "".join(f"{_encoded(form_fields(draft))}\n" for draft in found)
    one = _markdown if name == MARKDOWN else _text
    parted = "\n---\n\n" if name == MARKDOWN else f"\n{'-' * 72}\n\n"
    return parted.join("\n".join(one(draft)) + "\n" for draft in found)


def without_email(draft: DraftRecord) -> DraftRecord:
    """The draft without its writer's e-mail address and without any other that is in its words."""
    texts = (
        "name",
        "website",
        "comment",
        "quote",
        "title",
        "path",
        "author",
        "address",
        "document",
    )
    kept = {name: without_addresses(getattr(draft, name)) for name in texts}
    return msgspec.structs.replace(draft, email="", **kept)


def form_fields(draft: DraftRecord) -> dict[str, str]:
    """What WordPress's comment form takes, as far as it is known.

    `comment_post_ID` is there only where the address of the page tells it (`?p=12`),
    `comment_parent` only where the reply has a number of its own (`comment-34`); 0 is the post.
    """
    website = safe_line(draft.website)
    fields = {
        "author": safe_line(draft.name),
        "email": safe_line(draft.email),
        "url": f"https://{website}" if website and "://" not in website else website,
        "comment": safe_text(draft.comment),
        "comment_post_ID": post_id(draft),
        "comment_parent": parent_id(draft),
    }
    return {name: value for name, value in fields.items() if value}


def parent_id(draft: DraftRecord) -> str:
    """The number of the comment that is answered, `0` for the post; empty if it has none."""
    if not draft.answers.startswith("reply:"):
        return "0"
    found = _COMMENT_ID.fullmatch(draft.answers)
    return found[1] if found else ""


def post_id(draft: DraftRecord) -> str:
    """The number of the post, if the address of the page tells it; else empty."""
    for address in (draft.address, draft.path, draft.document):
        found = _POST_ID.search(address) if is_address(address) else None
        if found:
            return found[1]
    return ""


def _heading(draft: DraftRecord) -> str:
    to = f"Reply to {draft.author}" if draft.author else "Reply"
    return f"{to} · {draft.title}" if draft.title else to


def _addresses(draft: DraftRecord) -> Iterator[str]:
    """Where the page is, if it is on the web: the path of a file says nothing to others."""
    for address in (draft.address, draft.path, draft.document):
        if is_address(address):
            yield safe_line(address)
            return


def _quoted(draft: DraftRecord) -> str:
    """The beginning of what is answered; one that was cut off says so."""
    words = safe_line(draft.quote)
    return f"{words} …" if len(draft.quote) >= LONG_QUOTE - 1 else words


def _text(draft: DraftRecord) -> Iterator[str]:
    yield safe_line(_heading(draft))
    yield from _addresses(draft)
    yield ""
    yield from _letter(draft)


def _letter(draft: DraftRecord) -> Iterator[str]:
    """Quote, comment and name, as one writes a letter."""
    if draft.quote:
        yield f"> {_quoted(draft)}"
        yield ""
    yield from safe_text(draft.comment).split("\n")
    sender = safe_line(draft.name)
    if draft.email:
        sender = f"{sender} <{safe_line(draft.email)}>".strip()
    signature = [sender, safe_line(draft.website)]
    if any(signature):
        yield ""
        yield from ("-- ", *filter(None, signature))


def _markdown(draft: DraftRecord) -> Iterator[str]:
    yield f"## {escaped(safe_line(_heading(draft)))[0]}"
    yield ""
    for address in _addresses(draft):
        yield from (f"<{address}>", "")
    if draft.quote:
        yield from (f"> {line}".rstrip() for line in escaped(_quoted(draft)))
        yield ""
    if draft.comment.strip():
        yield from (*escaped(safe_text(draft.comment)), "")
    facts = [draft.name, draft.email, draft.website]
    signature = " · ".join(filter(None, map(safe_line, facts)))
    yield f"— {escaped(signature)[0]}" if signature else "—"


def _mailto(draft: DraftRecord) -> str:
    """A link that opens a message with everything in it but whom it goes to."""
    subject = f"Re: {safe_line(draft.title)}" if draft.title else safe_line(_heading(draft))
    lines = [*_addresses(draft), *_letter(draft)]
    body = "\r\n".join(lines)
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def _encoded(fields: dict[str, str]) -> str:
    """The fields as a form sends them (`application/x-www-form-urlencoded`)."""
    return "&".join(
        f"{name}={quote_plus(value.replace(chr(10), chr(13) + chr(10)), safe='')}"
        for name, value in fields.items()
    )
