"""Tell where the list of authors at the head of a written-out reference ends."""

import re
from functools import cache

from tui.references.names import ET_AL, HYPHEN, LETTER, UPPER

_WORD = rf"{UPPER}{LETTER}{{1,30}}(?:(?:['’]|{HYPHEN}){LETTER}{{1,30}}){{0,3}}"
_SMALL = (
    r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|al|el|bin|ibn|af"
    r"|Van|Von|De|Del|Da|Di|Du|Le|La)"
)
_FAMILY = rf"(?:{_SMALL}[ ’'-]){{0,3}}(?:[OoDdLl]['’])?{_WORD}(?:[ ]{_WORD}){{0,2}}"
_ONE_FAMILY = rf"(?:{_SMALL}[ ’'-]){{0,3}}(?:[OoDdLl]['’])?{_WORD}"
_INITIAL = rf"(?:{UPPER}[a-z]?\.|{UPPER}(?![\w’'])|(?:de|van|von)\b)"
_DOTTED = rf"{UPPER}[a-z]?\.(?:[ ]?{HYPHEN}?[ ]?{_INITIAL}){{0,4}}"
_PLAIN = rf"{UPPER}{{1,4}}(?:{HYPHEN}{UPPER})?(?![\w’'])"
_SUFFIX = r"(?:,?[ ](?:[JS]r|I{2,3}|IV)\b\.?)?"
_AND = r"(?:,?[ ]?(?:&|\b(?:and|und|et|y|e|och|og|en|with)\b)[ ])"
_SEPARATOR = rf"(?:{_AND}|[;,][ ]?{_AND}?|[ ][–-][ ])"
_OTHERS = rf"(?:{ET_AL}|,?[ ](?:\.\.\.|…|and[ ]others)\.?)"
_ROLE = r"(?:,?[ ]\(?(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Dd]ir|[Cc]oords?|editors?|a[ ]c\.[ ]di)\b\.?\)?)"
MOST_AUTHORS = 60


@cache
def _styles() -> dict[str, re.Pattern[str]]:
    """Return how one author can be written; `inverted` forms put the family first."""
    return {
        "inverted dotted": re.compile(rf"{_FAMILY},[ ]?{_DOTTED}{_SUFFIX}"),
        "direct middle": re.compile(
            rf"{_WORD}[ ]{_DOTTED}[ ]{_ONE_FAMILY}{_SUFFIX}"
            rf"(?=[.,;:]|[ ](?:and|&|et|und)\b|[ ][(“\"«])"
        ),
        "inverted spaced": re.compile(rf"{_FAMILY}[ ]{_DOTTED}{_SUFFIX}"),
        "inverted plain": re.compile(rf"{_FAMILY},?[ ]{_PLAIN}{_SUFFIX}"),
        "direct dotted": re.compile(rf"{_DOTTED}[ ]?{_FAMILY}{_SUFFIX}"),
        "inverted full": re.compile(
            rf"{_ONE_FAMILY},[ ]{_WORD}(?:[ ]{_DOTTED}"
            rf"|(?:[ ]{_WORD})?(?=[.,;:]|[ ](?:[(\d“\"«]|(?:and|&|et|und)\b)))"
        ),
        "direct full": re.compile(
            rf"{_WORD}(?:[ ]{_DOTTED})?(?:[ ]{_WORD})?[ ]{_ONE_FAMILY}{_SUFFIX}"
        ),
    }


_FOLLOWS = {
    "inverted dotted": ("inverted dotted", "direct dotted"),
    "inverted plain": ("inverted plain", "inverted dotted"),
    "inverted spaced": ("inverted spaced", "inverted dotted"),
    "direct dotted": ("direct dotted", "direct full"),
    "inverted full": ("inverted full", "direct middle", "direct full", "direct dotted"),
    "direct middle": ("direct middle", "direct full", "direct dotted"),
    "direct full": ("direct middle", "direct full", "direct dotted"),
}
_PARTING = re.compile(_SEPARATOR)
_ENDING = re.compile(rf"{_OTHERS}?{_ROLE}?")
_JOINS = re.compile(_AND)


def end_of_authors(text: str) -> int:
    """Return where the authors that `text` begins with end; 0 if it begins with none.

    Args:
        text: One reference, number and bullet taken off.
    """
    ends, style, joined = _list_from_start(text)
    if not ends:
        return 0
    end = ends[-1]
    closing = _ENDING.match(text, end)
    if closing is not None and closing.end() > end:
        return closing.end()
    follower = text[end : end + 2].lstrip()[:1]
    is_loose = style in ("direct full", "direct middle", "inverted full")
    if is_loose and len(ends) > 1 and not joined and follower not in set(".(“\"‘'"):
        return ends[0]
    return end


def authors_in(text: str) -> tuple[str, ...]:
    """Return the words of each author that `text` begins with, in order."""
    ends, _, _ = _list_from_start(text)
    if not ends:
        return ()
    begins = [0, *(match.end() for end in ends[:-1] if (match := _PARTING.match(text, end)))]
    return tuple(text[begin:end] for begin, end in zip(begins, ends, strict=True))


def _list_from_start(text: str) -> tuple[list[int], str, bool]:
    """Return the ends of the authors in order, the first one's style, and if an *and* joins any."""
    styles = _styles()
    tried = ((style, pattern.match(text)) for style, pattern in styles.items())
    style, first = next(((style, found) for style, found in tried if found), ("", None))
    if first is None:
        return [], "", False
    ends, joined = [first.end()], False
    while len(ends) < MOST_AUTHORS:
        parting = _PARTING.match(text, ends[-1])
        if parting is None:
            break
        follower = next(
            (
                found
                for name in _FOLLOWS[style]
                if (found := styles[name].match(text, parting.end()))
            ),
            None,
        )
        if follower is None:
            break
        joined = joined or bool(_JOINS.search(parting.group()))
        ends.append(follower.end())
        if joined and not style.startswith("inverted"):
            break
    return ends, style, joined
