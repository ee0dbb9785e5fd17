"""The manual page says what the program does: it is made from commands, options and settings.

Run this file (`python tests/test_man_page.py`) to write `docs/rapport.1` anew.
"""

import re
import shutil
import subprocess
from pathlib import Path

import click
import msgspec
import pytest

from tui import __version__
from tui.cli.group import Program, rapport
from tui.cli.verbs import VERBS
from tui.commands import Keymap, Scope, key_name
from tui.settings import Settings
from tui.settings.reading import words_for

PAGE = Path(__file__).parents[1] / "docs" / "rapport.1"


def plain(words: str) -> str:
    """Words as they may stand in a line of troff."""
    safe = words.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga")
    safe = safe.replace("'", "\\(aq").replace("^", "\\(ha").replace("~", "\\(ti")
    return f"\\&{safe}" if safe.startswith(".") else safe


def item(term: str, words: str) -> list[str]:
    return [".TP", f".B {plain(term)}", plain(words)]


def options(command: click.Command, context: click.Context) -> list[str]:
    lines: list[str] = []
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None and isinstance(param, click.Option):
            lines += item(*record)
    return lines


def verbs(context: click.Context) -> list[str]:
    assert isinstance(rapport, Program)
    lines: list[str] = []
    for name in VERBS:
        command = rapport.get_command(context, name)
        assert command is not None
        lines += item(f"rapport {name}", command.get_short_help_str(200))
    return lines


def keys() -> list[str]:
    keymap, lines = Keymap(), []
    for scope in Scope:
        rows = keymap.commands(scope)
        lines += [f'.SS "{plain(scope.value)}"'] if rows else []
        for row in rows:
            lines += item(", ".join(map(key_name, row.keys)) or "(no key)", row.help)
    return lines


def settings() -> list[str]:
    lines: list[str] = []
    for field in msgspec.structs.fields(Settings):
        info = msgspec.inspect.type_info(field.type)
        assert isinstance(info, msgspec.inspect.Metadata)
        meaning = (info.extra_json_schema or {})["description"].replace("`", "")
        default = msgspec.json.encode(getattr(Settings(), field.name)).decode()
        lines += item(f"{field.name} = {default}", f"{meaning}. Takes {words_for(field.type)}.")
    return lines


def man_page() -> str:
    """The whole page."""
    context = click.Context(rapport, info_name="rapport")
    return "\n".join(
        [
            '.\\" Made by tests/test_man_page.py from commands, options and settings.',
            f'.TH RAPPORT 1 "" "rapport {__version__}" "User Commands"',
            ".SH NAME",
            "rapport \\- keyboard reader for saved discussions",
            ".SH SYNOPSIS",
            ".B rapport",
            "[\\fIOPTION\\fR]... [\\fIPATH\\fR]...",
            ".br",
            ".B rapport",
            "\\fICOMMAND\\fR [\\fIARGUMENT\\fR]...",
            ".SH DESCRIPTION",
            "Opens files and folders of saved discussions: posts, the replies under them and the",
            "works they cite, in three panes. Remembers what was read and bookmarked, down to a",
            "single reply. Without a PATH it opens what the settings name, else a guided tour.",
            ".SH OPTIONS",
            *options(rapport, context),
            ".SH COMMANDS",
            *verbs(context),
            ".SH KEYS",
            "Those of the keymap vim; rapport keys prints the ones in use. A number before a key",
            "repeats it.",
            *keys(),
            ".SH SETTINGS",
            "In settings.toml, whose place rapport doctor tells.",
            *settings(),
            ".SH ENVIRONMENT",
            *item("NO_COLOR", "If set and not empty, no colours are used."),
            *item(
                "RAPPORT_STATE, RAPPORT_INDEX, RAPPORT_SETTINGS, RAPPORT_DRAWING,"
                " RAPPORT_RESTRICTED",
                "Stand for the options of these names; an option wins.",
            ),
            ".SH EXIT STATUS",
            "0 done; 1 nothing found or not readable; 2 used wrongly; 130 interrupted; 141 nobody",
            "reads the output any more.",
            "",
        ]
    )


def test_the_page_is_fresh() -> None:
    said = PAGE.read_text(encoding="utf-8")
    assert said == man_page(), "python tests/test_man_page.py writes it anew"


def test_every_command_and_every_setting_is_on_it() -> None:
    page = man_page()
    assert all(plain(row.help) in page for row in Keymap().commands(*Scope))
    assert all(plain(name) in page for name in Settings.__struct_fields__)
    assert page.isascii() or all(ord(sign) >= 32 or sign == "\n" for sign in page)


@pytest.mark.skipif(shutil.which("groff") is None, reason="Debian's groff is not installed")
def test_groff_has_nothing_to_say_against_it() -> None:
    groff = shutil.which("groff")
    assert groff is not None
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-K", "utf-8", str(PAGE)], capture_output=True, check=True
    )
    assert done.stderr == b""
    shown = re.sub(".\x08", "", done.stdout.decode())  # bold is written twice
    assert "NAME" in shown and "Next unread" in shown


if __name__ == "__main__":
    PAGE.write_text(man_page(), encoding="utf-8")
