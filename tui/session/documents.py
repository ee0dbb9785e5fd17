"""The documents that a sitting has in hand: a few whole ones, and what marks keep of them.

Asked from any thread. Must never hold many: a document can be of any size.
"""

import threading
from collections import OrderedDict

from tui.library import Library
from tui.model import Document, DocumentKey
from tui.session.texts import Anchors

CACHED = 8
"""Documents that are held, and as many anchors."""


class Documents:
    """The documents of one session that were asked for last."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents: OrderedDict[DocumentKey, Document] = OrderedDict()
        self._anchors: OrderedDict[DocumentKey, Anchors] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: DocumentKey) -> Document | None:
        """The whole document, or None if the library no longer has it."""
        with self._lock:
            found = self._documents.get(key)
            if found is not None:
                self._documents.move_to_end(key)
                return found
        found = self._library.document(key)
        if found is not None:
            with self._lock:
                self._documents[key] = found
                if len(self._documents) > CACHED:
                    self._documents.popitem(last=False)
        return found

    def forget(self) -> None:
        """Take documents from the index again: they may have changed."""
        with self._lock:
            self._documents.clear()

    def anchors(self, document: Document) -> Anchors:
        """What marks on the document keep of it; made once for a document that is shown."""
        with self._lock:
            found = self._anchors.get(document.key)
        if found is None or found.document is not document:
            found = Anchors(document, self._path_of(document))
            with self._lock:
                self._anchors[document.key] = found
                if len(self._anchors) > CACHED:
                    self._anchors.popitem(last=False)
        return found

    def _path_of(self, document: Document) -> str:
        """Where the document's file is, empty if the library no longer has it."""
        row = self._library.id_of(document.key)
        entries = self._library.entries([row]) if row is not None else []
        return entries[0].path if entries else ""
