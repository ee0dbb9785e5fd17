"""The comment of a reply in the reader's own editor, and back again whatever the editor did.

The editor gets a file that only the reader can open. What stands in it when the editor is gone is
the comment, also if it ended badly, and if the session ends meanwhile.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

from tui.model import safe_text
from tui.screens.outward import outward_of
from tui.screens.reply_form import ReplyForm

FILE = "reply.txt"

AT_ONCE = 0.5
"""Seconds in which nobody writes anything: such an editor came back without being left."""


class ReplyFormWithEditor(ReplyForm):
    """The form, from which the comment can be taken into an editor."""

    outside: Path | None = None
    """The file in which an editor has the comment just now."""

    def action_edit_outside(self) -> None:
        """Let the reader's editor have the comment and the terminal."""
        from tui.terminal.outside import editor_command, run_outside

        if not outward_of(self.app).abilities.may_start_editor:
            self.notice("This session may not start an editor")
            return
        command = editor_command(os.environ)
        if not command:
            self.notice("No editor: EDITOR and VISUAL name none that can be started")
            return
        before = self.words.comment
        try:
            self.outside = written_out(before)
        except OSError as error:
            self.notice(f"No file for the editor: {error.strerror or error}")
            return
        self.keep()
        begun = time.monotonic()
        try:
            ended = run_outside(self.app, [*command, self.outside])
        finally:
            text = taken_back(self.outside, before)
            shutil.rmtree(self.outside.parent, ignore_errors=True)
            self.outside = None
        if text is None:
            said = "The editor left no file; the comment is as it was"
        elif text != before:
            self.take_comment(text)
            said = "Taken from the editor"
        elif ended.code == 0 and time.monotonic() - begun < AT_ONCE:
            said = "The editor came back at once: does it want an option to wait, as `code --wait`?"
        else:
            said = "Nothing was changed in the editor"
        self.notice(f"The editor {ended.words} · {said}" if ended.code and ended.words else said)
        if ended.code is None:
            self.notice(f"The editor could not be started: {ended.words}")

    def leaving(self) -> None:
        """The session ends, perhaps while an editor has the comment: take what is in its file."""
        outside = self.outside
        if outside is not None:
            text = taken_back(outside, self.words.comment)
            if text is not None:
                self.fields.held = text
        super().leaving()


def written_out(comment: str) -> Path:
    """Write the comment into a file of its own, in a folder of its own.

    Raises:
        OSError: It could not be written.
    """
    folder = Path(tempfile.mkdtemp(prefix="rapport-"))
    path = folder / FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(f"{comment}\n".encode() if comment else b"")
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return path


def taken_back(path: Path, before: str) -> str | None:
    """What stands in the file of an editor, made harmless; None if it cannot be read.

    Args:
        path: The file.
        before: The comment that was written into it: it comes back as it was if nothing changed.
    """
    try:
        text = safe_text(path.read_bytes().decode(errors="replace").removeprefix("\ufeff"))
    except OSError:
        return None
    if text in (before, f"{before}\n"):
        return before
    return text.removesuffix("\n")
