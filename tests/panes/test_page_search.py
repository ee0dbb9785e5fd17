"""Words are found in a page where they stand, counted, and gone through in slices."""

import pytest

from tui.panes.page_search import NAME, Match, Page, PageSearch, Unit, pattern_of

UNITS = (
    Unit("body", NAME, "On rapport"),
    Unit("body", 0, "Rapport is rapport."),
    Unit("body", 1, "Nothing here."),
    Unit("reply:a", NAME, "Rapporteur"),
    Unit("reply:b", 0, "And rapport again"),
    Unit("reference:lee", 0, "Lee on rapport"),
)


def search(words: str, units=UNITS) -> PageSearch:
    pattern = pattern_of(words)
    assert pattern is not None
    found = PageSearch(words, pattern, Page(units))
    while found.go_on():
        pass
    return found


def all_of(found: PageSearch) -> list[Match]:
    return [found.match(number) for number in range(found.count)]


def test_every_match_is_found_once_and_in_order() -> None:
    assert all_of(search("rapport")) == [
        Match("body", NAME, 3, 10),
        Match("body", 0, 0, 7),
        Match("body", 0, 11, 18),
        Match("reply:a", NAME, 0, 7),
        Match("reply:b", 0, 4, 11),
        Match("reference:lee", 0, 7, 14),
    ]


def test_a_capital_makes_capitals_count() -> None:
    assert [m.part for m in all_of(search("Rapport"))] == ["body", "reply:a"]
    assert search("RAPPORT").count == 0
    assert search("rapport").count == 6


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("don't", "I don’t know"),
        ('"so"', "they said “so” again"),
        ("7-35", "pages 7–35"),
        ("a word", "a\N{NO-BREAK SPACE}word"),
        ("a  word", "a\nword"),
        ("straße", "STRAßE"),
        ("über", "Über"),
    ],
)
def test_what_a_keyboard_writes_finds_what_a_printer_sets(words: str, text: str) -> None:
    assert search(words, [Unit("body", 0, text)]).count == 1


@pytest.mark.parametrize("words", [".*", "a|b", "(", "[a", "\\", "^", "a+"])
def test_words_are_no_patterns(words: str) -> None:
    assert search(words, [Unit("body", 0, "aaa bbb")]).count == 0
    assert search(words, [Unit("body", 0, f"x{words}y")]).count == 1


@pytest.mark.parametrize("words", ["", " ", "   "])
def test_nothing_is_found_where_nothing_is_searched(words: str) -> None:
    assert pattern_of(words) is None


def test_what_stands_before_a_place_is_counted() -> None:
    found = search("rapport")
    assert found.count_before("body", NAME, 0) == 0
    assert found.count_before("body", 0, 0) == 1
    assert found.count_before("body", 0, 1) == 2
    assert found.count_before("body", 1, 0) == 3
    assert found.count_before("reply:a", NAME, 0) == 3
    assert found.count_before("reply:a", 0, 0) == 4, "it has no block: what comes after its name"
    assert found.count_before("reply:b", 5, 0) == 5
    assert found.count_before("reference:lee", 7, 0) == 6
    assert found.count_before("reply:gone", 0, 0) == 0


@pytest.mark.parametrize("number", [-1, 6])
def test_a_match_that_is_not_there_is_an_error(number: int) -> None:
    with pytest.raises(IndexError):
        search("rapport").match(number)


def test_a_page_is_gone_through_in_slices() -> None:
    pattern = pattern_of("rapport")
    assert pattern is not None
    units = (Unit("body", n, "rapport") for n in range(100))
    found = PageSearch("rapport", pattern, Page(units))
    slices = 1
    while found.go_on(seconds=0.0):
        assert found.count == slices and not found.is_complete
        slices += 1
    assert slices == 101 and found.is_complete and found.count == 100
