"""Linear mode in real processes: over pipes and terminals, cut off, killed, and side by side."""

import contextlib
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_hostile_documents import library as hostile_library  # noqa: F401 - a fixture

from tui.library import Library
from tui.library.scan import scan_lock

ROOT = Path(__file__).parents[2]
SEED = "Rapport vs 6 Sessions In High Intensity IAPT"
Said = tuple[int, str, str]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with the program's files in a folder of the test."""
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("auto_read_seconds = 0.000001\n")
    homes = {f"XDG_{n}_HOME": str(tmp_path / n.lower()) for n in ("DATA", "CACHE", "CONFIG")}
    return {"HOME": str(tmp_path), **homes, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


@pytest.fixture
def pipe(home: dict[str, str]) -> Callable[..., Said]:
    """`pipe("n q", *arguments) -> (code, out, err)`: type into a pipe."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORT_")}

    def start(typed: str, *arguments: object, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--linear", *map(str, arguments)],
            input=typed.encode(),
            capture_output=True,
            env={**kept, **home, **environment},
            timeout=120,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return start


class Conversation:
    """A process that is typed to, and what it says line by line."""

    def __init__(self, **options: object) -> None:
        command = [sys.executable, "-m", "tui", "--linear"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, **options}
        self.process = subprocess.Popen(command, **pipes)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(ValueError):  # closed while it is read
            for line in self.process.stdout:
                self._lines.put(line.decode())

    def type(self, *lines: str) -> None:
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self.process.stdin.flush()

    def until(self, wanted: str, otherwise: str = "\0") -> bool:
        """Wait for a line with the words; False if one with `otherwise` comes first."""
        while True:
            line = self._lines.get(timeout=30)
            if wanted in line or otherwise in line:
                return wanted in line


@pytest.fixture
def pipe_open(home: dict[str, str]) -> Iterator[Callable[..., Conversation]]:
    """`pipe_open() -> Conversation`: type and listen in turn; ended with the test."""
    begun: list[Conversation] = []

    def start(**options: object) -> Conversation:
        begun.append(Conversation(env=home, **options))
        return begun[-1]

    yield start
    for talk in begun:
        talk.process.kill()
        talk.process.wait()


@pytest.fixture
def on_a_terminal(open_terminal, home: dict[str, str]) -> Callable[..., object]:
    """Start linear mode on a terminal of its own."""

    def start(*arguments: object, term: str = "xterm-256color", **options: object):
        command = [sys.executable, "-m", "tui", "--linear", *map(str, arguments)]
        return open_terminal(command, (100, 60), {**home, "TERM": term}, **options)

    return start


def type_line(terminal, line: str, then: str) -> None:
    """Type a line and wait for a text that was not on the screen's last lines before."""
    seen = len(terminal.raw)
    terminal.type(line)
    terminal.press("enter")
    terminal.wait_for(lambda: then.encode() in bytes(terminal.raw[seen:]))


# Pipes -----------------------------------------------------------------------------------------


def test_the_seed_is_read_to_its_end_bookmarked_and_come_back_to(pipe) -> None:
    code, out, err = pipe("6\n\n\nB felt this too #iapt\n\nq\n")
    assert (code, err) == (0, "")
    assert f"{SEED}, by Dr Mike Scott, 13 replies, 2 kept" in out
    assert "Reply 1 of 2, level 1, name missing (perhaps Kojay), unread" in out
    assert "Bookmarked.\n" in out
    assert "doubtless this will be rolled out before long.\nEnd of the document.\n" in out
    code, out, err = pipe("'\n[\nq\n")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[1].startswith(f"{SEED}, ") and lines[1].endswith("nothing unread.")
    assert lines[2].startswith("You stopped here on 20")
    assert lines[3].startswith("Reply 2 of 2, level 2, name missing, perhaps an answer to reply 1")
    assert any(line.startswith("1. felt this too #iapt; reply in ") for line in lines)


def test_every_line_ends_and_a_prompt_stands_on_one_of_its_own(pipe) -> None:
    _, out, _ = pipe("1\ngl\nq\n")
    assert out.endswith(">\n") and "\r" not in out
    prompts = [line for line in out.split("\n") if line.endswith(">")]
    assert prompts == ["list 1/6, 6 unread>", "text 1/15, 6 unread>", "list 1/6, 6 unread>"]


def test_commands_of_a_file_get_no_prompt(home: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("list\n1\nq\n")
    command = [sys.executable, "-m", "tui", "--linear"]
    with script.open("rb") as source:
        done = subprocess.run(command, stdin=source, env=home, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert b"> " not in done.stdout and b">\n" not in done.stdout
    with script.open("rb") as source:
        command.append("--prompt")
        done = subprocess.run(command, stdin=source, env=home, capture_output=True, timeout=60)
    assert b"text 1/15, 6 unread>\n" in done.stdout


def test_lines_are_whole_in_a_pipe_and_broken_where_one_asks_for_it(pipe) -> None:
    _, whole, _ = pipe("6\nq\n")
    assert max(map(len, whole.splitlines())) > 300
    _, broken, _ = pipe("6\nq\n", "--width", "40")
    assert max(map(len, broken.splitlines())) <= 40
    _, changed, _ = pipe("width 0\nagain\nq\n", "--width", "40")
    assert max(map(len, changed.splitlines())) > 300


def test_nothing_but_printable_text_is_ever_printed(pipe, hostile_library: Path) -> None:  # noqa: F811
    tour = "".join(
        f"{number}\n?\nwhere\nrest\n]\nB note \x9d0;X\x9c \u202e [bold]\nagain\nreplies\n"
        "addresses\ngr\nwhole\n/I agree\nn\nesc\nesc\n"
        for number in (1, 2, 3)
    )
    code, out, err = pipe(f"{tour}!\n'\no\nq\n? all\nq\n", hostile_library, PYTHONUTF8="1")
    assert (code, err) == (0, "")
    assert "I agree" in out and "Bookmarked." in out and "Title " in out
    odd = {c for c in out if c != "\n" and not c.isprintable()}
    assert odd <= {"\u200d"}, odd  # it joins the signs of a pictograph
    assert not any(word in out for word in ("PWNED", "UFdORUQ", "\x1b"))


def test_an_output_of_ascii_gets_plain_letters(pipe, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Ἀθήνα “é” – 漢\n\nHans-Jürgen’s\n", encoding="utf-8")
    _, out, _ = pipe("q\n", tmp_path / "a.md", PYTHONIOENCODING="ascii")
    assert out.isascii()
    assert '"e" - \\u6f22' in out and "Hans-Jurgen's" in out


def test_it_ends_quietly_when_nobody_reads_any_more(home: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tui", "--linear"]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, env=home, **pipes) as process:
        assert process.stdout.readline().startswith(b"rapport ")
        process.stdout.close()
        process.stdin.write(b"6\n" + b"whole\n" * 50)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_full_disk_is_told(home: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--linear"],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=home,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == b"rapport: standard output: No space left on device\n"


def test_a_mark_that_was_confirmed_outlives_a_kill(pipe, pipe_open) -> None:
    for number in range(1, 4):
        talk = pipe_open()
        talk.type("gl", "n", "m", str(number), f"B note {number}")
        talk.until("Bookmarked.")
        talk.process.kill()
    _, out, _ = pipe("'\nq\ngl\ngg\nq\n")
    assert all(f"note {number}; " in out for number in range(1, 4))
    assert out.endswith("list 1/6, 3 unread>\n")


def test_two_dialogues_at_once_see_each_others_marks(pipe_open) -> None:
    one, other = pipe_open(), pipe_open()
    for talk in (one, other):
        talk.type("gl", "1")
        talk.until("text 1/15")
    one.type("M")
    one.until("is marked read")
    told = "Another session marked something in this document; nothing is unread now."
    other.type("where")
    while not other.until(told, otherwise="text 1/15"):
        other.type("where")  # another prompt, for as long as it takes
    for talk in (one, other):
        talk.type("q")
        assert talk.process.wait(60) == 0


def test_a_hundred_thousand_documents_open_without_being_listed(tmp_path: Path, pipe) -> None:
    from index_of_many import fill

    place, index = tmp_path / "place", tmp_path / "index.sqlite"
    place.mkdir()
    library = Library([place], index)
    library.open()
    library.close()
    fill(index, 100_000)
    with scan_lock(index) as is_ours:  # what is made up must not be looked for
        assert is_ours
        code, out, err = pipe("G\n70000\nq\n", place, "--index", index)
    assert (code, err) == (0, "")
    assert "100,000 documents, " in out and "10. " in out and "\n11. " not in out
    assert "100,000. Document" in out
    assert out.count("\n") < 30


# Terminals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["dumb", "xterm-256color", "vt100", "unknown"])
def test_a_terminal_gets_text_and_nothing_else(on_a_terminal, term: str) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "", "text 2/2, 3 unread> ")
    type_line(terminal, "B a note", "Bookmarked.")
    type_line(terminal, "]", "reply 1/2")
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0
    text = bytes(terminal.raw).decode().replace("\r\n", "\n")
    assert [c for c in text if c != "\n" and not c.isprintable()] == []
    assert max(map(len, text.split("\n"))) <= 100
    assert terminal.left_behind() == []


def test_what_one_stays_at_is_read_and_the_place_is_kept(on_a_terminal) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2")
    type_line(terminal, "]", "reply 1/2, 3 unread>")
    type_line(terminal, "]", "reply 2/2, 2 unread>")
    type_line(terminal, "q", "q\r\n")
    assert terminal.exit_code() == 0
    again = on_a_terminal(term="dumb")
    again.wait_for("reply 2/2, 1 unread>")
    assert "You stopped here on 20" in again.screen_text()


def test_ctrl_c_ends_what_is_said_and_twice_the_program(on_a_terminal, tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("# Long\n\n" + "".join(f"Paragraph {n} of many.\n\n" for n in range(300_000)))
    terminal = on_a_terminal(long, term="dumb")
    terminal.wait_for("text 1/300,000, 1 unread>")
    terminal.type("rest\n")
    terminal.wait_for(lambda: b"Paragraph 100 of many" in terminal.raw)
    terminal.press("ctrl+c")
    terminal.wait_for("Stopped.")
    assert b"Paragraph 299999 of" not in terminal.raw
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith("1 unread>"))
    type_line(terminal, "where", "1 unread> ")
    terminal.press("ctrl+c")
    terminal.wait_for("Ctrl+C once more quits.")
    terminal.press("ctrl+c")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_saves_and_ends(on_a_terminal, pipe, term: str, number: int) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2")
    type_line(terminal, "]", "reply 1/2")
    terminal.signal(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.left_behind() == []
    _, out, _ = pipe("q\n")
    assert "Reply 1 of 2" in out and "You stopped here" in out


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_a_closed_window_saves_and_ends(on_a_terminal, pipe, term: str) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2")
    type_line(terminal, "]", "reply 1/2")
    terminal.hang_up()
    assert terminal.exit_code() == 128 + signal.SIGHUP
    _, out, _ = pipe("q\n")
    assert "Reply 1 of 2" in out and "You stopped here" in out


def test_a_terminal_that_takes_nothing_does_not_keep_it_from_ending(
    on_a_terminal, tmp_path: Path
) -> None:
    long = tmp_path / "long.md"
    long.write_text("# Long\n\n" + "".join(f"Paragraph {n} of many.\n\n" for n in range(100_000)))
    terminal = on_a_terminal(long)
    terminal.wait_for("text 1/100,000, 1 unread>")
    terminal.type("rest\n")
    terminal.wait_for(lambda: b"Paragraph 100 of many" in terminal.raw)
    terminal.stop_reading()
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM


def test_a_line_can_be_edited_and_called_back_where_the_terminal_can(on_a_terminal) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    prompt = "list 1/1, 6 unread>"
    type_line(terminal, "/rapport", 'documents: with "rapport"')
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith(prompt))
    seen = len(terminal.raw)
    terminal.press("up")
    terminal.wait_for(lambda: b"/rapport" in bytes(terminal.raw[seen:]))
    terminal.press("enter")
    terminal.wait_for(lambda: bytes(terminal.raw[seen:]).count(b'with "rapport"') == 1)
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith(prompt))
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0


def test_the_screen_s_reader_tells_of_this_one_on_a_dumb_terminal(open_terminal, home) -> None:
    terminal = open_terminal([sys.executable, "-m", "tui"], (100, 10), {**home, "TERM": "dumb"})
    assert terminal.exit_code() == 2
    said = bytes(terminal.raw).decode()
    assert "cannot move its cursor (TERM=dumb)" in said and "`rapport --linear` reads here" in said
    assert re.fullmatch(r"[ -~\r\n]+", said)


def test_the_setting_makes_it_the_usual_way_to_read(on_a_terminal, home, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.write_text("linear = true\nlinear_prompt = false\nlinear_breaks_lines = false\n")
    command = [sys.executable, "-m", "tui"]
    done = subprocess.run(command, input=b"6\nq\n", env=home, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith(b"rapport ") and b">\n" not in done.stdout
    refused = subprocess.run(
        [*command, "--no-linear"], input=b"", env=home, capture_output=True, timeout=60
    )
    assert refused.returncode == 2


# Own words -------------------------------------------------------------------------------------


def drafts_of(home: dict[str, str]) -> str:
    """What the marks have of own replies, the e-mail address included."""
    command = [sys.executable, "-m", "tui", "drafts", "export", "--with-email"]
    return subprocess.run(command, env=home, capture_output=True, timeout=60).stdout.decode()


def test_a_typed_address_is_never_called_back_nor_told(on_a_terminal, home) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "r I see it", "name> ")
    type_line(terminal, "Ann", "email> ")
    type_line(terminal, "ann@a.example", "Draft kept; X tells it.")
    type_line(terminal, "bob@b.example", "is no command here.")
    type_line(terminal, "where", "File: ")
    seen = len(terminal.raw)
    for wanted in ("where", "r I see it", "6"):  # what the arrow key calls back, one by one
        terminal.press("up")
        terminal.wait_for(lambda wanted=wanted: wanted.encode() in bytes(terminal.raw[seen:]))
    terminal.press("up", "up", "enter")  # there is nothing before the first
    terminal.wait_for(lambda: b"There is no reply 6" in bytes(terminal.raw[seen:]))
    type_line(terminal, "e", "reply> ")
    type_line(terminal, ".", "name> ")
    type_line(terminal, "", "email> ")
    type_line(terminal, "", "website> ")
    type_line(terminal, "", "Draft kept")
    for line, then in (("X", "I see it"), ("drafts", "to Dr Mike"), ("u", "Undone"), ("q", "Back")):
        type_line(terminal, line, then)
    later = bytes(terminal.raw[seen:])
    assert b"a.example" not in later and b"b.example" not in later
    assert bytes(terminal.raw).count(b"ann@a.example") == 1  # as it was typed


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+d", "terminated"])
def test_a_reply_that_is_broken_off_in_mid_line_keeps_every_word(
    on_a_terminal, home, how: str
) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "r", "reply> ")
    type_line(terminal, "One whole line", "reply> ")
    if how == "ctrl+d":  # ends the input only where the line is empty
        terminal.press("ctrl+d")
    else:
        terminal.type("and half a")
        terminal.wait_for(lambda: b"and half a" in terminal.raw)
    if how == "ctrl+c":
        terminal.press("ctrl+c")
        terminal.wait_for("Unfinished draft kept; missing: name, e-mail.")
    elif how == "terminated":
        terminal.signal(signal.SIGTERM)
    if how != "ctrl+c":
        terminal.exit_code()
    said = drafts_of(home)
    assert said.count("One whole line") == 1
    assert said.count("and half a") == (how != "ctrl+d")


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+d", "hang-up", "terminated"])
@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_words_behind_r_outlive_questions_that_nobody_answers(
    on_a_terminal, home, how: str, term: str
) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "r Words that stay", "name> ")
    type_line(terminal, "Ann", "email> ")
    if how == "ctrl+c":
        terminal.press("ctrl+c")
        terminal.wait_for("Unfinished draft kept; missing: e-mail.")
    elif how == "ctrl+d":
        terminal.press("ctrl+d")
    elif how == "hang-up":
        terminal.hang_up()
    else:
        terminal.signal(signal.SIGTERM)
    if how != "ctrl+c":
        terminal.exit_code()
    said = drafts_of(home)
    assert said.count("Words that stay") == 1 and "Ann" in said


def test_words_behind_r_are_on_disk_when_it_is_said(pipe_open, home) -> None:
    talk = pipe_open()
    talk.type("6", "r Words that stay")
    talk.until("is kept as a draft.")
    talk.process.kill()
    talk.process.wait()
    assert "Words that stay" in drafts_of(home)


def test_a_script_begins_with_the_default_view_and_leaves_the_last_one(on_a_terminal, pipe) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "V by title", "/6, 6 unread> ")
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0
    _, out, _ = pipe("V replies\nlist\n")
    assert "\n6 documents, 6 with anything unread.\n" in out
    again = on_a_terminal()
    again.wait_for("6 documents, 6 with anything unread, by title.")
