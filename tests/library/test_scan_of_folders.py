"""What a scan finds, reads again, forgets and tells."""

import os
import threading
from pathlib import Path

import pytest

import tui.library.scan as scan_module
from tui.library import ScanProgress
from tui.model import Document, DocumentKey, Problem


@pytest.fixture
def reads(monkeypatch):
    """The paths that a format was asked to read."""
    seen = []
    real = scan_module.read_file

    def watched(place, *, named=False):
        seen.append(place.path)
        return real(place, named=named)

    monkeypatch.setattr(scan_module, "read_file", watched)
    return seen


def test_an_empty_library_opens_without_looking_at_a_file(folder, opened, write, reads):
    write(folder / "a.md", "A")
    library = opened(folder)
    assert (library.count(), list(library.order()), library.problems(), reads) == (0, [], [], [])


def test_files_are_found_at_any_depth(folder, opened, write, titles):
    deep = folder.joinpath(*["d"] * 120)
    write(deep / "deep.md", "Deep")
    write(folder / "top.md", "Top")
    library = opened(folder)
    summary = library.scan()
    assert (summary.files, summary.read, summary.documents) == (2, 2, 2)
    assert sorted(titles(library)) == ["Deep", "Top"]
    (entry,) = library.entries([library.id_of(DocumentKey("/".join(["d"] * 120) + "/deep.md"))])
    assert entry.path == str(deep / "deep.md")
    assert entry.folder == "/".join(["d"] * 120)


def test_hidden_files_and_folders_and_unclaimed_names_are_left_out(folder, opened, write, titles):
    write(folder / ".hidden.md", "No")
    write(folder / ".git" / "x.md", "No")
    write(folder / "sub" / ".cache" / "x.md", "No")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    write(folder / "yes.md", "Yes")
    library = opened(folder)
    assert library.scan().files == 1
    assert titles(library) == ["Yes"]
    assert library.problems() == []


def test_unchanged_files_are_not_opened_again(folder, opened, write, reads):
    write(folder / "a.md", "A")
    write(folder / "b.md", "B")
    opened(folder).scan()
    reads.clear()
    library = opened(folder)
    summary = library.scan()
    assert (summary.files, summary.read, reads) == (2, 0, [])
    assert not summary.has_changes
    assert library.count() == 2


def test_a_changed_file_is_read_again_and_keeps_its_row(folder, opened, write, titles, reads):
    write(folder / "a.md", "A")
    path = write(folder / "b.md", "B")
    library = opened(folder)
    library.scan()
    row = library.id_of(DocumentKey("b.md"))
    reads.clear()
    write(path, "B, mended", replies=2)
    assert library.scan().read == 1
    assert reads == [str(path)]
    assert library.id_of(DocumentKey("b.md")) == row
    assert sorted(titles(library)) == ["A", "B, mended"]
    assert library.document(DocumentKey("b.md")).replies[1].key == "r1"


def test_a_file_with_the_same_size_but_another_time_is_read_again(folder, opened, write, reads):
    path = write(folder / "a.md", "A")
    library = opened(folder)
    library.scan()
    reads.clear()
    os.utime(path, ns=(1, 1))
    library.scan()
    assert reads == [str(path)]


def test_another_version_of_the_program_reads_everything_again(
    folder, opened, write, reads, monkeypatch
):
    write(folder / "a.md", "A")
    opened(folder).scan()
    monkeypatch.setattr(scan_module, "parser_stamp", lambda: 12345)
    reads.clear()
    assert opened(folder).scan().read == 1


def test_what_is_gone_is_forgotten_with_its_problems(folder, opened, write, titles):
    write(folder / "a.md", "A")
    path = write(folder / "sub" / "b.md", "B", declared_replies="many")
    library = opened(folder)
    library.scan()
    assert len(library.problems()) == 1
    path.unlink()
    summary = library.scan()
    assert summary.removed == 1
    assert summary.has_changes
    assert titles(library) == ["A"]
    assert library.problems() == []
    assert library.document(DocumentKey("sub/b.md")) is None


