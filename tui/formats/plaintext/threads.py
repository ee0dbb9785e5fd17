"""Turn cut comments into replies: keys, levels, parents, and guesses at who speaks to whom.

What the page shows (indent, `In reply to Ann`) is a fact. What only the words suggest (`Thanks
Ann, …`) is a guess and marked as one.
"""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from tui.formats.plaintext.blocks import blocks_of
from tui.formats.plaintext.header import is_excerpt
from tui.formats.plaintext.lines import folded
from tui.formats.plaintext.name import is_name
from tui.formats.plaintext.openings import Opening, opening_of
from tui.formats.plaintext.raw_reply import RawReply
from tui.formats.reply_key import reply_key
from tui.model import Reply, ReplyKey, joined

_ARROW = re.compile(r"(?P<author>\S[^>▶➜]{0,40}?)\s[>▶➜]\s(?P<addressee>\S[^>▶➜]{0,40})")
_JITTER = 1
"""Columns by which the indent of comments of one level may differ."""


def replies_of(raw: Sequence[RawReply], post_author: str | None) -> tuple[Reply, ...]:
    """Return the replies with parents and guesses, in the order of the file."""
    plain = [_plain(ordinal, reply) for ordinal, reply in enumerate(raw, 1)]
    plain = [_with_arrow(reply) for reply in _unique(plain)]
    nested, has_levels = _nested(plain, [reply.indent for reply in raw])
    named = _with_stated_parents(nested, raw) if not has_levels else nested
    if not has_levels:
        named = _below_addressees(named)
    return tuple(_with_guesses(named, post_author, may_nest=not has_levels))


def _plain(ordinal: int, raw: RawReply) -> Reply:
    blocks = blocks_of(raw.lines)
    kind = raw.kind
    text = joined(blocks)
    if kind == "comment" and is_excerpt(text):
        kind = "pingback"
    if not blocks and raw.author:
        text = raw.author
    date = (raw.date.iso or raw.date.words) if raw.date else None
    return Reply(
        key=reply_key(ordinal, text, None),
        blocks=blocks,
        author=raw.author or None,
        date=date,
        kind=kind,
    )


def _with_arrow(reply: Reply) -> Reply:
    """Read `Bob > Ann`, as Disqus tells that Bob answers Ann."""
    match = _ARROW.fullmatch(reply.author or "")
    if match is None or reply.kind != "comment":
        return reply
    if not (is_name(match["author"]) and is_name(match["addressee"])):
        return reply
    return msgspec.structs.replace(
        reply, author=match["author"], addressed_to_guess=match["addressee"]
    )


def _below_addressees(replies: list[Reply]) -> list[Reply]:
    """Put replies that tell by an arrow whom they answer below the last one by that person."""
    found: list[Reply] = []
    for reply in replies:
        parent = _latest_by(reply.addressed_to_guess, found)
        if parent and reply.parent is None:
            reply = _below(reply, parent)
        found.append(reply)
    return found


def _unique(replies: list[Reply]) -> list[Reply]:
    """Keys already hold the ordinal; this only guards the promise that no two are the same."""
    seen: set[ReplyKey] = set()
    found = []
    for reply in replies:
        key = reply.key
        while key in seen:
            key = ReplyKey(f"{key}+")
        seen.add(key)
        found.append(reply if key == reply.key else msgspec.structs.replace(reply, key=key))
    return found


def _nested(replies: list[Reply], indents: list[int]) -> tuple[list[Reply], bool]:
    """Set levels and parents from the indent of each comment."""
    if len(set(indents)) < 2:
        return replies, False
    stack: list[tuple[int, ReplyKey]] = []
    found = []
    for reply, indent in zip(replies, indents, strict=True):
        while stack and stack[-1][0] >= indent - _JITTER:
            stack.pop()
        parent = stack[-1][1] if stack else None
        found.append(msgspec.structs.replace(reply, level=len(stack), parent=parent))
        stack.append((indent, reply.key))
    return found, any(reply.level for reply in found)


def _with_stated_parents(replies: list[Reply], raw: Sequence[RawReply]) -> list[Reply]:
    found: list[Reply] = []
    for reply, source in zip(replies, raw, strict=True):
        parent = _latest_by(source.addressee, found) if source.addressee else None
        if parent:
            reply = msgspec.structs.replace(reply, parent=parent.key, level=parent.level + 1)
        found.append(reply)
    return found


def _with_guesses(replies: list[Reply], post_author: str | None, *, may_nest: bool) -> list[Reply]:
    """Guess from first words who is addressed, and so who wrote the nameless reply above."""
    openings = [opening_of(reply.text) for reply in replies]
    hosts = _hosts(openings, post_author)
    found: list[Reply] = []
    for reply, opening in zip(replies, openings, strict=True):
        if opening:
            reply, parent = _addressed(reply, opening, found, hosts)
            if parent and may_nest and reply.parent is None:
                reply = _below(reply, parent)
        found.append(reply)
    return found


def _hosts(openings: Sequence[Opening | None], post_author: str | None) -> set[str]:
    """Return the folded names by which replies turn to the author of the post.

    Whoever is greeted by the very first reply, or by several, wrote the post.
    """
    names = [folded(o.name) for o in openings if o and o.manner in ("greeting", "thanks")]
    hosts = {name for name, count in Counter(names).items() if count > 1}
    if openings and openings[0] and openings[0].manner != "call":
        hosts.add(folded(openings[0].name))
    if post_author:
        hosts.update(folded(post_author).split())
        hosts.add(folded(post_author))
    return hosts


def _addressed(
    reply: Reply, opening: Opening, above: list[Reply], hosts: set[str]
) -> tuple[Reply, Reply | None]:
    """Return the reply with its addressee, and the reply that it so answers.

    The author of the nameless reply right above is guessed in place.
    """
    known = _latest_by(opening.name, above)
    if known:
        name = known.author or known.author_guess
        return msgspec.structs.replace(reply, addressed_to_guess=name), known
    if not above or opening.manner == "call" or folded(opening.name) in hosts:
        return reply, None
    reply = msgspec.structs.replace(reply, addressed_to_guess=opening.name)
    last = above[-1]
    if last.author or last.author_guess or last.kind != "comment":
        return reply, None
    above[-1] = msgspec.structs.replace(last, author_guess=opening.name)
    return reply, above[-1]


def _below(reply: Reply, parent: Reply) -> Reply:
    return msgspec.structs.replace(
        reply, parent=parent.key, parent_is_guess=True, level=parent.level + 1
    )


def _latest_by(name: str | None, above: Sequence[Reply]) -> Reply | None:
    """Return the last reply whose author has this name or this first name."""
    wanted = folded(name or "")
    if not wanted:
        return None
    for reply in reversed(above):
        author = folded(reply.author or reply.author_guess or "")
        if author == wanted or (author and author.split()[0] == wanted):
            return reply
    return None
