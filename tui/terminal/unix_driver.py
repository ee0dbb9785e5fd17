"""The driver for terminals on Linux and macOS.

Leaves the terminal as it found it, whatever ends the process, and waits, for a moment, for answers
that are still under way, so that they are not typed into the shell. What comes in is read by
`key_reader`, what goes out is paced by `line`. Private names of Textual are used here, in `driver`
and in `keyboard` only; a test looks whether each is still there.
"""

import contextlib
import contextvars
import os
import signal
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable
from types import FrameType
from typing import Any, TextIO

from textual import constants, events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from tui.terminal.glyphs import drawing
from tui.terminal.key_reader import KeyReader
from tui.terminal.keyboard import QUESTION, Keyboard
from tui.terminal.leaving import Leaving
from tui.terminal.line import Draw, Line
from tui.terminal.modes import LEAVING, await_answers, entering
from tui.terminal.pace import Pace
from tui.terminal.standing import Standing
from tui.terminal.window import asked_size, drawn_size

_PATIENCE = 0.3
"""Seconds to wait for an answer when it is not known how long the terminal takes."""

_LONGEST_PATIENCE = 1.0
_STUCK = 0.5
"""Seconds after which a terminal that takes no output is left as it is."""

_Handler = Callable[[int, FrameType | None], Any] | signal.Handlers

_OF_THE_KEYBOARD: dict[signal.Signals, _Handler] = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGQUIT: signal.SIG_DFL,
}
"""Signals that keys send to whatever runs in the foreground, and what they do without us."""


def _the_terminal() -> TextIO:
    """The first standard stream that shows what is written to it."""
    streams = [stream for stream in (sys.__stdout__, sys.__stderr__) if stream is not None]
    return next((stream for stream in streams if stream.isatty()), streams[0])


def _encoding() -> str:
    """How characters are sent. What Python takes for a stream's encoding is not asked.

    In the C locale Python takes UTF-8 for it (PEP 538 and 540), whatever the terminal takes.
    """
    return "ascii" if drawing() == "ascii" else "utf-8"


def _stop_job() -> None:
    """Stop as the terminal stops a job: all of its group, or a shell would wait for a script."""
    os.killpg(os.getpgrp(), signal.SIGSTOP)


