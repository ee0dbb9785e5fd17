"""Title, author, date, body and neighbours of the post; pages without comments."""

import pytest

from tui.formats.plaintext.reading import page_in


def test_a_page_without_comments_is_all_body(pages):
    found = pages.read("")
    assert (found.replies, found.declared) == ((), None)
    assert [block.text for block in found.post.body] == list(pages.body)


def test_a_form_without_comments_goes(pages):
    found = pages.read("3 Comments\n\nLeave a Reply Cancel reply\n\nYour email address will not be")
    assert found.replies == ()
    assert [block.text for block in found.post.body] == list(pages.body)


@pytest.mark.parametrize(
    "trap",
    [
        "United Technologies says:\n\nWe had a very good year, better than any year before it.\n\n",
        "Comments\n\nThis part of the article is about comments, and it is no list of them.\n\n",
        "Responses to “Digital Maoism” were many, and some of them were quite long to read.\n\n",
        "May 3, 2011\n\nWe went on, and the river took a turn to the north that no map showed.\n\n",
        "March 3, 2011 at 9:12 am\n\nThe log says that the water rose by a foot in an hour.\n\n",
        "Kettle\nMarch 3, 2011\n\nThe kettle was bought on that day, as the bill still shows.\n\n",
    ],
)
def test_parts_of_an_article_are_never_replies(pages, trap):
    for below in (trap, trap + pages.body[0] * 2 + "\n\nLeave a Reply\n"):
        assert pages.read(below).replies == ()
    above = f"{pages.title}\n\n{trap}{pages.body[0]}\n\n{pages.body[1]}\n\n"
    assert pages.read("", above).replies == ()
    assert pages.read("Leave a Reply\n", above).replies == ()


def test_a_count_in_the_byline_is_not_the_section(pages):
    above = f"{pages.title}\n\nBy Ann Lee\n\n1 Comment\n\n{pages.body[0]}\n\n{pages.body[1]}\n\n"
    found = pages.read("1 Comment\n\nBob says:\nMay 3, 2011 at 9:12 am\n\nFine.\n", above)
    assert [reply.text for reply in found.replies] == ["Fine."]
    assert found.post.author == "Ann Lee"


def test_the_heading_that_repeats_the_title_wins(pages):
    found = pages.read(
        "1 thought on “A Walk in the Fens”\n\nIt was windy.\n\nLeave a Reply\n\n"
        "12 Comments\n\nOther Post\nMay 3, 2011\n"
    )
    assert (found.declared, [reply.text for reply in found.replies]) == (1, ["It was windy."])


def test_a_neighbouring_title_on_the_first_line_is_not_the_title(pages):
    above = "Another Post from January\n\n" + pages.post
    found = pages.read("2 replies on “A Walk in the Fens”\n\nIt was windy.\n", above)
    assert (found.post.title, found.post.title_is_guess) == (pages.title, False)
    assert found.post.neighbours == ("Another Post from January",)


def test_neighbours_below_the_form_are_found(pages):
    found = pages.read(
        "1 reply on “A Walk in the Fens”\n\nIt was windy.\n\nComments are closed.\n\n"
        "Post navigation\n\nPrevious PostPrevious Day One\nNext PostNext The Pub Again\n"
    )
    assert found.post.neighbours == ("Day One", "The Pub Again")


def test_a_name_below_the_text_is_the_author(pages):
    found = pages.read(
        "1 reply on “A Walk in the Fens”\n\nFine.\n", pages.post + "Dr Mike Scott\n\n"
    )
    assert found.post.author == "Dr Mike Scott"
    assert len(found.post.body) == 2


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("By Ann Lee", "Ann Lee", None),
        ("Posted by Ann Lee on May 3, 2011", "Ann Lee", "2011-05-03"),
        ("May 3, 2011 by Ann Lee", "Ann Lee", "2011-05-03"),
        ("geschrieben von Ann Lee", "Ann Lee", None),
        ("3. Mai 2011", None, "2011-05-03"),
        ("Ann Lee · May 3, 2011", "Ann Lee", "2011-05-03"),
        ("by and by the wind fell", None, None),
    ],
)
def test_bylines_tell_author_and_date(pages, line, author, published):
    found = pages.read("", f"{pages.title}\n\n{line}\n\n{pages.body[0]}\n\n{pages.body[1]}\n")
    assert (found.post.author, found.post.published) == (author, published)
    assert found.post.title == pages.title


def test_a_title_that_is_only_likely_is_a_guess(pages):
    assert pages.read("").post.title_is_guess
    assert pages.read("").post.title == pages.title


def test_a_page_that_lost_its_title_is_called_by_its_first_words(pages):
    found = page_in(f"{pages.body[0]}\n{pages.body[1]}\n")
    assert found.post.title_is_guess
    assert pages.body[0].startswith(found.post.title.rstrip("…"))
    assert len(found.post.body) == 2


def test_lines_broken_at_a_margin_are_joined(pages):
    broken = (
        "The second half of the way was drier than the map suggests,\nso we took our boots off "
        "and went on barefoot until the pub\ncame in sight."
    )
    (block,) = page_in(f"{pages.title}\n\n{broken}\n").post.body
    assert block.text == broken.replace("\n", " ")


def test_a_post_without_a_known_author_stays_without(pages):
    assert pages.read("").post.author is None


def test_lists_become_items(pages):
    found = page_in(f"{pages.post}  • bread\n  • cheese\n\n  1. Go north.\n  2. Go west.\n")
    kinds = [(block.kind, block.text) for block in found.post.body[2:]]
    assert kinds == [
        ("item", "bread"), ("item", "cheese"), ("item", "1. Go north."), ("item", "2. Go west."),
    ]  # fmt: skip
