"""Folds and what is new in a real terminal, with the seed page and the tour."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start rapport in a terminal with files of its own; nothing is read by itself."""
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("auto_read_seconds = 0\n")
    names = (("DATA", "data"), ("CACHE", "cache"), ("CONFIG", "config"))
    env = {"HOME": str(tmp_path)} | {f"XDG_{a}_HOME": str(tmp_path / b) for a, b in names}

    def start(*arguments: str, size: tuple[int, int] = (80, 24)):
        return open_terminal([sys.executable, "-m", "tui", *arguments], size=size, env=env)

    return start


@pytest.mark.parametrize("size", SIZES)
def test_a_chain_of_the_tour_is_folded_and_unfolded_from_inside(rapport, size) -> None:
    terminal = rapport(size=size)
    terminal.wait_for("6 documents")
    terminal.press("enter", "3", "]")
    terminal.wait_for("reply 3 of 5, level 2")
    terminal.press("z", "A")
    terminal.wait_for("reply 1 of 5")
    terminal.wait_for("+ Imke Halvorsen")
    terminal.wait_for("+3 ●3 ●")
    terminal.wait_until_gone("brings you back to Imke")
    terminal.press("z", "A")
    terminal.wait_for("reply 3 of 5, level 2")
    terminal.press("-")
    terminal.wait_for("brings you back to Imke")
    terminal.press("-")
    terminal.wait_for("reply 1 of 5")
    terminal.press("-")
    terminal.wait_for("This answers the post")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_the_keys_that_may_follow_z_are_shown(rapport) -> None:
    terminal = rapport(size=(120, 40))
    terminal.wait_for("6 documents")
    terminal.press("enter", "]", "z")
    terminal.wait_for("fold read")
    terminal.press("M")
    terminal.wait_for("+ Rosalind B.")


def test_the_guess_of_the_seed_is_folded_below_what_it_may_answer(rapport) -> None:
    terminal = rapport(size=(120, 40))
    terminal.wait_for("6 documents")
    terminal.press("G", "enter", "2", "]")
    terminal.wait_for("reply 2 of 2, level 1")
    terminal.press("z", "c")
    terminal.wait_for("└? + name missing")
    terminal.press("z", "c")
    terminal.wait_for("+ Kojay?")
    terminal.wait_for("reply 1 of 2")
    terminal.press("n")
    terminal.wait_for("Thanks Kojay")


def test_what_came_in_since_the_last_visit_is_stepped_through_and_shown_alone(
    rapport, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    library.mkdir()
    text = (SEEDS / "tour-1-moving-about.md").read_text()
    replies = text.index("#### Tomasz")
    page = library / "tour.md"
    page.write_text(text)
    first = rapport(str(library))
    first.wait_for("1 document")
    first.press("enter", "G")
    first.wait_for("reply 5 of 5")
    first.press("q")
    assert first.exit_code() == 0

    late = "#### Late Comer · 2026-12-01 {#late}\n\nI come late to this.\n\n"
    page.write_text(text[:replies] + late + text[replies:])
    again = rapport(str(library))
    again.wait_for("6 replies")
    again.press("alt+2", "g", "g", "w")
    again.wait_for("reply 2 of 6, level 1")
    again.wait_for("I come late to this.")
    again.press("d")
    again.wait_for("Only new replies · 1 of 6")
    again.wait_for("+ Imke Halvorsen")
    again.wait_until_gone("Tomasz")
    again.press("d")
    again.wait_for("Tomasz")
    again.wait_for("reply 2 of 6, level 1")
    again.press("w")
    again.wait_for("Nothing else is new")
    again.press("q")
    assert again.exit_code() == 0
