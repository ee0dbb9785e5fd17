"""Find the text of a mark again after its source was changed, moved or scraped anew.

`parts` finds bodies, replies and references, `passages` finds words in a text. Pure functions of
what a mark remembers and of what a document says now; nothing here opens a file or changes a mark.
Each is imported by itself: a start needs passages alone.
"""
