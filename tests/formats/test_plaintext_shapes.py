"""Comments in the shapes of different themes and blog systems."""

ANN, BOB = "I know that pub, it has the best pies.", "The path floods in winter, so be careful."
EXPECTED = [("Ann Lee", "2022-01-07T21:14", ANN), ("Bob", "2022-01-08T07:00", BOB)]


def test_classic_list_with_says(pages):
    assert (
        pages.told(
            "2 thoughts on “A Walk in the Fens”\n\n"
            f"  1. Ann Lee says:\n    January 7, 2022 at 9:14 pm\n\n    {ANN}\n\n    Reply\n"
            f"  2. Bob says:\n    January 8, 2022 at 7:00 am\n\n    {BOB}\n\n    Reply\n\n"
            "Leave a Reply Cancel reply\n"
        )
        == EXPECTED
    )


def test_name_date_and_said_on_one_line(pages):
    assert (
        pages.told(
            "2 thoughts on “A Walk in the Fens”\n\n"
            f"Ann Lee on January 7, 2022 at 9:14 pm said:\n\n{ANN}\n\nReply ↓\n\n"
            f"Bob on January 8, 2022 at 7:00 am said:\n\n{BOB}\n\nReply ↓\n"
        )
        == EXPECTED
    )


def test_name_over_date_without_says(pages):
    assert (
        pages.told(
            f"2 Comments\n\nAnn Lee\n\nJanuary 7, 2022 at 9:14 pm\n\n{ANN}\n\n"
            f"Bob\n\nJanuary 8, 2022 at 7:00 am\n\n{BOB}\n\nComments are closed.\n"
        )
        == EXPECTED
    )


def test_date_over_name(pages):
    assert pages.told(
        "Comments\n\n2 responses to “A Walk in the Fens”\n\n"
        f"January 7, 2022\nAnn Lee\n\n{ANN}\n\nReply\n\nJanuary 8, 2022\nBob\n\n{BOB}\n\nReply\n"
    ) == [("Ann Lee", "2022-01-07", ANN), ("Bob", "2022-01-08", BOB)]


def test_blogger_with_the_date_below(pages):
    assert (
        pages.told(
            f"2 comments:\n\nAnn Lee said...\n\n{ANN}\n\nJanuary 7, 2022 at 9:14 PM\n\n"
            f"Bob said…\n\n{BOB}\n\nJanuary 8, 2022 at 7:00 AM\n\nPost a Comment\n\n"
            "Newer Post Older Post Home\n\nSubscribe to: Post Comments (Atom)\n"
        )
        == EXPECTED
    )


def test_blogger_threads_with_name_and_date_glued(pages):
    assert (
        pages.told(
            f"2 comments:\n\nAnn LeeJanuary 7, 2022 at 9:14 PM\n{ANN}\nReply\nReplies\n"
            f"BobJanuary 8, 2022 at 7:00 AM\n{BOB}\nReply\n\nPost a Comment\n"
        )
        == EXPECTED
    )


def test_movable_type_signs_below(pages):
    assert (
        pages.told(
            f"Comments (2)\n\n{ANN}\n\nPosted by: Ann Lee | January 7, 2022 9:14 PM\n\n"
            f"{BOB}\n\nPosted by Bob at 7:00 AM on January 8, 2022\n\nPost a comment\n"
        )
        == EXPECTED
    )


def test_substack(pages):
    assert pages.told(
        "12 Likes\n3 Restacks\nDiscussion about this post\nCommentsRestacks\n"
        f"Ann Lee\nJun 18\n\n{ANN}\n\nLike (5)\nReply\nShare\n"
        f"Bob\nJun 19\n\n{BOB}\n\nLike\nReply\nShare\n\nReady for more?\n"
    ) == [("Ann Lee", "Jun 18", ANN), ("Bob", "Jun 19", BOB)]


def test_oceanwp(pages):
    assert pages.told(
        f"This Post Has 2 Comments\n\nAnn Lee\n7 Jan 2022 Reply\n\n{ANN}\n\n"
        f"Bob\n8 Jan 2022 Reply\n\n{BOB}\n\nLeave a Reply Cancel comment reply\n"
    ) == [("Ann Lee", "2022-01-07", ANN), ("Bob", "2022-01-08", BOB)]


def test_genesis(pages):
    found = pages.read(
        "Reader Interactions\n\nComments\n\n"
        f"Ann Lee says\n\nJanuary 7, 2022 at 9:14 pm\n\n{ANN}\n\n"
        f"Reply\n\nBob says\n\nJanuary 8, 2022 at 7:00 am\n\n{BOB}\n\nReply\n\nSpeak Your Mind\n"
    )
    assert [(reply.author, reply.date, reply.text) for reply in found.replies] == EXPECTED
    assert len(found.post.body) == 2 and found.post.author is None


