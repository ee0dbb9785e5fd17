"""The views that a reader keeps: those saved under a name, and the one that was used last.

They are marks. Whatever a name or a word was typed as, what is kept can be shown on any terminal.
"""

import os
from collections.abc import Callable

import msgspec

from tui.library import Library
from tui.marks import Change, Edit, Marks, NoteView, RemoveView, SaveView, ViewRecord
from tui.model import ListView, digest, safe_line
from tui.session.orders import GROUPS, SORTS

LONGEST_NAME = 60
"""Characters of a saved view's name that are kept."""


class KeptViews:
    """The views that one reader keeps, and the one used last in one library."""

    def __init__(self, library: Library, marks: Marks, apply: Callable[[Edit], Change]) -> None:
        """Keep views in `marks`, by edits that `apply` takes in and tells of."""
        self._library = library
        self._marks = marks
        self._apply = apply

    def all(self) -> list[ViewRecord]:
        """The views that were saved, by name."""
        return self._marks.saved_views()

    def named(self, name: str) -> ViewRecord | None:
        """The view that was saved under a name; in another case, if that leaves no doubt."""
        found = [record for record in self.all() if record.name.casefold() == name.casefold()]
        exact = [record for record in found if record.name == name]
        return exact[0] if exact else found[0] if len(found) == 1 else None

    def save(self, name: str, view: ListView) -> Change:
        """Keep a view under a name; the view that had it is replaced.

        Raises:
            ValueError: There is nothing in the name that can be shown.
        """
        return self._apply(SaveView(kept_name(name), harmless(view)))

    def remove(self, record: ViewRecord) -> Change:
        """Remove a view; its record stays as a tombstone."""
        return self._apply(RemoveView(record.part.removeprefix("saved:")))

    def rename(self, record: ViewRecord, name: str) -> None:
        """Give a view another name; undone as one.

        Raises:
            ValueError: There is nothing in the name that can be shown.
        """
        kept = kept_name(name)
        if kept != record.name:
            with self._marks.group():
                self._apply(SaveView(kept, record.view))
                self.remove(record)

    def last(self) -> ViewRecord | None:
        """The view that was used last in this library."""
        return self._marks.last_view(self._stamp)

    def note(self, view: ListView, name: str = "") -> Change:
        """Remember which view is in use, for the next start in this library.

        Args:
            view: The view. Words that were only typed to find something are not part of it.
            name: The name it was recalled by; empty if it has none.
        """
        kept = view if name else msgspec.structs.replace(view, words="")
        return self._apply(NoteView(self._stamp, harmless(kept), name))

    @property
    def _stamp(self) -> str:
        """What tells this library from others, the same in every sitting."""
        places = b"\0".join(os.fsencode(place) for place in self._library.places)
        return digest(places, 8).hex()


def kept_name(name: str) -> str:
    """A name as it is kept: harmless, on one line, not too long.

    Raises:
        ValueError: Nothing is left of it.
    """
    kept = safe_line(name)[:LONGEST_NAME].rstrip()
    if not kept:
        raise ValueError("a view needs a name")
    return kept


def harmless(view: ListView) -> ListView:
    """A view that can be kept and shown, whatever was typed."""
    return msgspec.structs.replace(
        view,
        author=safe_line(view.author),
        replier=safe_line(view.replier),
        words=safe_line(view.words),
    )


def understood(view: ListView) -> tuple[ListView, str]:
    """A view without what this version does not know, and what that was, in words."""
    unknown = []
    if view.sort not in SORTS:
        unknown.append(f"order “{safe_line(view.sort)}”")
        view = msgspec.structs.replace(view, sort=next(iter(SORTS)), reverse=False)
    if view.group not in GROUPS:
        unknown.append(f"grouping “{safe_line(view.group)}”")
        view = msgspec.structs.replace(view, group="")
    return view, " and ".join(unknown)
