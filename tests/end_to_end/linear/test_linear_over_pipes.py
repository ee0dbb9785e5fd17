"""Linear mode over pipes: whole lines, cut off, killed, and side by side."""

import subprocess
import sys
import time
from pathlib import Path

from test_hostile_documents import library as hostile_library  # noqa: F401 - a fixture

from tui.library import Library
from tui.library.scan import scan_lock

SEED = "Rapport vs 6 Sessions In High Intensity IAPT"


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
    give_up = time.monotonic() + 60
    while not other.until(told, otherwise="text 1/15"):
        assert time.monotonic() < give_up
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
