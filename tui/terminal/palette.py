"""xterm's palette of 256 colours: the number of a colour, and of the one nearest to a colour.

The first sixteen are the person's own and are never taken for a colour; nor are the first six of
the cube, which some people redefine.
"""

from functools import lru_cache

Triplet = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

_LEVELS = (0, 95, 135, 175, 215, 255)
_CUBE = [(red, green, blue) for red in _LEVELS for green in _LEVELS for blue in _LEVELS]
_GREYS = [(level, level, level) for level in range(8, 239, 10)]

NUMBERS: dict[Triplet, int] = {
    color: 16 + n for n, color in reversed(list(enumerate(_CUBE + _GREYS))) if n > 5
}
"""The colours and their numbers; a number takes fewer bytes than red, green and blue."""


@lru_cache(4096)
def nearest(color: Triplet) -> Triplet:
    """The colour of the palette that looks most like `color`.

    Measured with the weights of "redmean" (Riemersma, "Colour metric"), which are nearer to what
    the eye sees than plain distance: a dark blue goes to a grey rather than to a bright blue.
    """
    red, green, blue = color

    def distance(other: Triplet) -> float:
        mean = (red + other[0]) / 2
        reds, greens, blues = red - other[0], green - other[1], blue - other[2]
        return (2 + mean / 256) * reds**2 + 4 * greens**2 + (2 + (255 - mean) / 256) * blues**2

    return min(NUMBERS, key=distance)
