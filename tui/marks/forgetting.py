"""Take the e-mail addresses of drafts out of everything that is kept of the marks.

An edit takes them out of the drafts; what was there before still stands in the journals that were
folded away, and in earlier copies. Here it is taken out of those, the one place where the past is
rewritten: nothing but the field `email` of drafts changes. A file is replaced as a whole or not at
all, and doing it twice is as good as once.
"""

import json
import re
from pathlib import Path
from typing import Any

from tui.marks import history
from tui.marks.atomic import replace_file
from tui.marks.files import MarksFiles
from tui.marks.lock import Lock
from tui.marks.records import DRAFTS
from tui.model import Problem

PATIENCE = 5.0
"""Seconds to wait for the lock."""

_FIELD = re.compile(rb'"email":\s*"(?:[^"\\]|\\.)+"?')
"""The field in bytes that are no JSON: a line that was cut off, a damaged file that was kept."""


def forget_addresses(files: MarksFiles) -> tuple[int, list[Problem]]:
    """Take the addresses out of folded journals, earlier copies and damaged files that were kept.

    The data file and the journal are not touched: an edit has changed them, and was folded in.

    Returns:
        How many files were rewritten, and what could not be.
    """
    changed, problems = 0, []
    try:
        with Lock(files.lock, files.holder).held(PATIENCE):
            for path in _kept(files):
                try:
                    changed += _rewrite(path)
                except OSError as error:
                    problems.append(Problem(str(path), error.strerror or str(error)))
    except OSError as error:
        problems.append(Problem(str(files.lock), error.strerror or str(error)))
    return changed, problems


def _kept(files: MarksFiles) -> list[Path]:
    """Everything that tells of the past."""
    damaged = [p for p in files.data.parent.glob("*") if p.name.startswith(_damaged_name(files))]
    folded = [path for _, _, path in history.folded_journals(files)]
    return [*folded, *history.backups(files), *sorted(damaged)]


def _damaged_name(files: MarksFiles) -> str:
    return f"{files.data.name}.unreadable-"


def _rewrite(path: Path) -> bool:
    """Rewrite a file if there is an address in it; tell whether there was.

    Raises:
        OSError: It could not be read or written, and stands as it was.
    """
    is_journal = ".jsonl" in path.name
    data = history.journal_lines(path) if is_journal else path.read_bytes()
    if _FIELD.search(data) is None:
        return False
    clean = b"\n".join(map(_line, data.split(b"\n"))) if is_journal else _tables(data)
    if clean == data:
        return False
    if path.suffix == ".gz":
        import gzip

        clean = gzip.compress(clean, mtime=0)
    replace_file(path, clean)
    return True


def _line(line: bytes) -> bytes:
    """A journal's line without addresses."""
    if _FIELD.search(line) is None:
        return line
    try:
        content: Any = json.loads(line)
        records = [*content.get("changes", ()), *(content.get("was") or ())]
        found = [_forget(record) for table, record in records if table == DRAFTS]
    except (ValueError, AttributeError, TypeError, RecursionError):
        return _FIELD.sub(b'"email":""', line)
    return _encoded(content) if any(found) else line


def _tables(data: bytes) -> bytes:
    """A data file without addresses."""
    try:
        content: Any = json.loads(data)
        rows = content.get(DRAFTS, {}).values()
        found = [_forget(record) for record in rows]
    except (ValueError, AttributeError, RecursionError):
        return _FIELD.sub(b'"email":""', data)
    return _encoded(content) if any(found) else data


def _forget(record: Any) -> bool:
    """Empty the field of a record; tell whether anything stood in it."""
    if not isinstance(record, dict) or not record.get("email"):
        return False
    record["email"] = ""
    return True


def _encoded(content: Any) -> bytes:
    try:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(content, separators=(",", ":")).encode()
