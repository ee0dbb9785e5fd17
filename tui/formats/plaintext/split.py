"""Cut a comment section into single replies.

Name lines are the best boundaries; then the marks of a list; then buttons (`Reply`) below each
comment; then paragraphs. What the file does not tell stays unknown: a reply without a name line has
no author.
"""

from collections.abc import Sequence

import msgspec

from tui.formats.plaintext.chrome import (
    addressee_in,
    is_button,
    is_end,
    is_paging,
    is_reply_button,
)
from tui.formats.plaintext.frames import recurring_frames
from tui.formats.plaintext.header import Header, date_alone, is_excerpt
from tui.formats.plaintext.lines import Line, have_gaps
from tui.formats.plaintext.lossy import with_lost_frames
from tui.formats.plaintext.name import is_name
from tui.formats.plaintext.openings import is_greeting, opening_weight
from tui.formats.plaintext.raw_reply import RawReply
from tui.formats.plaintext.section import Section


def replies_in(lines: Sequence[Line], section: Section) -> list[RawReply]:
    """Return the comments of the section in the order of the file."""
    headers = section.headers
    if not headers:
        found = _without_headers(lines[section.start : section.end], section)
    elif _are_signatures(lines, section):
        found = _by_signatures(lines, section)
    else:
        found = _by_headers(lines, section)
    found = [piece for reply in found for piece in _parted_by_excerpts(reply)]
    frames = recurring_frames([reply.lines for reply in found])
    kept = []
    for reply in found:
        _trim(reply, frames)
        is_only_name = not headers and len(found) == 1 and _is_lone_name(reply.lines)
        if (reply.lines and not is_only_name) or reply.kind != "comment":
            kept.append(reply)
    return kept


def _is_lone_name(lines: Sequence[Line]) -> bool:
    """Whether all that is left of the comments is the name over one of them."""
    if len(lines) != 1:
        return False
    text = lines[0].text
    return is_name(text) and len(text.split()) <= 3 and text[:1].isupper()


def _parted_by_excerpts(reply: RawReply) -> list[RawReply]:
    """Part a comment where a linking page is quoted (`[…] words […]`): that is one of its own."""
    pieces = [reply]
    for line in reply.lines:
        if is_excerpt(line.text) and len(reply.lines) > 1:
            break
    else:
        return pieces
    lines, reply.lines = reply.lines, []
    for line in lines:
        last = pieces[-1]
        is_full = len(last.lines) > 0 and is_excerpt(last.lines[-1].text)
        if last.lines and (is_full or is_excerpt(line.text)):
            pieces.append(RawReply([line], indent=line.indent))
        else:
            last.lines.append(line)
    return pieces


def _are_signatures(lines: Sequence[Line], section: Section) -> bool:
    """Whether name and date stand below each comment instead of above it."""
    first, last = section.headers[0], section.headers[-1]
    if any(header.shape in ("says", "pingback", "name over date") for header in section.headers):
        return False
    above = [line for line in lines[section.start : first.start] if not is_button(line.text)]
    below = [line for line in lines[last.end : section.end] if not is_button(line.text)]
    return bool(above) and not below


def _by_signatures(lines: Sequence[Line], section: Section) -> list[RawReply]:
    found = []
    start = section.start
    for header in section.headers:
        own = list(lines[start : header.start])
        indent = own[0].indent if own else header.indent
        found.append(RawReply(own, header.author, header.date, indent, header.kind))
        start = header.end
    return found


def _by_headers(lines: Sequence[Line], section: Section) -> list[RawReply]:
    headers = _with_later_names(lines, section)
    found = []
    lead = [line for line in lines[section.start : headers[0].start] if not _is_frame(line)]
    is_below_form = any(is_end(line.text) for line in lines[section.top : section.start])
    if lead and not is_below_form and _may_be_first_reply(lead, section):
        found += _without_headers(lead, section, may_merge=True)
    ends = [header.start for header in headers[1:]] + [section.end]
    for header, end in zip(headers, ends, strict=True):
        own = list(lines[header.end : end])
        found.append(RawReply(own, header.author, header.date, header.indent, header.kind))
    found = _with_trailing_dates(found, headers)
    _cut_last(found)
    found = with_lost_frames(found, section)
    return [piece for reply in found for piece in _parted_by_buttons(reply, reply is found[-1])]


def _is_frame(line: Line) -> bool:
    return is_button(line.text) or is_paging(line.text)


def _may_be_first_reply(lead: Sequence[Line], section: Section) -> bool:
    """Whether lines between the heading and the first name line are a comment without a name."""
    heading = section.heading
    if not any(len(line.text) > 30 for line in lead):
        return False
    if heading is None:
        return is_greeting(lead[0].text)
    is_room = heading.count is not None and heading.count > len(section.headers)
    return is_room and len(lead) <= 12


def _with_later_names(lines: Sequence[Line], section: Section) -> list[Header]:
    """Take the line below the date as the name where every comment is built so."""
    headers = section.headers
    bare = [header for header in headers if header.shape == "date"]
    if len(bare) < len(headers) or len(bare) < 2:
        return headers
    ends = [header.start for header in headers[1:]] + [section.end]
    below = [
        lines[header.end] for header, end in zip(headers, ends, strict=True) if header.end + 1 < end
    ]
    if len(below) < len(headers) or not all(
        is_name(line.text) and len(line.text.split()) <= 5 for line in below
    ):
        return headers
    return [
        msgspec.structs.replace(header, author=line.text, end=header.end + 1)
        for header, line in zip(headers, below, strict=True)
    ]


