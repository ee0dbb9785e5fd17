"""rapport: a keyboard reader for saved discussions in the terminal.

The packages below form layers; an arrow may only point down. CONTRIBUTING.md draws the house.
"""

__version__ = "0.2.0"
