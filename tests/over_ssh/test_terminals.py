"""Terminals of every kind at the other end of a login: colours on the wire, questions, sizes."""

import re
import signal

import pytest
from own_sshd import wait_until

TRUE, PALETTE = rb"[34]8;2;\d", rb"[34]8;5;\d"
SIXTEEN = rb"\x1b\[(?:[0-9;]*;)?[39][0-7](?:;[0-9;]*)?m"


def colors_of(sent: bytes) -> int:
    """How many colours a terminal must have for what it was sent."""
    for count, pattern in ((2**24, TRUE), (256, PALETTE), (16, SIXTEEN)):
        if re.search(pattern, sent):
            return count
    return 0


@pytest.mark.parametrize(
    ("term", "colors"),
    [
        ("xterm-256color", 256),
        ("tmux-256color", 256),
        ("screen", 16),
        ("linux", 16),
        ("xterm-kitty", 2**24),
        ("foot", 2**24),
        ("alacritty", 2**24),
        ("vt100", 0),
        ("nobody-knows-me", 16),
    ],
)
def test_a_login_gets_the_colours_of_its_terminal_and_waits_for_no_answer(
    login, term, colors
) -> None:
    terminal = login("rapport", env={"TERM": term, "COLORTERM": "truecolor"}, answers=False)
    terminal.wait_for("6 documents")
    terminal.wait_for("Welcome. You are reading")
    terminal.wait_for("References")
    assert colors_of(bytes(terminal.raw)) == colors
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_colorterm_counts_where_ssh_and_sshd_let_it_through(start_sshd, open_terminal) -> None:
    sshd = start_sshd(options=("AcceptEnv COLORTERM",))
    command = sshd.command("rapport", ssh=("-tt", "-o", "SendEnv=COLORTERM"))
    terminal = open_terminal(command, env={"COLORTERM": "truecolor"})
    terminal.wait_for("Welcome. You are reading")
    terminal.wait_for("References")
    assert colors_of(bytes(terminal.raw)) == 2**24


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_without_a_cursor_is_sent_to_linear_mode(login, term) -> None:
    terminal = login("rapport", env={"TERM": term})
    terminal.wait_for("`rapport --linear` reads here, line by line")
    assert terminal.exit_code() == 2
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("size", [(0, 0), (65535, 65535)])
def test_a_window_of_an_impossible_size_is_survived(sshd, login, size) -> None:
    terminal = login("rapport")
    terminal.wait_for("6 documents")
    (reader,) = sshd.far("rapport")
    before, sent = reader.memory(), len(terminal.raw)
    terminal.program.resize(size)
    terminal.wait_for(lambda: len(terminal.raw) > sent)
    sent = len(terminal.raw)
    terminal.press("J")
    terminal.wait_for(lambda: len(terminal.raw) > sent)
    terminal.resize(100, 30)
    # What was under way for the size before may stand on the last row already.
    terminal.wait_for(lambda: " 2 of 6" in terminal.row(29) and "6 documents" in terminal.row(0))
    assert len(terminal.row(0)) == 100
    assert reader.memory() - before < 60_000_000
    terminal.press("q")
    assert terminal.exit_code() == 0


@pytest.mark.parametrize("size", [(0, 0), (65535, 65535)])
def test_a_login_may_begin_with_an_impossible_size(sshd, open_terminal, size) -> None:
    terminal = open_terminal(sshd.command("rapport"), size=(80, 24))
    terminal.program.resize(size)
    terminal.wait_for(lambda: b"Moving about" in terminal.raw)
    (reader,) = sshd.far("rapport")
    assert reader.memory() < 150_000_000
    terminal.resize(100, 30)
    terminal.wait_for(lambda: "6 documents" in terminal.row(0) and len(terminal.row(0)) == 100)


ANSWERS = (
    b"\x1b[?62;22c\x1b[?62;22c",
    b"\x1b[?2026;2$y\x1b[?2026;2$y\x1b[?69;1$y",
    b"\x1b[48;65535;65535;9;9t\x1b[48;0;0;0;0t",
    b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1bP>|late(1)\x1b\\",
    b"\x1b[>41;354;0c\x1b[5;5R\x1b[I\x1b[O",
)
"""Answers to questions, late, doubled, and to questions that nobody asked."""

HALVES = (b"\x1b[?2026;2", b"\x1b[200", b"\x1bP>|la", b"\x1b]11;rgb:00", b"\xe2\x82", b"\x1b[<0;1")
"""Beginnings of which the line has swallowed the rest."""


@pytest.mark.parametrize("half", HALVES)
def test_late_doubled_and_cut_answers_are_no_keys(login, half) -> None:
    terminal = login("rapport", size=(100, 30), answers=False)  # no other ones come in between
    terminal.wait_for(lambda: " 1 of 6" in terminal.row(29))
    for answer in ANSWERS:
        for number in range(len(answer)):
            terminal.send(answer[number : number + 1])
    terminal.send(half)
    for _ in range(3):
        terminal.send(b"\x1b[27u")  # whatever it was, it is over
    terminal.press("J")
    terminal.wait_for(lambda: " 2 of 6" in terminal.row(29))
    assert "Marking a reply read" in terminal.screen_text()
    terminal.press("K")
    terminal.wait_for(lambda: " 1 of 6" in terminal.row(29))


def test_a_storm_of_signals_about_the_size_costs_bounded_work(sshd, login) -> None:
    terminal = login("rapport")
    terminal.wait_for("6 documents")
    (reader,) = sshd.far("rapport")
    before, sent = reader.cpu_seconds, len(terminal.raw)
    for _ in range(500):
        reader.signal(signal.SIGWINCH)
    terminal.press("J")
    terminal.wait_for(" 2 of 6")
    spent = reader.cpu_seconds - before

    def is_idle() -> bool:
        nonlocal spent
        earlier, spent = spent, reader.cpu_seconds - before
        with terminal._news:
            terminal._news.wait(0.1)
        return reader.cpu_seconds - before == earlier == spent

    wait_until(is_idle, "idle", 5)
    assert spent < 3
    assert len(terminal.raw) - sent < 100_000
    assert "6 documents" in terminal.row(0) and "Marking a reply read" in terminal.screen_text()


def test_a_terminal_that_stops_reading_for_a_while_is_drawn_when_it_comes_back(sshd, login) -> None:
    terminal = login("rapport", size=(100, 30))
    terminal.wait_for(lambda: " 1 of 6" in terminal.row(29))
    (reader,) = sshd.far("rapport")
    before, highest = reader.memory(), 0
    terminal.stop_reading()
    for _ in range(40):
        terminal.press(*"JJJJJ", *"KKKKK")
        highest = max(highest, reader.memory())
    terminal.press("J")
    wait_until(lambda: not terminal._outbox, "all keys are on their way")
    assert max(highest, reader.memory()) - before < 40_000_000
    terminal.read_on()
    terminal.wait_for(lambda: " 2 of 6" in terminal.row(29))
    assert "Marking a reply read" in terminal.screen_text()
    terminal.press("q")
    assert terminal.exit_code() == 0