def _with_trailing_dates(found: list[RawReply], headers: Sequence[Header]) -> list[RawReply]:
    """Give a date that stands below its comment (old Blogger pages) to that comment."""
    is_undated = all(header.date is None for header in headers if header.shape == "says")
    if not is_undated or not any(header.shape == "says" for header in headers):
        return found
    merged: list[RawReply] = []
    for reply, header in zip(found[-len(headers) :], headers, strict=True):
        is_bare = header.shape == "date" and not any(not _is_frame(line) for line in reply.lines)
        if is_bare and merged and merged[-1].date is None:
            merged[-1].date = header.date
        else:
            merged.append(reply)
    return found[: -len(headers)] + merged


def _cut_last(found: list[RawReply]) -> None:
    """End the last comment at its button where the others end with one as well."""
    last = found[-1]
    others = [reply for reply in found[:-1] if reply.kind == "comment"]
    with_button = [reply for reply in others if _button_after_words(reply.lines) is not None]
    if others and len(with_button) < 0.5 * len(others):
        return
    at = _button_after_words(last.lines)
    if at is not None:
        last.lines = last.lines[:at]


def _button_after_words(lines: Sequence[Line]) -> int | None:
    """Return where the first reply button below some words stands."""
    has_words = False
    for index, line in enumerate(lines):
        if is_reply_button(line.text):
            if has_words:
                return index
        elif not is_button(line.text):
            has_words = True
    return None


def _parted_by_buttons(reply: RawReply, is_last: bool) -> list[RawReply]:
    """Part a comment where a button shows that another begins whose name line was dropped."""
    pieces = [reply]
    while not is_last:
        at = _button_after_words(pieces[-1].lines)
        if at is None:
            break
        rest = pieces[-1].lines[at + 1 :]
        pieces[-1].lines = pieces[-1].lines[:at]
        if not any(not _is_frame(line) for line in rest):
            break
        pieces.append(RawReply(rest, indent=rest[0].indent))
    return pieces


def _without_headers(
    lines: Sequence[Line], section: Section, *, may_merge: bool = False
) -> list[RawReply]:
    """Cut comments that have lost all names and dates."""
    content = [line for line in lines if not is_paging(line.text)]
    while content and is_button(content[0].text):
        content.pop(0)
    if not content:
        return []
    if content[0].marker:
        return _by_markers(content)
    if _button_after_words(content) is not None:
        pieces = _parted_by_buttons(RawReply(content, indent=content[0].indent), is_last=False)
        return [piece for piece in pieces if piece.lines]
    if may_merge:
        return [RawReply(content, indent=content[0].indent)]
    return _by_paragraphs(content, section)


def _by_markers(content: list[Line]) -> list[RawReply]:
    """Take each item of the outer list, and each item below an empty line, for a comment."""
    edge = content[0].indent
    found: list[RawReply] = []
    for line in content:
        if line.indent < edge - 1 and not line.marker:
            break
        is_new = line.marker and (line.indent <= edge + 1 or line.after_gap)
        if is_new or not found:
            found.append(RawReply([line], indent=line.indent))
        else:
            found[-1].lines.append(line)
    return found


def _by_paragraphs(content: list[Line], section: Section) -> list[RawReply]:
    """Take each paragraph for a comment, and no more of them than the page declares."""
    groups: list[list[Line]] = []
    for line in content:
        if groups and have_gaps(content) and not line.after_gap:
            groups[-1].append(line)
        else:
            groups.append([line])
    declared = section.heading.count if section.heading else None
    if declared and len(groups) > declared:
        groups = _merged(groups, declared)
    return [RawReply(group, indent=group[0].indent) for group in groups]


def _merged(groups: list[list[Line]], declared: int) -> list[list[Line]]:
    """Join paragraphs into `declared` comments, parted where a comment most likely begins."""
    weights = [
        (opening_weight(groups[i - 1][-1].text, groups[i][0].text), -i)
        for i in range(1, len(groups))
    ]
    chosen = {-negative for _, negative in sorted(weights, reverse=True)[: declared - 1]}
    merged: list[list[Line]] = []
    for index, group in enumerate(groups):
        if index in chosen or not merged:
            merged.append(list(group))
        else:
            merged[-1].extend(group)
    return merged


def _trim(reply: RawReply, frames: frozenset[str]) -> None:
    """Take the frame off both ends of a comment; keep whom it answers and a date below it."""
    lines = reply.lines
    while lines and (_is_frame(lines[0]) or lines[0].text in frames):
        reply.addressee = reply.addressee or addressee_in(lines[0].text)
        lines = lines[1:]
    while len(lines) > 1 or (lines and _is_frame(lines[-1])):
        date = date_alone(lines[-1].text) if reply.date is None else None
        if not date and not _is_frame(lines[-1]) and lines[-1].text not in frames:
            break
        reply.date = reply.date or date
        lines = lines[:-1]
    reply.lines = lines
