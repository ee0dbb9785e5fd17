"""How long the library takes with many documents.

    PYTHONPATH=. python tests/bench/library.py [--documents 100000] [--files 2000]

Fills an index with made-up entries and prints the times of opening it, of the whole order, of a
page of entries and of one document; then writes real Markdown files and prints how many a scan
reads a second, and how many it passes over when nothing changed. Times are medians.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import msgspec

from tui.library import Library
from tui.library.content import pack
from tui.library.index_file import connect
from tui.library.walk import Found
from tui.library.writer import IndexWriter
from tui.model import Block, Document, DocumentKey, Reply, ReplyKey

WORDS = ["the", "of", "reply", "rapport", "session", "reading", "client", "study", "page", "mark"]


def made_up(number: int, dice: random.Random, replies: int) -> Document:
    """A document of a usual size: 3 kB of text and some replies."""

    def paragraph(words: int) -> Block:
        return Block(" ".join(dice.choices(WORDS, k=words)) + f" {dice.random()}")

    return Document(
        key=DocumentKey(f"{number:016x}"),
        title=f"Document {number} " + " ".join(dice.choices(WORDS, k=4)),
        format="markdown",
        author="Ann Example",
        published=f"{dice.randint(1990, 2026)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        declared_replies=replies + 1,
        body=tuple(paragraph(80) for _ in range(6)),
        replies=tuple(
            Reply(key=ReplyKey(f"comment-{number}{reply}"), blocks=(paragraph(50),), author="Bo")
            for reply in range(replies)
        ),
    )


Facts = Callable[[int, random.Random, Document], dict[str, object]]
"""What a document has of its own beside key and title: of its row, the dice and the sample."""


def a_date(row: int, dice: random.Random, sample: Document) -> dict[str, object]:
    """A date of its own."""
    return {"published": f"{dice.randint(1990, 2026)}-{dice.randint(1, 12):02}-01"}


def fill(index: Path, number: int, facts: Facts = a_date, in_folder: int = 50_000) -> None:
    """Put made-up entries into an index, all with the same text, which is packed only once.

    Args:
        index: The file of the index.
        number: How many.
        facts: What each has of its own.
        in_folder: How many documents a folder has.
    """
    dice = random.Random(1)
    sample = made_up(0, dice, 8)
    packed = pack(sample)
    connection = connect(index)
    writer = IndexWriter(connection, 1)

    def documents(start: int, end: int) -> Iterator[Document]:
        for row in range(start, end):
            yield msgspec.structs.replace(
                sample,
                key=DocumentKey(f"{row:016x}"),
                title=f"{dice.choice(WORDS)} {dice.choice(WORDS)} {row}",
                **facts(row, dice, sample),
            )

    with mock.patch("tui.library.writer.pack", lambda _: packed):
        for start in range(0, number, 1000):
            found = Found(0, f"folder-{start // in_folder}/file-{start:08}.mbox", "/nowhere", 1, 1)
            end = min(number, start + 1000)
            writer.put(found, documents(start, end), threading.Event())
    connection.close()


def median(action: Callable[[], object], times: int = 3) -> float:
    """Median seconds of an action."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def tell(what: str, seconds: float) -> None:
    print(f"{what:<44}{seconds * 1000:>12.3f} ms")


def measure_index(folder: Path, number: int) -> None:
    place = folder / "place"
    place.mkdir()
    index = folder / "index.sqlite3"
    library = Library([place], index)
    library.open()
    start = time.perf_counter()
    fill(index, number)
    print(f"{number} documents, {index.stat().st_size / 1e6:.0f} MB, ", end="")
    print(f"filled at {number / (time.perf_counter() - start):.0f} a second")
    program = (
        "import sys, time; from pathlib import Path; from tui.library import Library\n"
        "start = time.perf_counter(); library = Library([Path(sys.argv[1])], Path(sys.argv[2]))\n"
        "library.open(); print(time.perf_counter() - start)"
    )
    command = [sys.executable, "-c", program, str(place), str(index)]
    opened = [
        float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5)
    ]
    tell("open", statistics.median(opened))
    for sort in ("newest", "path", "title"):
        tell(f"order by {sort}", median(lambda sort=sort: library.order(sort), 3))
    order = library.order()
    dice = random.Random(2)
    starts = [dice.randrange(len(order)) for _ in range(200)]
    pages = iter(starts * 2)

    def page() -> None:
        at = next(pages)
        library.entries(order[at : at + 50])

    tell("a page of 50 entries", median(page, 200))
    keys = iter([library.entries([dice.choice(order)])[0].key for _ in range(200)])
    tell("a document", median(lambda: library.document(next(keys)), 200))
    tell("find_title", median(lambda: library.find_title("Document 5 the"), 50))
    tell("changed_since", median(library.changed_since, 50))
    library.close()


def measure_scan(folder: Path, number: int) -> None:
    place = folder / "files"
    dice = random.Random(3)
    size = 0
    for row in range(number):
        document = made_up(row, dice, 8)
        text = f"---\ntitle: {document.title}\n---\n\n"
        text += "\n\n".join(block.text for block in document.body) + "\n\n## Replies\n\n"
        text += "\n\n".join(f"### Bo\n\n{reply.text}" for reply in document.replies)
        path = place / f"folder-{row // 500}" / f"{row}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        size += len(text)
    library = Library([place], folder / "scan.sqlite3")
    library.open()
    for what in ("first scan", "scan of unchanged files"):
        start = time.perf_counter()
        library.scan()
        seconds = time.perf_counter() - start
        rate = f"{number / seconds:.0f} files a second, {size / seconds / 1e6:.1f} MB a second"
        print(f"{what:<44}{rate}")
    packed = (folder / "scan.sqlite3").stat().st_size
    print(f"{'index beside the files':<44}{packed / size:.2f} of their size")
    library.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=2_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_index(Path(folder), arguments.documents)
        measure_scan(Path(folder), arguments.files)


if __name__ == "__main__":
    main()
