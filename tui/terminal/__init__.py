"""The terminal: what it can do, how it is taken and given back, what may be drawn on it.

Knows no document. Import the modules themselves: `abilities` needs no Textual, `driver` does.
"""
