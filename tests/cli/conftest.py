"""Fixtures for the command line: folders of its own, small documents, and a way to run it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tui.cli.program import run

POST = """---
title: On reading
author: Ann Example
published: 2026-01-02
url: https://a.example/reading
language: en
declared_replies: 3
---

Reading is slow, says Smith (2019). So be it.

## Replies

### Bo · 2026-01-03 {#bo-1}

See Smith (2019) again.

#### ?

Thanks Bo, I will.

## References

- Smith, J. (2019). Slow reading. Journal of Calm, 3(1), 7-35.
"""

OTHER = "---\ntitle: On writing\npublished: 2026-02-01\n---\n\nNothing yet.\n"


class Ran(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own; nothing of the person who runs the tests is read or written."""
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    for name in ("STATE", "INDEX", "SETTINGS"):
        monkeypatch.delenv(f"RAPPORT_{name}", raising=False)
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents."""
    place = tmp_path / "saved"
    place.mkdir()
    (place / "reading.md").write_text(POST, encoding="utf-8")
    (place / "writing.md").write_text(OTHER, encoding="utf-8")
    return place


@pytest.fixture
def rapport(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`rapport("list", folder) -> Ran(code, out, err)`, in this process."""

    def start(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return start
