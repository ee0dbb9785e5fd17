"""What a reader has set, and where this program keeps its files.

A person writes the settings file; the program only ever reads it. Knows no document and no
screen, and holds no global state: whoever needs settings is handed them.
"""

from tui.settings.paths import Paths, bundled_seeds, default_index, default_settings, default_state
from tui.settings.reading import SettingsError, line_of, load, load_with_errors
from tui.settings.settings import Settings, Theme

__all__ = [
    "Paths",
    "Settings",
    "SettingsError",
    "Theme",
    "bundled_seeds",
    "default_index",
    "default_settings",
    "default_state",
    "line_of",
    "load",
    "load_with_errors",
]
