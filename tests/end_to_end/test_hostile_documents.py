"""A document that tries to act on the terminal goes through every screen and does nothing there."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ATTACKS = {
    "sets the window title": "\x1b]0;PWNED-TITLE\x07",
    "writes the clipboard": "\x1b]52;c;UFdORUQ=\x1b\\",
    "clears the screen": "\x1b[2J\x1b[H",
    "colours": "\x1b[31;5mred\x1b[0m",
    "C1 CSI": "\x9b31m",
    "C1 OSC": "\x9d0;PWNED-C1\x9c",
    "device query": "\x1b[c\x1b[6n\x1bZ",
    "DCS": "\x1bP$qm\x1b\\",
    "alternate screen off": "\x1b[?1049l",
    "bell and backspace": "\x07\x08\x08\x0b\x0c",
    "bidi override": "\u202eesrever\u202c \u2066isolate\u2069",
    "hyperlink": "\x1b]8;;http://evil.example/\x07click\x1b]8;;\x07",
    "markup": "[bold]not bold[/bold] [@click=app.quit]quit[/] [/] [red",
}
WIDE = (
    "漢字かな交じり文 한글 ｆｕｌｌ",
    "e\u0301a\u0300 " + "z" + "\u0335\u0301\u0302\u0303" * 20,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "\U0001f44d\U0001f3fd \U0001f1eb\U0001f1f7",
    "\u200b\u200d\ufeffzero\u2060width",
    "عربي עברית",
)


def hostile_page() -> str:
    """Every attack and every odd width in title, body, names, dates and replies."""
    worst = " ".join(ATTACKS.values())
    lines = [f"Title {worst} {WIDE[0]}", ""]
    lines += [f"Paragraph. {name}: {attack} end." for name, attack in ATTACKS.items()]
    lines += ["", *(f"Width {text} end {text}" for text in WIDE), "", "L" * 100_000, ""]
    lines += [f"See Smith{ATTACKS['colours']} (2018) and https://example.org/{ATTACKS['C1 CSI']}x"]
    lines += ["", f"2 replies on “Title {worst} {WIDE[0]}”", ""]
    for name in (f"Eve{worst}", WIDE[2]):
        lines += [f"{name} says:", "January 7, 2022 at 9:14 pm", f"I agree {worst} {WIDE[1]}", ""]
    return "\n".join(lines)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "hostile.txt").write_text(hostile_page(), encoding="utf-8")
    markdown = f"# Title {ATTACKS['markup']}\n\n{hostile_page()}\n\n## Replies\n\n### Eve\n\nhi\n"
    (folder / "hostile.md").write_text(markdown, encoding="utf-8")
    (folder / "name\x1b]0;PWNED-NAME\x07\u202e.txt").write_text("")
    (folder / "plain.txt").write_text("Plain\n\nA plain page beside it.\n")
    return folder


@pytest.fixture
def hostile(open_terminal, library: Path, tmp_path: Path) -> Callable[..., object]:
    def start(size: tuple[int, int]):
        command = [
            sys.executable,
            "-m",
            "tui",
            str(library),
            "--state",
            str(tmp_path / "marks.json"),
        ]
        command += ["--index", str(tmp_path / "index.sqlite")]
        return open_terminal(command, size=size, env={"HOME": str(tmp_path)})

    return start


TOUR = (
    *("alt+2", "space", "space", "G", "g", "g", "}", "}", "]", "]", "["),
    *("alt+3", "j", "enter", "alt+1", "j", "alt+2", "G", "alt+1", "j", "alt+2"),
    *("!", "G", "q", "?", "q", "'", "q"),
)


def forbidden_in(raw: bytes) -> list[str]:
    """What of the document's tricks is among the bytes that reached the terminal."""
    text = raw.decode("utf-8", "replace")
    found = [word for word in ("PWNED", "UFdORUQ", "]8;;http://evil") if word in text]
    found += [hex(ord(c)) for c in set(re.findall("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", text))]
    found += [s for s in ("\x1bP", "\x1b_", "\x1bZ", "\x1b[c\x1b[6n", "\x07\x08") if s in text]
    found += ["blink"] if re.search("\x1b\\[[0-9;]*;5m|\x1b\\[5m", text) else []
    return found


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
def test_nothing_of_it_reaches_the_terminal_and_every_row_keeps_its_width(hostile, size) -> None:
    terminal = hostile(size)
    terminal.wait_for("3 documents")
    for key in TOUR:
        terminal.press(
            {"exclamation_mark": "!", "question_mark": "?", "apostrophe": "'"}.get(key, key)
        )
        terminal.wait_for(lambda: len(terminal.screen_text().split("\n")) == size[1])
    terminal.press("alt+1")
    terminal.wait_for("documents")
    terminal.press("B")
    terminal.wait_for("Note on this document")
    terminal.paste("note \x9d0;PWNED-NOTE\x9c \u202e\x9b31m [bold]")
    terminal.wait_for("note ")
    terminal.press("enter")
    terminal.wait_for("Bookmark")
    terminal.press("'")
    terminal.wait_for("Bookmarks · 1")
    assert forbidden_in(bytes(terminal.raw)) == []
    terminal.press("escape")
    terminal.wait_for("documents")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_the_rules_between_the_panes_stand_in_one_column(hostile) -> None:
    terminal = hostile((120, 40))
    terminal.wait_for("3 documents")

    def ruled_rows() -> int:
        rows = terminal.cells()[1:39]
        return sum(row[36].data == "│" == row[88].data for row in rows)

    places = ("paragraph 1 of", "paragraph", "reply 1 of 1", "paragraph 1 of", "reply 1 of 1")
    keys = (["alt+2"], ["space"], ["G"], ["g", "g"], ["]"])
    for pressed, place in zip(keys, places, strict=True):
        terminal.press(*pressed)
        terminal.wait_for(place)
        terminal.wait_for(lambda: ruled_rows() == 38)


def test_markup_is_shown_as_it_is_written(hostile) -> None:
    terminal = hostile((120, 40))
    terminal.wait_for("3 documents")
    terminal.press("alt+2")
    terminal.wait_for(lambda: "[bold]not bold[/bold]" in terminal.screen_text())
