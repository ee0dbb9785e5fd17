"""What is right for a page: the comments read from its HTML, reduced to what a scrape still holds.

Only what a scraper kept can be found again, so each gold comment is cut down to the words that the
scrape still contains before anything is compared with it.
"""

import json
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tui.formats.dates import find_date
from tui.formats.plaintext.chrome import is_button
from tui.formats.plaintext.lines import Line, folded
from tui.formats.plaintext.name import cleaned_name, without_says

_BUTTONS = re.compile(
    r"\s*(?:Reply|Antworten|Antwort|Répondre|Réponse|Rispondi|Odpowiedz|Liken|Like|"
    r"Zum Antworten anmelden)$"
)
_TWITTER = "Diesen Kommentar auf Twitter teilen?"


@dataclass
class GoldComment:
    """One comment of the page as its HTML tells it."""

    author: str
    date: str | None
    words: list[str]
    depth: int


@dataclass
class KeptComment:
    """A gold comment as far as a scrape still holds it."""

    gold: GoldComment
    words: list[str]
    share: float
    """Part of its words that the scrape holds."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, casefolded."""
    return re.findall(r"\w+", text.casefold())


def read_gold(path: Path) -> list[GoldComment]:
    """Read the comments of one page; name, date and buttons are taken off their words."""
    return [_comment(record) for record in json.loads(path.read_text(encoding="utf-8"))]


def _comment(record: dict[str, object]) -> GoldComment:
    text = " ".join(str(record["text"] or "").replace(_TWITTER, " ").split())
    told = " ".join(str(record["date"] or "").split())
    author = " ".join(str(record["author"] or "").split())
    found = find_date(told) if told else None
    date = found.iso if found else None
    before, date_in_text, after = _around_date(text, told)
    is_frame = not author or words_of(author)[:1] == words_of(before)[:1] or not before
    if date_in_text and is_frame:
        author = author or before
        date = date or date_in_text
        text = re.sub(r"^[\s:·]*(?:Uhr\b)?(?:Permalink)?[\s:·]*", "", after)
    author = without_says(author)[0]
    if author and not date_in_text and text.casefold().startswith(author.casefold()):
        text = text[len(author) :]
    text = re.sub(
        r"(?:\s-?\d+)?(?:\s\d+ (?:Stunden?|Minuten?|Sekunden?)){1,2} her$", "", text.strip()
    )
    for _ in range(3):
        text = _BUTTONS.sub("", text.strip()).strip()
    text = re.sub(r"^(?:Reply|Antworten)\s", "", text)
    text = _without_signature(text)
    return GoldComment(cleaned_name(author), date, words_of(text), int(str(record["depth"] or 1)))


def _without_signature(text: str) -> str:
    """Take `Ann · May 3, 2019` off the end."""
    tail = re.search(r"(?:\s[^\s/.]+){1,2}\s·\s(?P<date>[^·]{8,20})$", text)
    return text[: tail.start()] if tail and find_date(tail["date"]) else text


def _around_date(text: str, told: str) -> tuple[str, str | None, str]:
    """Return what stands before the date of the frame, that date, and the rest."""
    at = text.find(told) if told else -1
    if 0 <= at < 260:
        found = find_date(told)
        return text[:at].strip(), found.iso if found else None, text[at + len(told) :]
    head = find_date(text[:260])
    if head and head.has_time and len(text[: head.start].split()) <= 25:
        return text[: head.start].strip(), head.iso, text[head.end :]
    return "", None, text


def kept_comments(gold: list[GoldComment], scrape: str) -> list[KeptComment]:
    """Return the comments of which the scrape holds at least half the words."""
    present = set(_grams(words_of(scrape)))
    found = []
    for comment in gold:
        kept = _kept_words(comment.words, present)
        least = 0.5 if len(kept) >= 8 else 0.9
        if comment.words and len(kept) >= least * len(comment.words):
            found.append(KeptComment(comment, kept, len(kept) / len(comment.words)))
    return found


def _grams(words: list[str], size: int = 3) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]


