"""The edits of `mixed_edits` as a program would make them with stock TinyDB and its JSONStorage."""

import os

from mixed_edits import edit
from tinydb import TinyDB, where

from tui.marks import Bookmark, MarkRead, MarkUnread, SetPosition, Unbookmark
from tui.marks.edits import Edit
from tui.model import Target


def make_stock_edits(database: TinyDB, name: str, count: int, output: int) -> None:
    """Make the first `count` edits of a name; write each number once its call has returned.

    JSONStorage flushes and syncs within the call: for TinyDB the edit is saved then.
    """
    for number in range(count):
        put(database, edit(name, number))
        os.write(output, b"%d\n" % number)


def put(database: TinyDB, made: Edit) -> None:
    """Make one edit."""
    if isinstance(made, MarkRead):
        found = [
            {**_place(target), "read": True, "fingerprint": anchor.fingerprint}
            for target, anchor in made.targets
        ]
        database.table("reads").insert_multiple(found)
    elif isinstance(made, MarkUnread):
        target, anchor = made.targets[0]
        _update(database, "reads", target, {"read": False, "fingerprint": anchor.fingerprint})
    elif isinstance(made, Bookmark):
        fields = {"note": made.note, "tags": list(made.tags), "quote": made.anchor.quote}
        _update(database, "bookmarks", made.target, {**fields, "deleted": False})
    elif isinstance(made, Unbookmark):
        _update(database, "bookmarks", made.target, {"deleted": True})
    elif isinstance(made, SetPosition):
        fields = {"block": made.block, "offset": made.offset}
        _update(database, "positions", Target(made.document, ""), fields)


def _update(database: TinyDB, table: str, target: Target, fields: dict[str, object]) -> None:
    place = _place(target)
    its_own = (where("document") == place["document"]) & (where("part") == place["part"])
    database.table(table).upsert({**place, **fields}, its_own)


def _place(target: Target) -> dict[str, str]:
    return {"document": str(target.document), "part": target.part}
