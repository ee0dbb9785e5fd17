"""Measure how well plain-text pages are taken apart.

Usage: python tests/bench/accuracy/plaintext.py FOLDER [--json] [--verbose PAGE]

FOLDER holds `pageNNN.SCRAPER.txt` files and `pageNNN.gold.json` beside them (a list of objects with
author, date, text, depth). Figures are given for each scraper and in total. The truth about titles
is the title that a heading quotes in any scrape of the page, else the first line of the scrape of
the main text if two other scrapes have the same line. The truth about the declared count is a
heading's count that equals the number of gold comments, else that of a heading with the title.

A page is evident, and then every boundary should be right, if the scrape still shows a heading over
the comments or the names of their authors. Two figures tell how that is meant, both for every
scraper alike. Strictly: a heading as a whole line within twelve lines above the first kept comment,
or name lines over two kept comments (over the one, if only one is kept). A name line is a whole
line at most three lines above the first words of its comment that holds the author's name and
beside it nothing but a date, labels and buttons. Generously: the heading, or one author's name
anywhere in one short line there, be it in a greeting, a signature or the comment itself.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from plaintext_gold import (
    GoldComment,
    KeptComment,
    first_comment_line,
    is_near,
    kept_comments,
    likeness,
    placed,
    read_gold,
    words_of,
)
from plaintext_truth import declared_truth, evidence, title_truth

from tui.formats.decoding import decode
from tui.formats.plaintext.chrome import is_button
from tui.formats.plaintext.header import date_alone, is_excerpt
from tui.formats.plaintext.heading import heading_at
from tui.formats.plaintext.lines import Line, folded, lines_of
from tui.formats.plaintext.reading import Page, page_in
from tui.model import Reply

_RIGHT = 0.9
"""Likeness of words from which a reply's boundaries count as right."""
_SAME = 0.5
"""Likeness below which a reply is no comment of the page at all."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--verbose", metavar="PAGE", default="")
    arguments = parser.parse_args()
    pages = sorted(arguments.folder.glob("page*.gold.json"))
    if not pages:
        print(f"{arguments.folder}: no page*.gold.json here", file=sys.stderr)
        return 2
    counts: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for gold_path in pages:
        _measure_page(gold_path, counts, wrong, arguments.verbose)
    counts["total"] = sum(counts.values(), Counter())
    if arguments.json:
        print(json.dumps({name: _figures(count) for name, count in counts.items()}, indent=1))
    else:
        _print_table(counts)
        print("\npages with evidence and a wrong boundary:", " ".join(wrong) or "none")
    return 0


def _measure_page(
    gold_path: Path, counts: dict[str, Counter[str]], wrong: list[str], verbose: str
) -> None:
    stem = gold_path.name.removesuffix(".gold.json")
    gold = read_gold(gold_path)
    texts = {
        path.name.split(".")[1]: decode(path.read_bytes()).text
        for path in sorted(gold_path.parent.glob(f"{stem}.*.txt"))
    }
    lines = {scraper: lines_of(text) for scraper, text in texts.items()}
    title, declared = title_truth(lines), declared_truth(lines, len(gold))
    for scraper, text in texts.items():
        count = counts.setdefault(scraper, Counter())
        kept, places = placed(kept_comments(gold, text), lines[scraper])
        page = page_in(text)
        count["pages"] += 1
        count["gold"] += len(gold)
        complaints = _measure_replies(count, page, kept, lines[scraper], places, gold)
        complaints += _measure_title(count, page, title, lines[scraper])
        _measure_declared(count, page, declared, lines[scraper])
        bare = _measure_without_comments(count, gold, lines[scraper], text)
        generous, strict = evidence(kept, places, lines[scraper])
        misplaced = [line for line in complaints if line.startswith(("missed", "false"))]
        count["generous"] += generous
        count["generous_right"] += generous and not misplaced
        count["strict"] += strict
        count["strict_right"] += strict and not misplaced
        if generous and misplaced:
            wrong.append(f"{stem[4:]}.{scraper}{'' if strict else ' (generous)'}")
        if verbose and f"{stem}.{scraper}".startswith(f"page{verbose.removeprefix('page')}"):
            signs = f"evidence {generous}, strictly {strict}"
            print(f"== {stem}.{scraper} kept {len(kept)} of {len(gold)}, {signs}")
            print("\n".join(f"   {complaint}" for complaint in complaints + bare))


def _measure_replies(
    count: Counter[str],
    page: Page,
    kept: list[KeptComment],
    lines: list[Line],
    places: list[int | None],
    gold: list[GoldComment],
) -> list[str]:
    complaints = []
    free = list(page.replies)
    pairs = sorted(
        (
            (likeness(comment.words, words_of(reply.text)), -i, -j)
            for i, comment in enumerate(kept)
            for j, reply in enumerate(free)
        ),
        reverse=True,
    )
    matched: dict[int, tuple[Reply, float]] = {}
    used: set[int] = set()
    for value, i, j in pairs:
        if -i not in matched and -j not in used and value >= _SAME:
            matched[-i] = (free[-j], value)
            used.add(-j)
    count["kept"] += len(kept)
    for index, comment in enumerate(kept):
        reply, value = matched.get(index, (None, 0.0))
        count["found"] += value >= _RIGHT
        if value < _RIGHT:
            complaints.append(f"missed ({value:.2f}): {' '.join(comment.words)[:90]}")
        if reply:
            _measure_frame(count, reply, comment, (lines, places[index]), complaints)
    rest = [comment for comment in gold if comment not in [item.gold for item in kept]]
    false = [
        reply
        for index, reply in enumerate(free)
        if index not in used and words_of(reply.text) and not _is_fragment(reply, rest)
    ]
    count["replies"] += len(free)
    count["false"] += len(false)
    complaints += [f"false: {reply.author} | {reply.text[:90]!r}" for reply in false]
    return complaints


def _is_fragment(reply: Reply, dropped: list[GoldComment]) -> bool:
    """Whether the reply is what the scraper left of a comment that counts as dropped."""
    words = Counter(words_of(reply.text))
    least = 0.9 * words.total()
    return any((words & Counter(comment.words)).total() >= least for comment in dropped)


def _measure_frame(
    count: Counter[str],
    reply: Reply,
    comment: KeptComment,
    place: tuple[list[Line], int | None],
    complaints: list[str],
) -> None:
    gold, (lines, at) = comment.gold, place
    same = folded(reply.author or "") == folded(gold.author)
    if gold.author and is_near(gold.author, lines, at):
        count["authors"] += 1
        count["authors_right"] += same
        if not same:
            complaints.append(f"  (author {reply.author!r}, not {gold.author!r})")
    if gold.author and reply.author and not same:
        count["authors_wrong"] += 1
    if gold.date and reply.date:
        count["dates_told"] += 1
        count["dates_right"] += gold.date[:10] == reply.date[:10]


def _measure_title(count: Counter[str], page: Page, title: str, lines: list[Line]) -> list[str]:
    own = (line.text for line in lines if line.is_short and not is_excerpt(line.text))
    if not title or not any(title == folded(text) for text in own):
        return []
    is_right = folded(page.post.title) == title
    count["titles"] += 1
    count["titles_right"] += is_right
    return [] if is_right else [f"  (title {page.post.title[:70]!r}, not {title[:70]!r})"]


def _measure_declared(
    count: Counter[str], page: Page, declared: int | None, lines: list[Line]
) -> None:
    found = [heading_at(lines, index) for index in range(len(lines))]
    if declared is not None and any(heading and heading.count == declared for heading in found):
        count["declared"] += 1
        count["declared_right"] += page.declared == declared


def _measure_without_comments(
    count: Counter[str], gold: list[GoldComment], lines: list[Line], text: str
) -> list[str]:
    """Read the page again without its comments: any reply then is a part of the article.

    Whatever is left of a comment is cut out, even if too little for it to count as kept.
    """
    whole = [KeptComment(comment, comment.words, 1.0) for comment in gold if comment.words]
    every, places = placed(whole, lines)
    texts = [f" {' '.join(comment.words)} " for comment in gold]
    left = [i for i, line in enumerate(lines) if _is_in(words_of(line.text), texts)]
    found = [at for at in places if at is not None] or left
    if found:
        top = first_comment_line(found, lines)
        bottom = max(found + left) + 1
        words = {word for comment in every for word in comment.words}
        while bottom < len(lines) and _is_rest(lines[bottom].text, words):
            bottom += 1
        variants = [_text(lines[:top]), _text(lines[:top] + lines[bottom:])]
    else:
        variants = [text]
    complaints = []
    for variant in variants:
        replies = page_in(variant).replies
        count["bare"] += 1
        count["article_as_reply"] += len(replies)
        complaints += [f"no comment: {reply.author} | {reply.text[:90]!r}" for reply in replies]
    return complaints


def _is_in(words: list[str], texts: list[str]) -> bool:
    """Whether the line is a part of a comment."""
    whole = f" {' '.join(words)} "
    return len(words) > 2 and any(whole in text for text in texts)


def _is_rest(text: str, words: set[str]) -> bool:
    """Whether the line still belongs to the last comment or to its frame."""
    own = words_of(text)
    return _is_frame(text) or (len(own) > 2 and words.issuperset(own))


def _is_frame(text: str) -> bool:
    return is_button(text) or date_alone(text) is not None


def _text(lines: list[Line]) -> str:
    return "\n".join(
        ("\n" if line.after_gap else "")
        + " " * line.indent
        + (f"{line.marker}{'.' if line.marker.isdigit() else ''} " if line.marker else "")
        + line.text
        for line in lines
    )


_COLUMNS = (
    ("kept/gold", "kept", "gold"),
    ("found", "found", "kept"),
    ("false", "false", "replies"),
    ("authors", "authors_right", "authors"),
    ("dates", "dates_right", "dates_told"),
    ("titles", "titles_right", "titles"),
    ("declared", "declared_right", "declared"),
    ("evident strict", "strict_right", "strict"),
    ("evident generous", "generous_right", "generous"),
    ("article as reply", "article_as_reply", "bare"),
    ("wrong names", "authors_wrong", "replies"),
)


def _figures(count: Counter[str]) -> dict[str, list[int]]:
    return {title: [count[part], count[whole]] for title, part, whole in _COLUMNS}


def _print_table(counts: dict[str, Counter[str]]) -> None:
    print(f"{'':20}" + "".join(f"{title:>17}" for title, _, _ in _COLUMNS))
    for name, count in counts.items():
        cells = []
        for _, part, whole in _COLUMNS:
            share = f" {100 * count[part] / count[whole]:.0f}%" if count[whole] else ""
            cells.append(f"{count[part]}/{count[whole]}{share}".rjust(17))
        print(f"{name:20}" + "".join(cells))


if __name__ == "__main__":
    raise SystemExit(main())
