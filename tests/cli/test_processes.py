"""The command line in processes of its own: what it loads, and how it ends."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOSTILE_NAME = "we\x1b[31mird\x9b2J\udcff\u202e.md"
HOSTILE_TEXT = (
    "# Ti\x1b]0;owned\x07tle\u202e\n\nA\x1b[2J \x9b31m [bold] [@click=app.quit]x[/]"
    "\x1b]52;c;eA==\x07 b\x00\x7f\n\n## Replies\n\n### N\x1b[5mn\n\n"
    "See https://a.example/\x1b[1m (2019).\n"
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Ours with a home of the test's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORT_")}
    homes = {f"XDG_{n}_HOME": str(tmp_path / n) for n in ("DATA", "CACHE", "CONFIG")}
    return {**kept, **homes, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


def start(
    environment: dict[str, str], *arguments: object, **options: object
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tui", *map(os.fsencode, map(str, arguments))]
    defaults = {"stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 60}
    return subprocess.run(command, env=environment, **{**defaults, **options})


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder whose only file has a dangerous name and dangerous words."""
    folder = tmp_path / "hos\x1b[1mtile"
    folder.mkdir()
    (folder / HOSTILE_NAME).write_text(HOSTILE_TEXT, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["list", "seeds"],
        ["list", "--json", "seeds"],
        ["show", "seeds"],
        ["show", "--json", "seeds"],
        ["refs", "seeds"],
        ["bookmarks"],
        ["drafts"],
        ["drafts", "export", "--format", "mailto"],
        ["marks", "export", "--format", "w3c"],
        ["marks", "import", "/nowhere"],
        ["doctor", "seeds"],
        ["/nowhere"],
        ["seeds"],
        ["--linear", "seeds"],
    ],
)
def test_nothing_but_the_reader_loads_textual(
    environment: dict[str, str], arguments: list[str]
) -> None:
    program = (
        "import sys; from tui.cli.program import run; run(sys.argv[1:]);"
        "sys.exit(sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'textual', 'rich', 'pygments'}) or 0)"
    )
    words = [str(ROOT / word) if word == "seeds" else word for word in arguments]
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(
        command, env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()


def test_telling_the_version_loads_next_to_nothing(environment: dict[str, str]) -> None:
    program = (
        "import sys; from tui.cli.program import run; run(['--version']);"
        "print(*sorted({n.partition('.')[0] for n in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True)
    loaded = set(done.stderr.decode().split())
    slow = {"tinydb", "sqlite3", "rapidfuzz", "dateparser", "markdown_it", "platformdirs", "regex"}
    assert loaded & slow == set()


@pytest.mark.parametrize("verb", [["list"], ["list", "--json"], ["show"], ["show", "--json"]])
def test_no_control_reaches_the_output_whatever_files_hold_and_are_called(
    environment: dict[str, str], hostile: Path, verb: list[str]
) -> None:
    done = start(environment, *verb, hostile)
    assert done.returncode == 0
    shown = (done.stdout + done.stderr).decode("utf-8").replace("\n", "")
    assert shown.isprintable(), [c for c in shown if not c.isprintable()]
    assert "tle" in shown


def test_json_gives_a_path_that_can_be_opened(environment: dict[str, str], hostile: Path) -> None:
    found = json.loads(start(environment, "list", "--json", hostile).stdout)
    assert found["path"] == str(hostile / HOSTILE_NAME)
    assert Path(found["path"]).is_file()


@pytest.mark.parametrize("verb", [[], ["list"], ["show"], ["refs"], ["doctor"]])
def test_messages_about_hostile_names_are_clean(
    environment: dict[str, str], tmp_path: Path, verb: list[str]
) -> None:
    done = start(environment, *verb, tmp_path / HOSTILE_NAME)
    assert done.returncode in (1, 2)
    said = (done.stdout + done.stderr).decode("utf-8").replace("\n", "")
    assert said.isprintable()


def test_a_reader_that_goes_away_ends_it_quietly(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for number in range(300):
        (tmp_path / f"{number}.md").write_text(f"# Title {number}\n\n{'words ' * 200}\n")
    command = [sys.executable, "-m", "tui", "show", str(tmp_path)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() != b""
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_full_disk_is_told(environment: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start(environment, "list", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr == b"rapport: standard output: No space left on device\n"


def test_a_closed_output_is_no_fault(environment: dict[str, str]) -> None:
    command = f'"{sys.executable}" -m tui list >&-'
    done = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_exits_with_130_and_one_empty_line(environment: dict[str, str]) -> None:
    program = (
        "import os, signal, sys; import tui.cli.scanning as scanning;"
        "scanning.scan = lambda session: os.kill(os.getpid(), signal.SIGINT);"
        "from tui.cli.program import run; sys.exit(run(['list']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"\n")


def test_an_interrupt_from_the_keyboard_stops_a_scan(
    environment: dict[str, str],
) -> None:
    program = (
        "import sys; import tui.library.walk as walk; files = walk.Walk.files\n"
        "def slow(self):\n"
        "    print('scanning', flush=True); sys.stdin.read(); yield from files(self)\n"
        "walk.Walk.files = slow\n"
        "from tui.cli.program import run; sys.exit(run(['list']))\n"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], env=environment, **pipes) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == b"scanning\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read().strip() == b""


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_an_output_that_takes_ascii_only_gets_the_rest_spelled_out(
    environment: dict[str, str], tmp_path: Path, locale: dict[str, str]
) -> None:
    (tmp_path / "a.md").write_text("# Ἀθήνα 漢字\n\nwords\n", encoding="utf-8")
    for arguments in (["list"], ["list", "--json"], ["show"]):
        done = start({**environment, **locale}, *arguments, tmp_path)
        assert done.returncode == 0, done.stderr.decode()
    found = start({**environment, **locale}, "list", "--json", tmp_path)
    assert json.loads(found.stdout)["title"] == "Ἀθήνα 漢字"


def test_on_a_terminal_lines_are_cut_to_its_width(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(f"# {'long ' * 60}\n\nwords\n")
    master, slave = pty.openpty()
    try:
        start(
            {**environment, "COLUMNS": "60", "LANG": "C.UTF-8"},
            "list",
            tmp_path,
            capture_output=False,
            stdout=slave,
            stderr=slave,
        )
        line = os.read(master, 4096).decode()
    finally:
        os.close(master)
        os.close(slave)
    assert line.endswith("… · a.md\r\n")
    assert len(line) in (61, 62)
    assert "\x1b" not in line
