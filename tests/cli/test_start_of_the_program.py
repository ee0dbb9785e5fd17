"""What a start of the reader needs, and what it does without."""

import subprocess
import sys

import pytest

from tui.cli.program import is_plain


@pytest.mark.parametrize(
    ("arguments", "is_so"),
    [
        ([], True),
        (["saved"], True),
        (["saved", "list"], True),
        (["./list", "my post.md"], True),
        (["list"], False),
        (["doctor", "saved"], False),
        (["--linear"], False),
        (["saved", "--slow"], False),
        (["-"], False),
    ],
)
def test_paths_alone_are_a_plain_start(arguments: list[str], is_so: bool) -> None:
    assert is_plain(arguments, {"HOME": "/home/ann"}) is is_so


@pytest.mark.parametrize("name", ["SETTINGS", "INDEX", "STATE", "DRAWING", "RESTRICTED"])
def test_an_option_in_the_environment_is_not_passed_over(name: str) -> None:
    assert not is_plain(["saved"], {f"RAPPORT_{name}": "1"})


def test_asyncio_does_without_tls_and_nothing_else_has_to() -> None:
    program = (
        "from tui.cli.reader import _import_asyncio; _import_asyncio(); import asyncio, sys;"
        "assert 'ssl' not in sys.modules; assert asyncio.base_events.ssl is None;"
        "asyncio.run(asyncio.sleep(0));"
        "import ssl; print(ssl.create_default_context().check_hostname)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("True\n", "")
