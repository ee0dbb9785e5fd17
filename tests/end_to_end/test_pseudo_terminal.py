"""The harness itself: a terminal that lies would make every other test worthless."""

import signal
import sys

import pytest

ECHO = "import sys; [print('got', repr(line), flush=True) for line in sys.stdin]"


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_what_is_typed_arrives_and_what_is_printed_shows(open_terminal):
    terminal = open_terminal(python(ECHO), size=(40, 6))
    terminal.type("grüße")
    terminal.press("enter")
    terminal.wait_for("got 'grüße\\n'")
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0


def test_the_last_words_of_a_program_are_seen(open_terminal):
    terminal = open_terminal(python("print('x' * 30 + 'the end')"), size=(80, 4))
    assert terminal.exit_code() == 0
    assert "the end" in terminal.screen_text()


def test_a_text_that_never_comes_fails_with_the_screen(open_terminal):
    terminal = open_terminal(python("print('hello'); input()"), size=(40, 4))
    terminal.wait_for("hello")
    with pytest.raises(AssertionError, match="hello"):
        terminal.wait_for("goodbye", deadline=0.1)


def test_waiting_ends_at_once_when_the_program_has_ended(open_terminal):
    terminal = open_terminal(python("print('hello')"))
    with pytest.raises(AssertionError, match="exit code 0"):
        terminal.wait_for("goodbye", deadline=60)


def test_size_is_set_before_the_start_and_changes(open_terminal):
    code = (
        "import os, signal; show = lambda *_: print(os.get_terminal_size(), flush=True); "
        "signal.signal(signal.SIGWINCH, show); show(); [signal.pause() for _ in 'ab']"
    )
    terminal = open_terminal(python(code), size=(77, 13))
    terminal.wait_for("columns=77, lines=13")
    terminal.resize(99, 22)
    terminal.wait_for("columns=99, lines=22")


def test_questions_are_answered_even_when_cut_in_two(open_terminal):
    code = (
        "import os, tty; tty.setraw(0); os.write(1, b'\\x1b[?20'); os.write(1, b'26$p'); "
        "print(os.read(0, 99), end=''); os.write(1, b'\\r\\nab\\x1b[6n'); print(os.read(0, 99))"
    )
    terminal = open_terminal(python(code))
    terminal.wait_for(r"b'\x1b[?2026;2$y'")
    terminal.wait_for(r"b'\x1b[2;3R'")
    assert terminal.questions() == [b"\x1b[?2026$p", b"\x1b[6n"]


def test_sequences_unknown_to_the_emulator_print_nothing(open_terminal):
    sequences = (
        r"\x1b[>25u\x1b[<u\x1b[?2048$p\x1b]8;;http://x\x1b\\\x1b]22;hand\x07\x1bP+q544e\x1b\\"
    )
    terminal = open_terminal(python(f"print('a{sequences}b')"), answers=False)
    assert terminal.exit_code() == 0
    assert terminal.screen_text().split("\n")[0] == "ab"


def test_modes_that_a_program_leaves_set_are_told(open_terminal):
    code = r"import tty; tty.setraw(0); print('\x1b[?1049h\x1b[?25l\x1b[>1u\x1b[?1003h', end='')"
    terminal = open_terminal(python(code))
    assert terminal.exit_code() == 0
    left = " ".join(terminal.left_behind())
    for word in ("1049", "1003", "mode 25 is off", "kitty", "alternate", "ECHO", "ICANON"):
        assert word in left


def test_a_program_that_puts_everything_back_leaves_nothing_behind(open_terminal):
    code = r"print('one\x1b[?1049h\x1b[>1u\x1b[2Jtwo\x1b[<u\x1b[?1049l')"
    terminal = open_terminal(python(code))
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []
    assert terminal.row(0) == "one"


def test_hang_up_is_felt_by_the_program(open_terminal):
    terminal = open_terminal(python("print('up', flush=True); input()"))
    terminal.wait_for("up")
    terminal.hang_up()
    assert terminal.exit_code() == -signal.SIGHUP


def test_a_stuck_terminal_takes_nothing_until_it_reads_on(open_terminal):
    code = "input(); print('y' * 200_000 + 'done', flush=True); input()"
    terminal = open_terminal(python(code))
    terminal.stop_reading()
    before = len(terminal.raw)
    terminal.press("enter")
    with pytest.raises(AssertionError):
        terminal.wait_for("done", deadline=0.2)
    assert len(terminal.raw) - before < 100_000
    terminal.read_on()
    terminal.wait_for("done")


def test_more_input_than_the_line_holds_arrives_whole(open_terminal):
    code = (
        "import sys, tty; tty.setraw(0); print('go', flush=True); "
        "print(len(sys.stdin.buffer.read(300_000)))"
    )
    terminal = open_terminal(python(code))
    terminal.wait_for("go")
    terminal.send(b"z" * 300_000)
    terminal.wait_for("300000")
