"""An application whose keys all go through the dispatcher, none before there is a screen for it."""

from typing import Any

from textual.app import App
from textual.events import Event, Key, MouseEvent, Paste

from tui.commands import Keymap
from tui.screens.keys import KeyDispatcher


class KeyedApp(App[None]):
    """An application that takes its keys by the command table."""

    def __init__(self, keymap: Keymap, *, holds_keys: bool = False, **options: Any) -> None:
        """An application.

        Args:
            keymap: Its keys.
            holds_keys: Whether keys wait until `first_screen_is_ready`; none is lost.
            options: Those of Textual's `App`.
        """
        super().__init__(**options)
        self.keymap = keymap
        self.dispatcher = KeyDispatcher(self, keymap)
        self._holds_keys = holds_keys
        self._early: list[Key] = []

    def first_screen_is_ready(self) -> None:
        """Take the keys that were typed before there was anything to act on."""
        if self._holds_keys:
            self.call_later(self._take_early)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what is cut where one types, to be put back there.

        Textual would send it to the terminal, whatever its size and whatever was set: only the
        verbs that copy do that, by `Outward`.
        """
        self._clipboard = text

    async def _take_early(self) -> None:
        while self._early:
            await self.dispatcher.take(self._early.pop(0))
        self._holds_keys = False

    async def on_event(self, event: Event) -> None:
        """Take keys one at a time; everything else as Textual does."""
        if event.is_forwarded or not isinstance(event, Key | MouseEvent | Paste):
            await super().on_event(event)
        elif isinstance(event, Key) and self._holds_keys:
            self._early.append(event)
        elif isinstance(event, Key):
            await self.dispatcher.take(event)
        elif isinstance(event, Paste):
            await self.dispatcher.take_paste(super().on_event(event))
        else:
            await self.dispatcher.take_mouse(event, super().on_event(event))
