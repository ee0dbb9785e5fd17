"""What a person does in the reader in these tests, and what is then to be found on the far side."""

from own_sshd import Sshd, wait_until
from pseudo_terminal import Terminal

from tui.marks import Marks
from tui.model import DocumentKey

SEED = "0025408757f80aa1"


def go_to_reply(terminal: Terminal, reply: int) -> None:
    """Go to a reply of the seed page, the last document of the list."""
    terminal.wait_for("6 documents")
    terminal.press("G")
    terminal.wait_for("▌● Rapport")
    # Not from where another sitting stands: that may be kept by now.
    terminal.press("alt+2", "g", "g", *["]"] * reply)
    terminal.wait_for(f"reply {reply} of 2")


def bookmark(terminal: Terminal, note: str) -> None:
    """Bookmark what is current, and wait until that is on disk."""
    terminal.press("B")
    terminal.wait_for("Note on this reply")
    terminal.type(note)
    terminal.press("enter")
    terminal.wait_for("Bookmarked")
    terminal.wait_for(lambda: not is_unsaved(terminal))


def is_unsaved(terminal: Terminal) -> bool:
    """Whether the reader says that something is not on disk."""
    last = "\n".join(terminal.screen_text().split("\n")[-2:])  # tmux has a line below ours
    return "unsaved" in last or "not saved" in last


def notes(sshd: Sshd) -> list[str]:
    """The notes of all bookmarks on the far side, as a program finds them that opens the marks."""
    marks = Marks.open(sshd.state)
    try:
        return sorted(record.note for record in marks.bookmarks())
    finally:
        marks.close()


def letters(sshd: Sshd) -> set[str]:
    """The letters that places have on the far side: one edit each."""
    marks = Marks.open(sshd.state)
    try:
        return {record.part.removeprefix("named:") for record in marks.named_places()}
    finally:
        marks.close()


def wait_until_place_is_kept(sshd: Sshd) -> None:
    """Wait until a place in a reply has been put on disk, a second after the last key."""
    folder = sshd.home / "cache" / "rapport"

    def is_kept() -> bool:
        has_pane = any(b'"detail"' in path.read_bytes() for path in folder.rglob("*-where.json"))
        marks = Marks.open(sshd.state)
        try:
            position = marks.position(DocumentKey(SEED))
            return has_pane and position is not None and position.part.startswith("reply:")
        finally:
            marks.close()

    wait_until(is_kept, "the place is kept")
