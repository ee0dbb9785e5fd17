"""Measure how well marks find their replies again.

Usage: python tests/bench/accuracy/anchoring.py FOLDER [--bare] [--seed N] [--verbose [--adrift]]

FOLDER holds `pageNNN.SCRAPER.txt` files and `pageNNN.gold.json` beside them (a list of objects with
author, date, text, depth). Every reply of every page is a bookmark. The page is then edited, or
taken from another scraper, and each bookmark is looked for. What an edit did is known; between
scrapers two replies are the same if they hold the same comment of the gold.

found      attached to its own reply, of those that are still there
wrong      attached to another reply: must be 0
kept off   adrift, of those whose reply was taken out: must be all
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

from tui.formats import Place, read_file
from tui.formats.reply_key import reply_key
from tui.marks.anchoring.parts import Marked, PartText, find_parts
from tui.model import Document, fingerprint, plain_words, safe_line


class Kept(msgspec.Struct, frozen=True):
    """A reply and which one it is: the same number before and after an edit."""

    number: int
    text: str
    author: str
    key: str


Page = list[Kept]
Edit = Callable[[Page, list[Kept], random.Random], Page]
SAME = 60.0


def kept(document: Document, is_bare: bool = False) -> Page:
    """The replies; words that one author sent twice count as one, nobody can tell them apart."""
    numbers: dict[tuple[str, str], int] = {}
    found = []
    for n, reply in enumerate(document.replies):
        author = "" if is_bare else reply.author or ""
        number = numbers.setdefault((author, plain_words(reply.text)), n)
        found.append(Kept(number, reply.text, author, reply.key))
    return found


def keyed(page: Page) -> Page:
    """Give replies the keys that a format would give them in this order."""
    return [
        msgspec.structs.replace(k, key=reply_key(n, k.text, None)) for n, k in enumerate(page, 1)
    ]


def change_words(share: float) -> Edit:
    def edit(page: Page, _: list[Kept], chance: random.Random) -> Page:
        return [with_words(k, share, chance) for k in page]

    return edit


def with_words(reply: Kept, share: float, chance: random.Random) -> Kept:
    words = reply.text.split(" ")
    if len(words) < 10:  # one word would be too much: a slip of the finger
        at = chance.randrange(max(1, len(reply.text) - 1))
        two = reply.text[at : at + 2]
        return msgspec.structs.replace(reply, text=reply.text.replace(two, two[::-1], 1))
    for _ in range(max(1, round(len(words) * share))):
        at = chance.randrange(len(words))
        how = chance.randrange(3)
        if how == 0:
            words[at] = "".join(chance.sample(words[at], len(words[at])))
        elif how == 1:
            words[at] = "another"
        elif len(words) > 1:
            del words[at]
    return msgspec.structs.replace(reply, text=" ".join(words))


def append(page: Page, _: list[Kept], chance: random.Random) -> Page:
    said = " Edited to add that I have thought about it again since then."
    return [msgspec.structs.replace(k, text=k.text + said) for k in page]


def cut_beginning(page: Page, _: list[Kept], chance: random.Random) -> Page:
    return [msgspec.structs.replace(k, text=k.text[min(60, len(k.text) // 10) :]) for k in page]


def insert(page: Page, strangers: list[Kept], chance: random.Random) -> Page:
    """Replies of other pages come in, and every short reply a second time by somebody else."""
    new = [*chance.sample(strangers, min(6, len(strangers)))]
    new += [msgspec.structs.replace(k, author="Somebody Else") for k in page if len(k.text) < 60]
    page = list(page)
    for number, k in enumerate(new):
        page.insert(chance.randrange(len(page) + 1), msgspec.structs.replace(k, number=-1 - number))
    return page


def remove(page: Page, _: list[Kept], chance: random.Random) -> Page:
    return [k for k in page if chance.random() < 0.7]


def shuffle(page: Page, _: list[Kept], chance: random.Random) -> Page:
    return chance.sample(page, len(page))


def everything(page: Page, strangers: list[Kept], chance: random.Random) -> Page:
    for edit in (change_words(0.05), remove, insert, shuffle):
        page = edit(page, strangers, chance)
    return page


EDITS: dict[str, Edit] = {
    "as it was": lambda page, _, chance: page,
    "1 % of words": change_words(0.01),
    "5 % of words": change_words(0.05),
    "10 % of words": change_words(0.10),
    "sentence added": append,
    "beginning cut": cut_beginning,
    "replies put in": insert,
    "replies taken out": remove,
    "other order": shuffle,
    "put in, other order": lambda *a: shuffle(insert(*a), *a[1:]),
    "all at once": everything,
}


def marks_of(page: Page) -> list[Marked]:
    return [
        Marked(
            f"reply:{k.key}", safe_line(k.text[:600])[:300].rstrip(), fingerprint(k.text), k.author
        )
        for k in page
    ]


def parts_of(page: Page) -> list[PartText]:
    return [PartText(f"reply:{k.key}", k.text, k.author) for k in page]


def compare(before: Page, after: Page, is_same: Callable[[Kept, Kept], bool]) -> Counter[str]:
    counts: Counter[str] = Counter()
    now = {f"reply:{k.key}": k for k in after}
    for k, outcome in zip(before, find_parts(marks_of(before), parts_of(after)), strict=True):
        is_there = any(is_same(k, other) for other in after)
        counts["there" if is_there else "gone"] += 1
        if outcome.status == "adrift":
            counts[f"? {k.author!r} {k.text[:60]!r}"] += is_there
            counts["adrift" if is_there else "kept off"] += 1
        elif is_same(k, now[outcome.part]):
            counts["found"] += 1
        else:
            counts["wrong"] += 1
            counts[f"! {k.text[:60]!r} -> {now[outcome.part].text[:60]!r}"] += 1
    return counts


def read(path: Path) -> Document | None:
    found = [d for d in read_file(Place(str(path), path.name)) if isinstance(d, Document)]
    return found[0] if found else None


def pages(folder: Path) -> Iterator[tuple[Path, dict[str, Document]]]:
    for gold in sorted(folder.glob("page*.gold.json")):
        stem = gold.name.partition(".")[0]
        scrapes = {p.name.split(".")[1]: read(p) for p in sorted(folder.glob(f"{stem}.*.txt"))}
        yield gold, {name: d for name, d in scrapes.items() if d is not None and d.replies}


def with_gold(document: Document, gold: list[str], is_bare: bool) -> Page:
    """The replies that hold a comment of the gold, numbered by it."""
    found = []
    for k in kept(document, is_bare):
        best = process.extractOne(plain_words(k.text), gold, scorer=fuzz.ratio, score_cutoff=SAME)
        if best is not None:
            found.append(msgspec.structs.replace(k, number=best[2]))
    return found


def is_one_comment(gold: list[str], one: Kept, other: Kept) -> bool:
    """Whether two replies hold one comment; a scraper may have run the next one into it."""
    is_one = fuzz.ratio(gold[one.number], gold[other.number]) > 90
    return is_one or plain_words(one.text) in plain_words(other.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bare", action="store_true", help="as if no author were known")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--verbose", action="store_true", help="name what was attached wrongly")
    parser.add_argument("--adrift", action="store_true", help="with it, what was not found, too")
    arguments = parser.parse_args()
    chance, bare = random.Random(arguments.seed), arguments.bare
    everyone = list(pages(arguments.folder))
    replies = [
        (path, k) for path, scrapes in everyone for d in scrapes.values() for k in kept(d, bare)
    ]
    totals: dict[str, Counter[str]] = {name: Counter() for name in (*EDITS, "another scraper")}
    for path, scrapes in everyone:
        gold = [plain_words(c["text"]) for c in json.loads(path.read_text())]
        for name, document in scrapes.items():
            before = keyed(kept(document, bare))
            others = [k for other, k in replies if other != path]
            for title, edit in EDITS.items():
                after = keyed(edit(before, others, chance))
                totals[title] += compare(before, after, lambda a, b: a.number == b.number)
            for other, again in scrapes.items():
                if other != name:
                    one, two = with_gold(document, gold, bare), with_gold(again, gold, bare)
                    alike = partial(is_one_comment, gold)
                    totals["another scraper"] += compare(one, two, alike)
    print(f"{'':<22}{'there':>8}{'found':>8}{'%':>8}{'wrong':>8}{'gone':>8}{'kept off':>9}")
    for title, c in totals.items():
        share = 100 * c["found"] / max(1, c["there"])
        print(
            f"{title:<22}{c['there']:>8,}{c['found']:>8,}{share:>8.2f}{c['wrong']:>8}"
            f"{c['gone']:>8,}{c['kept off']:>9,}"
        )
        if arguments.verbose:
            print(
                *(
                    f"    {what}"
                    for what in c
                    if what.startswith(("!", "?")[: 1 + arguments.adrift])
                ),
                sep="\n",
            )


main()
