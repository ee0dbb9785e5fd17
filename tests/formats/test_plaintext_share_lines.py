"""Buttons and topics around a post are none of its words."""

import time

import pytest

from tui.formats.plaintext.share_words import is_share


@pytest.mark.parametrize(
    "line",
    [
        "Facebook",
        "Facebook Twitter WhatsApp",
        "Share this:",
        "Share on Facebook",
        "Tweet it",
        "Podziel się:",
        "Click to share on Facebook (Opens in new window)",
        "Klick, um über Twitter zu teilen (Wird in neuem Fenster geöffnet)",
        "Gefällt mir:",
        "Liken Lade …",
    ],
)
def test_buttons_to_share_are_dropped_around_the_post(pages, line):
    assert is_share(line)
    found = pages.read(f"{line}\n\nLeave a Reply\n")
    assert [block.text for block in found.post.body] == list(pages.body)


@pytest.mark.parametrize(
    "line",
    ["Share the road with the cows.", "We like this way best", "Email me if it rains"],
)
def test_words_of_the_post_are_kept(pages, line):
    assert not is_share(line)
    assert pages.read(f"{line}\n").post.body[-1].text == line


@pytest.mark.parametrize("topics", ["Posted in\nWalks, Fens", "Tags: walks fens", "Kategorien:"])
def test_topics_below_the_post_are_dropped(pages, topics):
    found = pages.read(f"{topics}\n\nLeave a Reply\n")
    assert [block.text for block in found.post.body] == list(pages.body)


def test_a_post_of_nothing_but_such_words_is_kept(pages):
    body = pages.read("", "Walks\n\nFacebook\n").post.body
    assert [block.text for block in body] == ["Facebook"]


def test_lines_of_many_buttons_are_read_fast():
    started = time.process_time()
    assert not is_share("share this " * 9)
    assert not is_share("facebook " * 11 + "!")
    assert time.process_time() - started < 5
