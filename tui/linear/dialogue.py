"""The dialogue: a typed line in, said lines out. Everything linear mode does, without a terminal.

Finds the command that was typed and the group that carries it out. Must never print anything, and
never wait for long: what takes its time says first that it does.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tui import __version__
from tui.commands import Command, Keymap, Scope
from tui.commands.linear import LINEAR
from tui.linear.bookmark_verbs import BookmarkVerbs
from tui.linear.find_verbs import FindVerbs
from tui.linear.here import Here, Mode
from tui.linear.library_watch import LibraryWatch
from tui.linear.line import Line, said
from tui.linear.list_verbs import ListVerbs
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.other_verbs import OtherVerbs, for_screens
from tui.linear.outward_verbs import OutwardVerbs
from tui.linear.reading import Reading
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.reply_verbs import ReplyVerbs
from tui.linear.text_verbs import TextVerbs
from tui.linear.typed import Unclear, understood
from tui.linear.verbs import Request, Said, Verb, Verbs
from tui.marks import Change
from tui.model import DocumentKey, safe_line, safe_text
from tui.session import Session, whereabouts
from tui.session.whereabouts import Whereabouts
from tui.terminal.abilities import Abilities

SAVING_SECONDS = 2.0
"""How long leaving waits for a disk that does not answer."""

LONGEST = 100_000
"""Characters of a typed line that count."""

_SCOPES: dict[Mode, tuple[Scope, ...]] = {
    Mode.LIST: (Scope.MOVE, Scope.ROWS, Scope.READING, Scope.COPYING, Scope.APP),
    Mode.TEXT: (*(Scope.MOVE, Scope.TEXT, Scope.THREAD, Scope.READING, Scope.COPYING, Scope.APP),),
    Mode.REFERENCES: (*(Scope.MOVE, Scope.REFERENCES, Scope.READING, Scope.COPYING, Scope.APP),),
    Mode.BOOKMARKS: (
        *(Scope.MOVE, Scope.ROWS, Scope.FILTERED, Scope.BOOKMARKS, Scope.BACK, Scope.APP),
    ),
}
"""Where the keys of a mode are looked for, one scope after the other."""


class Dialogue:
    """One sitting in linear mode."""

    def __init__(
        self,
        session: Session,
        keymap: Keymap,
        abilities: Abilities,
        *,
        where: Path | None = None,
        is_person: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A dialogue to begin.

        Args:
            session: What is read and marked; closed by the caller.
            keymap: The reader's keys.
            abilities: What may be done from here: open a browser, copy by a program.
            where: The file that says where in the library the last sitting ended; None without.
            is_person: Whether somebody sits there, who may be made to wait by nothing.
            clock: Seconds from any beginning.
        """
        self.session = session
        self.here = here = Here(session, is_person=is_person, clock=clock)
        self.watch = LibraryWatch(session)
        self._where = where
        self._kept: Whereabouts | None = None
        self.is_over = False
        self.width: int | None = None
        """What the reader asked for with `width`; None if nothing, 0 to break no line."""
        self._reading = reading = Reading(here)
        self._list = ListVerbs(reading)
        self._find = FindVerbs(reading)
        self._references = ReferenceVerbs(reading)
        self._marks = MarkVerbs(self._references)
        self._bookmarks = BookmarkVerbs(reading, self._marks, self._say_where)
        other = OtherVerbs(here, self.commands, self._begin_scan, self._leave, self._set_width)
        text, replies = TextVerbs(reading, self._list.tell), ReplyVerbs(reading)
        self._in_text = in_text = (self._find, text, replies)
        outward = OutwardVerbs(reading, self._references, abilities)
        anywhere = (self._marks, outward, other, self._references, self._list, self._bookmarks)
        self._verbs: dict[Mode, tuple[Verbs, ...]] = {
            Mode.LIST: (self._list, *anywhere),
            Mode.TEXT: (*in_text, *anywhere),
            Mode.REFERENCES: (self._references, *in_text, *anywhere),
            Mode.BOOKMARKS: (self._bookmarks, *anywhere),
        }
        """Who is asked for a command, one after the other."""
        self._groups = {
            mode: [LINEAR, *(keymap.commands(scope) for scope in scopes)]
            for mode, scopes in _SCOPES.items()
        }
        self._changed: set[DocumentKey] = set()
        self._guard = threading.Lock()
        self._said_of_saving = ""
        self._warned = False
        session.subscribe(self._hear)

    # Beginning and end ---------------------------------------------------------------------------

    def begin(self) -> Said:
        """Say what there is, and begin where the reader stopped; the files are looked at behind."""
        yield said(f"rapport {__version__}, linear mode. ? tells the commands, q quits.")
        self.here.take_listing(self.watch.first())
        self.watch.scan()
        if not self._list.number:
            yield said("Looking for documents.")
            self._wait_for_watch(for_first=self.here.is_person)
            yield from self._found(is_told=False)
        last = whereabouts.load(self._where) if self._where is not None else None
        row = self.here.row_of(last.document) if last is not None else -1
        self.here.row = max(0, row)
        if last is not None and row >= 0 and last.pane != Mode.LIST.value:
            yield from self._reading.open(DocumentKey(last.document))
        elif self._list.number == 1:
            yield from self._list.do_read_on(Request("read_on"))
        elif self._list.number:
            yield from self._list.tell()
        else:
            yield said("No documents here; ! tells what could not be read.")

    def _keep_where(self) -> None:
        """Note where in the library the reader is, for the next sitting here or on the screen."""
        entry, page = self.here.entry(), self.here.page
        is_list = self.here.mode is Mode.LIST or page is None
        key = page.document.key if page is not None and not is_list else entry and entry.key
        if self._where is None or not key:
            return
        pane = Mode.LIST.value if is_list else "detail"
        kept = Whereabouts(document=key, pane=pane)
        if kept != self._kept:
            self._kept = kept
            whereabouts.save(self._where, kept)

    def _leave(self) -> Said:
        """End the sitting; where something cannot be saved, say so first."""
        self.here.leave(was_asked=True)
        if not self.session.marks.flush(SAVING_SECONDS) and self.is_unsaved and not self._warned:
            self._warned = True
            unsaved = self.session.marks.unsaved
            yield said(f"Not saved: {unsaved:,}; ! tells why. q again quits all the same.")
        else:
            self.is_over = True

    @property
    def is_unsaved(self) -> bool:
        """Whether there are marks that cannot be put on disk, and not only a moment to wait."""
        return bool(self.session.marks.unsaved and self.session.marks.troubles)

    def end(self) -> None:
        """The input has ended or the line was cut: keep the place and every mark."""
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
        request = understood(_typed(typed), self._groups[self.here.mode], self._can)
        if isinstance(request, Unclear):
            yield said(request.said)
            return
        verb = self._verb(request.id, self._verbs[self.here.mode])
        entry = self.here.entry()
        if verb is None and self.here.mode is Mode.LIST and entry is not None:
            verb = self._verb(request.id, self._in_text)
            # A command of the text opens the document first.
            if verb is not None and not (yield from self._reading.enter(entry.key)):
                return
        yield from verb(request) if verb is not None else iter([said(self._why_not(request))])

    def _verb(self, id: str, groups: Sequence[Verbs]) -> Verb | None:
        """What carries out a command in the first group that has it."""
        return next((verb for group in groups if (verb := group.verb(id)) is not None), None)

    def _can(self, id: str) -> bool:
        """Whether a command means anything now."""
        if id in ("next_match", "previous_match", "end_search"):
            return self.here.mode is Mode.TEXT and self._find.is_on
        if id in ("rest", "whole", "replies"):
            return self.here.mode in (Mode.TEXT, Mode.REFERENCES)
        return True

    def _why_not(self, request: Request) -> str:
        for command in self.commands():
            if command.id == request.id:
                return for_screens(command)
        return "That does nothing here."

    def commands(self) -> Sequence[Command]:
        """The commands that can be typed now, each once."""
        found: dict[tuple[str, tuple[str, ...]], Command] = {}
        for group in self._groups[self.here.mode]:
            for row in group:
                if self._can(row.id):
                    found.setdefault((row.id, row.keys), row)
        return list(found.values())

    def interrupted(self) -> Said:
        """Ctrl+C at a prompt: a question is given up."""
        question, self.here.question = self.here.question, None
        if question is not None:
            yield said("Nothing is changed.")
        else:
            yield said("Ctrl+C once more quits.")

    @property
    def prompt(self) -> str:
        """Where the reader is, in a few words."""
        here = self.here
        if here.question is not None:
            return f"{here.question.name}> "
        page = here.page
        match here.mode:
            case Mode.LIST:
                unread = self.session.unread_documents
                return _prompt("list", here.row, self._list.number, unread)
            case Mode.REFERENCES:
                return _prompt("reference", self._references.at, self._references.number)
            case Mode.BOOKMARKS:
                return _prompt("bookmark", self._bookmarks.at, self._bookmarks.number)
        if page is None or not page.stops:
            return "text> "
        unread, find = here.unread_here(), self._find.place
        if page.row >= 0:
            return _prompt("reply", page.row, len(page), unread, find)
        return _prompt("text", page.paragraph - 1, page.paragraphs, unread, find)

    def _say_where(self) -> Said:
        """After another list: say where the reader is again."""
        if self.here.mode is Mode.LIST:
            yield from self._list.row(self.here.row)
        elif self.here.mode is Mode.REFERENCES:
            yield from self._references.row(self._references.at)
        elif self.here.page is not None and self.here.page.stops:
            yield said(f"Back in {safe_line(self.here.page.document.title)}.")

    def _set_width(self, width: int) -> None:
        self.width = width

    # News ----------------------------------------------------------------------------------------

    def news(self) -> Said:
        """What happened behind the reader's back; asked for before a prompt."""
        self.watch.look()
        while self.here.notices:
            yield said(self.here.notices.popleft())
        yield from self._found(is_told=True)
        yield from self._marked_elsewhere()
        yield from self._not_saved()

    def _found(self, *, is_told: bool) -> Iterator[Line]:
        """Take in what was found in the library; say how much that is, unless the list is told."""
        for fresh in self.watch.take():
            if fresh.listing is not None:
                self.here.take_listing(fresh.listing)
                if self.here.reload():
                    yield said("This document has changed on disk; you are where you were in it.")
            if fresh.found and is_told:
                yield said(fresh.found.strip())
            yield from map(said, fresh.said)

    def _marked_elsewhere(self) -> Iterator[Line]:
        with self._guard:
            changed, self._changed = self._changed, set()
        page = self.here.page
        if page is not None and page.document.key in changed:
            unread = self.here.unread_here()
            left = f"{unread:,} unread now" if unread else "nothing is unread now"
            yield said(f"Another session marked something in this document; {left}.")

    def _not_saved(self) -> Iterator[Line]:
        words = str(self.session.marks.troubles[0]) if self.is_unsaved else ""
        if words and words != self._said_of_saving:
            yield said(f"Not saved yet: {words}")
        elif self._said_of_saving and not words:
            yield said("Everything is saved again.")
        self._said_of_saving = words

    def _hear(self, change: Change) -> None:
        """May be called from any thread."""
        if change.from_elsewhere:
            with self._guard:
                self._changed.update(change.documents)

    def _begin_scan(self) -> str:
        self.watch.scan(is_asked=True)
        if self.here.is_person:
            return "Looking for changed files; what is found is told before a later prompt."
        self._wait_for_watch()
        return "Looked for changed files."

    def _wait_for_watch(self, *, for_first: bool = False) -> None:
        """Wait until what is looked for is found, or the reader wants no more of it."""
        while not self.watch.wait(0.1, for_first=for_first) and not self.here.is_cancelled():
            pass


def _typed(line: str) -> str:
    """A line without anything dangerous; a key that came as an escape sequence stays as it is."""
    bare = line.rstrip("\r\n")
    is_key = bare.startswith("\x1b") and len(bare) <= len("\x1b[5~")
    return bare if is_key or len(bare) == 1 else safe_text(bare.replace("\t", " "))


def _prompt(name: str, at: int, of: int, unread: int = 0, more: str = "") -> str:
    """`reply 2/6, 3 unread> `."""
    place = f"{name} {at + 1:,}/{of:,}" if of else name
    left = f"{unread:,} unread" if unread else ""
    return f"{', '.join(filter(None, (place, left, more)))}> "
