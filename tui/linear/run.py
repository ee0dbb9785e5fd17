"""Run a dialogue on the standard input and output, whatever these are, until it ends.

What is said goes out, then the prompt, then a line comes in. Ctrl+C ends what is being said, and
twice in a row the sitting; a signal or a cut line saves everything and ends the process. Must never
leave without having put marks and place on disk, as far as the disk answers.
"""

import os
import queue
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from tui.commands import Keymap
from tui.linear.dialogue import Dialogue
from tui.linear.input import Input, comes_from_a_file, remember_terminal
from tui.linear.job_control import JobControl
from tui.linear.line import said
from tui.linear.output import Output, OutputGoneError
from tui.linear.signals import Hangup, Signals
from tui.linear.verbs import Said
from tui.session import Session
from tui.terminal.abilities import Abilities
from tui.terminal.leaving import Leaving
from tui.terminal.plain_text import terminal_width


class Wishes(msgspec.Struct, frozen=True):
    """How lines are to be printed; from options and settings."""

    width: int | None = None
    """Columns at which lines are broken, 0 for never; None for those of the terminal."""
    has_prompt: bool | None = None
    """Whether to print prompts; None: unless the commands come from a file."""


def run(session: Session, abilities: Abilities, wishes: Wishes, keymap: Keymap) -> int:
    """Hold a dialogue until the reader leaves or the input ends.

    Args:
        session: What is read and marked; closed by the caller.
        abilities: What the terminal can do, if there is one.
        wishes: How to print.
        keymap: The keys by which commands can be called, beside their names.

    Returns:
        The exit code.
    """
    return _Talk(session, abilities, wishes, keymap).run()


class _Talk:
    """One run."""

    def __init__(
        self, session: Session, abilities: Abilities, wishes: Wishes, keymap: Keymap
    ) -> None:
        source = _buffer(sys.stdin)
        is_person = source is not None and source.isatty()
        self.dialogue = Dialogue(session, keymap, abilities, is_person=is_person)
        self.dialogue.width = wishes.width
        self._measure = session.settings.measure
        self._is_terminal = abilities.is_terminal
        out = sys.stdout.fileno() if sys.stdout is not None else os.open(os.devnull, os.O_WRONLY)
        encoding = sys.stdout.encoding if sys.stdout is not None else "ascii"
        self.output = Output(out, encoding, self._width)
        prompts = wishes.has_prompt
        if prompts is None:
            prompts = source is not None and not comes_from_a_file(source)
        edits = abilities.is_terminal and not abilities.is_dumb
        self.input: Input | None = None
        if source is not None:
            self.input = Input(
                source,
                self.output,
                encoding=sys.stdin.encoding,
                is_terminal=abilities.is_terminal,
                edits=edits,
                prompts=prompts,
            )
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._leaving = Leaving(
            save=self._save, restore=remember_terminal(), in_main_thread=self._calls.put
        )
        terminal = source.fileno() if source is not None and is_person else -1
        self._job_control = JobControl(terminal, lambda: self._is_waiting, self._again)
        self._signals = Signals(
            lambda: self._is_waiting,
            lambda: self._comes_back,
            self._leaving.ask,
            is_beginning=lambda: self.input is not None and self.input.is_beginning,
            job_control=self._job_control,
        )
        self.dialogue.here.is_cancelled = lambda: self._signals.is_cancelled

    def run(self) -> int:
        self._leaving.start()
        try:
            with self._signals, self._job_control:
                try:
                    return self._converse()
                except Hangup:
                    self._calls.get()()  # the saving; the thread that ends the process waits for it
                    self._leaving.join()
                    return 1
        except OutputGoneError as gone:
            self.dialogue.end()
            if gone.code is None:
                raise
            return gone.code
        finally:
            self.dialogue.news.watch.stop()

    def _converse(self) -> int:
        self._say(self.dialogue.begin())
        was_interrupted = False
        while not self.dialogue.is_over:
            self._say(self.dialogue.news.told())
            try:
                typed = self._typed()
            except KeyboardInterrupt:
                self.output.break_off()
                if was_interrupted:
                    self._say(self.dialogue.take("quit"))
                else:
                    self._say(self.dialogue.interrupted(self._half))
                was_interrupted = True
                continue
            if typed is None:
                self._signals.check()
                self.dialogue.end(self._half)
                if self._is_terminal:  # it stands behind the prompt
                    self.output.break_off()
                    self.output.ask("", is_line=False)
                return 1 if self.dialogue.news.is_unsaved else 0
            was_interrupted = not self._say(self.dialogue.take(typed))
        return 0

    def _typed(self) -> str | None:
        """The next line; None if there is none."""
        if self.input is None:
            return None
        return self.input.line(self.dialogue.prompt, self.dialogue.here.question)

    @property
    def _half(self) -> str:
        """What was typed of a line that was broken off."""
        return self.input.half if self.input is not None else ""

    def _say(self, lines: Said) -> bool:
        """Print lines; False if the reader broke that off."""
        signals = self._signals
        signals.is_cancelled = False
        try:
            for line in lines:
                if signals.is_cancelled or signals.is_hung_up:
                    break
                self.output.say(line)
        except KeyboardInterrupt:
            signals.is_cancelled = True
        signals.check()
        if signals.is_cancelled:
            lines.close()
            self.output.break_off()
            self.output.say(said("Stopped."))
        return not signals.is_cancelled

    def _width(self) -> int | None:
        """Where lines are broken now: the terminal may have another size by now."""
        asked = self.dialogue.width
        if asked is not None:
            return asked or None
        columns = terminal_width()
        return None if columns is None else min(columns, self._measure)

    @property
    def _is_waiting(self) -> bool:
        """Whether the main thread waits for somebody, so that it can be torn away from there."""
        return self.output.is_writing or (self.input is not None and self.input.is_waiting)

    @property
    def _comes_back(self) -> bool:
        """Whether the main thread waits for a line of a terminal that is gone."""
        return self.input is not None and self.input.is_waiting and self.input.is_cut

    def _again(self) -> None:
        """The reader was away and is there again."""
        if self.input is not None:
            self.input.again()

    def _save(self) -> None:
        self.dialogue.end(self._half)


def _buffer(stream: object) -> BinaryIO | None:
    found: BinaryIO | None = getattr(stream, "buffer", None)
    return found
