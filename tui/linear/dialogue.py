"""The dialogue: a typed line in, said lines out. Everything linear mode does, without a terminal.

Finds the command that was typed and the group that carries it out. Must never print anything, and
never wait for long: what takes its time says first that it does.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from tui import __version__
from tui.commands import Command, Keymap, Scope
from tui.commands.linear import LINEAR
from tui.linear.bookmark_verbs import BookmarkVerbs
from tui.linear.draft_verbs import DraftVerbs
from tui.linear.find_verbs import FindVerbs
from tui.linear.here import Here, Mode
from tui.linear.key_words import key_for, spoken
from tui.linear.line import said
from tui.linear.list_verbs import ListVerbs
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.mode_scopes import IN_SEARCH, IN_TEXT, SCOPES
from tui.linear.news import News
from tui.linear.other_verbs import OtherVerbs, for_screens
from tui.linear.outward_verbs import OutwardVerbs
from tui.linear.reading import Reading
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.reply_verbs import ReplyVerbs
from tui.linear.row_verbs import RowVerbs
from tui.linear.text_verbs import TextVerbs
from tui.linear.travel_verbs import TravelVerbs
from tui.linear.typed import Unclear, cleaned, understood
from tui.linear.verbs import Request, Said, Verb, Verbs
from tui.linear.view_verbs import ViewVerbs
from tui.model import DocumentKey, safe_line, safe_text
from tui.session import Session, whereabouts
from tui.session.kept_views import understood as understood_view
from tui.session.whereabouts import Whereabouts
from tui.terminal.abilities import Abilities

SAVING_SECONDS = 2.0
"""How long leaving waits for a disk that does not answer."""

LONGEST = 100_000
"""Characters of a typed line that count."""


class Dialogue:
    """One sitting in linear mode."""

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        abilities: Abilities,
        *,
        is_person: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A dialogue to begin.

        Args:
            session: What is read and marked; closed by the caller.
            keymap: The reader's keys.
            abilities: What may be done from here: open a browser, copy by a program.
            is_person: Whether somebody sits there, who may be made to wait by nothing.
            clock: Seconds from any beginning.
        """
        self.session = session
        self.here = here = Here(session, is_person=is_person, clock=clock)
        self.news = News(here, lambda: self._rows.get(here.mode))
        self.is_over = False
        self.width: int | None = None
        """What the reader asked for with `width`; None if nothing, 0 to break no line."""
        self._warned = False
        self._reading = reading = Reading(here)
        self._list = lists = ListVerbs(reading)
        self._references = references = ReferenceVerbs(reading)
        self._find = FindVerbs(reading, references)
        marks = MarkVerbs(references)
        self._travel = TravelVerbs(reading, lists, references, marks)
        bookmarks = BookmarkVerbs(reading, marks, self._back)
        drafts, views = DraftVerbs(reading, marks), ViewVerbs(lists, marks, references)
        other = OtherVerbs(
            here,
            self._offered,
            scan=self.news.begin_scan,
            leave=self._leave,
            back=self._back,
            set_width=self._set_width,
        )
        self._in_text: tuple[Verbs, ...] = (
            self._find,
            TextVerbs(reading, lists.tell),
            ReplyVerbs(reading),
        )
        outward = OutwardVerbs(reading, references, abilities)
        self._rows: dict[Mode, RowVerbs] = {
            Mode.LIST: lists,
            Mode.REFERENCES: references,
            Mode.BOOKMARKS: bookmarks,
            Mode.NAMED: self._travel,
            Mode.DRAFTS: drafts,
            Mode.VIEWS: views,
        }
        lists_of_rows = (references, lists, bookmarks, self._travel, drafts, views)
        self._anywhere: tuple[Verbs, ...] = (marks, outward, other, *lists_of_rows)
        self._groups = {
            mode: [LINEAR, *(keymap.commands(scope) for scope in scopes)]
            for mode, scopes in SCOPES.items()
        }
        self._all_commands = keymap.commands(*Scope)
        here.key = self._key

    # Beginning and end ---------------------------------------------------------------------------

    def begin(self) -> Said:
        """Say what there is, and begin where the reader stopped; the files are looked at behind."""
        here = self.here
        usual = f"{here.key('help')} tells the commands, {here.key('leave')} quits."
        yield said(f"rapport {__version__}, linear mode. {usual}")
        # The numbers that a script goes to have to mean the same documents every time.
        last_view = self.session.kept_views.last() if self.here.is_person else None
        if last_view is not None:
            self.here.view, _ = understood_view(last_view.view)
            self.here.view_name = last_view.name
        self.here.take_listing(self.news.watch.first())
        self.news.watch.scan()
        if not self.session.library.count():
            yield said("Looking for documents.")
            self.news.wait(for_first=self.here.is_person)
            yield from self.news.found(is_told=False)
        where = self.session.where
        last = whereabouts.load(where) if where is not None else None
        row = self.here.row_of(last.document) if last is not None else -1
        self.here.row = max(0, row)
        if last is not None and row >= 0 and last.pane != Mode.LIST.value:
            yield from self._reading.open(DocumentKey(last.document))
        elif self._list.number == 1 and not self.here.view.is_narrow:
            yield from self._list.do_read_on(Request("read_on"))
        elif self.session.library.count():
            yield from self._list.tell()
        else:
            yield said(self._why_empty())

    def _why_empty(self) -> str:
        """That there are no documents, and where that can be seen from."""
        if self.session.problems():
            return f"No documents here; {self._key('show_problems')} tells what could not be read."
        places = " and ".join(map(safe_line, self.session.library.places))
        return f"No documents in {places}."

    def _keep_where(self) -> None:
        """Note where in the library the reader is, for the next sitting here or on the screen."""
        where, stand = self.session.where, self._travel.stand()
        if where is None or stand is None:
            return
        whereabouts.save(where, Whereabouts(document=stand.document, pane=stand.pane))

    def _leave(self) -> Said:
        """End the sitting; where something cannot be saved, say so first."""
        self.here.leave(was_asked=True)
        is_saved = self.session.marks.flush(SAVING_SECONDS)
        if not is_saved and self.news.is_unsaved and not self._warned:
            self._warned = True
            unsaved = self.session.marks.unsaved
            why, leave = self.here.key("show_problems"), self.here.key("leave")
            yield said(f"Not saved: {unsaved:,}; {why} tells why. {leave} again quits anyway.")
        else:
            self.is_over = True

    def end(self, half: str = "") -> None:
        """The input has ended or the line was cut: keep the place and every mark.

        Args:
            half: What was typed of a line that never came.
        """
        if self.here.question is not None:
            for _ in self._give_up(half):
                pass
        self.here.leave(was_asked=False)
        self.session.marks.flush(SAVING_SECONDS)
        self.is_over = True

    # One line ------------------------------------------------------------------------------------

    def take(self, typed: str) -> Said:
        """Carry out a typed line; the place is noted also if the lines are not taken to the end."""
        try:
            yield from self._take(typed[:LONGEST])
        except GeneratorExit:
            self.here.was_cut_off()
            raise
        finally:
            if not self.is_over:
                self.here.note_place()
            self._keep_where()

    def _take(self, typed: str) -> Said:
        question, self.here.question = self.here.question, None
        if question is not None:
            yield from question.answered(safe_text(typed).strip())
            return
        request = understood(cleaned(typed), self._groups[self.here.mode], self._can)
        if isinstance(request, Unclear):
            yield said(request.said)
            return
        before = self._travel.stand()
        try:
            yield from self._carry_out(request)
        finally:
            if not request.id.startswith("jump_"):
                self._travel.left(before, is_jump=request.is_jump)

    def _carry_out(self, request: Request) -> Said:
        mode = self.here.mode
        own = self._rows.get(mode)
        in_text = self._in_text if mode in (Mode.TEXT, Mode.REFERENCES) else ()
        groups = chain(() if own is None else (own,), in_text, self._anywhere)
        verb = self._verb(request.id, groups)
        entry = self.here.entry()
        if verb is None and mode is Mode.LIST and entry is not None:
            verb = self._verb(request.id, self._in_text)
            # A command of the text opens the document first.
            if verb is not None and not (yield from self._reading.enter(entry.key)):
                return
        if verb is not None:
            yield from verb(request)
        else:
            yield said(self._why_not(request))

    def _verb(self, id: str, groups: Iterable[Verbs]) -> Verb | None:
        """What carries out a command in the first group that has it."""
        return next((verb for group in groups if (verb := group.verb(id)) is not None), None)

    def has(self, id: str) -> bool:
        """Whether any group carries out a command."""
        return self._verb(id, chain(self._in_text, self._rows.values(), self._anywhere)) is not None

    def _can(self, id: str) -> bool:
        """Whether a command means anything now."""
        if id in IN_SEARCH:
            return self._find.is_on
        return id not in IN_TEXT or self.here.mode in (Mode.TEXT, Mode.REFERENCES)

    def _why_not(self, request: Request) -> str:
        for command in self.commands():
            if command.id == request.id:
                return for_screens(command, self._key)
        return "That does nothing here."

    def _key(self, id: str) -> str:
        """How the key of a command is said, here and with the reader's own keys."""
        groups = self._groups[self.here.mode]
        return spoken(key_for(id, groups, self._all_commands, self._can))

    def commands(self) -> Sequence[Command]:
        """The commands that can be typed now, each once."""
        found: dict[tuple[str, tuple[str, ...]], Command] = {}
        for group in self._groups[self.here.mode]:
            for row in group:
                if self._can(row.id):
                    found.setdefault((row.id, row.keys), row)
        return list(found.values())

    def _offered(self) -> Sequence[Command]:
        """The commands that do something where the reader is, for the help."""
        return [row for row in self.commands() if self.has(row.id)]

    def interrupted(self, half: str = "") -> Said:
        """Ctrl+C at a prompt: a question is given up.

        Args:
            half: What was typed of the line until then.
        """
        if self.here.question is None:
            yield said("Ctrl+C once more quits.")
        else:
            yield from self._give_up(half)

    def _give_up(self, half: str) -> Said:
        """Give up a question; words that cannot be had again are taken as far as they came."""
        question = self.here.question
        assert question is not None
        half = safe_text(half[:LONGEST]).strip()
        if half and question.keeps_half:
            for _ in question.answered(half):
                pass
            question = self.here.question or question
        self.here.question = None
        if question.given_up is not None:
            yield from question.given_up()
        else:
            yield said("Nothing is changed.")

    @property
    def prompt(self) -> str:
        """Where the reader is, in a few words."""
        here, page = self.here, self.here.page
        if here.question is not None:
            return f"{here.question.name}> "
        rows = self._rows.get(here.mode)
        if rows is not None:
            unread = self.session.unread_documents if here.mode is Mode.LIST else 0
            return _prompt(here.mode.value, rows.at, rows.number, unread)
        if page is None or not page.stops:
            return "text> "
        unread, find = here.unread_here(), self._find.place
        if page.row >= 0:
            return _prompt("reply", page.row, len(page), unread, find)
        return _prompt("text", page.paragraph - 1, page.paragraphs, unread, find)

    def _back(self) -> Said:
        """Leave bookmarks, drafts, places or views, and say where the reader is again."""
        self.here.mode = self.here.before
        rows = self._rows.get(self.here.mode)
        if rows is not None:
            yield from rows.row(rows.at)
        elif self.here.page is not None and self.here.page.stops:
            yield said(f"Back in {safe_line(self.here.page.document.title)}.")

    def _set_width(self, width: int) -> None:
        self.width = width


def _prompt(name: str, at: int, of: int, unread: int = 0, more: str = "") -> str:
    """`reply 2/6, 3 unread> `."""
    place = f"{name} {at + 1:,}/{of:,}" if of else name
    left = f"{unread:,} unread" if unread else ""
    return f"{', '.join(filter(None, (place, left, more)))}> "
