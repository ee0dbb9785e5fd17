"""Recognise the lines that the page put there: forms, buttons, paging and navigation.

Whole lines or known beginnings only. What a person wrote must not be taken for a button, so a long
line never is one.
"""

import re
from functools import cache

from tui.formats.plaintext.form_words import GLUED, LINES, PAGING, STARTS
from tui.formats.plaintext.heading_words import NOUNS
from tui.formats.plaintext.reply_words import BUTTON_STARTS, BUTTONS, IN_REPLY_TO

_LONGEST_FORM = 260
_LONGEST_BUTTON = 80
_REPLY_WORDS_TEXT = (
    "reply|reply ↓|antworten|antwort|répondre|réponse|responder|rispondi|beantwoorden|antwoorden|"
    "reageren|odpowiedz|ответить|відповісти|відповіcти|svara|svar|vastaa|yanıtla|返信|回复|응답|"
    "log in to reply|zum antworten anmelden|likenliken|liken liken|liken|like|gefällt mir|"
    "permalink reply|reply to this comment|quote|zitieren"
)
_REPLY_WORDS = frozenset(_REPLY_WORDS_TEXT.split("|"))


def is_end(text: str) -> bool:
    """Tell whether a comment section cannot go on past this line."""
    if len(text) > _LONGEST_FORM:
        return False
    key = text.casefold().strip()
    return key in _lines() or bool(_starts().match(key)) or key.endswith(GLUED)


def is_paging(text: str) -> bool:
    """Tell whether the line leads to older or newer comments, or counts kinds of comments."""
    if len(text) > _LONGEST_BUTTON:
        return False
    key = text.casefold().strip(" ←→«»‹›")
    return key in _paging() or bool(_tabs().fullmatch(key))


def is_button(text: str) -> bool:
    """Tell whether the line belongs to the frame of a comment, not to its words."""
    if len(text) > _LONGEST_BUTTON:
        return False
    key = text.casefold().strip()
    return key in _buttons() or key.startswith(BUTTON_STARTS) or bool(_framed().fullmatch(key))


def is_reply_button(text: str) -> bool:
    """Tell whether the line is the button with which the frame of a comment ends."""
    if len(text) > _LONGEST_BUTTON:
        return False
    key = text.casefold().strip(" ↓↩·|")
    return key in _REPLY_WORDS or bool(_framing().fullmatch(key))


def addressee_in(text: str) -> str | None:
    """Return the name in `In reply to NAME.`, which some systems print above a comment."""
    if len(text) > _LONGEST_BUTTON:
        return None
    match = _in_reply_to().match(text)
    return match["name"].strip(" .:") if match else None


@cache
def _starts() -> re.Pattern[str]:
    words = sorted(STARTS, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _lines() -> frozenset[str]:
    return frozenset(LINES)


@cache
def _paging() -> frozenset[str]:
    return frozenset(PAGING)


@cache
def _buttons() -> frozenset[str]:
    return frozenset(BUTTONS)


@cache
def _tabs() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(NOUNS, key=len, reverse=True)))
    return re.compile(rf"(?:{nouns}|pingbacks?|trackbacks?|all|alle)\s?\(?\d{{1,5}}\)?")


@cache
def _framed() -> re.Pattern[str]:
    return re.compile(
        r"auf .{1,60} antworten|responder a .{1,60}|répondre à .{1,60}|like \(\d+\)|"
        r"\d+ (?:likes?|restacks?|shares?)|gefällt \d+ .{1,30}|"
        rf"liked by .{{1,60}}|reply to .{{1,60}}|\(?edit\)?|-?\d{{1,4}}|{_JOINED}"
    )


@cache
def _framing() -> re.Pattern[str]:
    return re.compile(rf"auf .{{1,60}} antworten|reply to .{{1,60}}|{_JOINED}")


_JOINED = r"reply\s?[|·/-]?\s?(?:quote|permalink|link|delete|report|flag|share)"


@cache
def _in_reply_to() -> re.Pattern[str]:
    words = "|".join(map(re.escape, IN_REPLY_TO))
    return re.compile(rf"(?:{words})\s+@?(?P<name>\S.{{0,60}})$", re.IGNORECASE)
