"""Read the post above the comments: title, author, date, body, and the neighbouring posts.

A page has seldom marked its title. The heading over the comments may repeat it, which decides; else
the likeliest line is taken and called a guess. The first line is often the title of another post.
"""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from tui.formats.dates import find_date, iso_date
from tui.formats.plaintext.blocks import blocks_of
from tui.formats.plaintext.byline import Byline, byline_in, is_signature
from tui.formats.plaintext.chrome import is_button, is_end, is_paging
from tui.formats.plaintext.header import date_alone
from tui.formats.plaintext.heading import Heading, heading_in
from tui.formats.plaintext.lines import Line, folded
from tui.formats.plaintext.neighbours import (
    is_announcement,
    is_menu,
    neighbours_below,
    neighbours_in,
)
from tui.formats.plaintext.share_words import without_share_lines
from tui.model import Block

_TOLD_LATER = re.compile(r"(?:edit|update|stop|note|p\.?s|nachtrag|hinweis)\b\W", re.IGNORECASE)
_READING_TIME = re.compile(
    r"[\W_]*(?:reading time|lesezeit|temps de lecture|tiempo de lectura)?\W*\d{1,3}\s?"
    r"(?:min(?:ute[ns]?|uten|utos|uti|s)?)\b\.?(?:\s(?:read|reading|lues?|de lecture|de lectura|"
    r"lesezeit|leestijd|di lettura|de leitura|czytania))?",
    re.IGNORECASE,
)
_LONGEST_TITLE = 250
_PARAGRAPH = 120
"""Characters from which a line is taken for running text."""
_MOST_NEIGHBOURS = 4
"""With more lines than these above the title, they are the menu of the page."""


class Post(msgspec.Struct, frozen=True):
    """What the file tells of the post itself."""

    title: str
    title_is_guess: bool
    body: tuple[Block, ...]
    author: str | None
    published: str | None
    neighbours: tuple[str, ...]


def post_of(
    above: Sequence[Line],
    below: Sequence[Line],
    heading: Heading | None,
    *,
    day_first: bool | None = None,
) -> Post:
    """Return the post.

    Args:
        above: The lines before the comment section, or all lines if there is none.
        below: The lines after the comments.
        heading: The heading over the comments.
        day_first: How the page writes `3/4/2015`, if its dates tell.
    """
    stated = heading.title if heading else None
    at = _stated_at(above, stated)
    is_guess = at is None and not (stated and heading and heading.is_quoted)
    if at is None and not stated:
        at = _likeliest(above, below)
    if at is not None:
        title = above[at].text
    elif stated:
        title = stated
    else:
        title = _first_words(above)
    body_lines = list(above[at + 1 :] if at is not None else above)
    lead = list(above[:at]) if at is not None else []
    body_lines = without_share_lines(_without_tail(body_lines))
    author, published, body_lines = _bylines(body_lines, day_first)
    if author is None and lead:
        author = _byline_above(lead)
    neighbours = _neighbours(lead, body_lines, below, title)
    kept = _long_lines_of(lead) + body_lines
    return Post(title, is_guess, blocks_of(kept), author, published, neighbours)


def _stated_at(lines: Sequence[Line], stated: str | None) -> int | None:
    """Return the line that is the title which the heading repeats: the last above the text."""
    wanted = folded(stated or "")
    if not wanted:
        return None
    found = [
        index for index, line in enumerate(lines) if line.is_short and folded(line.text) == wanted
    ]
    if not found:
        return None
    # Below the longest paragraph the title comes again in links to share or print the post.
    longest = max(range(len(lines)), key=lambda index: len(lines[index].text))
    return max((index for index in found if index < longest), default=found[0])


def _likeliest(lines: Sequence[Line], below: Sequence[Line]) -> int | None:
    """Return the line that most looks like the title of the post, or None if none does."""
    first_text = next(
        (i for i, line in enumerate(lines) if len(line.text) >= _PARAGRAPH), len(lines)
    )
    repeats = Counter(folded(line.text) for line in (*lines, *below) if line.is_short)
    best, best_weight = None, 0
    for index in range(min(first_text, 400)):
        weight = _weight(lines, index, first_text, repeats)
        if weight > best_weight:
            best, best_weight = index, weight
    return best


def _weight(lines: Sequence[Line], index: int, first_text: int, repeats: Counter[str]) -> int:
    line = lines[index]
    text = line.text
    if line.marker or not any(map(str.isalpha, text)) or len(text) > _LONGEST_TITLE:
        return 0
    if _is_beside_post(line):
        return 0
    if text[-1] == "." and len(text.split()) >= 8:
        return 0
    weight = 4
    words = len(text.split())
    weight += (words >= 2) + (words >= 3) - 2 * (words > 25)
    weight += 2 if text[-1] not in ".,;:" else -2
    following = lines[index + 1 : index + 4]
    if any(byline_in(after.text) for after in following if after.is_short):
        weight += 4
    if following and _TOLD_LATER.match(following[0].text):
        weight += 4  # what was added later stands right below the title
    if _ends_breadcrumb(lines, index):
        weight += 5
    if _TOLD_LATER.match(text) or find_date(text) or (words >= 8 and text[-1] in "!?"):
        weight -= 3
    distance = first_text - index
    weight += 3 if distance <= 3 else 2 if distance <= 8 else 0
    weight += 2 if index == 0 else 0
    if 2 <= repeats[folded(text)] <= 3:
        weight += 2
    return weight


