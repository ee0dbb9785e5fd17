"""Views of the list, the jump history, named places and own replies in linear mode."""

from tui.model import DocumentKey, Target

FIRST = DocumentKey("first")


# Views -----------------------------------------------------------------------------------------


def test_views_are_told_and_chosen_by_number(talk) -> None:
    made = talk()
    said = made.type("V")
    assert said[0] == "Views; now all documents; newest first. A number chooses."
    assert said[1:3] == ["1. All documents, in use.", "2. Only unread."]
    assert made.prompt == f"view 1/{len(said) - 1}> "
    assert made.type("3")[0] == "0 of 3 documents: bookmarked; newest first."
    assert made.prompt == "list, 3 unread> "
    assert made.type("esc")[0] == "3 documents, 3 with anything unread."


def test_an_author_is_asked_for_and_one_alone_is_taken(talk) -> None:
    made = talk()
    labels = made.type("views")
    number = next(line for line in labels if "By an author" in line).partition(".")[0]
    assert made.type(number) == [
        "An author: type a part of the name, or nothing for those who wrote most:"
    ]
    assert made.prompt == "name> "
    assert made.type("ad")[0] == "1 of 3 documents: by Ada; newest first."
    number = next(line for line in made.type("V") if "With a reply by" in line).partition(".")[0]
    told = made.type(number, "")
    assert sorted(line.partition(". ")[2] for line in told) == [
        "Ben, 1 document.",
        "Cleo, 1 document.",
        "Dora, 1 document.",
    ]
    dora = next(line for line in told if "Dora" in line).partition(".")[0]
    assert made.type(dora)[1].startswith("1. The last")


def test_a_view_is_saved_recalled_and_used_at_the_next_start(talk) -> None:
    made = talk(is_person=True)
    made.type("U", "s")
    assert made.type("gv Evenings") == ['Saved as "Evenings"; V (capital) tells the views.']
    assert made.type("esc")[0] == "3 documents, 3 with anything unread, by title."
    (row,) = [line for line in made.type("V") if "Evenings" in line]
    assert row.endswith("Evenings, saved: only unread; by title.")
    assert made.type(row.partition(".")[0])[0] == "3 of 3 documents: only unread; by title."
    made.type("q")
    made.session.marks.close()
    assert "3 of 3 documents: only unread; by title." in talk(is_person=True).begun


def test_orders_are_gone_through_and_turned_round(talk) -> None:
    made = talk()
    assert made.type("s")[0] == "3 documents, 3 with anything unread, by title."
    assert made.type("gg")[0].startswith("1. A second one")
    assert made.type("S")[0].endswith("by title, from Z.")
    assert made.type("gg")[0].startswith("1. The last")
    assert made.type(")") == ["The list is not grouped; V (capital) groups it by folder or site."]


# The jump history ------------------------------------------------------------------------------


def test_jumps_are_gone_back_and_forward_over(talk) -> None:
    made = talk()
    assert made.type("ctrl+o") == ["No earlier place."]
    made.type("1", "]", "]", "G", "gg")
    assert made.type("ctrl+o")[0].startswith("Reply 3 of 3")
    assert made.type("ctrl+o")[0].startswith("Reply 2 of 3")
    assert made.type("ctrl+y")[0].startswith("Reply 3 of 3")
    assert made.type("ctrl+y")[0].startswith("Text, paragraph 1 of 5")
    assert made.type("``")[0].startswith("Reply 3 of 3")


def test_a_step_into_another_document_is_a_jump(talk) -> None:
    made = talk()
    made.type("1", "]", "J")
    said = made.type("ctrl+o")
    assert said[0].startswith("On rapport") and said[1].startswith("Reply 1 of 3")
    made.type("gr", "1")
    assert made.type("ctrl+o")[-1].startswith("1. Lee (2018)")
    assert made.prompt.startswith("reference 1/2")


