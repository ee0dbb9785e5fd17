"""Reading in linear mode: commands in, lines out."""

import pytest

from tui.linear.outward_verbs import OutwardVerbs

HEADER = "On rapport, by Ada, 2026-03-03, 5 replies, 3 kept, 2 references, 1 min, 4 unread."
WELCOME = "Rapport is a word of several meanings, and this paragraph says little."
BEN = "Reply 1 of 3, level 1, by Ben, 2026-03-04, unread, 4 unread left in this document."


def test_it_begins_with_the_list_and_the_prompt_says_where_one_is(talk) -> None:
    made = talk()
    assert made.begun[0].endswith("linear mode. ? (question mark) tells the commands, q quits.")
    assert made.begun[1:] == [
        "Looking for documents.",
        "3 documents, 3 with anything unread.",
        "1. On rapport, by Ada, 2026-03-03, 5 replies, 3 kept, 4 unread.",
        "2. A second one, 2026-03-02, 1 unread.",
        "3. The last, 2026-03-01, 1 reply, 2 unread.",
    ]
    assert made.prompt == "list 1/3, 3 unread> "


def test_empty_lines_read_a_document_to_its_end_and_go_on_to_the_next_unread(talk) -> None:
    made = talk()
    assert made.type("") == [HEADER, WELCOME]
    assert made.prompt == "text 1/5, 4 unread> "
    assert made.type("")[0] == "Heading: A heading"
    assert made.prompt == "text 3/5, 4 unread> "
    assert made.type("") == ["- one", "- two"]
    assert made.type("") == [
        "5 replies, 3 kept.",
        "Reply 1 of 3, level 1, by Ben, 2026-03-04, unread, 3 unread left in this document.",
        "I agree with the post.",
    ]
    assert made.prompt == "reply 1/3, 3 unread> "
    assert made.type("")[0] == (
        "Reply 2 of 3, level 2, by Cleo to Ben, 2026-03-05, unread, 2 unread left in this document."
    )
    assert made.type("") == [
        "Reply 3 of 3, level 1, name missing, unread, 1 unread left in this document.",
        "A reply without a name.",
        "End of the document.",
    ]
    assert made.type("") == [
        "A second one, author missing, 2026-03-02, 1 min, 1 unread.",
        "Alone, without replies.",
        "End of the document.",
    ]
    assert made.is_read("first", "reply:nobody")


def test_when_everything_is_read_that_is_said(talk) -> None:
    made = talk()
    made.type("1", "2 j", *["n"] * 6)
    assert made.type("n") == ["Everything is read."]
    assert made.session.unread_documents == 0


