"""Only titles of other posts count as neighbours: no menu, no motto, no prose."""

import pytest

from tui.formats.plaintext.neighbours import is_announcement, neighbours_below, neighbours_in
from tui.formats.plaintext.reading import page_in

POST = (
    "A Walk in the Fens\n\nOn Sunday we walked from Ely to Littleport along the river, and the "
    "wind that everybody had warned us about never came.\n\n2 replies on “A Walk in the Fens”\n\n"
    "Lovely pictures.\n\nThank you all.\n"
)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("← Day 9", "Day 9"),
        ("The long way home →", "The long way home"),
        ("Previous post: Rain again", "Rain again"),
        ("Next Post The long way home", "The long way home"),
        ("Previous: rain again and again", "rain again and again"),
        ("Nächster Beitrag: Wieder Regen", "Wieder Regen"),
    ],
)
def test_a_labelled_line_tells_a_neighbour(line: str, title: str) -> None:
    assert neighbours_in([line]) == [title]


@pytest.mark.parametrize(
    "line",
    [
        "Next we create the routing table, a combination of the two:",
        "Next on the agenda is to draw a board and have it made",
        "Previous versions did not have this",
        "← Older comments",
        "Home →",
    ],
)
def test_prose_and_paging_tell_none(line: str) -> None:
    assert neighbours_in([line]) == []


def test_a_label_on_a_line_of_its_own_belongs_to_the_line_below() -> None:
    assert neighbours_below(["Previous post", "Rain again", "Next post", "The long way home"]) == [
        "Rain again",
        "The long way home",
    ]


def test_a_line_above_the_title_is_a_neighbour_where_nothing_else_is_there() -> None:
    assert page_in("Rain Again in January\n\n" + POST).post.neighbours == ("Rain Again in January",)


@pytest.mark.parametrize(
    "above",
    [
        "Skip to content\n\nThe Fen Blog\n\nSummer 2008\n\n",
        "Notes from a wet country.\n\n",
        "Posted on\n\n",
        "Written by\n\n",
    ],
)
def test_the_name_and_the_motto_of_the_page_are_none(above: str) -> None:
    page = page_in(above + POST)
    assert page.post.title == "A Walk in the Fens"
    assert page.post.neighbours == ()


def test_a_motto_is_told_from_a_title() -> None:
    assert is_announcement("On code and gadgets.") and is_announcement("Posted on")
    assert not is_announcement("BABCP Response - NICE Consultation January 2022")
