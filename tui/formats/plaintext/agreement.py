"""Judge name lines by each other: one shape that comes again and again is strong evidence.

A single line that looks like a header is weak: articles quote dates and speakers. In doubt the
answer is no.
"""

import re
from collections import Counter
from collections.abc import Sequence

from tui.formats.plaintext.chrome import is_end
from tui.formats.plaintext.header import Header
from tui.formats.plaintext.lines import Line
from tui.formats.plaintext.openings import is_praise

_FARTHEST_FORM = 30
"""Lines that a lone comment may take above the form."""
_FORM = re.compile(
    r"mail|comment|commento|kommentar|reply|antwort|réponse|respuesta|risposta|resposta|reactie|"
    r"odpowied|adresse|messagerie|коммент|yorum|svar",
    re.IGNORECASE,
)
_LEAST_POST = 200
_PARAGRAPH = 80
"""Characters of the post above a lone comment, in lines of at least so many."""


def agreeing(headers: list[Header]) -> list[Header]:
    """Return the headers that are built like most of their neighbours.

    A date inside a comment may stand on a line of its own; it is no header where the others tell
    the time of the day as well, or where they carry `says` and no date at all.
    """
    strong = [header for header in headers if header.shape not in ("date", "pingback")]
    if not strong:
        return _of_one_kind(headers)
    timed = Counter(precision(header) for header in strong).most_common(1)[0][0]
    return [header for header in headers if _agrees(header, timed)]


def _agrees(header: Header, timed: str) -> bool:
    """Whether a header tells its date as precisely as most, `timed`, do."""
    if header.shape in ("says", "pingback") or precision(header) == timed:
        return True
    return timed == "none" and (header.shape != "date" or precision(header) == "time")


def _of_one_kind(headers: list[Header]) -> list[Header]:
    dated = [header for header in headers if header.date]
    if any(header.date and header.date.has_time for header in dated):
        return [h for h in headers if h.date is None or h.date.has_time]
    return headers


def precision(header: Header) -> str:
    """Return how precisely a header tells its date: `none`, `vague`, `day` or `time`."""
    if header.date is None:
        return "none"
    if header.date.iso is None and not header.date.has_time:
        return "vague"
    return "time" if header.date.has_time else "day"


def longest_run(headers: list[Header]) -> list[Header]:
    """Return the most headers in a row with fewer than 200 lines between any two."""
    best: list[Header] = []
    run: list[Header] = []
    for header in headers:
        if run and header.start - run[-1].end > 200:
            run = []
        run.append(header)
        if len(run) > len(best):
            best = list(run) if len(run) == 1 else run
    return best


def is_convincing(lines: Sequence[Line], run: list[Header], shape: str) -> bool:
    """Tell whether the headers are comments even though no heading stands above them."""
    if not run:
        return False
    dated = [header for header in run if header.date and header.date.has_time]
    if shape == "says":
        is_list = all(header.marker for header in run)
        is_closed = any(is_end(line.text) for line in lines[run[-1].end : run[-1].end + 40])
        if dated or (len(run) >= 2 and is_list):
            return bool(dated) or not _are_excerpts(lines, run)
        if len(run) == 1:
            return _is_lone_comment(lines, run[0])
        return is_closed and not _are_excerpts(lines, run)
    if len(run) == 1 and dated:
        return _is_lone_comment(lines, run[0])
    if len(dated) < 2 or len(dated) < len(run) / 2:
        return False
    ends = [header.start for header in run[1:]] + [min(run[-1].end + 3, len(lines))]
    words = [
        sum(len(lines[i].text) for i in range(header.end, end))
        for header, end in zip(run, ends, strict=True)
    ]
    return sum(count >= 20 for count in words) >= 0.8 * len(words)


def _is_lone_comment(lines: Sequence[Line], header: Header) -> bool:
    """Whether a single name line stands between the post and the reply form.

    A name and the time of the day, or `NAME says:` over a greeting, and nothing below it but some
    sentences and then the form: what else stands there (tags, other posts) has no sentences.
    """
    stop = min(len(lines), header.end + _FARTHEST_FORM)
    form = next((i for i in range(header.end, stop) if is_end(lines[i].text)), None)
    if form is None or not _FORM.search(lines[form].text):
        return False
    body = [line.text for line in lines[header.end : form]]
    above = sum(len(line.text) for line in lines[: header.start] if len(line.text) >= _PARAGRAPH)
    if above < _LEAST_POST or not any(len(t) >= 30 and t[-1] in ".!?…)" for t in body):
        return False
    return header.date is not None or is_praise(body[0])


def _are_excerpts(lines: Sequence[Line], run: list[Header]) -> bool:
    """Whether these are the newest comments of the site, each cut short: `Thanks for the…`."""
    bodies = [lines[header.end].text for header in run if header.end < len(lines)]
    return sum(body.endswith(("...", "…", "[…]")) for body in bodies) >= 0.5 * len(run)