def test_other_languages_around_the_comments(pages):
    assert (
        pages.told(
            f"2 Kommentare\n\nAnn Lee sagt:\n7. Januar 2022 um 21:14 Uhr\n\n{ANN}\n\nAntworten\n\n"
            f"Bob pisze:\n8 stycznia 2022 o 07:00\n\n{BOB}\n\nOdpowiedz\n\nKommentar verfassen\n"
        )
        == EXPECTED
    )
    assert (
        pages.told(
            "「A Walk in the Fens」への2件のフィードバック\n\n"
            f"Ann Lee より:\n2022年1月7日 9:14 PM\n\n{ANN}\n\n"
            f"返信\n\nBob说道：\n2022年1月8日 7:00 AM\n\n{BOB}\n\n返信\n\nコメントを残す\n"
        )
        == EXPECTED
    )


def test_name_behind_the_date_in_french_and_german(pages):
    assert pages.told(
        f"Une réflexion sur « A Walk in the Fens »\n\nLe 7 janvier 2012, Ann a dit :\n\n{ANN}\n"
    ) == [("Ann", "2012-01-07", ANN)]
    assert pages.told(
        f"Eine Antwort zu A Walk in the Fens\n\nAnn sagte am 7. Januar 2012 um 9:14 :\n\n{ANN}\n"
    ) == [("Ann", "2012-01-07T09:14", ANN)]


def test_unknown_frames_are_told_by_recurring(pages):
    comments = "".join(
        f"{name}\nPatch this leaf to my tree\n\n{name} has seen herons there, more than once.\n\n"
        for name in ("Ann", "Bob", "Cem", "Dora")
    )
    found = pages.told(f"4 Comments\n\n{comments}Leave a Reply\n")
    assert [author for author, _, _ in found] == ["Ann", "Bob", "Cem", "Dora"]
    assert all(text.endswith("more than once.") for _, _, text in found)


def test_pingbacks_and_trackbacks_are_told_apart(pages):
    found = pages.read(
        "3 thoughts on “A Walk in the Fens”\n\nPingback: Walking again | River Blog\n\n"
        f"Trackback: The other bank\n\nBob says:\nJanuary 8, 2022 at 7:00 am\n\n{BOB}\n"
    ).replies
    assert [reply.kind for reply in found] == ["pingback", "trackback", "comment"]
    assert found[0].author == "Walking again | River Blog"


def test_an_excerpt_of_a_linking_page_is_a_pingback(pages):
    found = pages.read(
        "2 Comments\n\nRiver Blog\n\nJanuary 7, 2022 at 9:14 pm\n\n[…] walked to Littleport […]\n\n"
        f"Bob\n\nJanuary 8, 2022 at 7:00 am\n\n{BOB}\n"
    ).replies
    assert [reply.kind for reply in found] == ["pingback", "comment"]


def test_levels_follow_the_indent(pages):
    found = pages.read(
        "3 Comments\n\n"
        "  1. Ann Lee says:\n    January 7, 2022 at 9:14 pm\n\n    One.\n\n    Reply\n"
        "    1. Bob says:\n      January 8, 2022 at 7:00 am\n\n      Two.\n\n      Reply\n"
        "  2. Cem says:\n    January 9, 2022 at 7:00 am\n\n    Three.\n\n    Reply\n\nAbout us\n"
    ).replies
    assert [(reply.author, reply.level) for reply in found] == [
        ("Ann Lee", 0), ("Bob", 1), ("Cem", 0),
    ]  # fmt: skip
    assert found[1].parent == found[0].key and not found[1].parent_is_guess
    assert found[2].text == "Three."


def test_in_reply_to_is_a_fact(pages):
    found = pages.read(
        f"2 Comments\n\nAnn Lee\nJanuary 7, 2022 at 9:14 pm\n\n{ANN}\n\n"
        f"Bob\nJanuary 8, 2022 at 7:00 am\nIn reply to Ann Lee.\n\n{BOB}\n"
    ).replies
    assert (found[1].parent, found[1].level, found[1].parent_is_guess) == (found[0].key, 1, False)


def test_older_comments_links_and_a_form_above_the_list_are_skipped(pages):
    assert (
        pages.told(
            "2 Comments\n\n← Older Comments\n\nPost a comment\n\n"
            f"Ann Lee says:\nJanuary 7, 2022 at 9:14 pm\n\n{ANN}\n\n"
            f"Bob says:\nJanuary 8, 2022 at 7:00 am\n\n{BOB}\n\nNewer Comments →\n"
        )
        == EXPECTED
    )
