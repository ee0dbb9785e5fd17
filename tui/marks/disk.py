"""The files of the marks as one running session sees them: follow others, save, fold.

Used by one thread only (see `writer`). What others did is handed to a `Listener` as it is found,
so that a failing write afterwards loses none of it. Keeps no marks itself.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from tui.marks.atomic import Stamp, file_stamp, make_folder
from tui.marks.files import MarksFiles
from tui.marks.journal import Journal
from tui.marks.lines import Line
from tui.marks.load import Loaded, load
from tui.marks.records import MetaRecord
from tui.marks.restore import is_settled, set_aside
from tui.marks.tables import DamagedFileError, ForeignFileError
from tui.model import Problem

if TYPE_CHECKING:
    import filelock


class Listener(Protocol):
    """Who hears what other sessions and programs did to the files."""

    def received(self, lines: list[Line]) -> None:
        """Other sessions wrote these edits."""

    def replaced(self, loaded: Loaded) -> None:
        """The files were read anew: this is all that is on disk now."""

    def restored(self, problem: Problem) -> None:
        """A damaged file was set aside and restored."""


class RefusedError(OSError):
    """Nothing may be written here; the standing troubles say why."""


class Disk:
    """Data file, journal and lock of one session."""

    def __init__(
        self, loaded: Loaded, session: str, listener: Listener, patience: float, backups: int
    ) -> None:
        self.files: MarksFiles = loaded.files
        self._backups = backups
        self._session = session
        self._listener = listener
        self._patience = patience
        self._suspect: Stamp | None = None
        self._side: Journal | None = None
        self._lock: filelock.BaseFileLock | None = None
        self._take(loaded)

    def _take(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._journal: Journal | None = loaded.journal
        self._stamp = loaded.stamp

    @property
    def unfolded(self) -> int:
        """Bytes of journal that wait to be folded in; 0 where nothing waits or may be folded."""
        if self._loaded.refusal or self._loaded.is_newer:
            return 0
        waiting = self._journal.size if self._journal and self._journal.edits else 0
        return waiting or int(self._loaded.has_side_edits)

    def repair(self) -> None:
        """Set a damaged data file aside and restore it from backup and journals.

        A file that was written a moment ago is left for a later look: somebody may be at it still.

        Raises:
            OSError: It could not be done; memory holds the rescued marks all the same.
        """
        if self._loaded.damage is not None:
            self._reload()

    def look(self) -> None:
        """Find out what others did: two questions to the file system if they did nothing.

        Raises:
            OSError: The files cannot be read.
        """
        if self._loaded.refusal:
            return
        self._follow()
        stamp = file_stamp(self.files.data)
        if stamp == self._stamp:
            self._suspect = None
            if self._loaded.damage is not None and is_settled(self.files):
                self._reload()
        elif stamp != self._suspect:  # perhaps a fold or a stock TinyDB is at work just now
            self._suspect = stamp
        else:
            self._reload()

    def save(self, data: bytes, count: int) -> None:
        """Append `count` journal lines; they are on disk when this returns.

        Raises:
            OSError: They are not on disk.
        """
        if self._loaded.refusal:
            raise RefusedError(errno.EPERM, self._loaded.refusal.reason)
        with self._locked():
            self._follow()
            journal = self._writable()
            self._mend(journal)
            journal.append(data, count)

    def fold(self) -> None:
        """Fold the journal into the data file if it holds anything.

        Raises:
            OSError: It could not be done now; nothing is lost.
        """
        from tui.marks import fold  # TinyDB is needed from here on only

        with self._locked():
            self._follow()
            if not self.unfolded:
                return
            self._mend(self._journal)
            try:
                begun = fold.fold(self.files, self._session, self._backups)
            except fold.NewerFileError:
                self._reload()
                return
            except (DamagedFileError, ForeignFileError) as error:
                if not is_settled(self.files):
                    raise OSError(errno.EBUSY, "another program is writing to it") from error
                self._reload()
                begun = fold.fold(self.files, self._session, self._backups)
            expected = begun.head is not None and begun.head.before == self._stamp
            self._swap(begun)
            self._loaded.has_side_edits = False
            if not expected:  # a person's changes came in by the fold
                self._reload()

    def close(self) -> None:
        """Let go of the files; a later question finds the journal again."""
        for journal in (self._journal, self._side):
            if journal is not None:
                journal.close()
        self._journal = self._side = None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock; it may be taken again while it is held."""
        import filelock  # 6 to 20 ms, not wanted at the start

        if self._lock is None:
            make_folder(self.files.lock.parent)
            # One thread at a time uses it, but not always the same one.
            self._lock = filelock.FileLock(
                self.files.lock, mode=0o600, thread_local=False, poll_interval=0.005
            )
        try:
            self._lock.acquire(timeout=self._patience)
        except filelock.Timeout as error:
            raise OSError(errno.EBUSY, f"another session holds {self.files.lock.name}") from error
        try:
            yield
        finally:
            self._lock.release()

    def _follow(self) -> None:
        """Read what others wrote, over to a new journal where the old one was folded away."""
        journal = self._journal
        if journal is None:
            self._first_journal()
            return
        while journal is not None:
            damaged, is_current = journal.damaged, journal.is_current()
            news = journal.news()
            if news:
                self._listener.received(news)
            if journal.is_shorter() or journal.damaged > damaged:
                self._reload()
                return
            journal = None if is_current else self._next_journal(journal)

    def _mend(self, journal: Journal | None) -> None:
        if journal is not None and (found := journal.mend()):
            self._listener.received(found)

    def _first_journal(self) -> None:
        try:
            journal = Journal(self.files.journal)
        except FileNotFoundError:
            return
        meta = self._loaded.meta or MetaRecord()
        news = journal.news()
        if journal.generation == meta.generation + 1 and not journal.damaged:
            self._journal = journal
            self._listener.received(news)
        else:
            journal.close()
            self._reload()

    def _next_journal(self, old: Journal) -> Journal | None:
        """The journal that took the place of `old`; None if there is none yet or all was reread."""
        try:
            journal = Journal(self.files.journal)
        except FileNotFoundError:
            return None
        news, head = journal.news(), journal.head
        follows = head is not None and journal.generation == old.generation + 1
        if (
            head is None
            or not follows
            or head.is_newer
            or journal.damaged
            or (self._stamp not in (head.before, head.file))
        ):
            journal.close()
            self._reload()
            return None
        self._swap(journal)
        self._listener.received(news)
        return journal

    def _swap(self, journal: Journal) -> None:
        if self._journal is not None:
            self._journal.close()
        self._journal = journal
        if journal.head is not None:
            self._stamp = journal.head.file

    def _writable(self) -> Journal:
        """The journal that takes this session's edits; a missing one is begun."""
        if self._loaded.is_newer:
            self._side = self._side or self._begun_side()
            return self._side
        journal = self._journal
        if journal is None or not journal.is_current():
            from tui.marks.fold import next_generation

            meta = self._loaded.meta
            generation = (
                journal.generation + 1 if journal else next_generation(self.files, meta, [])
            )
            stamps = (self._stamp, self._stamp)
            begun = Journal.begin(self.files.journal, generation, stamps, self._session)
            self._swap(begun)
            return begun
        return journal

    def _begun_side(self) -> Journal:
        if not self.files.side_journal.exists():
            return Journal.begin(self.files.side_journal, 0, (None, None), self._session)
        side = Journal(self.files.side_journal)
        side.news()
        return side

    def _reload(self) -> None:
        """Read everything anew; a damaged data file that stands still is restored first."""
        loaded = load(self.files)
        if loaded.damage is not None and not is_settled(self.files):
            return
        if loaded.damage is not None:
            loaded = self._restored(loaded)
        self.close()
        self._suspect = None
        self._take(loaded)
        self._listener.replaced(loaded)

    def _restored(self, loaded: Loaded) -> Loaded:
        with self._locked():
            again = load(self.files)  # another session may have done it while we waited
            if again.damage is None:
                return again
            problem = set_aside(self.files, again.damage)
        self._listener.restored(problem)
        return load(self.files)
