"""The one table of commands: id, keys, what it does, where it works.

The keymap, the status line's hints, the help screen and README's key table are all made from it. A
key is declared here, in one of its rooms, and nowhere else. Every key is one that terminals can
send: never `ctrl+i` (it is tab), `ctrl+m` (enter) or `ctrl+h` (backspace in many).
"""

from tui.commands.command import Command
from tui.commands.table.acting import ACTING
from tui.commands.table.elsewhere import ELSEWHERE
from tui.commands.table.moving import MOVING

COMMANDS: tuple[Command, ...] = (*MOVING, *ACTING, *ELSEWHERE)
"""Every row; the order is that of the hints and of the help."""
