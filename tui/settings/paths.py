"""Where this program keeps its files.

The state is the reader's own (user data), the index a copy that may be thrown away (user cache),
the settings a file that people write (user config). Nothing here makes or opens a file.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tui.model import digest

NAME = "rapport"


class Paths(msgspec.Struct, frozen=True):
    """The files of one sitting."""

    state: Path
    """The reader's marks: a TinyDB file."""
    index: Path
    """The SQLite copy of the library."""
    settings: Path
    """What the reader has set."""


def default_state() -> Path:
    """Where the marks are kept if nothing else is said."""
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False) / "marks.json"


def default_settings() -> Path:
    """Where the settings are looked for if nothing else is said."""
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False) / "settings.toml"


def default_index(places: Sequence[Path]) -> Path:
    """Where the index of a library made of `places` is kept if nothing else is said.

    The name tells libraries apart: the same places in the same order, however they are spelled
    and from wherever they are named, give the same file.
    """
    import platformdirs

    spelled = b"\0".join(os.fsencode(os.path.realpath(place)) for place in places)
    stamp = digest(spelled, 8).hex()
    return platformdirs.user_cache_path(NAME, appauthor=False) / f"index-{stamp}.sqlite"


def bundled_seeds() -> Path:
    """The folder with the seed page and the tour: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"
