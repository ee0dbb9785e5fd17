"""The files of the marks as one running session sees them: follow others, save, fold.

Used by one thread only (see `writer`). What others did is handed to a `Listener` as it is found,
so that a failing write afterwards loses none of it. Keeps no marks itself.
"""

import errno
from contextlib import AbstractContextManager
from pathlib import Path

from tui.marks import history
from tui.marks.atomic import Stamp, file_stamp, replace_file
from tui.marks.files import MarksFiles
from tui.marks.journal import Journal
from tui.marks.listener import Listener
from tui.marks.load import Loaded, load
from tui.marks.lock import Lock
from tui.marks.records import MetaRecord
from tui.marks.restore import is_settled, set_aside
from tui.marks.tables import DamagedFileError, ForeignFileError
from tui.model import Problem


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
        self._lock = Lock(self.files.lock, self.files.holder)
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
        """Find out what others did: a few questions to the file system if nothing.

        Raises:
            OSError: The files cannot be read.
        """
        if self._loaded.refusal:
            return
        self._follow()
        if self._journal_is_gone():
            with self._locked():
                self._bring_back_journal()
        stamp = file_stamp(self.files.data)
        if stamp == self._stamp:
            self._suspect = None
            if self._loaded.damage is not None and is_settled(self.files):
                self._reload()
        elif stamp != self._suspect:  # perhaps a fold or a stock TinyDB is at work just now
            self._suspect = stamp
        elif not (self._loaded.is_unreadable and _is_unreadable(self.files.data)):
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
            self._bring_back_journal()
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
            self._bring_back_journal()
            if not self.unfolded:
                return
            self._mend(self._journal)
            is_gone = self._stamp is not None and file_stamp(self.files.data) is None
            if is_gone or (self._journal is not None and not self._journal.is_intact()):
                self._reload()
                return  # what was lost waits to be saved now; a fold comes after that
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

    def _locked(self) -> AbstractContextManager[None]:
        """Hold the lock; it may be taken again while it is held."""
        return self._lock.held(self._patience)

    def _follow(self) -> None:
        """Read what others wrote, over to a new journal where the old one was folded away."""
        journal = self._journal
        if journal is None:
            self._first_journal()
            return
        while journal is not None:
            damaged, is_current = journal.damaged, journal.is_current()
            try:
                news, is_shorter = journal.news(), journal.is_shorter()
            except OSError as error:
                if error.errno != errno.ESTALE:
                    raise
                self._reload(is_loss=True)  # a network folder that forgot a deleted file
                return
            if news:
                self._listener.received(news)
            if is_shorter or journal.damaged > damaged:
                self._reload(is_loss=not journal.is_intact())
                return
            journal = None if is_current else self._next_journal(journal)

    def _journal_is_gone(self) -> bool:
        """Whether the journal was deleted, rather than folded away by another session."""
        journal = self._journal
        if journal is None or self.files.journal.exists():
            return False
        return not self._is_folded(journal)

    def _is_folded(self, journal: Journal) -> bool:
        folded = history.folded_journals(self.files)
        return any(first <= journal.generation <= last for first, last, _ in folded)

    def _bring_back_journal(self) -> None:
        """Write a deleted journal again; it is still open here. Only under the lock."""
        journal = self._journal
        if journal is None or not self._journal_is_gone():
            return
        try:
            content = journal.content()
        except OSError:  # a network folder keeps no deleted file, but memory does
            self._reload(is_loss=True)
            return
        replace_file(self.files.journal, content)
        journal.close()
        self._journal = Journal(self.files.journal)
        self._journal.news()
        told = "was deleted; its edits were written to it again"
        self._listener.restored(Problem(str(self.files.journal), told, is_fatal=False))

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
            self._reload(is_loss=not self._is_folded(old))
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
            if self.files.journal.exists():  # it holds edits of others: never to be replaced
                raise OSError(errno.EBUSY, "another session's journal is not followed yet")
            from tui.marks.fold import next_generation

            # Not our last one and one more: others may have folded since, and been killed then.
            generation = next_generation(self.files, self._loaded.meta, [])
            if journal is not None:
                generation = max(generation, journal.generation + 1)
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

    def _reload(self, is_loss: bool = False) -> None:
        """Read everything anew; a damaged data file that stands still is restored first.

        While somebody may be writing into the data file what is known of it stands, unless another
        journal must be followed: edits are never kept from where the others write theirs.
        `is_loss`: edits that were on disk have gone from it, so memory must not follow.
        """
        is_loss = is_loss or (self._journal is not None and not self._journal.is_intact())
        loaded = load(self.files)
        is_loss = is_loss or (self._stamp is not None and loaded.stamp is None)
        is_early = loaded.damage is not None and not is_settled(self.files)
        if is_early and self._is_following():
            if loaded.journal is not None:
                loaded.journal.close()
            return
        if loaded.damage is not None:
            loaded, is_loss = loaded if is_early else self._restored(loaded), True
        self.close()
        self._suspect = None
        self._take(loaded)
        self._listener.replaced(loaded, is_loss)

    def _is_following(self) -> bool:
        """Whether this session has the journal that all others have."""
        if self._journal is None:
            return not self.files.journal.exists()
        return self._journal.is_current()

    def _restored(self, loaded: Loaded) -> Loaded:
        with self._locked():
            again = load(self.files)  # another session may have done it while we waited
            if again.damage is None:
                return again
            problem = set_aside(self.files, again.damage)
        self._listener.restored(problem)
        return load(self.files)


def _is_unreadable(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return True
    return False
