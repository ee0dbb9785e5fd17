"""Recognise what stands around a post and is none of its words: buttons to share it, its topics.

Whole lines only, and only where a page puts them: above and below the text. A sentence that speaks
of sharing is never one of them.
"""

import re
from collections.abc import Sequence
from functools import cache

from tui.formats.plaintext.lines import Line

_LONGEST = 140
_LONGEST_TOPICS = 160
_ABOVE, _BELOW = 8, 15
"""Lines at the beginning and at the end of a post that are looked at."""
_NETWORKS = (
    r"facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|reddit|tumblr|pocket|xing|e-?mail|"
    r"mail|print|imprimer|drucken|stampa|imprimir|drukuj|google(?:\s?\+|\splus)?|skype|mastodon|"
    r"bluesky|threads|flipboard|viber|messenger|instagram|rss|sms|link"
)
_SHARE = (
    r"share|tweet|pin|teilen|weitersagen|partager|partagez|compartir|comparte|condividi|"
    r"udostępnij|podziel\ssię|delen|deel|compartilhar|compartilhe|поделиться|dela|jaa|paylaş"
)
_WITH = (
    r"this|it|on|with|via|by|post|article|page|story|auf|bei|diesen|diese|artikel|beitrag|seite|"
    r"cet|cette|ce|sur|par|esto|en|este|questo|su|na|op|dit|bericht|no|com|isso|z|tym"
)
_TOPICS = (
    r"posted\s(?:in|under)|filed\s(?:in|under)|tagged(?:\s(?:with|as))?|tags?|categor(?:y|ies)|"
    r"topics?|labels?|kategorien?|schlagw(?:ort|örter)|veröffentlicht\s(?:in|unter)|themen|"
    r"catégories?|étiquettes?|mots[\s-]clés|categorías?|etiquetas|categorie|etichette|categorias?|"
    r"categorieën|kategori[ae]|tagi|рубрики?|метки"
)


def without_share_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a post without what stands above and below its text.

    That is buttons to share it, how often they were pressed, and its topics.
    """
    near = {*range(min(_ABOVE, len(lines))), *range(max(0, len(lines) - _BELOW), len(lines))}
    gone: set[int] = set()
    for index in sorted(near):
        text = lines[index].text
        below_label = index - 1 in gone and _follows_label(lines[index - 1].text, text)
        if below_label or is_share(text) or _is_topics(text) or text.isdigit():
            gone.add(index)
    if len(gone) == len(lines):
        return list(lines)
    return [line for index, line in enumerate(lines) if index not in gone]


def is_share(text: str) -> bool:
    """Tell whether the line is a button, or several glued ones, to share, send or print a page."""
    return len(text) <= _LONGEST and _buttons().fullmatch(text.strip()) is not None


def _is_topics(text: str) -> bool:
    """Whether the line is the label of the post's topics, alone or with them behind it."""
    text = text.strip()
    if len(text) > _LONGEST_TOPICS or text[-1] in ".!?":
        return False
    return bool(_bare_topics().fullmatch(text)) or bool(_labelled_topics().match(text))


def _follows_label(label: str, text: str) -> bool:
    """Whether the line holds the topics that the label above it announces."""
    if not _bare_topics().fullmatch(label.strip()):
        return False
    return len(text) <= _LONGEST_TOPICS and text[-1] not in ".!?:" and len(text.split()) <= 12


@cache
def _buttons() -> re.Pattern[str]:
    apart = r"[\s,|/·•:–-]{1,3}"
    return re.compile(
        rf"(?:{_NETWORKS})(?:{apart}(?:{_NETWORKS})){{0,12}}"
        rf"|(?:(?:{_WITH})\s){{0,2}}(?:{_SHARE})(?:{apart}(?:{_WITH}|{_NETWORKS}|{_SHARE})){{0,8}}\s?:?"
        r"|click\sto\s(?:share|print|e-?mail)\b.{0,120}|klick(?:en)?,?\s(?:um|zum)\s.{0,120}"
        r"|cliquez?\spour\s(?:partager|imprimer|envoyer)\b.{0,60}"
        r"|haz\sclic\spara\s.{0,60}|fai\sclic\s.{0,60}|kliknij,\s?aby\s.{0,60}"
        r"|(?:like|liken|gefällt\smir|me\sgusta|j[’']aime|mi\spiace|curtir|lubię)\s?"
        r"(?:this|ça|esto)?\s?:?(?:\s?(?:loading|lade|wird\sgeladen|chargement)\W*)?"
        r"|(?:copy|url|link)\s(?:url|link|kopieren|copy)|artikel\steilen/drucken:?",
        re.IGNORECASE,
    )


@cache
def _bare_topics() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TOPICS})\s?:?", re.IGNORECASE)


@cache
def _labelled_topics() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TOPICS})\s?:\s?\S", re.IGNORECASE)
