"""Whatever happened to the index, the reader gets one that works and loses nothing of others'."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

import tui.library.index_file as index_file
from tui.library import Library
from tui.library.schema import VERSION
from tui.model import DocumentKey


@pytest.fixture
def index(tmp_path):
    return tmp_path / "cache" / "index.sqlite3"


@pytest.fixture
def filled(folder, opened, write, index):
    """The index of a library of three documents, closed."""
    for name in "abc":
        write(folder / f"{name}.md", name.upper(), replies=3)
    library = opened(folder)
    library.scan()
    library.close()
    return index


def works(library: Library) -> bool:
    library.scan()
    return library.count() == 3 and library.document(DocumentKey("b.md")).title == "B"


def test_a_good_index_is_kept(filled, folder, opened):
    assert opened(folder).count() == 3


@pytest.mark.parametrize("start", [b"", b"garbage" * 1000, b"\0" * 8192])
def test_garbage_in_place_of_the_index_is_moved_aside_and_built_again(
    filled, folder, opened, start
):
    filled.write_bytes(start)
    library = opened(folder)
    assert library.count() == 0
    assert library.problems() == []
    assert works(library)
    if start:
        assert Path(f"{filled}-not-an-index").read_bytes() == start


def test_a_file_that_is_no_database_is_never_deleted(tmp_path, folder, opened, write):
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("Years of work.\n" * 10)
    write(folder / "a.md", "A")
    library = opened(folder, index=thesis)
    library.scan()
    assert library.count() == 1
    assert Path(f"{thesis}-not-an-index").read_text() == "Years of work.\n" * 10


def test_another_programs_database_is_left_alone(tmp_path, folder, opened, write):
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as photos:
        photos.execute("CREATE TABLE photo (name TEXT)")
        photos.execute("INSERT INTO photo VALUES ('sea')")
    photos.close()
    write(folder / "a.md", "A")
    library = opened(folder, index=path)
    library.scan()
    assert library.count() == 1
    assert "another program" in library.problems()[0].reason
    with sqlite3.connect(path) as photos:
        assert photos.execute("SELECT name FROM photo").fetchall() == [("sea",)]
    photos.close()


def test_another_version_of_the_index_is_built_again_in_silence(filled, folder, opened):
    with sqlite3.connect(filled) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
        connection.execute("CREATE TABLE from_the_future (x)")
    connection.close()
    library = opened(folder)
    assert library.count() == 0
    assert library.problems() == []
    assert works(library)


def test_an_index_of_other_places_is_built_again(filled, tmp_path, opened, write, titles):
    write(tmp_path / "other" / "x.md", "X")
    library = opened(tmp_path / "other")
    library.scan()
    assert titles(library) == ["X"]


def test_damage_deep_in_the_file_is_found_when_it_is_read(filled, folder, opened):
    size = filled.stat().st_size
    with filled.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    library = opened(folder)
    assert library.entries(library.order()) == []
    assert library.document(DocumentKey("b.md")) is None
    assert works(library)
    assert library.problems() == []


def test_a_damaged_document_counts_as_damage(filled, folder, opened):
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE content SET packed = ?", (b"\x01\x02\x03",))
    connection.close()
    library = opened(folder)
    assert library.document(DocumentKey("b.md")) is None
    assert works(library)


def test_damage_found_by_a_scan_is_mended_by_that_scan(filled, folder, opened, write):
    size = filled.stat().st_size
    library = opened(folder)
    library.count()
    library.close()
    with filled.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    library = Library([folder], filled)
    library._connections.open = lambda: None  # as if the damage came after opening
    write(folder / "a.md", "A2")
    library.scan()
    assert library.count() == 3
    library.close()


def test_damage_leaves_other_threads_with_a_working_index(filled, folder, opened):
    library = opened(folder)
    asked, broken = threading.Event(), threading.Event()
    counts = []

    def other():
        counts.append(library.count())
        asked.set()
        broken.wait(10)
        counts.append(library.count())

    thread = threading.Thread(target=other)
    thread.start()
    assert asked.wait(10)
    error = sqlite3.DatabaseError("malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    library._connections.recover(error)
    library.scan()
    broken.set()
    thread.join()
    assert counts == [3, 3]


def test_a_folder_that_cannot_be_made_gives_an_index_for_this_sitting(
    tmp_path, folder, opened, write
):
    (tmp_path / "file").write_text("in the way")
    for name in "abc":
        write(folder / f"{name}.md", name.upper())
    library = opened(folder, index=tmp_path / "file" / "index.sqlite3")
    assert works(library)
    (problem,) = library.problems()
    assert not problem.is_fatal
    assert problem.path == str(tmp_path / "file" / "index.sqlite3")
    used = library._connections.path
    assert used.exists()
    library.close()
    assert not used.parent.exists()


def test_a_read_only_index_gives_an_index_for_this_sitting(filled, folder, opened, monkeypatch):
    monkeypatch.setattr(index_file.os, "access", lambda *_: False)
    library = opened(folder)
    assert works(library)
    assert "read-only" in library.problems()[0].reason


def test_an_index_whose_tables_were_taken_is_left_to_whoever_took_them(filled, folder, opened):
    library = opened(folder)
    assert library.count() == 3
    with sqlite3.connect(filled) as newer:
        newer.execute("DROP TABLE document")
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    assert library.count() == 0
    assert works(library)
    with sqlite3.connect(filled) as newer:
        assert newer.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    newer.close()


def test_a_full_disk_ends_the_scan_with_a_problem(folder, opened, write):
    for number in range(20):
        write(folder / f"{number:02}.md", "Words " * 2000, replies=20)
    library = opened(folder)
    connection = library._connections.get()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 30}")
    summary = library.scan()
    assert summary.is_stopped
    assert "full" in library.problems()[-1].reason
    kept = library.count()
    assert 0 < kept < 20
    connection.execute("PRAGMA max_page_count = 1000000")
    library.scan()
    assert library.count() == 20
    assert library.problems() == []


def test_several_openings_at_once_build_one_index(folder, write, index):
    for name in "abc":
        write(folder / f"{name}.md", name.upper())
    libraries = [Library([folder], index) for _ in range(8)]
    start = threading.Barrier(8)
    failures = []

    def open_(library):
        start.wait()
        library.open()
        failures.extend(library.problems())

    threads = [threading.Thread(target=open_, args=(library,)) for library in libraries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    libraries[0].scan()
    assert failures == []
    assert [library.count() for library in libraries] == [3] * 8
    for library in libraries:
        library.close()
