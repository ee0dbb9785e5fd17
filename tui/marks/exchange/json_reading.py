"""Read JSON that may be damaged: what is whole is given, and the place of the rest is told."""

import json
from collections.abc import Iterator
from typing import Any


class DamagedTextError(ValueError):
    """The text is no JSON; the message says where and why."""


def parsed(text: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        DamagedTextError: It is none.
    """
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise DamagedTextError(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise DamagedTextError(str(error)) from error


def whole_lines(text: str) -> Iterator[tuple[int, Any]]:
    """Yield what can be saved of a damaged text that had one object on each line, as ours have.

    Yields:
        The number of the line, and its object; or its words, where they open a list by its name
        (`"reads": [`).
    """
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().removesuffix(",")
        if bare.endswith("[") and bare.count('"') == 2:
            yield number, bare.split('"')[1]
        elif bare.startswith("{") and len(bare) > 1:
            try:
                found = json.loads(bare)
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                yield number, found
