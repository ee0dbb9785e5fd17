"""Markdown: a post written by hand, with its replies and its references.

A file is one document in CommonMark with tables. Everything below is optional, so that any README
is a document without replies.

    ---
    title: As we may think
    author: Ann Example
    published: 2026-11-20
    url: https://example.org/think
    language: en
    declared_replies: 3
    key: think
    ---

    The text.

    ## Replies

    ### Bo · 2026-11-21 {#comment-1}

    A reply to the text.

    #### ? · 2026-11-22

    A reply to Bo's by somebody unknown.

    ## References

    - Bush, V. (1945). As We May Think. The Atlantic Monthly, 176(1), 101–108.

*Front matter* holds one `name: value` a line; `date` and `lang` may stand for `published` and
`language`; other names are for other programs and passed over. *Title*: the front matter's, else
the first heading of rank 1, else the file's name as a guess. Under the heading `Replies` of rank 2,
each deeper heading opens one reply: its name (none or `?` if unknown), after ` · ` its date, at the
end its own id in `{#…}`; a deeper heading is an answer to the nearest one above it that is less
deep. The section ends at the next heading of rank 1 or 2. Under `References` of rank 2, each list
item is one full reference; they stay in the body, as its end.

HTML is not Markdown here: it is shown as the text it is, comments and scripts included.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from tui.formats.decoding import decode
from tui.formats.markdown.blocks import blocks_of
from tui.formats.markdown.front_matter import read_front_matter
from tui.formats.markdown.sections import split_sections
from tui.formats.place import Place, document_key
from tui.model import Block, Document, DocumentKey, Problem, fingerprint, safe_line
from tui.references import find_references

NAME = "markdown"

_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}


def claims(head: bytes, path: PurePath) -> bool:
    """Take files by their names: nothing in plain words tells Markdown from other text."""
    return path.suffix.lower() in _SUFFIXES


def read(source: BinaryIO, place: Place) -> Iterator[Document | Problem]:
    """Yield the one document of a Markdown file, and what was lost or odd in it."""
    decoded = decode(source.read())
    if decoded.loss:
        yield Problem(place.path, decoded.loss, is_fatal=False)
    facts, text = read_front_matter(decoded.text)
    for oddity in facts.oddities:
        yield Problem(place.path, oddity, is_fatal=False)
    sections = split_sections(blocks_of(text))
    for oddity in sections.oddities:
        yield Problem(place.path, oddity, is_fatal=False)
    title, is_guess, body = _title(facts.title, sections.body, place)
    if not body and not sections.replies and not facts.title and is_guess:
        yield Problem(place.path, "nothing to read")
        return
    yield Document(
        key=DocumentKey(facts.key) if facts.key else document_key(place),
        title=title,
        format=NAME,
        body=body,
        replies=sections.replies,
        references=find_references(title, body, sections.replies),
        author=facts.author,
        published=facts.published,
        url=facts.url,
        language=facts.language,
        declared_replies=facts.declared_replies,
        title_is_guess=is_guess,
    )


def _title(
    told: str | None, body: tuple[Block, ...], place: Place
) -> tuple[str, bool, tuple[Block, ...]]:
    """The title, whether it is a guess, and the body without the heading that repeats it."""
    heading = next((block for block in body if block.kind == "heading" and block.level == 1), None)
    if told is None and heading is None:
        name = PurePath(place.path).stem.replace("_", " ")
        return safe_line(name) or safe_line(place.path), True, body
    title = told or (heading.text if heading else "")
    if heading is not None and fingerprint(heading.text) == fingerprint(title):
        body = tuple(block for block in body if block is not heading)
    return title, False, body