def test_a_file_that_vanishes_in_mid_scan_is_a_problem_and_the_rest_goes_on(
    folder, opened, write, titles, monkeypatch
):
    for name in "abc":
        write(folder / f"{name}.md", name.upper())
    real = scan_module.read_file

    def vanishing(place, *, named=False):
        (folder / "b.md").unlink(missing_ok=True)
        return real(place, named=named)

    monkeypatch.setattr(scan_module, "read_file", vanishing)
    library = opened(folder)
    library.scan()
    assert sorted(titles(library)) == ["A", "C"]
    assert [problem.path for problem in library.problems()] == [str(folder / "b.md")]
    library.scan()
    assert library.problems() == []


def test_a_file_that_may_not_be_read_keeps_what_was_read_before_and_is_tried_again(
    folder, opened, write, titles, monkeypatch
):
    write(folder / "a.md", "A")
    path = write(folder / "b.md", "B")
    library = opened(folder)
    library.scan()
    write(path, "B, changed")
    real = os.open

    def forbidding(name, *args, **kwargs):
        if name == str(path):
            raise PermissionError(13, "Permission denied")
        return real(name, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", forbidding)
        summary = library.scan()
    assert summary.problems == 1
    assert sorted(titles(library)) == ["A", "B"]
    assert library.problems() == [Problem(str(path), "Permission denied")]
    library.scan()
    assert sorted(titles(library)) == ["A", "B, changed"]
    assert library.problems() == []


def test_a_folder_that_may_not_be_listed_keeps_its_documents(
    folder, opened, write, titles, monkeypatch
):
    write(folder / "open" / "a.md", "A")
    gone = write(folder / "open" / "gone.md", "Gone")
    write(folder / "shut" / "deep" / "b.md", "B")
    library = opened(folder)
    library.scan()
    gone.unlink()
    real = os.scandir

    def forbidding(path):
        if path == str(folder / "shut"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", forbidding)
    library.scan()
    assert sorted(titles(library)) == ["A", "B"]
    assert library.problems() == [Problem(str(folder / "shut"), "Permission denied")]


def test_a_missing_place_is_a_problem_and_its_documents_stay(
    tmp_path, folder, opened, write, titles
):
    other = tmp_path / "stick"
    write(folder / "a.md", "A")
    write(other / "b.md", "B")
    library = opened(folder, other)
    library.scan()
    other.rename(tmp_path / "unplugged")
    library.scan()
    assert sorted(titles(library)) == ["A", "B"]
    assert [problem.path for problem in library.problems()] == [str(other)]
    (tmp_path / "unplugged").rename(other)
    library.scan()
    assert library.problems() == []


def test_a_file_given_by_name_is_read_whatever_it_is_called(tmp_path, opened, write, titles):
    path = write(tmp_path / "post.md", "By name")
    other = tmp_path / "notes.xyz"
    other.write_text("Words in a file\n\nof no known name.\n", encoding="utf-8")
    library = opened(path, other)
    library.scan()
    assert library.count() == 2
    entry = library.entries([library.id_of(DocumentKey("post.md"))])[0]
    assert (entry.path, entry.folder) == (str(path), "")


def test_a_file_given_beside_its_folder_is_there_once(folder, opened, write, titles):
    path = write(folder / "a.md", "A")
    write(folder / "b.md", "B")
    library = opened(folder, path, folder / "sub" / "..")
    library.scan()
    assert sorted(titles(library)) == ["A", "B"]
    assert library.problems() == []


def test_pipes_and_sockets_are_never_opened(folder, opened, write, titles):
    os.mkfifo(folder / "pipe.md")
    write(folder / "a.md", "A")
    library = opened(folder, folder / "pipe.md")
    library.scan()
    assert titles(library) == ["A"]
    assert [problem.reason for problem in library.problems()] == ["is neither a file nor a folder"]


def test_a_file_that_turns_into_a_pipe_is_not_waited_for(folder, opened, write, monkeypatch):
    path = write(folder / "a.md", "A")
    real = scan_module._look_again

    def swapping(found):
        path.unlink(missing_ok=True)
        os.mkfifo(path)
        return real(found)

    monkeypatch.setattr(scan_module, "_look_again", swapping)
    library = opened(folder)
    library.scan()
    assert library.count() == 0
    assert library.problems()[0].path == str(path)


@pytest.mark.parametrize(
    "name", [b"new\nline.md", b"esc\x1b[31m.md", b"latin-\xe9.md", "wide 漢字.md".encode()]
)
def test_odd_file_names_are_read_and_can_be_opened_by_path(folder, opened, name):
    raw = os.fsencode(folder) + b"/" + name
    Path(os.fsdecode(raw)).write_bytes(b"# Title\n\nText.\n")
    library = opened(folder)
    library.scan()
    (entry,) = library.entries(library.order())
    assert os.fsencode(entry.path) == raw
    assert library.document(entry.key).title == "Title"
    entry.key.encode("utf-8")


def test_problems_with_odd_names_come_back_whole_and_print_safely(folder, opened):
    raw = os.fsencode(folder) + b"/bad\xff\x1b]0;x\x07.md"
    Path(os.fsdecode(raw)).touch()
    library = opened(folder)
    library.scan()
    (problem,) = library.problems()
    assert os.fsencode(problem.path) == raw
    assert "\x1b" not in str(problem)
    str(problem).encode("utf-8")


def test_a_fault_in_a_format_costs_one_file(folder, opened, write, titles, monkeypatch):
    for name in "abc":
        write(folder / f"{name}.md", name.upper())
    real = scan_module.read_file

    def faulty(place, *, named=False):
        yield from real(place, named=named)
        if place.relative == "b.md":
            raise ZeroDivisionError

    monkeypatch.setattr(scan_module, "read_file", faulty)
    library = opened(folder)
    library.scan()
    assert sorted(titles(library)) == ["A", "B", "C"]
    (problem,) = library.problems()
    assert problem.path == str(folder / "b.md")
    assert "ZeroDivisionError" in problem.reason


def many_documents(number, stop=None):
    """A format that finds many documents in a file and asks to stop half-way."""

    def read(place, *, named=False):
        for ordinal in range(number):
            if stop is not None and ordinal == number // 2:
                stop.set()
            yield Document(key=DocumentKey(f"{place.relative}#{ordinal}"), title="T", format="many")

    return read


def test_a_file_may_hold_many_documents(folder, opened, write, monkeypatch):
    write(folder / "a.md", "A")
    monkeypatch.setattr(scan_module, "read_file", many_documents(700))
    library = opened(folder)
    assert library.scan().documents == 700
    keys = [entry.key for entry in library.entries(library.order("path"))]
    assert keys == [f"a.md#{ordinal}" for ordinal in range(700)]


def test_stop_is_heeded_within_a_file_and_leaves_it_as_it_was(folder, opened, write, monkeypatch):
    first = write(folder / "a.md", "A")
    library = opened(folder)
    library.scan()
    write(first, "A again")
    stop = threading.Event()
    monkeypatch.setattr(scan_module, "read_file", many_documents(100, stop))
    summary = library.scan(stop=stop)
    assert summary.is_stopped
    assert [entry.title for entry in library.entries(library.order())] == ["A"]
    monkeypatch.undo()
    library.scan()
    assert [entry.title for entry in library.entries(library.order())] == ["A again"]


def test_a_stopped_scan_forgets_nothing(folder, opened, write):
    paths = [write(folder / f"{name}.md", name) for name in "abc"]
    library = opened(folder)
    library.scan()
    paths[2].unlink()
    stop = threading.Event()
    stop.set()
    assert library.scan(stop=stop).is_stopped
    assert library.count() == 3
    library.scan()
    assert library.count() == 2


def test_progress_is_told_seldom_and_tells_the_truth(folder, opened, write, monkeypatch):
    for number in range(300):
        write(folder / f"{number:03}.md", "T")
    clock = iter(range(10**6))
    monkeypatch.setattr(scan_module.time, "monotonic", lambda: next(clock) * 0.001)
    told: list[ScanProgress] = []
    opened(folder).scan(told.append)
    assert 1 <= len(told) <= 4
    assert [progress.files for progress in told] == sorted(progress.files for progress in told)
    assert told[-1].files <= 300
    assert Path(told[0].path).parent == folder


def test_two_folders_with_the_same_names_are_told_apart(tmp_path, opened, write, titles):
    write(tmp_path / "one" / "a.md", "One")
    write(tmp_path / "two" / "a.md", "Two")
    library = opened(tmp_path / "one", tmp_path / "two")
    library.scan()
    assert titles(library) == ["One", "Two"]
    assert [entry.key for entry in library.entries(library.order())] == ["a.md", "a.md~2"]
