"""How a comment begins: whom it greets or thanks, and whether it looks like a beginning at all."""

import re
from functools import cache
from typing import Literal

import msgspec

from tui.formats.plaintext.reply_words import GREETINGS, PRAISE, SIGN_OFFS, THANKS

_NAME = r"[^\W\d_][\w.'’-]*(?:\s[A-ZÀ-ÞŁŚŻА-Я][\w'’-]+){0,2}"
_NOT_NAMES_TEXT = (
    "all again all everyone everybody guys folks there you so much for the this that very really a "
    "to it is alle allen zusammen euch ihr dir à tous toutes vous todos tutti allemaal wszystkim "
    "god lord sir madam mate man dude friend friends buddy also and but yes no ok okay well "
    "ps p.s edit update note question answer btw oh wow great nice good"
)
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
_TOLD_LATER = frozenset(("p.s", "ps", "edit", "update", "nachtrag"))


class Opening(msgspec.Struct, frozen=True):
    """Whom a comment turns to with its first words."""

    name: str
    manner: Literal["thanks", "greeting", "at", "call"]


def opening_of(text: str) -> Opening | None:
    """Return the person whom the first words of a comment address, if they name one.

    `Thanks Ann, …`, `Hi Ann, …`, `@Ann …` and `Ann: …` or `Ann, …`; the last two only count where
    such a person is known, which is for the caller to check (`call`).
    """
    head = text[:120].lstrip()
    at = re.match(r"@\s?(?P<name>[^\W_][\w.-]{0,40})", head)
    if at:
        return Opening(at["name"].rstrip(".-"), "at")
    match = _turns().match(head)
    if match:
        name = match["name"].strip()
        words = match["words"].casefold()
        if name.split()[0].casefold() in _NOT_NAMES or not name[0].isupper():
            return None
        return Opening(name, "thanks" if words in THANKS else "greeting")
    call = re.match(rf"(?P<name>{_NAME})\s?[,:–—-]\s", head)
    if call and call["name"][0].isupper() and call["name"].casefold() not in _NOT_NAMES:
        return Opening(call["name"], "call")
    return None


def opening_weight(before: str, text: str) -> int:
    """Return how likely a comment begins with `text` below the line `before`: higher is likelier.

    Only the order of the figures means anything.
    """
    weight = 0
    opening = opening_of(text)
    if opening:
        weight += {"thanks": 6, "greeting": 6, "at": 7, "call": 2}[opening.manner]
    first = text.split(maxsplit=1)[0].casefold().strip(",.!:") if text.split() else ""
    if first in GREETINGS or first in THANKS:
        weight += 3
    if before.rstrip().endswith(":"):
        weight -= 4
    if is_sign_off(before) or _closing().search(before[-80:]):
        weight += 3
    if first in _TOLD_LATER or before.split()[:2] == text.split()[:2]:
        weight -= 5  # the same comment goes on
    if before.rstrip().endswith((",", ";")) or text[:1].islower():
        weight -= 3
    if len(before) < 40 and not before.rstrip().endswith((".", "?", "!", ":", ",")):
        weight += 2  # a signature or a smile ends a comment
    if len(text) < 25:
        weight -= 2
    return weight


def is_praise(text: str) -> bool:
    """Tell whether the first words thank, greet or judge the post, as comments do."""
    head = text[:80].lstrip()
    return bool(_praise().match(head)) or is_greeting(head)


def is_greeting(text: str) -> bool:
    """Tell whether the line is a greeting and little else: `Hi all,`, `Hello Will`, `Chris,`."""
    head = text[:60]
    words = head.casefold().strip(" ,.!:").split()
    if not words or len(text) > 40:
        return False
    return words[0].strip(",") in GREETINGS and len(words) <= 4


def is_sign_off(text: str) -> bool:
    """Tell whether the line ends a comment as a letter ends: `love, Mom`, `-Mike`, `Cheers`."""
    if len(text) > 50:
        return False
    return bool(_dashed().fullmatch(text)) or bool(_sign_off().fullmatch(text))


@cache
def _praise() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted((*PRAISE, *THANKS), key=len, reverse=True)))
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _sign_off() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(SIGN_OFFS, key=len, reverse=True)))
    name = r"[^\W\d_][\w.'’-]*"
    return re.compile(
        rf"(?:{words})\s?[,.!:–—-]*(?:\s{{1,3}}(?:{name}|&|\+)){{0,4}}[.!]?", re.IGNORECASE
    )


@cache
def _closing() -> re.Pattern[str]:
    """Return what finds a letter's end in running text: `… Best wishes to all of you`."""
    words = "|".join(re.escape(word) for word in SIGN_OFFS if len(word) > 4)
    return re.compile(rf"(?:^|[.!?…)]\s)(?:{words})\b[^.!?]{{0,60}}[.!?)]*$", re.IGNORECASE)


@cache
def _dashed() -> re.Pattern[str]:
    name = r"[^\W\d_a-z][\w.'’-]*"
    return re.compile(rf"[-~–—]{{1,2}}\s?{name}(?:\s(?:{name}|\([^()]{{1,30}}\))){{0,3}}")


@cache
def _turns() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted((*THANKS, *GREETINGS), key=len, reverse=True)))
    return re.compile(
        rf"(?P<words>(?i:{words}))(?:\s(?i:so much|a lot|very much))?,?\s@?(?P<name>{_NAME})"
        r"\s?(?:[,.!:;–—-]|$|\s(?i:for|für|pour|por|per)\s)"
    )
