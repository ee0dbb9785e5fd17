"""Put the parts together: text of a page in, document out."""

from collections.abc import Sequence

import msgspec

from tui.formats.date_order import day_first_in
from tui.formats.dates import find_date
from tui.formats.plaintext.heading import Heading, glued_heading
from tui.formats.plaintext.lines import Line, folded, lines_of
from tui.formats.plaintext.post import Post, post_of
from tui.formats.plaintext.raw_reply import RawReply
from tui.formats.plaintext.section import Section, find_section
from tui.formats.plaintext.split import replies_in
from tui.formats.plaintext.threads import replies_of
from tui.model import Document, DocumentKey, Reply
from tui.references import find_references

MOST_LINES = 400_000
"""A file with more lines is a table or a log: all of it is body, comments are not looked for."""
_NEAR_TITLE = 40
"""Lines at both ends of the post where its by-line may stand."""
_LONGEST_BYLINE = 100


class Page(msgspec.Struct, frozen=True):
    """A page taken apart, before its references are looked for."""

    post: Post
    replies: tuple[Reply, ...]
    declared: int | None


def document_in(text: str, key: DocumentKey, format_name: str) -> Document:
    """Return the document that a page's text holds.

    Args:
        text: Safe text, as `decode` returns it.
        key: The key of the document.
        format_name: What `Document.format` shall say.
    """
    page = page_in(text)
    post = page.post
    return Document(
        key=key,
        title=post.title,
        format=format_name,
        body=post.body,
        replies=page.replies,
        references=find_references(post.title, post.body, page.replies, post.neighbours),
        author=post.author,
        published=post.published,
        declared_replies=page.declared,
        title_is_guess=post.title_is_guess,
    )


def page_in(text: str) -> Page:
    """Take the text of a page apart into post and replies."""
    lines = lines_of(text)
    section, heading = find_section(lines) if len(lines) <= MOST_LINES else (None, None)
    if section is None and heading is None:
        cut = _with_glued_heading(lines)
        if cut is not lines:
            lines = cut
            section, heading = find_section(lines)
    above: Sequence[Line] = lines[: section.top] if section else lines
    below: Sequence[Line] = lines[section.end :] if section else ()
    raw = replies_in(lines, section) if section else []
    day_first = _day_first(raw, above)
    for reply in raw:
        if reply.date:
            reply.date = find_date(reply.date.words, day_first=day_first) or reply.date
    post = post_of(above, below, heading, day_first=day_first)
    return Page(post, replies_of(raw, post.author), _declared(heading, section))


def _day_first(raw: Sequence[RawReply], above: Sequence[Line]) -> bool | None:
    """Return the order of day and month that the page's own dates tell."""
    dates = [reply.date.words for reply in raw if reply.date]
    ends = [*above[:_NEAR_TITLE], *above[max(_NEAR_TITLE, len(above) - _NEAR_TITLE) :]]
    return day_first_in(dates + [line.text for line in ends if len(line.text) <= _LONGEST_BYLINE])


def _declared(heading: Heading | None, section: Section | None) -> int | None:
    if heading is not None and heading.count is not None:
        return heading.count
    return section.heading.count if section and section.heading else None


def _with_glued_heading(lines: list[Line]) -> list[Line]:
    """Cut a heading off the paragraph that a scraper glued it to."""
    titles = [line.text for line in lines[:40] if line.is_short]
    titles += [folded(title) for title in titles]
    for index, line in enumerate(lines):
        found = glued_heading(line.text, titles)
        if found:
            at = found[0]
            head = msgspec.structs.replace(line, text=line.text[:at].strip())
            tail = Line(line.text[at:].strip(), line.indent, "", True)
            return [*lines[:index], head, tail, *lines[index + 1 :]]
    return lines