class UnixDriver(LinuxDriver):
    """Talks to a terminal: keys in, frames out, and an orderly end."""

    draws_cells = True
    """Whether what is on the screen comes from here alone, and can be changed cell by cell."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        """Made by Textual, with the options of `LinuxDriver`."""
        super().__init__(app, **options)
        self._context = contextvars.copy_context()
        self._output = _the_terminal()
        self._size = self._size or self._get_terminal_size()  # what holds till the first is told
        self._is_active = False
        self._is_over = False
        self._turn = threading.Lock()
        self._line: Line | None = None
        told = getattr(app, "told_mode", lambda mode, setting: None)
        self._pace: Pace = getattr(app, "pace", None) or Pace()
        keyboard = Keyboard(self._output.encoding, self._answered, told, self._arrived)
        self._keys = KeyReader(keyboard, self)
        self._unanswered = 0
        self._asked_at = 0.0
        self._patience: float | None = None
        self._standing: Standing | None = getattr(app, "standing", None)
        self._lose_screen: Callable[[], None] = getattr(app, "screen_lost", lambda: None)
        self._leaving = Leaving(
            save=getattr(app, "leaving", lambda: None),
            restore=self._put_back,
            in_main_thread=self._soon,
        )
        self._leaving.start()
        self._heed_signals()

    def leave(self) -> None:
        """Save, put the terminal back and end the process with exit code 0, all at once."""
        self._leaving.ask()

    # Signals: a handler may run at any moment, so it only passes the word on

    def _heed_signals(self) -> None:
        for number in (signal.SIGTERM, *_OF_THE_KEYBOARD):
            signal.signal(number, self._on_ending)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup: not our wish
            signal.signal(signal.SIGHUP, self._on_ending)
        signal.signal(signal.SIGTSTP, self._on_stop)
        signal.signal(signal.SIGCONT, self._on_continue)
        signal.signal(signal.SIGWINCH, lambda *_: self._soon(self._on_size))

    def _soon(self, act: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended: nothing is left to be done
            self._loop.call_soon_threadsafe(act, context=self._context)

    def _on_ending(self, number: int, frame: FrameType | None) -> None:
        if number in _OF_THE_KEYBOARD and not self._is_active:
            return  # meant for the program in the foreground, such as an editor that we started
        self._leaving.ask(number)

    def _on_stop(self, number: int, frame: FrameType | None) -> None:
        if self._is_active:
            self._soon(self._pause)
        else:
            _stop_job()

    def _on_continue(self, number: int, frame: FrameType | None) -> None:
        if self._auto_restart:
            self._soon(self._come_back)

    def _pause(self) -> None:
        self.suspend_application_mode()
        self._must_signal_resume = True
        _stop_job()

    def _come_back(self) -> None:
        """Take the terminal again, also when the stop could not be seen coming (SIGSTOP)."""
        if self._is_over or self._leaving.is_asked:
            return
        if not self._is_in_foreground():
            _stop_job()
            return
        if self._is_active:
            self._take(LEAVING)
        else:
            self.start_application_mode()
        self._app.refresh(layout=True)

    def _is_in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # not our controlling terminal: there is no job control to obey
            return True

    def _on_size(self) -> None:
        """Another size, or the same one after another in between, which may have cut the screen."""
        self._lose_screen()
        if self._app.size == self._get_terminal_size():
            self._app.refresh(layout=True)
        self._tell_size()

    # The terminal's modes

    def start_application_mode(self) -> None:
        """Take the terminal; a process in the background stops instead, until it is continued."""
        if self._is_active:
            return
        if not self._is_in_foreground():
            _stop_job()
            return
        output = self._output
        self._line = Line(output.fileno(), _encoding(), self._pace, self._loop, self.lost)
        standing, self._standing = self._standing, None
        try:
            self.attrs_before = termios.tcgetattr(self.fileno)
        except termios.error:
            self.attrs_before = None
        if standing is not None:
            self.attrs_before = standing.attributes
        self._is_active = True
        self._unanswered = 0
        self._take(is_entered=standing is not None)
        self._keys.start(self.fileno, self._loop)
        if self._must_signal_resume:
            self._must_signal_resume = False
            self.send_message(self.SignalResume())

    def _take(self, before: str = "", *, is_entered: bool = False) -> None:
        """Set the modes that we want, after something else that is to be said.

        Args:
            before: What is said first.
            is_entered: Whether our screen stands there already.
        """
        self._make_raw()
        self._in_band_window_resize = False
        self._unanswered += 1
        self._asked_at = time.monotonic()
        kitty = not constants.DISABLE_KITTY_KEY
        if not is_entered:
            self._lose_screen()
        if self._line is not None:
            self._line.take(
                before
                + entering(
                    mouse=self._mouse, kitty=kitty, environ=os.environ, is_entered=is_entered
                )
            )
        self._tell_size()

    def _make_raw(self) -> None:
        with contextlib.suppress(termios.error):
            raw = termios.tcgetattr(self.fileno)
            raw[tty.LFLAG] = self._patch_lflag(raw[tty.LFLAG])
            raw[tty.IFLAG] = self._patch_iflag(raw[tty.IFLAG])
            raw[tty.OFLAG] &= ~termios.OPOST  # a line feed is a line feed, and one byte
            raw[tty.CC][termios.VMIN] = 1
            termios.tcsetattr(self.fileno, termios.TCSANOW, raw)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was found."""
        self.disable_input()
        self._put_back()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self.stop_application_mode()

    def close(self) -> None:
        """The application has ended: the keyboard's signals mean again what they always mean."""
        self._is_over = True
        for number, handler in _OF_THE_KEYBOARD.items():
            signal.signal(number, handler)

    def _put_back(self) -> None:
        """Give the terminal back; takes a bounded time, in whatever thread."""
        with self._turn:
            if not self._is_active:
                return
            self._is_active = False
        if self._line is None or not self._is_in_foreground():
            return
        is_silent = self._unanswered and time.monotonic() - self._asked_at > _LONGEST_PATIENCE
        last = LEAVING if is_silent else LEAVING + QUESTION
        is_written = self._line.finish(last, _STUCK)
        due = 0 if is_silent or not is_written else self._unanswered + 1
        with contextlib.suppress(termios.error):
            if not due or not await_answers(self.fileno, due, self._patience or _PATIENCE):
                termios.tcflush(self.fileno, termios.TCIFLUSH)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    # Output

    @property
    def line(self) -> Line | None:
        """The line to the terminal; None before it was taken."""
        return self._line

    def write(self, data: str) -> None:
        """Show something; while the terminal is not ours, nothing."""
        if self._is_active and self._line is not None:
            self._line.write(data)

    def when_clear(self, draw: Draw) -> None:
        """Have a frame drawn as soon as the line has room for it, which may be now."""
        if self._is_active and self._line is not None:
            self._line.when_clear(draw)

    def _arrived(self) -> None:
        if self._line is not None:
            self._line.arrived()

    def lost(self) -> None:
        """The line is cut: save and end, as after a hang-up."""
        self._leaving.ask(signal.SIGHUP)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Ask the terminal first: COLUMNS and LINES may be old and would never change."""
        told = asked_size(self._output.fileno())
        if not (told.width and told.height):
            told = Size(*super()._get_terminal_size())
        return drawn_size(told)

    def _tell_size(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))

    # Input

    def send_message(self, message: Message) -> None:
        """Hand a message to the application; we are in its thread already."""
        self._app.post_message(message)

    def disable_input(self) -> None:
        """Read no further, and forget a key that was begun."""
        self._keys.stop()

    @property
    def takes_no_more(self) -> bool:
        """Whether the end was asked for."""
        return self._leaving.is_asked

    def waiting(self) -> int:
        """How many messages the application has not worked off yet."""
        return self._app.message_queue_size

    def take(self, message: Message) -> None:
        """Pass on what was understood, but for a mouse and sizes that nobody asked for."""
        if isinstance(message, events.Resize):
            told = message.size
            if not (self._in_band_window_resize and told.width and told.height):
                return
            size = drawn_size(told)
            message = events.Resize(size, size)
        if self._mouse or not isinstance(message, events.MouseEvent):
            self.process_message(message)

    def _answered(self) -> None:
        self._unanswered = max(0, self._unanswered - 1)
        if self._patience is None:
            took = time.monotonic() - self._asked_at
            self._patience = min(_LONGEST_PATIENCE, 2 * took + 0.05)
