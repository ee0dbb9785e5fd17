"""Find marked parts again: by their key, by their words, by the closest quote, or not at all.

The ladder, and why a mark is rather left adrift than put on another reply:

1. the same key with the same words: *kept*;
2. the same words under another key: *moved*. Words that several parts share, or that are too few to
   tell one person from another ("Thanks!"), need the same author or date as well;
3. the same key with other words, where the key is the document's own and no other part has the old
   words: *changed*;
4. nearly the same text at the same place in the order, by the same author: *changed*;
5. the closest quote, if it is close enough for its length and clearly closer than any other, and if
   neither authors nor lengths speak against it: *moved* or *changed*;
6. else *adrift*.

Two marks never come to one part unless they were on one part, and a part that a mark claims by key
or words is out of reach for the quotes of other marks. The thresholds were measured on edited
copies of real pages, see `tests/bench/accuracy/anchoring.py`.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

import msgspec
from rapidfuzz import fuzz, process

from tui.marks.anchoring.agreement import dates_allow, is_one_person, may_be_one_name
from tui.marks.anchoring.closeness import Closest, can_be_told, closest, likened, likeness
from tui.model import BODY, ReplyKey, fingerprint, is_made_key, plain_words

Status = Literal["kept", "changed", "moved", "adrift"]


class PartText(msgspec.Struct, frozen=True):
    """A part as the document has it now."""

    part: str
    """`Target.part`: `body`, `reply:<key>` or `reference:<key>`."""
    text: str
    author: str = ""
    """As the document says, never a guess."""
    date: str = ""


class Marked(msgspec.Struct, frozen=True):
    """What a mark remembers of the part it was put on."""

    part: str
    quote: str = ""
    """The beginning of its text, `tui.marks.records.LONG_QUOTE` characters at most."""
    fingerprint: str = ""
    author: str = ""
    date: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """Where a marked part is now."""

    status: Status
    part: str = ""
    """Empty if it is adrift."""
    score: float = 100.0
    """How close the words are, 0 to 100."""


ADRIFT = Outcome("adrift", "", 0.0)


def find_parts(marks: Sequence[Marked], parts: Sequence[PartText]) -> list[Outcome]:
    """Find each mark's part in a document.

    Args:
        marks: What the marks on one document remember.
        parts: Everything in the document that can carry marks.

    Returns:
        An outcome for each mark, in the order of the marks.
    """
    search = _Search(parts)
    return search.run(list(dict.fromkeys(marks)), marks)


class _Search:
    """One look through a document."""

    def __init__(self, parts: Sequence[PartText]) -> None:
        self._parts = {part.part: part for part in parts}
        self._stamps = {part.part: fingerprint(part.text) for part in parts}
        self._of_stamp: dict[str, list[PartText]] = defaultdict(list)
        for part in parts:
            self._of_stamp[self._stamps[part.part]].append(part)
        self._of_place = {place(part.part): part for part in parts if place(part.part)}
        self._claims: dict[str, str] = {}
        """Part now → part that the mark was on."""
        self._found: dict[Marked, Outcome] = {}

    def run(self, distinct: list[Marked], marks: Sequence[Marked]) -> list[Outcome]:
        """Climb down the ladder, all marks a rung at a time."""
        for rung in (self._kept, self._same_words, self._same_key, self._same_place):
            for mark in distinct:
                if mark not in self._found and (outcome := rung(mark)) is not None:
                    self._claim(mark, outcome)
        self._closest([mark for mark in distinct if mark not in self._found])
        return [self._found.get(mark, ADRIFT) for mark in marks]

    def _claim(self, mark: Marked, outcome: Outcome) -> None:
        if self._claims.setdefault(outcome.part, mark.part) == mark.part:
            self._found[mark] = outcome

    def _is_free(self, part: PartText, mark: Marked) -> bool:
        return self._claims.get(part.part, mark.part) == mark.part

    def _kept(self, mark: Marked) -> Outcome | None:
        part = self._parts.get(mark.part)
        if part is None or not _may_be(mark, part):
            return None
        if mark.fingerprint not in ("", self._stamps[mark.part]):
            return None
        if _is_made(mark.part) and not dates_allow(mark.date, part.date):
            return None  # the same words, sent again and slid into its place
        twins = self._of_stamp[self._stamps[mark.part]]
        if _identity(part) != _identity(mark) and any(_is_by_the_same(mark, p) for p in twins):
            return None
        return Outcome("kept", mark.part)

    def _same_words(self, mark: Marked) -> Outcome | None:
        if not mark.fingerprint:
            return None
        same = self._of_stamp.get(mark.fingerprint, ())
        alike = [p for p in same if _kind(p.part) == _kind(mark.part) and _may_be(mark, p)]
        alike = [p for p in alike if dates_allow(mark.date, p.date)]
        is_short = not all(can_be_told(plain_words(p.text)) for p in same)
        if len(same) > 1 or is_short:
            alike = [p for p in alike if _is_by_the_same(mark, p)]
        if is_short and not any(_identity(mark)):
            return None
        if len(alike) == 1 and self._is_free(alike[0], mark):
            return Outcome("moved", alike[0].part)
        return None

    def _same_key(self, mark: Marked) -> Outcome | None:
        part = self._parts.get(mark.part)
        if part is None or not _may_be(mark, part) or _is_made(mark.part):
            return None
        quote, text = plain_words(mark.quote), plain_words(part.text)
        return Outcome("changed", mark.part, likeness(quote, text))

    def _same_place(self, mark: Marked) -> Outcome | None:
        part = self._of_place.get(place(mark.part))
        if part is None or not self._is_free(part, mark) or not _is_by_the_same(mark, part):
            return None
        if not dates_allow(mark.date, part.date):
            return None
        quote = plain_words(mark.quote)
        score = fuzz.ratio(quote, plain_words(part.text))
        if score < AT_ITS_PLACE or self._is_near_another(quote, part, score):
            return None
        return Outcome("changed", part.part, score)

    def _is_near_another(self, quote: str, part: PartText, score: float) -> bool:
        """Whether another part is about as close to a quote as `part`, which has `score`."""
        texts = [likened(quote, plain_words(p.text)) for p in self._parts.values() if p is not part]
        cutoff = score - CLEARLY
        return process.extractOne(quote, texts, scorer=fuzz.ratio, score_cutoff=cutoff) is not None

    def _closest(self, marks: list[Marked]) -> None:
        """Give the rest their closest parts, the best pairs first."""
        free = [part for part in self._parts.values() if part.part not in self._claims]
        texts = {part.part: plain_words(part.text) for part in free} if marks else {}
        pairs: list[tuple[float, Marked, str]] = []
        for mark in marks:
            possible = [p for p in free if _is_possible(mark, p)]
            by_the_same = [is_one_person(mark.author, p.author) for p in possible]
            quote = plain_words(mark.quote)
            found = closest(quote, [texts[p.part] for p in possible], by_the_same)
            best = _clear_best(found)
            if best is not None:
                pairs.append((best.score, mark, possible[best.index].part))
        for name, wanted in groupby(sorted(pairs, key=_by_part), key=lambda pair: pair[2]):
            first, *others = wanted
            if any(first[0] - score < CLEARLY for score, mark, _ in others if mark != first[1]):
                continue  # two marks want it alike: one of them is wrong, and nobody knows which
            status: Status = "changed" if name == first[1].part else "moved"
            self._claim(first[1], Outcome(status, name, first[0]))


def _by_part(pair: tuple[float, Marked, str]) -> tuple[str, float]:
    """Pairs of one part together, the best one first."""
    return pair[2], -pair[0]


def _clear_best(found: list[Closest]) -> Closest | None:
    """The best of several, unless another one comes near."""
    if not found or (len(found) > 1 and found[0].score - found[1].score < CLEARLY):
        return None
    return found[0]


AT_ITS_PLACE = 85.0
"""How close a whole text must be where only a slip of the finger changed a short one."""

CLEARLY = 8.0
"""By how much the closest quote must be closer than the next one."""


def _kind(part: str) -> str:
    return part.partition(":")[0]


def place(part: str) -> str:
    """The ordinal in the key of a reply without an id of its own; empty for any other part."""
    return part.partition(":")[2].partition("-")[0] if _is_made(part) else ""


def _is_made(part: str) -> bool:
    """Whether the key of a part says nothing once the words are others."""
    kind, _, key = part.partition(":")
    return kind == "reply" and is_made_key(ReplyKey(key))


def _is_possible(mark: Marked, part: PartText) -> bool:
    """Whether a part may be the marked one though its words are others."""
    if _kind(part.part) != _kind(mark.part) or not _may_be(mark, part):
        return False
    if _kind(mark.part) == "reference":  # another year or page is another work
        return _NUMBER.findall(mark.quote) == _NUMBER.findall(part.text[: len(mark.quote)])
    is_other_id = mark.part != part.part and not (_is_made(mark.part) or _is_made(part.part))
    if is_other_id and _NUMBER.sub("", mark.part) == _NUMBER.sub("", part.part):
        return False  # `comment-12` and `comment-15` are two by the word of the site
    return dates_allow(mark.date, part.date)


_NUMBER = re.compile(r"\d+")


def _may_be(mark: Marked, part: PartText) -> bool:
    """Whether authors do not exclude each other; the author of a body may be spelled anew."""
    if mark.part == BODY or not mark.author or not part.author:
        return True
    return may_be_one_name(mark.author, part.author)


def _is_by_the_same(mark: Marked, part: PartText) -> bool:
    """Whether author and date are as the mark remembers them, be it that neither is known."""
    return _identity(mark) == _identity(part)


def _identity(what: Marked | PartText) -> tuple[str, str]:
    return plain_words(what.author), what.date
