"""Commands among the views: which documents are listed, saved views, orders and groups."""

from collections.abc import Iterator

import msgspec

from tui.library import Stop
from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, Question, said
from tui.linear.list_verbs import ListVerbs
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.marked_rows import MarkedRows
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.verbs import Request, Said
from tui.linear.view_wording import selection_said, view_said
from tui.marks import ViewRecord
from tui.model import ListView, safe_line
from tui.references.sameness import cited_work
from tui.session.kept_views import kept_name
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


class ViewVerbs(MarkedRows):
    """The commands of the views."""

    def __init__(self, lists: ListVerbs, marks: MarkVerbs, references: ReferenceVerbs) -> None:
        super().__init__(lists.here, marks)
        self._list = lists
        self._references = references
        self._rows: list[ViewRow] = []
        self.at = 0

    # Rows ----------------------------------------------------------------------------------------

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return "Nothing of that name."

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
        rows = list(self._choices())
        found = self._named(rows, request.argument) if request.argument else []
        if request.argument and not found:
            yield said(self._no_view(rows, request.argument))
            return
        self.here.look_at(Mode.VIEWS)
        self._rows, self.at = rows, found[0] if found else 0
        if len(found) == 1:
            yield from self.do_choose(Request("choose"))
        elif found:
            yield said("Several have these words; a number chooses:")
            for at in found:
                yield from self.told(at)
        else:
            yield said(f"Views; now {view_said(self.here.view)}. A number chooses.")
            yield from self.rows(0, len(self._rows))

    def _named(self, rows: list[ViewRow], words: str) -> list[int]:
        """The choices that a name, the beginnings of its words or a number may mean."""
        saved = self.session.kept_views.named(words)
        found = [at for at, row in enumerate(rows) if saved is not None and row.record == saved]
        if not found and words.isdecimal():
            at = int(words[:9]) - 1
            return [at] if 0 <= at < len(rows) else []
        return found or [at for at, row in enumerate(rows) if _is_named(row, words)]

    def _no_view(self, rows: list[ViewRow], words: str) -> str:
        """That there is no such view, and which one may be meant."""
        from difflib import get_close_matches

        if words.isdecimal():
            return wording.no_such("choice", int(words[:9]), len(rows))
        names = {_name(row).casefold(): _name(row) for row in rows}
        near = get_close_matches(words.casefold(), names, n=1, cutoff=0.5)
        hint = f'did you mean "{safe_line(names[near[0]])}"? ' if near else ""
        key = self.key("show_views")
        return f'No view has the name "{safe_line(words)}"; {hint}{key} tells them.'

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
            label = f"{safe_line(record.name)}, saved: {view_said(record.view)}"
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
            yield said(self.empty)
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
            yield said(wording.no_such("choice", row + 1, self.number))
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
        if not found:
            yield said(f'Nothing here has "{typed}" in its name.' if typed else self.empty)
            return
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

    def _save(self, typed: str) -> Said:
        try:
            name = kept_name(typed)
        except ValueError:
            yield said("It needs a name; nothing is saved.")
            return
        kept = self.session.kept_views
        was = kept.named(name)
        is_other = was is not None and was.name == name and was.view != self.here.view
        instead = " It takes the place of the view that had the name." if is_other else ""
        kept.save(name, self.here.view)
        self.here.note_view(name)
        key = self.key("show_views")
        yield from self._marks.kept(f'Saved as "{name}"; {key} tells the views.{instead}')
        self.changed()

    def changed(self) -> None:
        """Make the rows again where they are told: the saved views have changed."""
        if self.here.mode is Mode.VIEWS:
            self._rows = list(self._choices())
            self.at = max(0, min(self.at, self.number - 1))

    def _saved(self) -> ViewRecord | None:
        return self._rows[self.at].record if self.at < self.number else None

    def do_rename_view(self, request: Request) -> Said:
        """Give the current saved view another name."""
        record = self._saved()
        if record is None:
            yield said(
                f"Only a saved view can be renamed; go to it by {self.key('line_down')} first."
            )
        elif not request.argument:
            yield said(f"Type the new name behind it: {self.key('rename_view')} quiet evenings.")
        else:
            self.session.kept_views.rename(record, request.argument)
            yield from self._marks.kept("Renamed.")
            self.changed()

    def do_delete_view(self, request: Request) -> Said:
        """Remove the current saved view."""
        record = self._saved()
        if record is None:
            yield said(
                f"Only a saved view can be removed; go to it by {self.key('line_down')} first."
            )
            return
        self.session.kept_views.remove(record)
        yield from self._marks.kept(f"Removed; {self.key('undo')} undoes.")
        self.changed()


def _name(row: ViewRow) -> str:
    """What a choice is called: `quiet evenings`, `by title`."""
    return row.record.name if row.record is not None else row.label.rpartition(": ")[2]


def _is_named(row: ViewRow, words: str) -> bool:
    """Whether each of some words begins a word of what a choice is called."""
    name = row.record.name if row.record is not None else row.label
    parts = name.casefold().replace(":", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words.casefold().split())
