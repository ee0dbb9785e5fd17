"""Find where the post ends and its comments begin and end.

A heading over the comments decides, and one that repeats the title of the post decides most. Where
the scraper dropped the heading, only name lines that come again and again in one shape count. An
article must never be shown as comments: in doubt there is no section.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

import msgspec

from tui.formats.plaintext.agreement import (
    agreeing,
    is_convincing,
    longest_run,
    precision,
)
from tui.formats.plaintext.bare_names import lone_name, named_run, talking_run
from tui.formats.plaintext.chrome import is_button, is_end, is_paging, is_reply_button
from tui.formats.plaintext.frames import headers_over_frames
from tui.formats.plaintext.header import Header, headers_in
from tui.formats.plaintext.heading import Heading, heading_at
from tui.formats.plaintext.lines import Line, folded
from tui.formats.plaintext.openings import is_greeting
from tui.formats.plaintext.page_end import below_closing, is_below_post, is_one_comment

_NEAR = 14
"""Lines below a heading within which a first name line is taken for its own."""
_MOST_TRIED = 12
"""Headings that are tried, likeliest first; a page with more of them is no page of comments."""
_FORM_ABOVE = 40
"""Lines that a reply form above the list may take."""
_GREETING_ABOVE = 6
"""Lines above the first name line in which the first words of a nameless comment may stand."""
_PARTS = 2
"""Parts of a page, each ended by a form or navigation, that are searched for names alone; the rest
of the page is searched as one."""


class Section(msgspec.Struct):
    """The lines `[start, end)` with the comments."""

    start: int
    end: int
    top: int
    """First line that no longer belongs to the post: the heading, or the first name line."""
    heading: Heading | None
    headers: list[Header]
    is_closed: bool
    """Whether a form, a closing or navigation follows; False at the end of the file."""


def find_section(lines: Sequence[Line]) -> tuple[Section | None, Heading | None]:
    """Return the section with the comments, if any, and the heading that tells of them.

    The heading comes alone where it stands over nothing, e.g. `No comments`, or where all comments
    were dropped: it still declares how many there were.
    """
    headers = headers_in(lines)
    headings = _headings(lines)
    titles = _title_lines(lines, headings)
    starts = [header.start for header in headers]
    ranked = sorted(
        headings, key=lambda item: (_rank(lines, item, starts, titles), item[0]), reverse=True
    )
    for index, heading in ranked[:_MOST_TRIED]:
        if heading.count == 0:
            continue
        section = _section_below(lines, index, heading, headers, titles)
        if section:
            return section, heading
    section = _section_of_headers(lines, headers) or _section_of_bare_names(lines)
    declaring = [heading for _, heading in ranked if heading.count is not None]
    titled = [heading for heading in declaring if folded(heading.title or "") in titles]
    best = next(iter(titled or declaring), None)
    return section, best if section is None or (best and best.count) else None


def _headings(lines: Sequence[Line]) -> list[tuple[int, Heading]]:
    found = []
    for index, line in enumerate(lines):
        if line.is_short:
            heading = heading_at(lines, index)
            if heading:
                found.append((index, heading))
    return found


def _title_lines(lines: Sequence[Line], headings: list[tuple[int, Heading]]) -> set[str]:
    """Return the folded titles that both a heading and a line of its own tell."""
    quoted = {folded(heading.title) for _, heading in headings if heading.title} - {""}
    if not quoted:
        return set()
    return {words for line in lines if line.is_short and (words := folded(line.text)) in quoted}


def _rank(
    lines: Sequence[Line],
    item: tuple[int, Heading],
    starts: Sequence[int],
    titles: set[str],
) -> int:
    index, heading = item
    rank = 0
    if heading.title:
        rank += 60 if folded(heading.title) in titles else 30 if heading.is_quoted else 0
    first = index + heading.lines
    following = bisect_left(starts, first)
    if following < len(starts) and starts[following] < first + _NEAR:
        rank += 40
    if heading.count:
        rank += 10
    if any(line.marker for line in lines[first : first + 3]):
        rank += 8
    return rank


def _section_below(
    lines: Sequence[Line],
    index: int,
    heading: Heading,
    headers: Sequence[Header],
    titles: set[str],
) -> Section | None:
    start = index + heading.lines
    own = [header for header in headers if header.start >= start]
    bare = [header for header in own if header.shape == "date"]
    if len(bare) >= 0.7 * len(own):  # nothing, or dates that may stand below their comments
        framed = headers_over_frames(lines, start)
        own = framed if len(framed) >= len(bare) / 2 else own
    if not own and heading.is_quoted:
        start = below_closing(lines, start, heading.count)
    start, end, is_closed = _bounds(lines, start, own)
    own = agreeing([header for header in own if header.start < end])
    if start >= end:
        return None
    own = own or named_run(lines, start, end)
    section = Section(start, end, index, heading, own, is_closed)
    if own and own[0].start - start <= _NEAR + 40:
        section.end = _end_by_indent(lines, section)
        return section if _may_stand_below(heading, own) else None
    is_titled = heading.is_quoted or folded(heading.title or "") in titles
    if is_titled or _is_likely_without_headers(lines, section):
        return section
    if is_one_comment(lines, index, start, end):
        section.heading = msgspec.structs.replace(heading, count=1)
        return section
    return None


def _may_stand_below(heading: Heading, headers: list[Header]) -> bool:
    """Whether these headers may be comments; lists of other posts carry names and days as well."""
    days = [h for h in headers if h.shape == "name over date" and precision(h) == "day"]
    if heading.title or len(days) < 0.5 * len(headers):
        return True
    return heading.count is not None and len(headers) <= heading.count + 2


def _is_likely_without_headers(lines: Sequence[Line], section: Section) -> bool:
    """Whether a bare heading or count stands over comments and not over the post itself.

    `3 Comments` stands in bylines too. So there must be a post above, the comments must be closed
    by a form or be as few as declared, and nothing may look like another part of the page.
    """
    heading = section.heading
    if heading is None or heading.title:
        return False
    size = section.end - section.start
    if not is_below_post(lines, section.top, size, heading.count) or size > 400:
        return False
    content = lines[section.start : section.end]
    marked = content[0].marker != ""
    has_buttons = any(is_reply_button(line.text) for line in content)
    if heading.count is None:
        return section.is_closed and (marked or has_buttons)
    if marked or has_buttons:
        return True
    return heading.count / 3 <= size and (section.is_closed or size <= 3 * heading.count)


def _bounds(lines: Sequence[Line], start: int, headers: Sequence[Header]) -> tuple[int, int, bool]:
    """Return first and last line of the comments, and whether something closes them."""
    while start < len(lines) and (is_paging(lines[start].text) or is_button(lines[start].text)):
        start += 1
    starts = [header.start for header in headers]
    index, has_content = start, False
    upcoming = iter(starts)
    following = next(upcoming, None)
    ahead = [line.marker for line in lines[start : start + 12]]
    if not starts and "1" in ahead and is_end(lines[start].text):
        start = index = start + ahead.index("1")  # a form above a list that has lost its names
    while index < len(lines):
        while following is not None and following < index:
            following = next(upcoming, None)
        if following == index:
            has_content = True
        elif is_end(lines[index].text):
            if has_content or following is None or following - index > _FORM_ABOVE:
                return start, index, True
            if index > start and not _goes_on_below(lines, index, starts):
                return start, index, True
            start = index + 1  # a form above the list, or a link to it
        index += 1
    return start, len(lines), False


def _goes_on_below(lines: Sequence[Line], index: int, starts: Sequence[int]) -> bool:
    """Whether a form that follows some words stands above the list of comments all the same."""
    later = bisect_left(starts, index)
    if len(starts) - later < 3:
        return False
    return not any(heading_at(lines, between) for between in range(index, starts[later]))


def _end_by_indent(lines: Sequence[Line], section: Section) -> int:
    """Return where the text falls back to the left of the list of comments."""
    first = section.headers[0]
    edge = min(header.indent for header in section.headers)
    if not edge and not first.marker:
        return section.end
    for index in range(first.start, section.end):
        if lines[index].indent < edge - 1:
            return index
    return section.end


def _section_of_headers(lines: Sequence[Line], headers: list[Header]) -> Section | None:
    """Find comments without a heading by name lines that recur in one shape."""
    for shapes in (("says", "pingback"), ("name over date",), ("name and date",)):
        run = longest_run([h for h in headers if h.shape in shapes])
        if not is_convincing(lines, run, shapes[0]):
            continue
        _, end, is_closed = _bounds(lines, run[0].start, run)
        if end <= run[-1].start:
            continue
        own = agreeing([h for h in headers if run[0].start <= h.start < end])
        start = _greeting_above(lines, own)
        section = Section(start, end, start, None, own, is_closed)
        section.end = _end_by_indent(lines, section)
        return section
    return None


def _greeting_above(lines: Sequence[Line], headers: Sequence[Header]) -> int:
    """Return where the comments begin if the first has lost its name line but greets somebody."""
    first = headers[0].start
    ends = [header.start for header in headers[1:]]
    if any(header.end == end for header, end in zip(headers, ends, strict=False)):
        for index in range(first - 1, max(0, first - _GREETING_ABOVE), -1):
            if is_greeting(lines[index].text):
                return index
    return first


def _section_of_bare_names(lines: Sequence[Line]) -> Section | None:
    """Find comments without heading and dates by the names over them and how they speak."""
    start = 0
    ends = (index for index, line in enumerate(lines) if is_end(line.text))
    for end in (*islice(ends, _PARTS), len(lines)):
        run = talking_run(lines, start, end)
        if not run and 0 < start < end < len(lines):
            run = lone_name(lines, start, end)
        if run:
            return Section(run[0].start, end, run[0].start, None, run, end < len(lines))
        start = end + 1
    return None