def _kept_words(words: list[str], present: set[tuple[str, ...]]) -> list[str]:
    if len(words) < 3:
        flat = {word for gram in present for word in gram}
        return [word for word in words if word in flat]
    keep = [False] * len(words)
    for index, gram in enumerate(_grams(words)):
        if gram in present:
            keep[index : index + 3] = [True, True, True]
    return [word for word, is_kept in zip(words, keep, strict=True) if is_kept]


def likeness(first: list[str], second: list[str]) -> float:
    """Return the Dice coefficient of two bags of words, 1.0 for the same words."""
    if not first and not second:
        return 1.0
    common = sum((Counter(first) & Counter(second)).values())
    return 2 * common / (len(first) + len(second))


def placed(
    kept: list[KeptComment], lines: list[Line]
) -> tuple[list[KeptComment], list[int | None]]:
    """Return the comments that stand at a place of their own, and the lines where they begin.

    Comments come in the order of the page. One whose words are found only above its predecessors,
    or only where another one stands, was dropped by the scraper: its words are those of the post or
    of the other one.
    """
    texts = [" ".join(words_of(line.text)) for line in lines]
    hits = [_hits(comment, texts, lines) for comment in kept]
    chosen = _rising(hits)
    pairs = [
        (comment, at)
        for comment, at, own in zip(kept, chosen, hits, strict=True)
        if at is not None or not own
    ]
    return [comment for comment, _ in pairs], [at for _, at in pairs]


def _hits(comment: KeptComment, texts: list[str], lines: list[Line]) -> list[int]:
    """Return the lines that hold the first words of a comment that are to be found at all."""
    words = comment.words
    for start in range(0, max(1, len(words) - 5), 3):
        probe = " ".join(words[start : start + 6])
        if len(probe) < 10 and len(words) > 3:
            continue
        hits = [i for i, text in enumerate(texts) if probe in text]
        whole = " ".join(words)
        hits = [i for i in hits if texts[i] == whole] or hits
        if hits:
            near = [i for i in hits if is_near(comment.gold.author, lines, i)]
            return near or hits
    return []


def _rising(hits: list[list[int]]) -> list[int | None]:
    """Choose a line for as many comments as possible so that the lines rise."""
    lasts: list[int] = []
    chains: list[tuple[int, int, int]] = []  # comment, line, chain that it goes on
    tops: list[int] = []
    for comment, own in enumerate(hits):
        for line in sorted(own, reverse=True):
            rank = bisect_left(lasts, line)
            chains.append((comment, line, tops[rank - 1] if rank else -1))
            if rank == len(lasts):
                lasts.append(line)
                tops.append(len(chains) - 1)
            else:
                lasts[rank], tops[rank] = line, len(chains) - 1
    found: list[int | None] = [None] * len(hits)
    at = tops[-1] if tops else -1
    while at >= 0:
        comment, line, before = chains[at]
        found[comment] = line
        at = before
    return found


def is_near(words: str, lines: list[Line], at: int | None, reach: int = 5) -> bool:
    """Tell whether a name or date stands on a short line close to a comment."""
    wanted = folded(words)
    if at is None or not wanted:
        return False
    close = lines[max(0, at - reach) : at + 1]
    return any(wanted in folded(line.text) for line in close if len(line.text) <= 200)


def has_name_line(author: str, lines: list[Line], at: int | None) -> bool:
    """Tell whether a whole line above a comment is its author's name, date and labels aside."""
    wanted = folded(author)
    if at is None or not wanted:
        return False
    return any(
        wanted in (folded(line.text), folded(_without_frame(line.text)))
        for line in lines[max(0, at - 3) : at]
        if len(line.text) <= 200
    )


def _without_frame(text: str) -> str:
    """Return what is left of a line when date, `says`, labels and badges are taken off."""
    date = find_date(text)
    if date:
        text = f"{text[: date.start].strip(' ,|·•–—-')} {text[date.end :].strip(' ,|·•–—-')}"
    return cleaned_name(without_says(text.strip())[0])


def first_comment_line(places: list[int], lines: list[Line]) -> int:
    """Return where the comments begin, frame of the first one included."""
    top = min(places)
    for _ in range(8):
        above = lines[top - 1] if top else None
        if above is None or (len(above.text) > 170 and not is_button(above.text)):
            break
        top -= 1
    return top
