"""Which documents the list shows, and in which order: a view.

A view is kept by its values alone, so that one from another machine or of another version can be
read. Whoever shows it decides what a value means; an order that nobody knows is no error here.
"""

import msgspec


class CitedWork(msgspec.Struct, frozen=True):
    """A work as documents cite it, by everything it can be known by in another document."""

    key: str = ""
    """The `ReferenceKey` it has in the document it was found in."""
    slug: str = ""
    """Author, year and title in one word, `lee-2018-therapists`; empty where there is no title."""
    stem: str = ""
    """Author and year, `lee-2018`; empty where either is not known."""
    label: str = ""
    """A few words that name it."""


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """What a document must be to be listed (everything that is set), and the order of the list."""

    unread: bool = False
    """With anything unread."""
    bookmarked: bool = False
    """With a bookmark on it or on anything in it."""
    fresh: bool = False
    """With replies that came in since the reader was there last."""
    author: str = ""
    """Written by."""
    replier: str = ""
    """With a reply by."""
    work: CitedWork | None = None
    """That cites this work."""
    words: str = ""
    """With these words in title, author, path or the tags of its bookmarks."""
    sort: str = "newest"
    """See `tui.session.orders`."""
    reverse: bool = False
    group: str = ""
    """`folder` or `site`; empty: not grouped."""

    @property
    def selection(self) -> "ListView":
        """The same without order and grouping: which documents are listed."""
        return msgspec.structs.replace(self, sort="newest", reverse=False, group="")

    @property
    def is_narrow(self) -> bool:
        """Whether anything may be left out."""
        return self.selection != ListView()

    @property
    def asks_marks(self) -> bool:
        """Whether what a reader does can change which documents are listed."""
        return self.unread or self.bookmarked or self.fresh
