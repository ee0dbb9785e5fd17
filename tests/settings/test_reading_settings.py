"""The settings file: what it may say, and what is said when it may not."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tui.settings import Settings, SettingsError, line_of, load, load_with_errors
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


def test_a_file_without_end_is_refused_and_not_read_whole(file: Path) -> None:
    file.symlink_to("/dev/zero")
    with pytest.raises(SettingsError, match=r"settings\.toml: larger than 1,000,000 bytes"):
        load(file)
    assert load_with_errors(file)[0] == Settings()


def test_a_huge_file_is_refused(file: Path) -> None:
    assert "larger than 1,000,000 bytes" in refusal(file, "# a comment\n" * 100_000)


def test_every_setting_has_a_description_and_a_default_it_accepts() -> None:
    for field in msgspec.structs.fields(Settings):
        info = msgspec.inspect.type_info(field.type)
        assert isinstance(info, msgspec.inspect.Metadata), field.name
        assert info.extra_json_schema is not None
        assert info.extra_json_schema["description"], field.name
        default = getattr(Settings(), field.name)
        assert msgspec.convert(default, field.type) == default


def test_keys_are_taken_as_written(file: Path) -> None:
    file.write_text(
        'keymap = "emacs"\n[keys]\nnext_unread = ["n", "z n"]\nhelp = "f1"\n'
        '"reading.undo" = []\n[keys.bookmarks]\nundo = ["U"]\n'
    )
    settings = load(file)
    assert settings.keymap == "emacs"
    assert settings.keys == {
        "next_unread": ("n", "z n"),
        "help": "f1",
        "reading.undo": (),
        "bookmarks": {"undo": ("U",)},
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("keys = 3", "settings.toml:1: keys must be a table of commands and their keys"),
        (
            '[keys]\nhelp = "x"\n\nundo = [1]',
            "settings.toml:4: keys: “undo” must have a list of keys",
        ),
        (
            "[keys.reading]\nredo = 7",
            "settings.toml:2: keys: “reading.redo” must have a list of keys",
        ),
        (
            'keymap = "emcs"',
            'settings.toml:1: keymap must be one of "emacs", "newsboat", "vim"',
        ),
    ],
)
def test_wrong_keys_name_the_line_of_the_command(file: Path, text: str, said: str) -> None:
    assert refusal(file, text) == said


def test_what_is_right_holds_beside_what_is_wrong_and_all_of_that_is_told(file: Path) -> None:
    file.write_text('theme = "light"\nmesure = 5\nmeasure = "x"\nplaces = ["/a"]\n')
    settings, errors = load_with_errors(file)
    assert (settings.theme, settings.measure, settings.places) == ("light", 76, ("/a",))
    assert [error.line for error in errors] == [2, 3]
    assert load_with_errors(file.with_name("gone.toml")) == (Settings(), [])
    file.write_text("theme = [")
    settings, errors = load_with_errors(file)
    assert settings == Settings() and len(errors) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("theme", 1),
        ("keys.help", 4),
        ("keys.reading.undo", 5),
        ("keys.reading.redo", 8),
        ("keys.reading", 7),
        ("keys.reading.gone", 7),
        ("keys.gone", 3),
        ("gone", None),
    ],
)
def test_the_line_that_sets_something_is_found(file: Path, name: str, line: int | None) -> None:
    file.write_text(
        'theme = "dark"\n\n[ keys ]\n  help = ["?"] # a = 1\n"reading.undo" = []\n'
        '\n[keys."reading"]\nredo="x"\n'
    )
    assert line_of(file, name) == line
