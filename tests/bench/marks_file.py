"""Marks files of any size for the benchmarks, written at once rather than edit by edit."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tui.marks import Anchor, records
from tui.marks.records import MetaRecord, ReadRecord
from tui.marks.tables import write_raw
from tui.model import DocumentKey, Target

ANCHOR = Anchor("A title", "folder/file.txt", "The first words of what was read, cut", "0" * 16)


def target(number: int) -> Target:
    """The reply with this number: ten of them in each document."""
    key = hashlib.blake2b(str(number).encode(), digest_size=4).hexdigest()
    return Target.of_reply(DocumentKey(f"{number // 10:016x}"), f"{number % 10}-{key}")


def write_marks(path: Path, size: int) -> None:
    """Write a marks file in which the first `size` replies are marked read."""
    meta = msgspec.json.encode({"id": "marks", **msgspec.to_builtins(MetaRecord())})
    tables = {records.READS: dict(_rows(size)), records.META: {"1": msgspec.Raw(meta)}}
    path.write_bytes(write_raw(tables))


def _rows(size: int) -> Iterator[tuple[str, msgspec.Raw]]:
    taken = set()
    for number in range(size):
        marked = target(number)
        at = f"2026-01-01T00:00:00.{number % 1_000_000:06}Z"
        mark = ReadRecord(
            marked.document, marked.part, True, at, ANCHOR.fingerprint, quote=ANCHOR.quote
        )
        name = records.record_id(records.READS, marked.document, marked.part)
        doc_id = next(one for one in records.doc_ids(name) if one not in taken)
        taken.add(doc_id)
        yield doc_id, msgspec.Raw(records.written(records.READS, mark))
