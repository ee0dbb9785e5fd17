"""Views in words: titles, orders, and why a list is empty."""

import pytest

from tui.commands import Keymap
from tui.model import CitedWork, ListView
from tui.panes.view_words import empty_words, order_words, selection_words, title_words, view_words

LEE = CitedWork("k", label="Lee 2018")


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (ListView(), "3 documents · 2 unread"),
        (ListView(sort="title"), "3 documents · 2 unread · by title"),
        (ListView(reverse=True), "3 documents · 2 unread · oldest first"),
        (ListView(unread=True), "only unread · 2 of 9 documents"),
        (ListView(bookmarked=True), "bookmarked · 3 of 9"),
        (ListView(fresh=True, unread=True), "only unread · new replies · 3 of 9"),
        (ListView(author="Ada", sort="replies"), "by Ada · 3 of 9 · most replies first"),
        (ListView(replier="Bo\x1b[2J"), "reply by Bo · 3 of 9"),
        (ListView(work=LEE), "cites Lee 2018 · 3 of 9"),
        (ListView(words="rap\x07 x"), "“rap x” · 3 of 5"),
        (ListView(words="rap", unread=True), "“rap” · 3 of 5 · only unread"),
        (ListView(group="site"), "3 documents · 2 unread"),
    ],
)
def test_the_title_says_what_is_listed_and_how_much_that_is(view, title) -> None:
    said = title_words(view, shown=3, of=5, documents=9, unread=2, is_whole=True)
    assert said == title


def test_a_title_does_not_tell_a_number_that_is_not_known_yet() -> None:
    view = ListView(words="rap")
    said = title_words(view, shown=3, of=5, documents=9, unread=2, is_whole=False)
    assert said == "“rap” · …"


def test_an_unknown_order_is_put_into_words_all_the_same() -> None:
    assert order_words(ListView(sort="loudest", group="colour")) == "newest first"
    assert order_words(ListView(sort="unread", reverse=True)) == "least unread first"
    assert view_words(ListView()) == "all documents · newest first"
    assert selection_words(ListView()) == ""


@pytest.mark.parametrize(
    ("view", "why", "key"),
    [
        (ListView(), "No documents", "!"),
        (ListView(unread=True), "Everything is read", "U"),
        (ListView(bookmarked=True), "Nothing is bookmarked", "Esc"),
        (ListView(fresh=True), "No replies came in", "Esc"),
        (ListView(author="Ada"), "by Ada", "Esc"),
        (ListView(author="Ada", unread=True), "Nothing unread", "U"),
        (ListView(work=LEE), "cites Lee 2018", "Esc"),
        (ListView(words="x", bookmarked=True), "“x”", "Esc"),
    ],
)
def test_an_empty_list_says_why_and_which_key_shows_more(view, why, key) -> None:
    said = " ".join(empty_words(view, Keymap()))
    assert why in said and key in said
    assert max(map(len, empty_words(view, Keymap()))) < 36
