"""The commands of the reader and their keys: one table, and the keymap made from it."""

from tui.commands.command import LETTER, Command, Scope, key_name
from tui.commands.keymap import Found, Keymap, Keys
from tui.commands.table import COMMANDS

__all__ = ["COMMANDS", "LETTER", "Command", "Found", "Keymap", "Keys", "Scope", "key_name"]
