"""Links are followed, and nothing is found twice."""

import os
from pathlib import Path

from tui.model import DocumentKey, Problem


def test_a_loop_of_folders_ends_and_is_told(folder, opened, write, titles):
    write(folder / "sub" / "a.md", "A")
    (folder / "sub" / "back").symlink_to(folder, target_is_directory=True)
    library = opened(folder)
    assert library.scan().files == 1
    assert titles(library) == ["A"]
    (problem,) = library.problems()
    assert problem.path == str(folder / "sub" / "back")
    assert not problem.is_fatal


def test_two_links_that_lead_to_each_other_are_a_problem(folder, opened, write, titles):
    write(folder / "a.md", "A")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    library = opened(folder)
    library.scan()
    assert titles(library) == ["A"]
    assert [Path(problem.path).name for problem in library.problems()] == ["one", "two"]


def test_a_link_to_the_root_of_the_disk_does_not_read_the_disk(folder, opened, write):
    write(folder / "a.md", "A")
    (folder / "root").symlink_to("/", target_is_directory=True)
    library = opened(folder)
    assert library.scan().files == 1
    assert len(library.problems()) == 1


def test_a_folder_behind_a_link_is_read_under_the_name_of_the_link(
    tmp_path, folder, opened, write, titles
):
    write(tmp_path / "elsewhere" / "deep" / "b.md", "B")
    (folder / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    library = opened(folder)
    library.scan()
    assert titles(library) == ["B"]
    assert library.id_of(DocumentKey("link/deep/b.md"))


def test_real_paths_win_over_links_whatever_their_names(folder, opened, write):
    write(folder / "z-real" / "a.md", "A")
    (folder / "a-link").symlink_to(folder / "z-real", target_is_directory=True)
    (folder / "a-file.md").symlink_to(folder / "z-real" / "a.md")
    library = opened(folder)
    library.scan()
    assert [entry.key for entry in library.entries(library.order())] == ["z-real/a.md"]
    assert library.problems() == []


def test_one_folder_behind_two_links_is_read_once(tmp_path, folder, opened, write):
    write(tmp_path / "elsewhere" / "b.md", "B")
    (folder / "one").symlink_to(tmp_path / "elsewhere")
    (folder / "two").symlink_to(tmp_path / "elsewhere")
    library = opened(folder)
    library.scan()
    assert [entry.key for entry in library.entries(library.order())] == ["one/b.md"]


def test_one_file_behind_two_links_is_read_once(tmp_path, folder, opened, write):
    outside = write(tmp_path / "outside.md", "Outside")
    (folder / "one.md").symlink_to(outside)
    (folder / "two.md").symlink_to(outside)
    library = opened(folder)
    library.scan()
    assert [entry.key for entry in library.entries(library.order())] == ["one.md"]


def test_a_link_to_a_hidden_file_shows_it(folder, opened, write, titles):
    write(folder / ".store" / "x.md", "Shown")
    (folder / "x.md").symlink_to(folder / ".store" / "x.md")
    library = opened(folder)
    library.scan()
    assert titles(library) == ["Shown"]


def test_a_link_that_leads_nowhere_is_told_only_if_it_would_be_read(folder, opened, write):
    (folder / "lost.md").symlink_to(folder / "nothing.md")
    (folder / "lock").symlink_to("host:1234")
    library = opened(folder)
    library.scan()
    assert library.problems() == [Problem(str(folder / "lost.md"), "No such file or directory")]


def test_a_link_to_a_pipe_is_not_opened(tmp_path, folder, opened):
    os.mkfifo(tmp_path / "pipe")
    (folder / "pipe.md").symlink_to(tmp_path / "pipe")
    library = opened(folder)
    assert library.scan().files == 0


def test_a_place_within_another_place_is_read_once(folder, opened, write, titles):
    write(folder / "a.md", "A")
    write(folder / "sub" / "b.md", "B")
    library = opened(folder, folder / "sub")
    library.scan()
    assert sorted(titles(library)) == ["A", "B"]
    assert library.problems() == []


def test_a_place_may_be_a_link(tmp_path, folder, opened, write):
    write(folder / "a.md", "A")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    library = opened(tmp_path / "link")
    library.scan()
    (entry,) = library.entries(library.order())
    assert entry.path == str(tmp_path / "link" / "a.md")
