"""The settings file: what it may say, and what is said when it may not."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tui.settings import Settings, SettingsError, load
from tui.settings.settings import Theme

NAMES = ", ".join(Settings.__struct_fields__)
THEMES = ", ".join(f'"{name}"' for name in sorted(get_args(Theme)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def refusal(file: Path, text: str) -> str:
    """What is said of `text`, without the folder."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(file)
    assert "\n" not in str(caught.value) and "\x1b" not in str(caught.value)
    return str(caught.value).removeprefix(f"{file.parent}/")


def test_a_missing_file_gives_the_defaults(file: Path) -> None:
    assert load(file) == Settings()


def test_an_empty_file_gives_the_defaults(file: Path) -> None:
    file.write_bytes(b"")
    assert load(file) == Settings()


def test_every_setting_can_be_set(file: Path) -> None:
    file.write_text('theme = "ansi"\nauto_read_seconds = 0\nmeasure = 60\nplaces = ["/a"]\n')
    assert load(file) == Settings(theme="ansi", auto_read_seconds=0.0, measure=60, places=("/a",))


def test_a_byte_order_mark_and_dos_line_ends_do_no_harm(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbf# mine\r\ntheme = "light"\r\n')
    assert load(file).theme == "light"


def test_places_are_made_absolute_from_home_and_from_the_files_folder(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    file.write_text('places = ["~/saved", "beside", "/elsewhere"]')
    assert load(file).places == ("/home/someone/saved", f"{file.parent}/beside", "/elsewhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('them = "dark"', "settings.toml:1: unknown setting “them”; did you mean “theme”?"),
        (
            '# one\n\nAuto-Read-Second = 1\ntheme = "dark"',
            "settings.toml:3: unknown setting “Auto-Read-Second”;"
            " did you mean “auto_read_seconds”?",
        ),
        (
            "[screen]\nwidth = 1",
            f"settings.toml:1: unknown setting “screen”; there are: {NAMES}",
        ),
        (
            'measure = 50\n"q\\u001b[31m" = 1',
            f"settings.toml: unknown setting “q”; there are: {NAMES}",
        ),
    ],
)
def test_an_unknown_key_names_file_line_key_and_the_nearest_right_one(
    file: Path, text: str, said: str
) -> None:
    assert refusal(file, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '\ntheme = "blue"',
            f"settings.toml:2: theme must be one of {THEMES}",
        ),
        ("measure = 39", "settings.toml:1: measure must be a whole number from 40 to 120"),
        ("measure = 60.5", "settings.toml:1: measure must be a whole number from 40 to 120"),
        (
            "auto_read_seconds = nan",
            "settings.toml:1: auto_read_seconds must be a number from 0 to 3600",
        ),
        (
            "auto_read_seconds = -1",
            "settings.toml:1: auto_read_seconds must be a number from 0 to 3600",
        ),
        ('browser = ""', "settings.toml:1: browser must be a text"),
        (
            'hint_letters = "asda"',
            "settings.toml:1: hint_letters must be two or more letters, each once",
        ),
        (
            'hint_letters = "a1"',
            "settings.toml:1: hint_letters must be two or more letters, each once",
        ),
        ("mouse = true", 'settings.toml:1: mouse must be one of "auto", "off", "on"'),
        ('places = "here"', "settings.toml:1: places must be a list of texts"),
        (
            "theme.dark = true",
            f"settings.toml:1: theme must be one of {THEMES}",
        ),
        ('places = [""]', "settings.toml:1: places: “” is not a path"),
        ('places = ["a\\u0000b"]', "settings.toml:1: places: “ab” is not a path"),
    ],
)
def test_a_wrong_value_names_file_line_key_and_what_it_may_be(
    file: Path, text: str, said: str
) -> None:
    assert refusal(file, text) == said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("measure =", 1),
        ('theme = "dark"\nmeasure = 60\nmeasure = 70\n', 3),
        ("theme = 'x", 1),
        ("places = [\n1,\n2", 3),
    ],
)
def test_what_is_not_toml_names_the_line(file: Path, text: str, line: int) -> None:
    assert refusal(file, text).startswith(f"settings.toml:{line}: not TOML: ")


@pytest.mark.parametrize("text", ["x = " + "9" * 5000, "x = " + "[" * 5000])
def test_monstrous_toml_is_refused_and_not_fallen_over(file: Path, text: str) -> None:
    assert refusal(file, text).startswith("settings.toml: not TOML: ")


def test_what_is_not_utf_8_names_the_line(file: Path) -> None:
    file.write_bytes(b'# one\ntheme = "\xe9"\n')
    with pytest.raises(SettingsError, match=r"settings\.toml:2: not UTF-8 text"):
        load(file)


def test_a_folder_in_its_place_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Is a directory"):
        load(tmp_path)


def test_every_setting_has_a_description_and_a_default_it_accepts() -> None:
    for field in msgspec.structs.fields(Settings):
        info = msgspec.inspect.type_info(field.type)
        assert isinstance(info, msgspec.inspect.Metadata), field.name
        assert info.extra_json_schema is not None
        assert info.extra_json_schema["description"], field.name
        assert msgspec.convert(field.default, field.type) == field.default
