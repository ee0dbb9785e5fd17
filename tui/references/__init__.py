"""Find what a document points to, tell its fields, join its variants and put it in words.

Finding places in text, parsing the fields of one reference, matching variants and rendering are
modules of their own: `fields.parse_fields` can be replaced without touching the others.
"""

from tui.references.finding import find_references

__all__ = ["find_references"]
