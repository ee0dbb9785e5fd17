"""Labels of a few letters, by which one of many places on the screen is chosen.

Plain functions. No label begins another one, so that the last letter of it decides; and two labels
on one row never touch, so that it can be seen where one ends.
"""

from collections.abc import Sequence
from itertools import islice, product


def labels(count: int, letters: str) -> list[str]:
    """Return `count` labels made of `letters`; the first ones are the shortest.

    Args:
        count: How many are wanted.
        letters: At least two different letters.
    """
    base, length, room = len(letters), 1, len(letters)
    while room < count:
        length += 1
        room *= base
    # Each label that is a letter shorter takes the place of `base` longer ones.
    short = (room - count) // (base - 1) if length > 1 else 0
    begun = ("".join(made) for made in product(letters, repeat=length - 1))
    found = list(islice(begun, short))
    found += [start + letter for start in begun for letter in letters]
    return found[:count]


def spread(wanted: Sequence[tuple[int, int]], low: int, high: int) -> list[int]:
    """Put labels on a row so that they stand where they are wanted, or as near as can be.

    Args:
        wanted: First cell and width of each label, from left to right.
        low: The first cell of the row.
        high: The cell behind its last one.

    Returns:
        The first cell of each label, in order, with a cell between any two. Labels at the end for
        which there is no room are left out.
    """
    room, fitting = high - low, 0
    for _, width in wanted:
        room -= width + (fitting > 0)
        if room < 0:
            break
        fitting += 1
    places: list[int] = []
    free = low
    for cell, width in wanted[:fitting]:
        places.append(max(cell, free))
        free = places[-1] + width + 1
    limit = high
    for at in range(fitting - 1, -1, -1):
        places[at] = min(places[at], limit - wanted[at][1])
        limit = places[at] - 1
    return places
