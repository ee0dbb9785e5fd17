"""Comments whose headings, dates or names a scraper dropped here and there."""

import pytest

from tui.formats.plaintext.openings import is_greeting, is_praise, is_sign_off
from tui.formats.plaintext.reading import page_in

ANN = "Very useful, thank you. I know that pub, it has the best pies."
BOB = "The path floods in winter, so be careful where you put your feet."


def test_names_alone_over_comments_that_talk(pages):
    assert pages.told(
        f"Anna Schmidt\n{ANN}\nriverrat7\nHi Anna, which pub was that?\n"
        "Does it open on Mondays?\nGiulia\nIt is the one by the lock.\n"
    ) == [
        ("Anna Schmidt", None, ANN),
        ("riverrat7", None, "Hi Anna, which pub was that?\n\nDoes it open on Mondays?"),
        ("Giulia", None, "It is the one by the lock."),
    ]


def test_headings_of_the_article_above_bare_names_stay_in_the_article(pages):
    found = pages.read(
        f"Further Reading\n{BOB}\nPeter\n{ANN}\nSusan\nHi Peter, so do I, every year in May.\n"
    )
    assert [reply.author for reply in found.replies] == ["Peter", "Susan"]
    assert [block.text for block in found.post.body][-2:] == ["Further Reading", BOB]


@pytest.mark.parametrize(
    "trap",
    [
        "Conclusion\nThis was a long walk.\nFurther Reading\nThe map of the fens tells more.\n",
        "Installation\nCan you hear the river, so can your boots.\nUsage\nPut them on again.\n",
        "Peter\nPeter has led walks for ten years now.\nSusan\nSusan drives the bus home.\n",
        "Ann Lee\nHow long is it?\nBob Roe\nThanks Ann, ten miles.\nAnn Lee\nAnd dry?\n"
        "Bob Roe\nHi Ann, most of it.\nAnn Lee\nWell then.\n",
        "The Map\n[…] a walk is a walk is a walk […]\nSo says the map, and it is right.\n",
    ],
    ids=["headings", "instructions", "people", "interview", "quotation"],
)
def test_lines_over_parts_of_an_article_are_no_names(pages, trap):
    assert pages.read(trap).replies == ()
    assert pages.read(trap + "\nLeave a Reply\n").replies == ()


def test_linking_pages_quoted_in_dots_are_comments(pages):
    found = pages.read("Walks of the Week | The Fen Blog\n[…] they walked from Ely […]\n")
    (reply,) = found.replies
    assert (reply.author, reply.kind) == ("Walks of the Week | The Fen Blog", "pingback")


def test_names_alone_below_a_heading(pages):
    assert [author for author, _, _ in pages.told(f"Comments\nPeter\n{ANN}\nSusan\n{BOB}\n")] == [
        "Peter",
        "Susan",
    ]


def test_comments_with_a_date_a_name_or_neither_are_parted(pages):
    found = pages.told(
        f"5 Comments\nMay 25, 2015 at 8:39 am\n{ANN}\nPaul Taylor\nDecember 12, 2016 at 8:00 am\n"
        f"{BOB}\nThanks for telling us Paul, we wore boots.\nJanuary 28, 2017 at 4:41 am\n"
        "We took the train.\nRichard Roe\nGood walk, all in all!\nComments are closed.\n"
    )
    assert [(author, text.split()[0]) for author, _, text in found] == [
        (None, "Very"),
        ("Paul Taylor", "The"),
        (None, "Thanks"),
        (None, "We"),
        ("Richard Roe", "Good"),
    ]


def test_no_more_comments_are_parted_than_the_page_declares(pages):
    found = pages.told(
        f"2 Comments\nMay 25, 2015 at 8:39 am\n{ANN}\nPaul Taylor\nDecember 12, 2016 at 8:00 am\n"
        f"{BOB}\nThanks for telling us, we wore boots.\nComments are closed.\n"
    )
    assert len(found) == 2


@pytest.mark.parametrize("end", ["Tolli", "love, Mom and Dad", "-Mike", "Cheers"])
def test_what_follows_a_signature_is_by_somebody_else(pages, end):
    found = pages.told(
        f"Dad says:\nTolli says:\n{ANN}\n{end}\nChris, the map of that day is the best of all.\n"
        "Comments are closed.\n"
    )
    assert [(author, text.split()[0]) for author, _, text in found] == [
        ("Tolli", "Very"),
        (None, "Chris,"),
    ]


def test_the_frame_below_a_signature_is_no_comment(pages):
    found = pages.told(
        f"Dad says:\nTolli says:\n{ANN}\nGruß\nT.\n4\n13 hours ago\nComments are closed.\n"
    )
    assert [author for author, _, _ in found] == ["Tolli"]


