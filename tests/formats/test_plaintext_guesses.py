"""What is inferred is marked as a guess, and little is inferred."""

import pytest

from tui.formats.plaintext.openings import opening_of

HEAD = "3 replies on “A Walk in the Fens”\n\n"


@pytest.mark.parametrize(
    ("words", "name", "manner"),
    [
        ("Thanks Kojay, it gets worse", "Kojay", "thanks"),
        ("Thank you, Ann Lee! I will", "Ann Lee", "thanks"),
        ("@bob_2 you are right", "bob_2", "at"),
        ("Hi Ann, where was that", "Ann", "greeting"),
        ("Liebe Karo, danke", "Karo", "greeting"),
        ("Merci Paul. Très bien", "Paul", "thanks"),
        ("Dzięki Ola, do zobaczenia", "Ola", "thanks"),
        ("Ann: where was that", "Ann", "call"),
    ],
)
def test_the_first_words_name_a_person(words, name, manner):
    opening = opening_of(words)
    assert (opening.name, opening.manner) == (name, manner)


@pytest.mark.parametrize(
    "words", ["Thanks all, it was fun", "Hi there, nice", "Thanks so much", "Thanks for that", ""]
)
def test_first_words_that_name_nobody(words):
    assert opening_of(words) is None


def test_thanks_name_the_author_of_the_nameless_reply_above(pages):
    first, second, third = pages.read(
        HEAD + "I could not agree more with this.\n\nThanks Kojay, it gets worse.\n\nWhat a wind."
    ).replies
    assert (first.author, first.author_guess) == (None, "Kojay")
    assert (second.addressed_to_guess, second.parent, second.level) == ("Kojay", first.key, 1)
    assert second.parent_is_guess
    assert (third.author_guess, third.parent) == (None, None)


def test_a_known_author_is_answered_by_name(pages):
    first, second, third = pages.read(
        "3 Comments\n\nAnn Lee\nJanuary 7, 2022 at 9:14 pm\n\nIt floods.\n\n"
        "Bob\nJanuary 8, 2022 at 9:14 pm\n\nNot in summer.\n\n"
        "Cem\nJanuary 9, 2022 at 9:14 pm\n\nAnn, when was that?\n"
    ).replies
    assert (third.addressed_to_guess, third.parent) == ("Ann Lee", first.key)
    assert third.parent_is_guess and third.level == 1
    assert second.parent is None


def test_the_author_of_the_post_is_not_taken_for_a_reply_author(pages):
    above = pages.post + "Dr Mike Scott\n\n"
    first, second, _ = pages.read(
        HEAD + "It was windy there.\n\nHi Mike, lovely walk.\n\nSo it was.", above
    ).replies
    assert (first.author_guess, second.parent) == (None, None)


def test_whom_several_greet_wrote_the_post(pages):
    replies = pages.read(
        HEAD + "It was windy there.\n\nHi Chris, lovely walk.\n\nThanks Chris, see you there."
    ).replies
    assert all(reply.author_guess is None for reply in replies)


def test_visible_levels_are_not_overruled_by_guesses(pages):
    replies = pages.read(
        "3 Comments\n\n  1. Ann says:\n    January 7, 2022 at 9:14 pm\n\n    One.\n\n"
        "    1. Bob says:\n      January 8, 2022 at 7:00 am\n\n      Two.\n\n"
        "  2. Cem says:\n    January 9, 2022 at 7:00 am\n\n    @Bob three.\n"
    ).replies
    assert (replies[2].addressed_to_guess, replies[2].level, replies[2].parent) == ("Bob", 0, None)


def test_a_reply_without_a_name_never_gets_the_next_name(pages):
    told = pages.told(
        "3 Comments\n\nJanuary 7, 2022 at 9:14 pm\n\nIt floods in winter.\n\n"
        "Bob\n\nJanuary 8, 2022 at 9:14 pm\n\nNot in summer, though.\n\n"
        "January 9, 2022 at 9:14 pm\n\nIt did in the last one.\n"
    )
    assert [author for author, _, _ in told] == [None, "Bob", None]
    assert [text for _, _, text in told] == [
        "It floods in winter.", "Not in summer, though.", "It did in the last one.",
    ]  # fmt: skip


def test_fewer_paragraphs_than_declared_are_one_reply_each(pages):
    found = pages.read("13 replies on “A Walk in the Fens”\n\nOne here.\n\nAnother here.\n")
    assert (found.declared, [reply.text for reply in found.replies]) == (
        13, ["One here.", "Another here."],
    )  # fmt: skip


def test_more_paragraphs_than_declared_are_joined(pages):
    found = pages.read(
        "2 replies on “A Walk in the Fens”\n\nIt was lovely there, and we want to go again:\n\n"
        "the river, the wind, the pub.\n\nThanks Ann, you are too kind.\n\nDo come again soon.\n"
    )
    assert len(found.replies) == 2
    assert found.replies[1].text.startswith("Thanks Ann")