def test_moves_within_the_text(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("2 j") == ["Text, paragraph 5 of 5, unread.", "- one", "- two"]
    assert made.type("k")[0] == "Text, paragraph 3 of 5, read."
    assert made.type("gg") == ["Text, paragraph 1 of 5, read.", WELCOME]
    assert made.type("k") == ["This is the beginning."]
    assert made.type("G")[-1] == "End of the document."
    assert made.type("j") == ["End of the document; n goes to the next unread."]
    assert made.type("3 gg")[1] == "Heading: A heading"
    assert made.type("gh") == ["No further heading in the text."]
    made.type("gg")
    assert made.type("gh")[1] == "Heading: A heading"
    made.type("]")
    assert made.type("gH")[1] == "Heading: A heading"


def test_pages_the_rest_and_the_whole(talk) -> None:
    made = talk()
    made.type("1")
    page = made.type("space")
    assert page[0] == "Heading: A heading"
    assert page[-1] == "End of the document."
    assert made.type("space") == ["End of the document; n goes to the next unread."]
    back = made.type("b")
    assert back[:2] == ["Text, paragraph 1 of 5, read.", WELCOME]
    assert made.prompt.startswith("reply 2/3")
    whole = made.type("whole")
    assert whole[0] == WELCOME and whole[-1] == "End of the document."
    made.type("gg")
    assert made.type("rest") == whole[1:]


def test_replies_one_after_another_and_by_number(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("]")[:2] == [BEN, "I agree with the post."]
    assert made.type("5 ]")[0].startswith("Reply 3 of 3")
    assert made.type("]") == ["No further reply in this file."]
    assert made.type("[")[0].startswith("Reply 2 of 3")
    assert made.type("1")[0].startswith("Reply 1 of 3")
    assert made.type("[")[0].startswith("Text, paragraph 1 of 5")
    assert made.type("[") == ["This is the text; there is no reply before it."]
    assert made.type("9") == ["There is no reply 9; this file has 3 replies."]


@pytest.mark.parametrize(
    ("start", "command", "arrives"),
    [
        ("1", ">", "Reply 3 of 3"),
        ("3", "<", "Reply 1 of 3"),
        ("2", "-", "Reply 1 of 3"),
        ("2", "_", "Reply 1 of 3"),
        ("2", ")", "Reply 3 of 3"),
        ("3", "(", "Reply 1 of 3"),
        ("3", ">", "No further reply to the same."),
        ("1", "-", "This reply answers no other one that is kept."),
        ("1", "9 >", "Reply 3 of 3"),
        ("1", "_", "This reply begins its chain."),
    ],
)
def test_moves_along_the_tree(talk, start: str, command: str, arrives: str) -> None:
    made = talk()
    made.type("1", start)
    assert made.type(command)[0].startswith(arrives)


def test_the_replies_in_short(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("replies") == [
        "1. level 1, by Ben, 2026-03-04, unread.",
        "2. level 2, by Cleo to Ben, 2026-03-05, unread.",
        "3. level 1, name missing, unread.",
    ]
    assert made.type("3 replies") == ["3. level 1, name missing, unread."]
    assert made.type("4 replies") == ["There is no reply 4; this file has 3 replies."]


def test_links_have_their_addresses_on_demand(talk) -> None:
    made = talk()
    made.type("1", "}")
    assert made.type("f") == [
        "1. Lee (2018): reference 1, Lee 2018",
        "2. a page: https://example.org/page",
        "f and a number follows one.",
    ]
    assert made.type("F 2") == ["https://example.org/page"]
    said = made.type("links 2")
    assert said[0].startswith("Not opened: ") and said[1] == "https://example.org/page"
    assert made.type("f 3") == ["There is no link 3; there are 2."]
    assert made.type("f 1")[0].startswith("1. Lee (2018).")
    assert made.prompt == "reference 1/2> "
    assert made.type("gt", "{", "f") == ["No links here."]


def test_again_and_where(talk) -> None:
    made = talk()
    made.type("1")
    once = made.type("]")
    assert made.type("again") == once
    where = made.type("where")
    assert where[0] == HEADER
    assert where[1].startswith("File: ") and where[1].endswith("first.md")
    assert where[2] == BEN


def test_words_are_found_and_stepped_through(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("/ben") == [
        '1 place has "ben".',
        "Reply 2 of 3, by Cleo:",
        "And I with Ben; see Lee (2018).",
    ]
    assert made.prompt == "reply 2/3, 4 unread, match 1/1> "
    assert made.type("/lee")[0].startswith("3 places have")
    assert made.type("n")[0].startswith("1. Lee (2018).")
    assert made.prompt == "reference 1/2> "
    assert made.type("n")[0] == "From the beginning again:"
    assert made.prompt == "text 3/5, 4 unread, match 1/3> "
    assert made.type("2 n")[0].startswith("1. Lee")
    assert made.type("N")[0].startswith("Reply 2 of 3")
    assert made.type("esc") == ["The search is ended."]
    assert made.type("n")[0].startswith("Reply 3 of 3")
    assert made.type("/zebra") == ['"zebra" is not in this document.']
    assert made.type("/Post") == ['"Post" is not in this document.']


def test_a_match_is_told_by_its_sentence_and_not_read_by_that(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("/as well") == [
        '1 place has "as well".',
        "Paragraph 3 of 5:",
        "See a page as well.",
    ]


def test_references_and_the_places_that_cite_them(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("gr") == [
        "2 references.",
        "1. Lee (2018). Therapists and outcome. Journal of Talking 3, 7–35."
        " Cited in paragraph 3 and reply 2.",
        "2. https://example.org/page. Linked in paragraph 3.",
    ]
    assert made.prompt == "reference 1/2> "
    assert made.type("")[:2] == ['Place 1 of 2, "Lee (2018)".', "Paragraph 3 of 5:"]
    assert made.type("gr")[0] == "This paragraph cites 1 and 2 of 2."
    assert made.type("") == [
        'Place 2 of 2, "Lee (2018)".',
        "Reply 2 of 3, by Cleo:",
        "And I with Ben; see Lee (2018).",
    ]
    assert made.prompt == "reply 2/3, 4 unread> "
    assert made.type("gr")[0] == "This reply cites 1 of 2."


def test_a_list_goes_on_by_rows_and_opens_by_number_and_by_title(talk) -> None:
    made = talk()
    assert made.type("j")[0].startswith("2. A second one")
    assert made.type("j", "j") == ["This is the last one."]
    assert made.type("k")[0].startswith("2. ")
    assert made.type("space") == ["These are all."]
    assert made.type("gg")[0].startswith("1. ")
    assert made.type("4") == ["There is no document 4; there are 3."]
    assert made.type("open the LAST")[0].startswith("The last, author missing")
    assert made.type("gl")[1].startswith("3. The last")
    assert made.type("open on")[0] == "Several have these words; type a number in the list:"
    assert made.type("open zebra") == ['No listed document has "zebra" in title, author or path.']


def test_a_command_of_the_text_opens_the_document_first(talk) -> None:
    made = talk()
    assert made.type("]") == [HEADER, BEN, "I agree with the post."]


def test_a_filter_keeps_what_has_the_words(talk) -> None:
    made = talk()
    assert made.type("/ada") == [
        '1 of 3 documents: with "ada"; newest first.',
        "1. On rapport, by Ada, 2026-03-03, 5 replies, 3 kept, 4 unread.",
    ]
    assert made.prompt == "list 1/1, 3 unread> "
    assert made.type("/nothing like it") == [
        '0 of 3 documents: with "nothing like it"; newest first.',
        "No documents are listed.",
    ]
    assert made.type("/ada", "esc")[0] == "3 documents, 3 with anything unread."
    assert made.type("esc") == ["This is the whole list; q quits."]


def test_only_unread_is_listed_on_demand(talk) -> None:
    made = talk()
    made.type("j", "m")
    assert made.type("gg", "U")[0] == "2 of 3 documents: only unread; newest first."
    assert made.type("U")[0] == "3 documents, 2 with anything unread."


def test_neighbours_are_reached_from_the_text(talk) -> None:
    made = talk()
    made.type("1")
    assert made.type("J")[0].startswith("A second one")
    assert made.type("9 J")[0].startswith("The last")
    assert made.type("J") == ["This is the last document."]
    assert made.type("2 K")[0].startswith("On rapport")
    assert made.type("K") == ["This is the first document."]


def test_what_needs_a_screen_says_so_in_one_sentence(talk) -> None:
    made = talk()
    for line in ("redraw", "tab", "Shift+Tab", "ctrl+z", "ctrl+l"):
        (sentence,) = made.type(line)
        assert sentence.endswith("."), sentence


def test_every_command_of_the_table_is_carried_out_or_said_to_be_for_the_screen(talk) -> None:
    from tui.linear.other_verbs import FOR_SCREENS

    made = talk()
    for opening in ("gl", "1", "/a", "gr", "'", "q", "`?", "q", '"', "q", "V"):
        made.type(opening)
        for command in made.dialogue.commands():
            carried_out = made.dialogue.has(command.id)
            assert carried_out or command.id in FOR_SCREENS, (
                f"{command.id}: either a `do_{command.id}` in a group of verbs, or a sentence"
            )


def test_a_command_may_stand_behind_a_colon(talk) -> None:
    made = talk()
    assert made.type("1", ":next reply")[-2].startswith("Reply 1 of 3")
    made.type(":quit")
    assert made.dialogue.is_over


def test_where_tells_of_the_list_one_is_in(talk) -> None:
    made = talk()
    made.type("1", "gr", "j")
    where = made.type("where")
    assert where[0] == "Reference 2 of 2."
    assert where[1:] == made.type("again")
    assert made.type("V", "where") == ["View 1 of 16.", "1. All documents, in use."]


def test_one_goes_back_out_of_lists_that_were_gone_to_from_one_another(talk) -> None:
    made = talk()
    made.type("1", "]", "B mine", "~a", "r Words", ".", ".")
    made.type("bookmarks", "drafts", "`?", "views", "bookmarks")
    assert made.type("q") == ["Back in On rapport."]
    assert made.prompt.startswith("reply 1/3")
    assert made.type("V", "esc") == ["Back in On rapport."]
    made.type("gr", "2")
    assert made.type("gr", "'", "drafts", "esc")[0].startswith("1. ")
    assert made.prompt.startswith("reference 1/2")


def test_references_that_there_are_none_of_are_told_once(talk) -> None:
    made = talk()
    made.type("2")
    assert made.type("gr") == ["No references were found in this document."]
    assert made.prompt.startswith("text 1/1")


def test_the_address_of_a_reference_is_told_and_never_opened_by_asking_for_it(
    talk, library, monkeypatch
) -> None:
    opened = []
    monkeypatch.setattr(OutwardVerbs, "_open", lambda *asked: opened.append(asked) or iter(()))
    text = "---\ntitle: Links\nkey: links\n---\n\nLee (2018), doi:10.1234/abcd, is a study.\n"
    (library / "first.md").write_text(text, encoding="utf-8")
    made = talk()
    assert made.type("links") == ["Links are told of what you read; open it first."]
    said = made.type("open links", "gr", "F")
    assert said[0].endswith(": https://doi.org/10.1234/abcd") and not opened
    made.type("f 1")
    assert opened


def test_a_library_without_documents_says_where_it_looked(talk, library) -> None:
    for file in library.iterdir():
        file.unlink()
    made = talk()
    assert made.begun[-1] == f"No documents in {library}."


def test_copies_are_printed_where_no_program_takes_them(talk) -> None:
    made = talk()
    made.type("1", "]")
    assert made.type("yy") == ["The reply:", "I agree with the post."]
    quoted = made.type("yq")
    assert quoted[1] == "> I agree with the post." and quoted[3].startswith("\N{EM DASH} Ben on ")
    assert made.type("yc")[1] == "Ada (2026). On rapport."
    assert made.type("yb")[:2] == ["The BibTeX entry:", "@misc{ada2026rapport,"]
    assert made.type("ya") == ["No address is known of this."]
    assert made.type("gr", "yy")[1].startswith("Lee (2018).")
    assert made.type("o") == ["No address is known of this reference."]
    assert made.type("gl", "o") == ["The file does not tell where its page is."]


def test_new_replies_are_gone_to_across_documents(talk, library) -> None:
    made = talk()
    made.type("3", "gl", "1", "G", "gl", "q")
    made.session.marks.close()
    for name in ("first.md", "third.md"):
        with (library / name).open("a", encoding="utf-8") as file:
            file.write(f"\n### Eve · 2026-03-09 {{#eve-{name[0]}}}\n\nLate to this.\n")
    again = talk()
    again.type("1")
    assert ", by Eve, 2026-03-09, new, " in again.type("w")[0]
    other = again.type("w")
    assert other[0].startswith("The last") and ", by Eve, 2026-03-09, new, " in other[1]
    assert again.type("w") == ["No other new reply in documents you were in before."]
