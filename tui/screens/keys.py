"""From a pressed key to the command that is carried out, one key after another.

The next key is looked at when everything the one before has caused is done: what is typed fast, or
arrives at once over a slow line, means the same as when typed slowly. Keys of a sequence and the
number before it are gathered here. Must never drop a key, and never wait for long.
"""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Sequence
from inspect import isawaitable
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, MouseEvent, MouseUp
from textual.keys import Keys
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

from tui.commands import LETTER, Command, Keymap, Scope, canonical, key_name, takes_letter
from tui.screens.base import ReaderScreen

MOST_DIGITS = 9
"""Digits of a number that count; more are a key held down."""

CANCELS = ("escape", "ctrl+c", "ctrl+g")
"""Keys that end what was begun, in the hands of vim, a shell and emacs."""

PATIENCE = 0.5
"""Seconds that the next key waits at most for the one before."""

THINKING = 0.7
"""Seconds after which the keys that may follow are shown to whoever began a sequence."""

_SHORT = re.compile("[,;:]")
"""Where the words of a help text end that are shown of it in a few."""


def pressed(event: Key) -> str:
    """The key of an event as the command table writes it: `j`, `G`, `/`, `space`, `ctrl+d`."""
    return canonical(event.key, event.character)


class KeyDispatcher:
    """Takes the keys of an application."""

    def __init__(self, app: App[Any], keymap: Keymap) -> None:
        """Keys of `app`, whose widgets and screens name their scopes in `SCOPES`."""
        self._app = app
        self.keymap = keymap
        self._typed: tuple[str, ...] = ()
        self._count = ""
        self._timer: Timer | None = None
        self._begun_on: Screen[Any] | None = None
        """The screen on which the keys of a sequence, or a number, were typed."""
        self._asked: tuple[DOMNode, Command, int | None] | None = None
        """A command that waits for its letter, who carries it out, and its number."""

    async def take(self, event: Key) -> None:
        """Carry out what a key means; returns when that is done.

        Only what is called here is waited for, and what it sends to the widgets: not a thread.
        """
        if event.key == Keys.Ignore:
            return
        screen = self._app.screen
        nodes = self._begin()
        key = pressed(event)
        if not await self._consume(nodes, key):
            if key.startswith("alt+") and len(key) == len("alt+") + 1:
                if not self.keymap.has_meta:
                    await self._take_apart(key[-1])
                elif isinstance(screen, ReaderScreen):
                    screen.notice(f"{key_name(key)} is no command here")
                return
            await self._leave_to_textual(event)
        await self._settle(nodes)
        if self._app.screen is not screen:
            await self._settle([self._app.screen])

    async def take_mouse(self, event: MouseEvent, done: Awaitable[None]) -> None:
        """Let Textual find what is under the pointer; returns when that has taken the event.

        Args:
            event: What the mouse did.
            done: Textual's way with it.
        """
        if not isinstance(event, MouseUp):
            self._begin()
            self._ask_no_more()
        await done
        await self._settle(self._nodes())

    async def take_paste(self, done: Awaitable[None]) -> None:
        """Let Textual hand on what was pasted; returns when it is where the next key finds it.

        Args:
            done: Textual's way with it.
        """
        screen = self._app.screen
        await done
        await self._settle(self._nodes())
        if self._app.screen is not screen:
            await self._settle([self._app.screen])

    def _begin(self) -> list[DOMNode]:
        """Tell whatever is in use that the reader goes on; returns it."""
        nodes = self._nodes()
        for node in nodes:
            before_key = getattr(node, "before_key", None)
            if before_key is not None:
                before_key()
        return nodes

    async def _leave_to_textual(self, event: Key) -> None:
        """Let the widget with the focus have the key: a line of text has keys of its own.

        What is bound to it is done here and now, and not when the event has come all the way up.
        """
        if event.is_printable or not await self._app._check_bindings(event.key):
            (self._app.focused or self._app.screen)._forward_event(event)

    async def _take_apart(self, character: str) -> None:
        """Escape and a character typed fast look like alt and that character."""
        await self.take(Key("escape", "\x1b"))
        await self.take(Key(character, character))

    def _nodes(self) -> list[DOMNode]:
        """What may have a command for a key: the focus first, then all that is around it."""
        start = self._app.focused or self._app.screen
        nodes: list[DOMNode] = []
        for node in start.ancestors_with_self:
            nodes.append(node)
            if isinstance(node, ModalScreen):
                break
        return nodes

    async def _consume(self, nodes: Sequence[DOMNode], key: str) -> bool:
        """Whether `key` is ours; False if the widget with the focus is to have it."""
        if self._begun_on is not self._app.screen:
            # What was begun on a screen that is gone, or covered by now, means nothing here.
            self._ask_no_more()
            self._forget()
            self._begun_on = self._app.screen
        takes_text = getattr(nodes[0], "TAKES_TEXT", False)
        if takes_text and (len(key) == 1 or key == "space"):
            return False
        if self._asked is not None:
            await self._answer(key)
            return True
        if not takes_text and not self._typed and self._is_count(key):
            self._count = (self._count + key)[:MOST_DIGITS]
            self._show_typed(nodes)
            return True
        if key == "escape" and (self._typed or self._count):
            self._forget()
            return True
        if key in CANCELS and self._count and not self._typed:
            self._forget()
            return True
        keys, count = (*self._typed, key), self._count
        goes_on = False
        for node, scope in self._scopes(nodes):
            found = self.keymap.find(scope, keys)
            goes_on = goes_on or found.goes_on
            if found.command is not None and node.check_action(found.command.id, ()):
                self._forget()
                await self.run(node, found.command, found.letter, int(count) if count else None)
                return True
        if goes_on:
            self._typed = keys
            self._show_typed(nodes)
            return True
        was_begun = bool(self._typed)
        self._forget()
        if was_begun and isinstance(self._app.screen, ReaderScreen):
            self._app.screen.notice(f"{key_name(' '.join(keys))} is no command here")
        return was_begun

    async def run(self, node: DOMNode, command: Command, letter: str, count: int | None) -> None:
        """Carry out `command` on `node`."""
        before_jump = getattr(self._app.screen, "before_jump", None)
        if command.is_jump and before_jump is not None:
            before_jump()
        action = getattr(node, f"action_{command.id}")
        arguments = [letter] if letter else []
        answer = action(*arguments, count) if command.takes_count else action(*arguments)
        if isawaitable(answer):
            await answer

    async def run_named(self, node: DOMNode, command: Command, count: int | None) -> None:
        """Carry out a command that was chosen by its name; ask for its letter, if it wants one."""
        if takes_letter(command):
            self._begun_on = self._app.screen
            self._asked = node, command, count
            self._tell(f":{command.id}", self._letters(command))
            return
        await self.run(node, command, "", count)
        await self._settle(self._nodes())

    async def _answer(self, key: str) -> None:
        """Take a key for the letter that was asked for."""
        asked = self._asked
        self._ask_no_more()
        if asked is None:
            return
        node, command, count = asked
        if len(key) == 1 and key.isalnum():
            await self.run(node, command, key, count)
        elif key not in CANCELS and isinstance(self._app.screen, ReaderScreen):
            self._app.screen.notice(f"{key_name(key)} is no letter")

    def _ask_no_more(self) -> None:
        if self._asked is not None:
            self._asked = None
            self._tell("", [])

    def _is_count(self, key: str) -> bool:
        return len(key) == 1 and key in ("0123456789" if self._count else "123456789")

    def scopes(self) -> list[tuple[DOMNode, Scope]]:
        """Where a key that is pressed now is looked for, and what carries out what is found."""
        return self._scopes(self._nodes())

    def _scopes(self, nodes: Sequence[DOMNode]) -> list[tuple[DOMNode, Scope]]:
        """Where to look for a command: first what lies over the screen, then from the focus out."""
        found = [(node, scope) for node in nodes for scope in getattr(node, "SCOPES", ())]
        screen = self._app.screen
        return [(screen, scope) for scope in getattr(screen, "FIRST_SCOPES", ())] + found

    # What was typed so far -----------------------------------------------------------------------

    def _forget(self) -> None:
        if self._typed or self._count:
            self._typed, self._count = (), ""
            self._stop_timer()
            self._tell("", [])

    def _show_typed(self, nodes: Sequence[DOMNode]) -> None:
        """Show what was typed; after a moment also what may follow."""
        self._stop_timer()
        said = self._count + key_name(" ".join(self._typed))
        self._tell(said, [])
        if self._typed:
            scopes = [scope for _, scope in self._scopes(nodes)]
            follow = self._follow(scopes)
            self._timer = self._app.set_timer(THINKING, lambda: self._tell(said, follow))

    def _follow(self, scopes: Sequence[Scope]) -> list[tuple[str, str]]:
        """The keys that may follow; where any letter may, the letters that lead somewhere."""
        found: list[tuple[str, str]] = []
        for rest, command in self.keymap.continuations(scopes, self._typed):
            letters = self._letters(command) if rest == LETTER else []
            found += letters or [(key_name(rest), command.hint or _SHORT.split(command.help)[0])]
        return found

    def _letters(self, command: Command) -> list[tuple[str, str]]:
        """The letters that lead somewhere, for a command that takes one."""
        letters_for = getattr(self._app.screen, "letters_for", None)
        return letters_for(command.id) if letters_for else []

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _tell(self, said: str, follow: list[tuple[str, str]]) -> None:
        if isinstance(self._app.screen, ReaderScreen):
            self._app.screen.show_typed(said, follow)

    # One key after another -----------------------------------------------------------------------

    async def _settle(self, nodes: Sequence[DOMNode]) -> None:
        """Wait until the widgets have taken the messages that a key has caused.

        A message goes from a widget to what is around it, so one after another is asked.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for node in nodes:
                    if node is not self._app:
                        await _has_caught_up(node)


async def _has_caught_up(node: MessagePump) -> None:
    """Wait until `node` has handled every message that it was sent before."""
    is_done = asyncio.Event()
    if node.is_attached and node.call_later(is_done.set):
        await is_done.wait()
