"""Judge whether two spellings of a name are likely the same, and which to show.

A likely spelling is a guess, and what is joined by it is shown as one.
"""

from collections.abc import Iterable

from tui.references.keys import fold

SHORTEST_GUESS = 6
"""Letters a name must have before another spelling is guessed: Smith and Smyth are two people."""


def plain(family: str) -> str:
    """Return a family name in small letters without accents, hyphens and spaces."""
    return fold(family).replace("-", "")


def allowed_slips(letters: int) -> int:
    """How many letters may differ (Levenshtein) in a name of so many letters."""
    if letters < SHORTEST_GUESS:
        return 0
    return 1 if letters < 10 else 2


def likely_spelling(name: str, known: Iterable[str]) -> str | None:
    """Return the known spelling that `name` most likely stands for, or None.

    Args:
        name: A name as `plain` gives it.
        known: Other names as `plain` gives them.
    """
    slips = allowed_slips(len(name))
    if not slips:
        return None
    from rapidfuzz import process  # late: most documents never come here
    from rapidfuzz.distance import Levenshtein

    best = process.extractOne(name, list(known), scorer=Levenshtein.distance, score_cutoff=slips)
    return best[0] if best is not None and allowed_slips(len(best[0])) >= best[1] else None


def fuller(one: str, other: str) -> str:
    """Return which of two spellings to show: the one whose letters include all of the other's.

    A letter is far more often left out than put in, so of `Antune-Alves` and `Antunes-Alves` the
    longer is shown. Where neither includes the other, `one` stays.
    """
    short, long = plain(one), plain(other)
    if len(long) <= len(short):
        return one
    letters = iter(long)
    return other if all(letter in letters for letter in short) else one
