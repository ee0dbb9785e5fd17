"""A session is killed when the old journal is put away and the next one is not begun yet."""

import os

from tui.marks import MarkRead
from tui.marks.files import MarksFiles


def test_a_session_that_is_behind_begins_a_journal_that_a_restore_finds(
    path, open_marks, still, reply, until
):
    files = MarksFiles.of(path)
    behind = open_marks(timing=still)
    for number in range(6):
        other = behind if number == 0 else open_marks(timing=still)
        other.apply(MarkRead((reply(number),)))
        assert other.flush()
        for backup in files.backups.glob("*"):  # so that the next fold makes one that knows more
            backup.unlink()
        if other is not behind:
            other.close()
    files.journal.unlink()  # the state at the kill: the journal of the last fold was not begun
    behind.apply(MarkRead((reply(6),)))
    behind.close()
    path.write_bytes(path.read_bytes()[:-40])
    os.utime(path, (1, 1))
    restored = open_marks(timing=still)
    assert [n for n in range(7) if not restored.is_read(reply(n)[0])] == []