def test_a_place_with_a_letter_is_gone_to_from_anywhere(talk) -> None:
    made = talk()
    made.type("1", "]", "]")
    assert made.type("~k") == ["k is here now."]
    made.type("gl", "3")
    said = made.type("`k")
    assert said[0].startswith("On rapport") and said[1].startswith("Reply 2 of 3")
    assert made.type("`z") == ["No place has the letter z."]
    assert made.type("`?") == ['1. k, in a reply of On rapport: "And I with Ben; see Lee (2018)."']
    assert made.prompt == "place 1/1> "
    assert made.type("d") == ["k is free; u undoes."]
    assert made.type("u", "again")[0].startswith("1. k, in a reply of")
    assert made.type("q", "gg", "`k")[0].startswith("Reply 2 of 3")


# Own replies -----------------------------------------------------------------------------------


def test_a_reply_is_written_line_by_line_and_kept_with_each(talk) -> None:
    made = talk()
    made.type("1", "]")
    assert made.type("r") == ["Your reply to Ben. A line with only a full stop ends it:"]
    assert made.prompt == "reply> "
    assert made.type("I see it") == []
    (draft,) = made.session.drafts.of(FIRST)
    assert (draft.answers, draft.comment) == ("reply:ben", "I see it")
    assert made.type("another way.", ".") == [
        "Your name; an empty line leaves it out:",
    ]
    made.type("Ann", "ann@a.example")
    assert made.type("") == ["Draft kept; X (capital) tells it."]
    (draft,) = made.session.drafts.of(FIRST)
    assert (draft.name, draft.email) == ("Ann", "ann@a.example")
    assert draft.comment == "I see it\nanother way."
    told = made.type("again")
    assert told[-1] == "Your draft: I see it another way."
    exported = made.type("X")
    assert "I see it" in exported and not any("a.example" in line for line in exported)


def test_a_reply_that_is_broken_off_is_kept_and_gone_on_with(talk) -> None:
    made = talk()
    made.type("1", "]", "r", "Half")
    said = [line.text for line in made.dialogue.interrupted()]
    assert said == ["Unfinished draft kept; missing: name, e-mail. e goes on with it."]
    assert made.type("r")[:2] == ["Your draft to Ben, so far:", "Half"]
    made.type("of it", ".", "", "", "")
    assert made.session.drafts.of(FIRST)[0].comment == "Half\nof it"
    assert made.type('"')[0].startswith('1. to Ben in On rapport, "Half of it", missing: ')
    assert made.type("")[1].startswith("Reply 1 of 3")
    assert made.type('"', "d") == ["Draft removed; u brings it back."]
    assert made.session.drafts.of(FIRST) == []


def test_nothing_typed_leaves_no_draft_and_the_end_of_the_input_keeps_one(talk) -> None:
    made = talk()
    made.type("1", "r", ".", "", "")
    assert made.type("") == ["Nothing was written."]
    made.type("r", "To be kept")
    made.dialogue.end()
    assert made.session.drafts.of(FIRST)[0].comment == "To be kept"


def test_a_draft_is_told_where_its_document_is_opened(talk) -> None:
    made = talk()
    made.type("3", "r", "A word", ".", "", "", "", "gl")
    assert "Your draft: A word" in made.type("3")
    assert made.session.drafts.get(Target(DocumentKey("third"), "draft:none")) is None


def test_words_behind_r_are_the_comment_and_only_what_is_missing_is_asked_for(talk) -> None:
    made = talk()
    made.type("1", "]")
    assert made.type("r I see it.") == [
        "Your reply to Ben is kept as a draft.",
        "Your name; an empty line leaves it out:",
    ]
    assert made.session.drafts.of(FIRST)[0].comment == "I see it."
    assert made.type("Ann") == ["Your e-mail address; an empty line leaves it out:"]
    assert made.type("ann@a.example") == ["Draft kept; X (capital) tells it."]
    made.type("]")
    assert made.type("r And this.") == ["Draft kept; X (capital) tells it."]
    one, two = made.session.drafts.of(FIRST)
    assert (one.answers, two.answers) == ("reply:ben", "reply:cleo")
    assert (two.name, two.email, two.comment) == ("Ann", "ann@a.example", "And this.")


