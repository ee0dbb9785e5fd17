"""An index with many made-up documents, filled without a file being read."""

import threading
from pathlib import Path
from unittest import mock

import msgspec

from tui.library.content import pack
from tui.library.index_file import connect
from tui.library.walk import Found
from tui.library.writer import IndexWriter
from tui.model import Block, Document, DocumentKey

AT_ONCE = 1_000
"""Documents that one made-up file holds."""


def fill(index: Path, number: int) -> None:
    """Put documents into an index that was opened before; all have the same text."""
    sample = Document(
        key=DocumentKey(""), title="", format="markdown", body=(Block("A paragraph."),)
    )
    packed = pack(sample)
    writer = IndexWriter(connect(index), 1)
    with mock.patch("tui.library.writer.pack", lambda _: packed):
        for start in range(0, number, AT_ONCE):
            found = Found(0, f"file-{start:08}.mbox", "/nowhere", 1, 1)
            made = (
                msgspec.structs.replace(
                    sample, key=DocumentKey(f"{row:016x}"), title=f"Document {row}"
                )
                for row in range(start, min(number, start + AT_ONCE))
            )
            writer.put(found, made, threading.Event())