def test_comments_that_kept_their_frames_are_not_parted(pages):
    text = f"{ANN}\n\nCheers\n\nHi all, and one more thing."
    found = pages.told(
        f"3 Comments\n\nAnn\nMay 3, 2011 at 9:12 am\n\n{text}\n\n"
        f"Bob\nMay 4, 2011 at 9:12 am\n\n{BOB}\n\nLeave a Reply\n"
    )
    assert [(author, told) for author, _, told in found] == [("Ann", text), ("Bob", BOB)]


@pytest.mark.parametrize(
    "below",
    [
        f"Ann Roe on May 3, 2011 at 9:12 am\n{BOB}\nYour email address will not be published.\n",
        f"Ann Roe says:\nHello Chris,\n{BOB}\nLeave a Reply\n",
        f"Post navigation\nSusan\n{BOB}\nLeave a Reply\n",
    ],
    ids=["dated", "says", "below navigation"],
)
def test_a_lone_comment_between_the_post_and_the_form(pages, below):
    (reply,) = pages.read(below).replies
    assert reply.text.endswith(BOB)


def test_the_single_word_comment_at_the_end_tells_of_one(pages):
    (found,) = pages.told(f"Comment\n{ANN}\n{BOB}\n")
    assert found == (None, None, f"{ANN}\n\n{BOB}")


def test_the_same_word_as_a_label_of_the_form_tells_of_none(pages):
    form = "Your email address will not be published.\nName *\nEmail *\nWebsite\nComment\n"
    assert pages.read(f"{form}Get our letter every month for free.\n").replies == ()


def test_paragraphs_at_the_end_as_many_as_declared():
    short = "How long is that way on foot? Ten miles.\nAnd how long by the train? A day.\n"
    found = page_in(
        "Ten Miles\n" + short * 5 + "We walked it twice all the same!\n2 komentarze\n"
        f"{ANN}\n{BOB}\n"
    )
    assert [reply.text for reply in found.replies] == [ANN, BOB]


def test_an_afterthought_stays_with_its_comment(pages):
    found = pages.told(
        f"2 Comments\n{ANN}\nPS the bus runs hourly.\nIt is dry in May. Best wishes to you all!\n"
        f"The lock is shut.\nLeave a Reply\n"
    )
    assert [text.split()[0] for _, _, text in found] == ["Very", "The"]


def test_an_arrow_tells_who_is_answered(pages):
    first, second = pages.read(
        f"2 Comments\n\nAnn\nMay 3, 2011 at 9:12 am\n\n{ANN}\n\n"
        f"Bob > Ann\nMay 4, 2011 at 9:12 am\n\n{BOB}\n"
    ).replies
    assert (second.author, second.addressed_to_guess) == ("Bob", "Ann")
    assert (second.parent, second.parent_is_guess, second.level) == (first.key, True, 1)


def test_one_date_tells_how_all_dates_of_the_page_are_meant(pages):
    below = f"2 Comments\n\nAnn\n3/4/2015 at 9:14\n\n{ANN}\n\nBob\n{{}} at 9:14\n\n{BOB}\n"
    for second, dates in (
        ("25/4/2015", ["2015-04-03T09:14", "2015-04-25T09:14"]),
        ("4/25/2015", ["2015-03-04T09:14", "2015-04-25T09:14"]),
        ("5/4/2015", ["3/4/2015 at 9:14", "5/4/2015 at 9:14"]),
    ):
        assert [date for _, date, _ in pages.told(below.format(second))] == dates


@pytest.mark.parametrize("line", ["Hi all,", "Hello Will", "Hey Guys!!", "Liebe Anna,"])
def test_greetings(line):
    assert is_greeting(line)
    assert is_praise(line)


@pytest.mark.parametrize(
    "line", ["love, Mom & Dad", "Kind regards,", "-Mike", "~Nicole (from Ely)"]
)
def test_signatures(line):
    assert is_sign_off(line)


@pytest.mark.parametrize("line", ["Love is all you need here.", "- milk", "High water comes again"])
def test_lines_that_are_neither_greeting_nor_signature(line):
    assert not is_greeting(line)
    assert not is_sign_off(line)


def test_comments_moved_behind_the_closing_words_are_found(pages):
    heading = "2 Replies to “A Walk in the Fens”\nComments are closed.\n"
    assert [text for _, _, text in pages.told(f"{heading}{ANN}\n{BOB}\n")] == [ANN, BOB]
    foot = "Proudly powered by our own press.\n"
    assert pages.read(heading + foot).replies == ()
    assert pages.read(heading + pages.body[0] + "\nLeave a Reply\n").replies == ()
