"""What names and dates say about whether two texts are one: yes, no, or nothing."""

import re
from datetime import UTC, datetime, timedelta

from tui.model import plain_words

_NOBODY = frozenset({"anonymous", "anonym", "anonyme", "anonimo", "guest", "gast", "unknown"})
"""Names that many people share."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = timedelta(days=1)
_ZONES = timedelta(hours=26)
"""How far two clocks of the world are apart at most."""
_QUARTER = timedelta(minutes=15)
"""Time zones differ by whole quarters of an hour."""


def may_be_one_name(one: str, other: str) -> bool:
    """Whether two spellings may name one person: `Ben` and `Ben says`, `Ada L.` and `ada l`."""
    first, second = plain_words(one).split(), plain_words(other).split()
    shorter, longer = sorted((first, second), key=len)
    return longer[: len(shorter)] == shorter


def is_one_person(one: str, other: str) -> bool:
    """Whether two names are known, the same, and not one that many share."""
    name = plain_words(one)
    return bool(name) and name not in _NOBODY and name == plain_words(other)


def dates_allow(one: str, other: str) -> bool:
    """Whether two dates may be one moment, told in other time zones or less exactly.

    Dates that are not ISO 8601 (`2 hours ago`) say nothing.
    """
    if not _ISO.match(one) or not _ISO.match(other):
        return True
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return True
    if first.tzinfo is not None and second.tzinfo is not None:
        first, second = first.astimezone(UTC), second.astimezone(UTC)
    apart = abs(first.replace(tzinfo=None) - second.replace(tzinfo=None))
    if len(one) <= len("2015-03-11") or len(other) <= len("2015-03-11"):
        return apart < 2 * _DAY
    return apart <= _ZONES and apart % _QUARTER < timedelta(minutes=1)
