"""Where files are kept."""

from pathlib import Path

import pytest

from tui.settings import bundled_seeds, default_index, default_settings, default_state


def test_state_index_and_settings_follow_the_desktops_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert default_state() == tmp_path / "DATA/rapport/marks.json"
    assert default_settings() == tmp_path / "CONFIG/rapport/settings.toml"
    assert default_index([tmp_path]).parent == tmp_path / "CACHE/rapport"


def test_an_index_belongs_to_its_places_however_they_are_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    whole = default_index([tmp_path / "a"])
    monkeypatch.chdir(tmp_path)
    assert default_index([Path("a")]) == default_index([Path("b/../link")]) == whole
    assert default_index([Path()]) != whole
    assert default_index([Path("a"), Path("b")]) != default_index([Path("ab")])


def test_a_place_whose_name_is_no_text_has_an_index_too(tmp_path: Path) -> None:
    assert default_index([tmp_path / "\udcff"]) != default_index([tmp_path / "\udcfe"])


def test_looking_up_paths_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    default_state()
    assert list(tmp_path.iterdir()) == []


def test_the_bundled_seeds_hold_the_seed_page() -> None:
    assert (bundled_seeds() / "000_0025408757f80aa1.txt").is_file()
