"""The rows of the views screen: one for each choice, in sections, with a sign at what is in use."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

import msgspec

from tui.commands import Scope
from tui.marks import ViewRecord
from tui.model import CitedWork, ListView
from tui.panes.view_words import capital, selection_words, sort_words, view_words
from tui.session.orders import GROUPS, SORTS
from tui.terminal.drawable import cells, clip
from tui.widgets.headed_rows import HeadedRows
from tui.widgets.row_list import Cell, RowLine

IN_USE = "•"
"""Sign of the view, order and grouping in use."""

ASKS = "…"
"""Sign of a row that asks for an author or a work first."""

DOCUMENTS = "Documents"
SAVED = "Saved"

LABEL = 36
"""Columns of a name where there is room."""

COUNT = 10
"""Columns of a number of documents, with what parts it from the name."""


class ViewRow(msgspec.Struct):
    """One row of the screen."""

    section: str
    label: str
    view: ListView | None = None
    """What choosing it lists; None where something is asked first."""
    record: ViewRecord | None = None
    """The saved view that it stands for."""
    asks: str = ""
    """What is asked first: `author`, `replier` or `work`."""
    is_in_use: bool = False
    more: str = ""
    count: int | None = None


class ViewRows(HeadedRows):
    """The rows of the views screen, one line each, in sections."""

    ROW_HEIGHT = 1
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.ROWS)

    def __init__(self) -> None:
        super().__init__(id="views")
        self.rows: list[ViewRow] = []
        self._starts: list[int] = []

    def show(self, rows: list[ViewRow], cursor: int) -> None:
        """Show `rows` with the cursor on row `cursor`."""
        self.rows = rows
        sections = [row.section for row in rows]
        self._starts = [at for at, name in enumerate(sections) if at == sections.index(name)]
        self.set_rows(len(rows), cursor)

    @property
    def current(self) -> ViewRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def group_starts(self) -> Sequence[int]:
        """The first row of each section."""
        return self._starts

    def heading(self, index: int) -> RowLine:
        """The name of the section."""
        return RowLine([(f" {self.rows[index].section}", "group")])

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """The sign, the name, and how many documents it holds."""
        row = self.rows[index]
        room = max(4, min(LABEL, self.size.width - COUNT - 6))
        label = clip(row.label, room)
        label += " " * (room - cells(label))
        count = f"{row.count:,}" if row.count is not None else ""
        left: list[Cell] = [(f" {IN_USE if row.is_in_use else ' '} ", "mark"), (label, "title")]
        left.append((count.rjust(COUNT), "meta"))
        if row.more and self.size.width > LABEL + 2 * COUNT:
            left.append((f"  {row.more}", "meta"))
        return (RowLine(left),)


def view_rows(
    view: ListView, name: str, records: Sequence[ViewRecord], work: CitedWork | None
) -> list[ViewRow]:
    """All rows of the screen.

    Args:
        view: The view in use.
        name: The name it was recalled by; empty if it was not.
        records: The saved views.
        work: The work that is current in the references, if there is one.
    """
    return [*_built_in(view, work), *_saved(records, name), *_orders(view), *_groups(view)]


def _built_in(view: ListView, work: CitedWork | None) -> list[ViewRow]:
    plain = ListView(sort=view.sort, reverse=view.reverse, group=view.group)
    replace = partial(msgspec.structs.replace, plain)
    rows = [
        ViewRow(DOCUMENTS, "All documents", plain),
        ViewRow(DOCUMENTS, "Only unread", replace(unread=True)),
        ViewRow(DOCUMENTS, "Bookmarked", replace(bookmarked=True)),
        ViewRow(DOCUMENTS, "With new replies", replace(fresh=True)),
        ViewRow(DOCUMENTS, f"By an author{ASKS}", asks="author"),
        ViewRow(DOCUMENTS, f"With a reply by{ASKS}", asks="replier"),
    ]
    if work is not None:
        citing = ViewRow(DOCUMENTS, f"Citing {work.label}", replace(work=work))
        citing.more = "the current work"
        rows.append(citing)
    rows.append(ViewRow(DOCUMENTS, f"Citing a work{ASKS}", asks="work"))
    for row in rows:
        row.is_in_use = row.view is not None and row.view.selection == view.selection
    if not any(row.is_in_use for row in rows) and (view.author or view.replier or view.work):
        asks = "author" if view.author else "replier" if view.replier else "work"
        row = next(row for row in rows if row.asks == asks)
        row.is_in_use, row.more = True, selection_words(view)
    return rows


def _saved(records: Sequence[ViewRecord], name: str) -> list[ViewRow]:
    return [
        ViewRow(
            SAVED,
            record.name,
            record.view,
            record,
            is_in_use=record.name == name,
            more=view_words(record.view),
        )
        for record in records
    ]


def _orders(view: ListView) -> list[ViewRow]:
    replace = partial(msgspec.structs.replace, view)
    rows = [
        ViewRow(
            "Order",
            capital(forwards),
            replace(sort=sort, reverse=False),
            is_in_use=view.sort == sort and not view.reverse,
        )
        for sort, (forwards, _) in SORTS.items()
    ]
    turned = replace(reverse=not view.reverse)
    return [*rows, ViewRow("Order", f"The other way round: {sort_words(turned)}", turned)]


def _groups(view: ListView) -> list[ViewRow]:
    return [
        ViewRow(
            "Groups",
            capital(words),
            msgspec.structs.replace(view, group=group),
            is_in_use=view.group == group,
        )
        for group, words in GROUPS.items()
    ]
