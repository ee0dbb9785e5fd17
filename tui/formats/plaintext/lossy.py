"""Part comments again whose name lines a scraper dropped here and there.

Some scrapers keep a line or drop it by its length, so one comment has its name, the next its date,
the third neither. What is left tells boundaries all the same: names alone, quoted linking pages,
greetings and the ends of letters. Comments that all keep their frames are never touched.
"""

from collections.abc import Sequence

import msgspec

from tui.formats.plaintext.bare_names import bare_headers
from tui.formats.plaintext.chrome import is_button
from tui.formats.plaintext.given_names import GIVEN_NAMES
from tui.formats.plaintext.header import Header, date_alone
from tui.formats.plaintext.lines import Line, folded
from tui.formats.plaintext.openings import is_greeting, is_praise, is_sign_off, opening_of
from tui.formats.plaintext.raw_reply import RawReply
from tui.formats.plaintext.reply_words import SIGN_OFFS
from tui.formats.plaintext.section import Section

_CLOSINGS = frozenset(word.casefold() for word in SIGN_OFFS)
_SURE = 8
"""Weight from which a comment is parted even if the page does not tell how many there are."""
_LEAST = 5
"""Weight below which no comment is parted at all."""


class Parting(msgspec.Struct, frozen=True):
    """A place where one comment ends and another begins."""

    weight: int
    reply: int
    """Which of the comments is parted, counted from 0."""
    line: int
    """Its first line that belongs to the new comment, the name line included."""
    header: Header | None = None
    """The name line with places counted in the comment, if there is one."""


def with_lost_frames(found: list[RawReply], section: Section) -> list[RawReply]:
    """Part comments whose name lines were dropped, if the scrape dropped such lines at all.

    Args:
        found: The comments as their name lines part them; changed in place.
        section: The section that they stand in, with all its name lines.
    """
    bodies = [reply.lines for reply in found]
    declared = section.heading.count if section.heading else None
    most = max(0, declared - sum(map(bool, bodies))) if declared is not None else None
    if not _have_lost_frames(section.headers, bodies, most):
        return found
    cuts = _partings(bodies, [reply.author for reply in found], most)
    for cut in reversed(cuts):
        reply = found[cut.reply]
        name = cut.header
        rest = RawReply(reply.lines[cut.line + bool(name) :], indent=reply.indent)
        if name:
            rest.author, rest.kind = name.author, name.kind
        reply.lines = reply.lines[: cut.line]
        found.insert(cut.reply + 1, rest)
    return found


def _have_lost_frames(
    headers: Sequence[Header], bodies: Sequence[Sequence[Line]], most: int | None
) -> bool:
    """Tell whether the frames of the comments differ as only a lossy scrape makes them differ."""
    shapes = {header.shape for header in headers if header.kind == "comment"}
    are_uneven = len(shapes - {"says"}) > 1 or (shapes == {"date"} and most is not None)
    return are_uneven or len(headers) == 1 or any(not body for body in bodies)


def _partings(
    bodies: Sequence[Sequence[Line]], authors: Sequence[str | None], most: int | None
) -> list[Parting]:
    """Return where to part the comments, in the order of the page.

    Args:
        bodies: The lines of each comment, without its name line.
        authors: The name over each of them, if it is known.
        most: How many comments are missing by the count of the page; None if it tells none.
    """
    known = {folded(author) for author in authors if author}
    found = [
        parting
        for reply, (body, author) in enumerate(zip(bodies, authors, strict=True))
        for parting in _partings_in(body, reply, author, known)
    ]
    least = _SURE if most is None else _LEAST
    found = [parting for parting in found if parting.weight >= least]
    if most is not None:
        found = sorted(found, key=lambda parting: (-parting.weight, parting.reply, parting.line))
        found = found[:most]
    return sorted(found, key=lambda parting: (parting.reply, parting.line))


def _partings_in(
    body: Sequence[Line], reply: int, author: str | None, known: set[str]
) -> list[Parting]:
    named = {header.start: header for header in bare_headers(body, 1, len(body))}
    found = []
    for line in range(1, len(body)):
        header = named.get(line)
        if header and author and folded(header.author or "") == folded(author):
            del named[line]  # the author's own name ends the comment
        elif header:
            found.append(Parting(_name_weight(header, known), reply, line, header))
        elif line - 1 not in named:
            found.append(Parting(_weight(body, line, author), reply, line))
    return found


def _name_weight(header: Header, known: set[str]) -> int:
    name = folded(header.author or "")
    is_person = name in known or name.split(" ")[0] in GIVEN_NAMES
    return 10 if is_person or header.kind != "comment" else 7


def _weight(body: Sequence[Line], line: int, author: str | None) -> int:
    """Return how likely a comment begins at this line, which is no name."""
    above, text = body[line - 1].text, body[line].text
    if is_button(text) or date_alone(text):
        return 0
    if author and folded(above) == folded(author):
        return 9
    is_signed = line > 1 and _is_short(above) and _is_closing(body[line - 2].text)
    if is_signed or (line > 1 and is_sign_off(above)):
        is_open = _is_closing(above) and _is_short(text)
        return 0 if is_open or is_sign_off(text) else 8
    if is_greeting(above) or above.rstrip().endswith((",", ":")):
        return 0
    opening = opening_of(text)
    if is_greeting(text) or (opening and opening.manner in ("greeting", "at")):
        return 7
    if len(text) <= 25 and line == len(body) - 1:
        return 0  # `Thanks a lot!` ends a comment as well
    return 6 if opening and opening.manner == "thanks" else _LEAST if is_praise(text) else 0


def _is_closing(text: str) -> bool:
    """Whether the line is `Regards,`, below which a name may stand."""
    return text.casefold().rstrip(" ,.!–—-") in _CLOSINGS


def _is_short(text: str) -> bool:
    return len(text) <= 25 and len(text.split()) <= 3
