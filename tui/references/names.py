"""How authors are named in a citation: the grammar of names, and reading it.

The patterns are pieces for other modules. Every repetition is bounded, so that trying one at a
place costs bounded time whatever the text.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from tui.references.not_names import DOUBTFUL_NAMES, OPENING_WORDS, PUBLISHERS, TITLES_OF_PEOPLE

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
"""A letter that is not small as far as Latin-1 goes; `is_name` asks for a real capital."""
LETTER = r"[^\W\d_]"
HYPHEN = "[‐‑-]"
INITIALS = rf"{UPPER}\.(?:[ ]?{HYPHEN}?{UPPER}\.){{0,3}}"
_PARTICLE = (
    r"(?:[Vv]an(?:[ ](?:de[nr]?|het|’t|'t))?|[Vv][ao]n(?:[ ](?:de[mnr]|und[ ]zu))?"
    r"|[Dd]e(?:[ ](?:l[ao]s?))?|[Dd](?:e[ln]|ella|ello|i|a|as|os|u)|[Ll][ae]|[Tt]e[nr]|[Zz]u[mr]?"
    r"|[Aa]l|[Ee]l|[Bb]in|[Ii]bn|[Ss]t\.?)"
)
FAMILY = (
    rf"(?:{_PARTICLE}[ ])?(?:[OoDdLl]['’]|[AaEe]l{HYPHEN})?"
    rf"{UPPER}{LETTER}{{1,30}}(?:(?:['’]|{HYPHEN}){LETTER}{{1,30}}){{0,3}}"
)
_GIVEN = rf"(?:{INITIALS}|{UPPER}{LETTER}{{1,20}}(?:{HYPHEN}{UPPER}{LETTER}{{1,20}})?)"
NAME = (
    rf"(?:{_GIVEN}[ ]){{0,2}}{FAMILY}(?:,[ ]?{INITIALS}|[ ]{INITIALS}|[ ]{UPPER}{{1,3}}(?![\w’']))?"
)
AND = r"(?:,?[ ](?:&|and|und|y|e|et|en|och|og|i|oraz)[ ](?:the[ ])?|[ ]?&[ ]?)"
ET_AL = (
    r"(?:,?[ ](?:[Ee]t\.?[ ]?[Aa](?:ll?|lii)\b\.?|&[ ]al\b\.?"
    r"|(?:and|&|und|et|y|e)[ ](?:others|colleagues|co-?workers|co-?authors|associates|team"
    r"|Kolleg(?:inn)?en|Mitarbeiter|andere|collègues|colaboradores|colegas|colleghi)\b"
    r"|u\.[ ]?a\.|i[ ]in\.|y[ ]cols?\b\.?|e[ ]coll\.|et[ ]coll\b\.?))"
)
GROUP = rf"{NAME}(?:,[ ]{NAME}){{0,8}}(?:{AND}{NAME})?(?:{ET_AL})?"
"""One or more authors as a citation names them: `Smith, Jones & Lee`, `van der Berg et al.`"""


_BARRIERS = '()[];:!?"“”«»/…'
"""Signs that no list of authors holds."""
_FULL_NAME = re.compile(rf"{UPPER}{LETTER}+ (?:{UPPER}\.? )?{UPPER}{LETTER}")
_ORGANISATION = re.compile(
    r" (?:Organi[sz]ation|Association|Society|Institutes?|Department|Ministry|Committee|Council"
    r"|Commission|Agency|Foundation|Academy|Cent(?:re|er)|Bureau|Federation|Trust|Collaboration)$"
)


class Authors(msgspec.Struct, frozen=True):
    """Who a citation names: family names in order, and whether others are left out."""

    families: tuple[str, ...]
    has_others: bool = False
    is_full_name: bool = False
    """True where the first author alone has a first name (`John Smith`), as few citations do."""

    @property
    def label(self) -> str:
        """The authors in their usual short form.

        E.g. `Smith`, `Smith & Jones`, `Lee et al.`
        """
        if self.has_others:
            return ", ".join(self.families) + " et al."
        if len(self.families) < 2:
            return "".join(self.families)
        return ", ".join(self.families[:-1]) + " & " + self.families[-1]


class NamedGroup(msgspec.Struct, frozen=True):
    """Authors and where their words begin in the text that was read."""

    start: int
    authors: Authors


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?<![\w’'.-]){GROUP}$"),
        re.compile(rf"{ET_AL}$"),
        re.compile(rf"{AND}|,[ ](?!{INITIALS}|{UPPER}{{1,3}}(?![\w’']))"),
        re.compile(rf"(?:,[ ]?{INITIALS}|[ ]{INITIALS}|[ ]{UPPER}{{1,3}})$"),
        re.compile(rf"(?:^|[ ]){FAMILY}$"),
    )


def group_at_end(text: str) -> NamedGroup | None:
    """Read the authors whose names end where `text` ends.

    Args:
        text: A short stretch (a few hundred characters); the caller cuts it.

    Returns:
        The longest list of names that ends there, without opening words (`However, Smith and
        Jones` gives Smith and Jones) and titles (`Dr`); None if no name stands there.
    """
    whole, others, parting, initials, _ = _patterns()
    barrier = max(text.rfind(sign) for sign in _BARRIERS)
    match = whole.search(text, barrier + 1)
    if match is None:
        return None
    words, start = match.group(), match.start()
    cut = others.search(words)
    named = words[: cut.start()] if cut else words
    pieces: list[tuple[int, str]] = []
    position, joined_by_and = 0, False
    for part in parting.finditer(named):
        pieces.append((position, named[position : part.start()]))
        position, joined_by_and = part.end(), part.group() != ", " or joined_by_and
    pieces.append((position, named[position:]))
    has_initials = all(initials.search(piece) for _, piece in pieces)
    if not (joined_by_and or cut or has_initials):
        pieces = pieces[-1:]  # `In May, Smith`: only `Smith, J., Jones, K.` is a list without *and*
    return _without_opening(pieces, start, has_others=cut is not None)


def _without_opening(
    pieces: Sequence[tuple[int, str]], start: int, *, has_others: bool
) -> NamedGroup | None:
    """Drop words before the names and everything before the last piece that is no name."""
    kept: list[tuple[int, str]] = []
    for offset, piece in pieces:
        name, opened = _without_opening_words(piece)
        if opened and (name != pieces[-1][1]) and is_doubtful(family_of(name)):
            continue  # `In London, Smith and Jones`
        if opened or not is_name(family_of(name)):
            kept.clear()
        if is_name(family_of(name)):
            kept.append((offset + len(piece) - len(name), name))
    families = tuple(family_of(name) for _, name in kept)
    if not kept or families in PUBLISHERS:
        return None
    first = kept[0][1]
    is_person = len(kept) != 2 and family_of(first) != first
    full = is_person and bool(_FULL_NAME.match(first))
    full = full and not (len(kept) > 2 and _FULL_NAME.match(kept[1][1]))
    return NamedGroup(start + kept[0][0], Authors(families, has_others, full))


def _without_opening_words(piece: str) -> tuple[str, bool]:
    """Return a name without words such as `However` or `Dr` before it, and whether it had one."""
    name, was_opened = piece, False
    while " " in name:
        word, _, rest = name.partition(" ")
        if word.rstrip(".") not in OPENING_WORDS | TITLES_OF_PEOPLE:
            break
        was_opened = was_opened or word in OPENING_WORDS
        name = rest
    return name, was_opened


def family_of(name: str) -> str:
    """Return the family name with its particle: `Sara Antunes-Alves`, `Smith, J.`, `Smith JR`.

    An institution is a name as a whole: `American Psychiatric Association`.
    """
    if _ORGANISATION.search(name):
        return name
    _, _, _, initials, family = _patterns()
    stem = initials.sub("", name) or name
    if ", " in stem:
        stem = stem.partition(", ")[0]
    match = family.search(stem)
    return match.group().strip() if match else stem.rpartition(" ")[2]


def is_name(family: str) -> bool:
    """Whether a word can be a family name at all: a capital first, no word that opens clauses."""
    core = _core(family)
    return len(core) > 1 and core not in OPENING_WORDS and core not in TITLES_OF_PEOPLE


def is_doubtful(family: str) -> bool:
    """Whether a word is more often a month, a place, a house or a thing than a family name."""
    parts = re.split(HYPHEN, _core(family))
    return any(part in DOUBTFUL_NAMES for part in (*parts, _core(family)))


def _core(family: str) -> str:
    """Return the first capitalised word after the particles: `Berg` of `van der Berg`."""
    words = family.split()
    return next((word for word in reversed(words) if word[:1].isupper()), "")


def is_acronym(family: str) -> bool:
    """Whether a name may be an institution's letters (`WHO`) rather than a family in capitals."""
    return family.isupper() and len(family) <= 5
