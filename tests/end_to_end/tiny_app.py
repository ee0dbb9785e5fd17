"""A small application on our driver: shows the last key, and writes down that it has saved.

Arguments: the file to which it writes, and what is odd about it:
`slow` saves for half a second. The key `b` blocks its main thread for ever, `f` makes it print
without end, `e` gives the terminal away as to an editor.
"""

import sys
import threading
import time
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from tui.terminal.driver import driver_class, leave


class TinyApp(App[None]):
    BINDINGS: ClassVar = [
        ("q", "quit"),
        ("Q", "leave"),
        ("ctrl+z", "suspend_process"),
        ("e", "edit"),
    ]

    def __init__(self, log: Path, oddity: str) -> None:
        super().__init__(driver_class=driver_class())
        self.log_file = log
        self.oddity = oddity
        self.keys: list[str] = []
        self.pasted = 0
        self.count = 0
        self.shown_size: Size | None = None

    def compose(self) -> ComposeResult:
        yield Static("ready", markup=False)

    def tell(self, text: str) -> None:
        self.query_one(Static).update(text)

    def on_key(self, event: events.Key) -> None:
        self.count += 1
        self.keys = [*self.keys[-9:], event.key]
        self.tell(f"{self.count} keys: {' '.join(self.keys)};")
        if event.key == "b":
            self.log_file.write_text("blocked\n")
            threading.Event().wait()
        if event.key == "f":
            self.set_interval(0.001, self.flood)

    def flood(self) -> None:
        self._driver.write("\x1b[1;1H" + "flood " * 2000)

    def on_paste(self, event: events.Paste) -> None:
        self.pasted += len(event.text)
        self.tell(f"pasted {self.pasted}")

    def on_resize(self, event: events.Resize) -> None:
        if self.shown_size not in (None, event.size):
            self.tell(f"size {event.size.width}x{event.size.height}")
        self.shown_size = event.size

    def action_leave(self) -> None:
        leave(self)

    def action_edit(self) -> None:
        with self.suspend():
            print("editing", flush=True)
            print(f"edited {input()!r}", flush=True)

    def leaving(self) -> None:
        self.tell("saving")
        with self.log_file.open("a") as file:
            file.write("begun\n")
            file.flush()
            time.sleep(0.5 if self.oddity == "slow" else 0)
            file.write(f"saved after {self.count} keys\n")


if __name__ == "__main__":
    TinyApp(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "").run()
