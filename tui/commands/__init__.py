"""The commands of the reader and their keys: one table, and the keymap made from it."""

from tui.commands.command import Command, Scope
from tui.commands.key_names import LETTER, canonical, key_name
from tui.commands.keymap import Found, Keymap, Keys, takes_letter
from tui.commands.own_keys import KeyFault, build_keymap
from tui.commands.table import COMMANDS

__all__ = [
    "COMMANDS",
    "LETTER",
    "Command",
    "Found",
    "KeyFault",
    "Keymap",
    "Keys",
    "Scope",
    "build_keymap",
    "canonical",
    "key_name",
    "takes_letter",
]
