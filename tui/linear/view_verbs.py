"""Commands among the views: which documents are listed, saved views, orders and groups."""

from collections.abc import Iterator

import msgspec

from tui.library import Stop
from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, Question, said
from tui.linear.list_verbs import ListVerbs
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.row_verbs import RowVerbs
from tui.linear.verbs import Request, Said
from tui.linear.view_wording import selection_said, view_said
from tui.marks import ViewRecord
from tui.model import ListView
from tui.references.sameness import cited_work
from tui.session.orders import GROUPS, SORTS

CHOICES = 20
"""Authors or works that are told at a time to choose from."""

ASKED = {
    "author": "An author: type a part of the name, or nothing for those who wrote most:",
    "replier": "Who replied: type a part of the name, or nothing for those who replied most:",
    "work": "A cited work: type a part of its author or title, or nothing for the most cited:",
}


class ViewRow(msgspec.Struct, frozen=True):
    """One choice."""

    label: str
    view: ListView | None = None
    """What choosing it lists; None where something is asked first."""
    asks: str = ""
    """What is asked first: `author`, `replier` or `work`."""
    record: ViewRecord | None = None
    """The saved view that it stands for."""


class ViewVerbs(RowVerbs):
    """The commands of the views."""

    EMPTY = "Nothing of that name."

    def __init__(self, lists: ListVerbs, marks: MarkVerbs, references: ReferenceVerbs) -> None:
        super().__init__(lists.here)
        self._list = lists
        self._marks = marks
        self._references = references
        self._rows: list[ViewRow] = []
        self.at = 0

    # Rows ----------------------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """How many choices there are."""
        return len(self._rows)

    def told(self, row: int) -> Iterator[Line]:
        """A choice."""
        chosen = self._rows[row]
        in_use = ", in use" if self._is_in_use(chosen) else ""
        yield said(f"{row + 1:,}. {chosen.label}{in_use}.")

    def _is_in_use(self, row: ViewRow) -> bool:
        if row.record is not None:
            return row.record.name == self.here.view_name
        return row.view is not None and row.view == self.here.view

    def do_show_views(self, request: Request) -> Said:
        """Tell the views there are; with a number or words of a name, choose that one."""
        self.here.went_on()
        self.here.mode = Mode.VIEWS
        self._rows, self.at = list(self._choices()), 0
        if request.argument:
            yield from self._choose_named(request.argument)
            return
        yield said(f"Views; now {view_said(self.here.view)}. A number chooses.")
        yield from self.rows(0, len(self._rows))

    def _choose_named(self, words: str) -> Said:
        """List the view of a name; tell those that it may be."""
        if words.isdecimal():
            yield from self.do_go_to_number(Request("go_to_number", count=int(words[:9])))
            return
        saved = self.session.kept_views.named(words)
        rows = self._rows
        found = [at for at, row in enumerate(rows) if saved is not None and row.record == saved]
        found = found or [at for at, row in enumerate(rows) if _is_named(row, words)]
        if len(found) == 1:
            self.at = found[0]
            yield from self.do_choose(Request("choose"))
        elif not found:
            yield said(f'No view has the name "{words}"; V tells them.')
            yield from self._list.tell()
        else:
            yield said("Several have these words; a number chooses:")
            self.at = found[0]
            for at in found:
                yield from self.told(at)

    def _choices(self) -> Iterator[ViewRow]:
        view = self.here.view
        plain = ListView(sort=view.sort, reverse=view.reverse, group=view.group)

        def alike(**changes: object) -> ListView:
            return msgspec.structs.replace(plain, **changes)

        for label, chosen in (
            ("All documents", plain),
            ("Only unread", alike(unread=True)),
            ("Bookmarked", alike(bookmarked=True)),
            ("With new replies", alike(fresh=True)),
        ):
            yield ViewRow(label, chosen)
        yield ViewRow("By an author", asks="author")
        yield ViewRow("With a reply by somebody", asks="replier")
        reference = self._references.current
        work = cited_work(reference) if reference is not None else None
        if work is not None:
            yield ViewRow(f"Citing {work.label}", alike(work=work))
        yield ViewRow("Citing a work", asks="work")
        for record in self.session.kept_views.all():
            label = f"{record.name}, saved: {view_said(record.view)}"
            yield ViewRow(label, record.view, record=record)
        for sort, (forwards, _) in SORTS.items():
            chosen = msgspec.structs.replace(view, sort=sort, reverse=False)
            yield ViewRow(f"Order: {forwards}", chosen)
        for group, words in GROUPS.items():
            yield ViewRow(f"Groups: {words}", msgspec.structs.replace(view, group=group))

    # Choosing ------------------------------------------------------------------------------------

    def do_choose(self, request: Request) -> Said:
        """List the current view, or ask what it needs to know."""
        if self.at >= self.number:
            yield said(self.EMPTY)
            return
        row = self._rows[self.at]
        if row.view is not None:
            yield from self._list.use(row.view, row.record.name if row.record else "")
        else:
            yield said(ASKED[row.asks])
            self.here.question = Question("name", lambda typed: self._answered(row.asks, typed))

    do_read_on = do_choose

    def do_go_to_number(self, request: Request) -> Said:
        """List the view of a number."""
        row = (request.count or 0) - 1
        if not 0 <= row < self.number:
            yield said(f"There is no choice {row + 1:,}; there are {self.number:,}.")
        else:
            self.at = row
            yield from self.do_choose(request)

    def _answered(self, asks: str, typed: str) -> Said:
        """Tell who or what has these letters, to be chosen by number; one alone is taken."""
        library, view = self.session.library, self.here.view
        plain = ListView(sort=view.sort, reverse=view.reverse, group=view.group)
        if asks == "work":
            found = library.works(typed, CHOICES, Stop())
        else:
            found = library.people(typed, CHOICES, Stop(), replies=asks == "replier")
        self._rows = [
            ViewRow(
                f"{choice.label}, {wording.count(choice.documents, 'document')}",
                msgspec.structs.replace(
                    plain, **{asks: choice.work if asks == "work" else choice.label}
                ),
            )
            for choice in found
        ]
        self.at = 0
        if len(self._rows) == 1:
            yield from self.do_choose(Request("choose"))
        else:
            yield from self.rows(0, CHOICES)

    # Saved views ---------------------------------------------------------------------------------

    def do_save_view(self, request: Request) -> Said:
        """Save the view in use under a name."""
        if request.argument:
            yield from self._save(request.argument)
            return
        yield said(f"A name for the view {selection_said(self.here.view)}; Ctrl+C saves nothing:")
        self.here.question = Question("name", self._save)

    def _save(self, name: str) -> Said:
        try:
            self.session.kept_views.save(name, self.here.view)
        except ValueError:
            yield said("It needs a name; nothing is saved.")
            return
        self.here.view_name = name
        self.session.kept_views.note(self.here.view, name)
        yield from self._marks.kept(f'Saved as "{name}"; V tells the views.')

    def _saved(self) -> ViewRecord | None:
        return self._rows[self.at].record if self.at < self.number else None

    def do_rename_view(self, request: Request) -> Said:
        """Give the current saved view another name."""
        record = self._saved()
        if record is None:
            yield said("Only a saved view can be renamed; go to it by j first.")
        elif not request.argument:
            yield said("Type the new name behind it: e quiet evenings.")
        else:
            self.session.kept_views.rename(record, request.argument)
            yield from self._marks.kept("Renamed.")
            self._rows = list(self._choices())

    def do_delete_view(self, request: Request) -> Said:
        """Remove the current saved view."""
        record = self._saved()
        if record is None:
            yield said("Only a saved view can be removed; go to it by j first.")
            return
        self.session.kept_views.remove(record)
        yield from self._marks.kept("Removed; u undoes.")
        self._rows = list(self._choices())

    def do_go_back(self, request: Request) -> Said:
        """Back to the list."""
        yield from self._list.tell()


def _is_named(row: ViewRow, words: str) -> bool:
    """Whether each of some words begins a word of what a choice is called."""
    name = row.record.name if row.record is not None else row.label
    parts = name.casefold().replace(":", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words.casefold().split())
