"""`rapport doctor`."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui import __version__
from tui.cli.doctor import can_write
from tui.marks.files import MarksFiles
from tui.marks.lock import Lock

Rapport = Callable[..., Any]


def test_versions_files_and_contents_are_told_and_nothing_is_made(
    rapport: Rapport, folder: Path, home: Path
) -> None:
    ran = rapport("doctor", folder)
    assert (ran.code, ran.err) == (0, "")
    assert f"rapport {__version__} in " in ran.out
    assert f"Python {sys.version.partition(' ')[0]} on " in ran.out
    assert f"SQLite {sqlite3.sqlite_version} with full-text search" in ran.out
    assert "textual 8." in ran.out and "tinydb 4." in ran.out
    assert f"state     {home}/data/rapport/marks.json · not there yet, writable" in ran.out
    assert f"place     {folder} · readable" in ran.out
    assert "index: nothing was scanned yet" in ran.out
    assert ran.out.endswith("\nAll is well.\n")
    assert not home.exists()


def test_the_index_tells_its_documents_and_problems(rapport: Rapport, folder: Path) -> None:
    (folder / "empty.md").write_bytes(b"")
    rapport("list", folder)
    ran = rapport("doctor", folder)
    assert "index: 2 documents, 1 problem\n" in ran.out
    assert f"    {folder / 'empty.md'}: " in ran.out
    assert ran.code == 0


def test_settings_that_cannot_be_used_are_a_fault_and_the_rest_is_told(
    rapport: Rapport, folder: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text("measure = 1\nbackups = -3\nthems = 'dark'\n")
    ran = rapport("doctor", folder, "--settings", settings)
    assert ran.code == 1
    assert f"✗ settings: {settings}:1: measure must be a whole number from 40 to 120" in ran.out
    assert f"✗ settings: {settings}:2: backups must be" in ran.out
    assert f"✗ settings: {settings}:3: unknown setting “thems”" in ran.out
    assert f"place     {folder} · readable" in ran.out


def test_a_file_that_cannot_be_written_is_a_fault(
    rapport: Rapport, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    state = tmp_path / "file" / "marks.json"
    ran = rapport("doctor", folder, "--state", state)
    assert ran.code == 1
    assert f"✗ state: {state} cannot be written" in ran.out


def test_a_file_can_be_written_where_its_folders_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert can_write(tmp_path / "a" / "b" / "c")
    (tmp_path / "file").write_bytes(b"")
    assert can_write(tmp_path / "file")
    assert not can_write(tmp_path / "file" / "c")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert not can_write(tmp_path / "a")


def test_the_terminal_is_told_of_though_it_is_none(rapport: Rapport, folder: Path) -> None:
    out = rapport("doctor", folder).out
    assert "the reader needs a terminal (" in out.partition("\nTerminal\n")[2]


def test_who_holds_the_lock_of_the_marks_is_told(
    rapport: Rapport, folder: Path, tmp_path: Path
) -> None:
    state = tmp_path / "marks.json"
    files = MarksFiles.of(state)
    ran = rapport("doctor", folder, "--state", state)
    assert "  lock  " not in ran.out
    assert not files.lock.exists()
    with Lock(files.lock, files.holder).held(1):
        ran = rapport("doctor", folder, "--state", state)
    assert ran.code == 1
    held = f"marks.json.lock is held by process {os.getpid()} on {os.uname().nodename} since "
    assert f"lock      {files.lock} · {held}" in ran.out
    assert f"✗ marks cannot be saved: {held}" in ran.out
    assert rapport("doctor", folder, "--state", state).code == 0
