"""Linear mode: the reader as a dialogue, one line typed and some lines said.

For screen readers, terminals that cannot move a cursor, bad lines and scripts. The same commands
and marks as on the screen. Nothing here may import Textual or rich, send an escape code, or print
over what was printed.
"""
