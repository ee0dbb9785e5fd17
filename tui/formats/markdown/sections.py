"""Part the blocks of a Markdown file into the post's own text and its replies."""

import re
from collections.abc import Iterable

import msgspec

from tui.formats.dates import iso_date
from tui.formats.reply_key import reply_key
from tui.model import Block, Reply, ReplyKey, joined

_SECTION_RANK = 2
_OWN_ID = re.compile(r"\s?\{#(?P<id>[^\s{}]{1,200})\}$")


class Sections(msgspec.Struct, frozen=True):
    """A file's text and replies."""

    body: tuple[Block, ...]
    """The text, followed by its list of references under a heading of its own."""
    replies: tuple[Reply, ...]
    oddities: tuple[str, ...] = ()
    """What is odd, in words for a person."""


class _Open(msgspec.Struct):
    """A reply whose end has not come yet."""

    heading: str
    rank: int
    blocks: list[Block]


def split_sections(ranked: Iterable[tuple[Block, int]]) -> Sections:
    """Part blocks into sections; text that belongs to no reply stays in the body."""
    body: list[Block] = []
    references: list[Block] = []
    found: list[_Open] = []
    section = body
    waiting: Block | None = None  # the heading `Replies`: shown only if no reply follows it
    is_in_replies = False
    for block, rank in ranked:
        if rank and is_in_replies and rank > _SECTION_RANK:
            found.append(_Open(block.text, rank, []))
            section, waiting = found[-1].blocks, None
            continue
        if waiting is not None:
            body.append(waiting)
            waiting = None
        if rank and rank <= _SECTION_RANK:
            name = block.text.strip().casefold() if rank == _SECTION_RANK else ""
            is_in_replies = name == "replies"
            section = references if name == "references" else body
            if is_in_replies:
                waiting = block
                continue
        section.append(block)
    if waiting is not None:
        body.append(waiting)
    replies, oddities = _replies(found)
    return Sections((*body, *references), replies, oddities)


def _replies(found: list[_Open]) -> tuple[tuple[Reply, ...], tuple[str, ...]]:
    """The replies in the order of the file, each under the nearest less deep one above it."""
    replies: list[Reply] = []
    oddities: list[str] = []
    above: list[tuple[int, Reply]] = []
    keys: set[ReplyKey] = set()
    for ordinal, opened in enumerate(found, start=1):
        while above and above[-1][0] >= opened.rank:
            above.pop()
        parent = above[-1][1] if above else None
        author, date, own_id = _heading_parts(opened.heading)
        blocks = tuple(opened.blocks)
        key = reply_key(ordinal, joined(blocks), own_id)
        if key in keys:
            oddities.append(f"two replies have the id {key}; the later one goes by its place")
            key = reply_key(ordinal, joined(blocks), None)
        while key in keys:
            key = ReplyKey(f"{key}~")
        keys.add(key)
        reply = Reply(
            key=key,
            blocks=blocks,
            author=author,
            parent=parent.key if parent else None,
            level=parent.level + 1 if parent else 0,
            date=date,
        )
        replies.append(reply)
        above.append((opened.rank, reply))
    return tuple(replies), tuple(oddities)


def _heading_parts(heading: str) -> tuple[str | None, str | None, str | None]:
    """Author, date and own id told by a reply's heading; None for what it does not tell."""
    own = _OWN_ID.search(heading[-220:])
    own_id = own["id"] if own else None
    rest = heading[: len(heading) - len(own[0])] if own else heading
    name, dot, words = f" {rest} ".rpartition(" · ")
    date = _date(words.strip()) if dot else None
    if not dot or date is None:
        name = rest
    name = name.strip().strip("·").strip()
    return (None if name in {"", "?"} else name), date, own_id


def _date(words: str) -> str | None:
    """The date after the dot, in its own words if they are no date that is understood."""
    date = iso_date(words) if words else None
    return date or (words if any(sign.isdigit() for sign in words) else None)