def test_words_behind_r_go_behind_an_unfinished_reply(talk) -> None:
    made = talk(remember_me="nothing")
    made.type("1", "r One", "", "")
    assert made.type("r Two")[0] == "Put behind your unfinished reply to Ada."
    made.type("Ann", "ann@a.example")
    (draft,) = made.session.drafts.of(FIRST)
    assert (draft.answers, draft.comment) == ("body", "One\nTwo")


def test_the_replies_in_short_say_which_have_a_draft(talk) -> None:
    made = talk()
    made.type("1", "r To the post", "Ann", "ann@a.example", "]", "r To Ben")
    told = made.type("1 replies")
    assert told[0] == "1 draft of yours to the post."
    assert told[1].endswith(", answered by 1 draft of yours.")
    assert "draft" not in told[2]


def test_a_number_that_no_draft_or_place_has_changes_nothing(talk) -> None:
    made = talk()
    made.type("1", "r Mine", "Ann", "ann@a.example", "~k")
    assert made.type('"', "9") == ["There is no draft 9; there is 1."]
    assert made.prompt == "draft 1/1> "
    assert made.type("q", "`?", "9") == ["There is no place 9; there is 1."]


def test_a_view_is_chosen_by_its_name_at_once(talk) -> None:
    made = talk()
    made.type("2", "m", "gl")
    assert made.type("V only unread")[0].startswith("2 of 3 documents: only unread")
    made.type("gv quiet evenings")
    assert made.type("V all")[0].startswith("3 documents")
    assert made.type("V quiet evenings")[0].startswith("2 of 3 documents: only unread")
    assert made.type("V by title")[0].endswith("by title.")
    assert made.type("V 1")[0].startswith("3 documents")
    assert made.type("V unread")[0] == "Several have these words; a number chooses:"
    assert made.type("2")[0].startswith("2 of 3 documents: only unread")
    made.type("1")
    assert made.type("V zebra") == ['No view has the name "zebra"; V (capital) tells them.']
    assert made.type("V onyl unraed") == [
        'No view has the name "onyl unraed"; did you mean "Only unread"? V (capital) tells them.'
    ]
    assert made.type("V quiet evenigns")[0].count('did you mean "quiet evenings"?') == 1
    assert made.type("V 99")[0].startswith("There is no choice 99; there are ")
    assert made.prompt.startswith("text ")


def test_jumps_are_gone_over_by_words(talk) -> None:
    made = talk()
    made.type("1", "]", "G")
    assert made.type("back")[0].startswith("Reply 1 of 3")
    assert made.type("forward")[0].startswith("Reply 3 of 3")


def test_a_draft_leads_to_what_it_answers_and_is_removed_there(talk) -> None:
    made = talk()
    made.type("1", "r To the post", "Ann", "a@b.example", "G")
    assert "paragraph" in made.type("drafts", "1")[1]
    assert made.prompt.startswith("text 1/5")
    made.type("2 j")
    assert made.type("D") == ["Draft removed; u brings it back."]
    assert made.session.drafts.of(FIRST) == []
    made.type("u")
    assert len(made.session.drafts.of(FIRST)) == 1
    made.type("B noted")
    assert made.type("D") == ["Bookmark removed; u undoes."]
    assert len(made.session.drafts.of(FIRST)) == 1


def test_a_draft_is_printed_in_the_format_that_is_asked_for(talk) -> None:
    made = talk()
    made.type("1", "]", "r Words *here*", "Ann", "ann@a.example")
    assert made.type("X mailto")[0].startswith("mailto:?subject=")
    assert r"Words \*here\*" in "".join(made.type("X markdown"))
    assert made.type("drafts", "X word")[0].startswith("author=Ann&comment=Words")
    assert made.type("X latex") == [
        "Drafts are printed as text, markdown, mailto, wordpress; not as latex."
    ]
    assert "ann@a.example" not in "".join(made.type("X mailto"))


def test_a_search_for_authors_that_finds_none_leaves_the_choices(talk) -> None:
    made = talk()
    made.type("V", "5")
    assert made.type("zebra") == ['Nothing here has "zebra" in its name.']
    assert made.prompt == "view 5/15> "
