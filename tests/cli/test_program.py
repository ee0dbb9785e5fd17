"""The program as a whole: options before and behind the verb, messages, exit codes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui import __version__

Rapport = Callable[..., Any]


@pytest.mark.parametrize(
    "arguments", [["--version"], ["list", "--version"], ["show", "--version"], [".", "--version"]]
)
def test_the_version_is_told_before_and_behind_the_verb(
    rapport: Rapport, arguments: list[str]
) -> None:
    assert rapport(*arguments) == (0, f"rapport {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], [".", "--help"]])
def test_the_help_names_every_verb_and_the_environment(
    rapport: Rapport, arguments: list[str]
) -> None:
    code, out, err = rapport(*arguments)
    assert (code, err) == (0, "")
    for word in ("list", "show", "refs", "bookmarks", "doctor", "RAPPORT_STATE", "./list"):
        assert word in out
    assert out.startswith("Usage: rapport [OPTIONS] [PATH]... | COMMAND [ARGS]...")


@pytest.mark.parametrize("verb", ["list", "show", "refs", "bookmarks", "doctor"])
def test_every_verb_has_help_with_the_shared_options(rapport: Rapport, verb: str) -> None:
    code, out, _ = rapport(verb, "--help")
    assert code == 0
    for option in ("--state FILE", "--index FILE", "--settings FILE", "--version"):
        assert option in out


@pytest.mark.parametrize("verb", [[], ["list"], ["doctor"]])
def test_a_missing_path_is_named_and_exits_with_2(rapport: Rapport, verb: list[str]) -> None:
    code, out, err = rapport(*verb, "/nowhere/at all")
    if verb == ["doctor"]:
        assert (code, "✗ no such file or folder: /nowhere/at all\n" in out) == (1, True)
    else:
        said = "rapport: no such file or folder: /nowhere/at all\n"
        assert (code, out, err) == (2, "", said)


def test_the_second_of_two_paths_is_named_when_it_is_missing(
    rapport: Rapport, folder: Path
) -> None:
    assert rapport(folder, "/nowhere").err == "rapport: no such file or folder: /nowhere\n"


def test_a_misspelt_verb_is_a_missing_path_with_a_hint(rapport: Rapport) -> None:
    said = "rapport: no such file or folder: bokmarks (did you mean `rapport bookmarks`?)\n"
    assert rapport("bokmarks") == (2, "", said)


def test_a_path_named_like_a_verb_is_reached_with_its_folder(
    rapport: Rapport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").mkdir()
    assert rapport("./list").err.startswith("rapport: the reader needs a terminal")
    assert rapport("list", "list").err == f"rapport: no documents in {tmp_path / 'list'}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nonsense"], ["No such option", "see `rapport --help`"]),
        (["list", "--nonsense"], ["No such option", "see `rapport list --help`"]),
        (["show"], ["Missing argument", "see `rapport show --help`"]),
        (["--linear", "list"], ["--linear goes with the reader", "see `rapport --help`"]),
        ([".", "--width", "60"], ["--width and --prompt go with --linear", "see `rapport --help`"]),
        (["--linear", "--width", "-1"], ["Invalid value for '--width'", "see `rapport --help`"]),
        (["--state"], ["Option '--state' requires an argument", "see `rapport --help`"]),
        (
            ["bookmarks", "x"],
            ["Got unexpected extra argument", "see `rapport bookmarks --help`"],
        ),
    ],
)
def test_wrong_use_exits_with_2_and_says_where_help_is(
    rapport: Rapport, arguments: list[str], said: list[str]
) -> None:
    code, out, err = rapport(*arguments)
    assert (code, out) == (2, "")
    reason, hint = err.splitlines()
    assert reason.startswith(f"rapport: {said[0]}")
    assert hint == f"rapport: {said[1]}"


@pytest.mark.parametrize("option", ["state", "index"])
@pytest.mark.parametrize("place", ["before", "behind", "environment"])
def test_files_can_be_chosen_before_and_behind_the_verb_and_by_the_environment(
    rapport: Rapport,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    place: str,
) -> None:
    file = tmp_path / "chosen" / "file"
    chosen = [f"--{option}", file]
    if place == "environment":
        monkeypatch.setenv(f"RAPPORT_{option.upper()}", str(file))
        chosen = []
    before = chosen if place == "before" else []
    behind = [] if place == "before" else chosen
    code, out, _ = rapport(*before, "doctor", folder, *behind)
    assert code == 0
    assert any(line.split()[:2] == [option, str(file)] for line in out.splitlines())


def test_the_later_option_counts_and_any_option_wins_over_the_environment(
    rapport: Rapport, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORT_INDEX", str(tmp_path / "by-environment"))
    first, second = tmp_path / "first", tmp_path / "second"
    assert rapport("--index", first, "list", "--index", second, folder).code == 0
    assert (second.exists(), first.exists()) == (True, False)
    assert rapport("--index", first, "list", folder).code == 0
    assert first.exists()
    assert not (tmp_path / "by-environment").exists()


@pytest.mark.parametrize("verb", ["list", "show", "refs", "doctor"])
def test_a_link_that_leads_to_itself_is_told_and_not_fallen_over(
    rapport: Rapport, tmp_path: Path, verb: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    ran = rapport(verb, tmp_path / "loop")
    assert ran.code == 1
    assert "loop" in ran.out + ran.err


def test_settings_that_are_wrong_are_told_and_exit_with_2(
    rapport: Rapport, home: Path, folder: Path
) -> None:
    settings = home / "config/rapport/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("mesure = 60")
    said = f"rapport: {settings}:1: unknown setting “mesure”; did you mean “measure”?\n"
    assert rapport("list", folder) == (2, "", said)


def test_a_settings_file_that_is_named_has_to_be_there(rapport: Rapport, folder: Path) -> None:
    said = "rapport: no such file or folder: /nowhere/s.toml\n"
    assert rapport("list", folder, "--settings", "/nowhere/s.toml") == (2, "", said)


def test_the_places_of_the_settings_are_read_when_none_is_named(
    rapport: Rapport, folder: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text('places = ["saved"]')
    assert "On reading" in rapport("--settings", settings, "list").out
    settings.write_text('places = ["gone"]')
    said = f"no such file or folder: {tmp_path / 'gone'} (one of the places in the settings)"
    assert rapport("list", "--settings", settings) == (2, "", f"rapport: {said}\n")


def test_without_any_place_the_seed_page_and_the_tour_are_read(rapport: Rapport) -> None:
    code, out, _ = rapport("list")
    assert code == 0
    assert "Rapport vs 6 Sessions In High Intensity IAPT" in out
    assert "tour" in out


def test_hostile_words_on_the_command_line_are_told_without_their_controls(
    rapport: Rapport,
) -> None:
    for words in (["no\x1b[31m\x9bsuch"], ["show", "no\x1b]52;c;x\x07\udcffsuch"], ["--\x1b[2Jx"]):
        code, out, err = rapport(*words)
        assert code in (1, 2)
        assert all(c.isprintable() or c == "\n" for c in out + err)


def test_the_reader_needs_a_terminal(rapport: Rapport, folder: Path) -> None:
    code, out, err = rapport(folder)
    assert (code, out) == (2, "")
    assert err.startswith("rapport: the reader needs a terminal")
    assert err.count("\n") == 1
    assert rapport() == (code, out, err)
