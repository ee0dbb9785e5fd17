"""README's tables say what the program does, and its commands are those that CI runs.

Run this file (`python tests/test_readme.py`) to write the tables anew.
"""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from tui.commands import Keymap, Scope, build_keymap, key_name
from tui.settings import Settings
from tui.settings.reading import words_for

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def keys_table() -> str:
    """One table with a headed part for each scope, as on the help screen."""
    lines = ["| key | |", "|---|---|"]
    for scope in Scope:
        rows = Keymap().commands(scope)
        lines += [f"| **{scope.value}** | |"] if rows else []
        for row in rows:
            keys = " ".join(code(key_name(key)) for key in row.keys)
            lines.append(f"| {keys} | {row.help} |")
    return "\n".join(lines)


def code(text: str) -> str:
    """A text as code in a cell of a table, whatever signs are in it."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " * (len(ticks) > 1)
    return f"{ticks}{space}{text}{space}{ticks}".replace("|", "\\|")


def settings_table() -> str:
    """Every setting with its default, its range and its meaning."""
    lines = ["| setting | default | takes | meaning |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(Settings):
        info = msgspec.inspect.type_info(field.type)
        assert isinstance(info, msgspec.inspect.Metadata)
        meaning = (info.extra_json_schema or {})["description"]
        default = msgspec.json.encode(getattr(Settings(), field.name)).decode()
        takes = words_for(field.type).replace("|", "\\|")
        lines.append(f"| `{field.name}` | `{default}` | {takes} | {meaning} |")
    return "\n".join(lines)


TABLES = {"keys": keys_table, "settings": settings_table}


def between_marks(text: str, name: str) -> str:
    (found,) = re.findall(rf"<!-- {name} -->\n(.*)<!-- /{name} -->", text, flags=re.DOTALL)
    return str(found).strip()


def write_tables() -> None:
    text = README.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        fresh = f"<!-- {name} -->\n{table()}\n<!-- /{name} -->"
        text = re.sub(
            rf"<!-- {name} -->\n.*<!-- /{name} -->", lambda _, f=fresh: f, text, flags=re.DOTALL
        )
    README.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_are_fresh(name: str) -> None:
    said = between_marks(README.read_text(encoding="utf-8"), name)
    assert said == TABLES[name](), "python tests/test_readme.py writes them anew"


def test_the_two_commands_for_newcomers_are_there_once_each() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    commands_ = [line for line in lines if line.startswith("python3 -m venv")]
    assert [line.rpartition(" ")[2] for line in commands_] == [".venv/bin/rapport", "pytest"]


def test_ci_takes_its_commands_from_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "$(readme_command pytest)" in script
    assert "$(readme_command bin/rapport)" in script
    assert "pip install -r" not in script


def test_the_settings_that_are_shown_can_be_used() -> None:
    (shown,) = re.findall("```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    settings = msgspec.convert(tomllib.loads(shown), Settings)
    keymap, faults = build_keymap(settings.keymap, settings.keys)
    assert faults == []
    assert keymap.command(Scope.BOOKMARKS, "undo").keys == ("U",)


def test_every_link_and_picture_leads_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", text)
        assert [target for target in targets if not (ROOT / target).exists()] == [], page


def test_requirements_are_hashed_and_name_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall("^[^ ]", text, re.MULTILINE))
    assert "://" not in text and "--find-links" not in text and "--index" not in text


def test_requirements_hold_everything_the_project_asks_for() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["test"], *extras["check"]]
    names = {re.split(r"[<>=!~\[ ;]", wish)[0].lower() for wish in asked}
    assert names - pinned == set()


if __name__ == "__main__":
    write_tables()
