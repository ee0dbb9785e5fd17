"""Bookmarks to write and read."""

import pytest

from tui.marks.records import BookmarkRecord


@pytest.fixture
def bookmark():
    """A bookmark on a reply, with what the test says instead."""

    def make(**fields):
        told = {
            "document": "reading.md",
            "part": "reply:bo-1",
            "note": "why #calm",
            "tags": ("calm",),
            "quote": "See Smith (2019) again.",
            "title": "On reading",
            "path": "https://a.example/reading",
            "author": "Bo",
            "date": "2026-01-03",
            "created_at": "2026-02-01T10:00:00.000000Z",
            "changed_at": "2026-02-02T10:00:00.000000Z",
        }
        return BookmarkRecord(**told | fields)

    return make
