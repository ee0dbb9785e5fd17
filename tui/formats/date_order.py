"""Tell from the dates of one page whether it writes the day before the month.

`3/4/2015` alone tells nothing; `25/4/2015` on the same page does. Nothing here looks at a language
or at where the machine stands.
"""

import re
from collections.abc import Iterable

_NUMERIC = re.compile(r"(?<!\d)(\d\d?)([/-])(\d\d?)\2(?:(?:19|20)\d\d|\d\d)(?!\d)")
_LONGEST = 120
"""Characters of a text that are looked at; a date stands near the beginning of its line."""


def day_first_in(texts: Iterable[str]) -> bool | None:
    """Return whether the numeric dates of one page put the day before the month.

    Args:
        texts: The dates as the page writes them. Those that fit one order only (`25/4/2015`) vote.

    Returns:
        None if no date tells the order or as many speak against it as for it.
    """
    votes = 0
    for text in texts:
        for match in _NUMERIC.finditer(text[:_LONGEST]):
            first, second = int(match[1]), int(match[3])
            votes += (first > 12 >= second) - (second > 12 >= first)
    return None if votes == 0 else votes > 0
