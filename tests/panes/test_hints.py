"""Letters go first to the pane in use, and are short where links stand close together."""

from tui.panes.hints import Hint, hints, still_possible
from tui.session.links import Link
from tui.widgets.labelled_view import Label, Spot, Target

HOME = "asdfghjkl"


def spot(x: int, y: int, low: int = 2, high: int = 60) -> Spot:
    link = Link(x, x + 1, address=f"https://example.org/{x}/{y}")
    return Spot(x, y, low, high, Target(x, x + 1, (x, y), link))


def test_few_links_have_one_letter_each_the_pane_in_use_first() -> None:
    found = hints([("references", [spot(4, 0)]), ("detail", [spot(5, 1), spot(9, 1)])], HOME)
    letters = {(hint.pane, hint.x, hint.y): hint.letters for hint in found}
    assert letters == {("references", 4, 0): "a", ("detail", 5, 1): "s", ("detail", 9, 1): "d"}
    assert found[0].link.address


def test_links_that_stand_close_together_have_the_short_letters() -> None:
    far = [spot(10, y) for y in range(20)]
    near = [spot(x, 30) for x in (20, 22, 24)]
    found = hints([("detail", far + near)], HOME)
    assert len(found) == 23
    close = sorted((hint.x, len(hint.letters)) for hint in found if hint.y == 30)
    assert close == [(20, 1), (22, 1), (24, 1)]


def test_letters_never_touch_and_what_finds_no_room_has_none() -> None:
    found = hints([("detail", [spot(x, 0, 2, 12) for x in range(2, 12)])], HOME)
    cells = [cell for hint in found for cell in range(hint.x, hint.x + len(hint.letters) + 1)]
    assert len(cells) == len(set(cells))
    assert 3 <= len(found) < 10
    assert [hint.x for hint in found] == sorted(hint.x for hint in found)


def test_what_was_typed_leaves_out_the_others() -> None:
    found = hints([("detail", [spot(10, y) for y in range(20)])], HOME)
    first = next(hint.letters[0] for hint in found if len(hint.letters) == 2)
    left = still_possible(found, first)
    assert 0 < len(left) < 20 and all(hint.letters[0] == first for hint in left)
    assert still_possible(found, "q") == [] and still_possible(found, "") == found


def test_a_hint_is_drawn_with_what_was_typed_of_it() -> None:
    hint = Hint("detail", "as", 4, 2, Link(0, 1))
    assert hint.label("a") == Label(4, 2, "as", 1)


def test_without_links_there_are_no_hints() -> None:
    assert hints([], HOME) == [] == hints([("detail", [])], HOME)