def _ends_breadcrumb(lines: Sequence[Line], index: int) -> bool:
    """Whether a line above leads to this one, as in `Home > Walks > A Walk in the Fens`."""
    words = folded(lines[index].text)
    if " " not in words:
        return False
    above = (folded(line.text) for line in lines[max(0, index - 6) : index] if line.is_short)
    return any(trail.endswith(f" {words}") for trail in above)


def _first_words(lines: Sequence[Line]) -> str:
    """Return the beginning of the text, for a page that has lost its title."""
    spoken = [line for line in lines if any(map(str.isalnum, line.text))]
    own = (line.text for line in spoken if not _is_beside_post(line))
    text = next(own, spoken[0].text if spoken else "")
    if len(text) <= 80:
        return text
    sentence = re.match(r"(.{15,80}?)[.!?:](?:\s|$)", text)
    if sentence:
        return sentence[1]
    return text[: text.rfind(" ", 40, 80) if " " in text[40:80] else 80].rstrip(" ,;:") + "…"


def _is_beside_post(line: Line) -> bool:
    """Whether the line is a by-line, a date, a button or navigation: never the title."""
    text = line.text
    if not line.is_short:
        return False
    if byline_in(text) or _READING_TIME.fullmatch(text) or _is_frame(text):
        return True
    return is_end(text) or is_menu(text) or date_alone(text) is not None


def _without_tail(lines: list[Line]) -> list[Line]:
    """Cut off the form, the navigation and the bare headings below the text of the post."""
    last = max((i for i, line in enumerate(lines) if len(line.text) >= 200), default=-1)
    for index in range(last + 1, len(lines)):
        if is_end(lines[index].text) and index:
            lines = lines[:index]
            break
    while lines and _is_frame(lines[-1].text) and len(lines) > 1:
        lines = lines[:-1]
    return lines


def _is_frame(text: str) -> bool:
    return is_button(text) or is_paging(text) or heading_in(text) is not None


def _bylines(
    lines: list[Line], day_first: bool | None
) -> tuple[str | None, str | None, list[Line]]:
    """Return author and date of the post and the lines without the by-lines that told them."""
    author: str | None = None
    published: str | None = None
    ends = [*range(min(8, len(lines))), *range(max(8, len(lines) - 12), len(lines))]
    gone = set()
    for index in ends:
        found = byline_in(lines[index].text, day_first) if lines[index].is_short else None
        if found is None or (found.author is None and index >= 8):
            continue
        if (found.author and author) or (found.date and published and not found.author):
            continue
        author, published = author or found.author, published or found.date
        gone.add(index)
    kept = [line for index, line in enumerate(lines) if index not in gone]
    if author is None and len(kept) > 1 and is_signature(kept[-2].text, kept[-1]):
        author = kept.pop().text
    return author, published, kept


def _byline_above(lead: Sequence[Line]) -> str | None:
    for line in lead[-4:]:
        found: Byline | None = byline_in(line.text) if line.is_short else None
        if found and found.author:
            return found.author
    return None


def _long_lines_of(lead: Sequence[Line]) -> list[Line]:
    """Keep running text that stands above the title; menus go."""
    return [line for line in lead if len(line.text) >= 2 * _PARAGRAPH and not line.marker]


def _neighbours(
    lead: Sequence[Line], body: list[Line], below: Sequence[Line], title: str
) -> tuple[str, ...]:
    short = [line.text for line in lead if line.is_short]
    found = list(neighbours_in(short))
    # A page that left its menu above the title left its name and its motto there, too.
    if len(lead) <= _MOST_NEIGHBOURS and not any(map(is_menu, short)):
        found += [line.text for line in lead if line.is_short and _may_be_title(line)]
    found += neighbours_in([line.text for line in body if line.is_short])
    found += neighbours_below([line.text for line in below[:60] if line.is_short])
    own = folded(title)
    unique = {folded(words): words for words in reversed(found) if folded(words) not in ("", own)}
    return tuple(reversed(unique.values()))


def _may_be_title(line: Line) -> bool:
    text = line.text
    if is_button(text) or is_menu(text) or byline_in(text) or line.marker:
        return False
    if is_announcement(text):
        return False
    return len(text.split()) >= 2 and iso_date(text) is None and find_date(text) is None
