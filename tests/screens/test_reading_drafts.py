"""Drafts among the replies: gone to, gone on with, removed, and never taken for replies."""

import base64
import re

from tui.marks import Words
from tui.model import DocumentKey, Target
from tui.screens.drafts import DraftsScreen
from tui.screens.export import ExportScreen
from tui.screens.reply_form import ReplyForm

FIRST = DocumentKey("first")
KITTY = {"TERM": "xterm-kitty", "SSH_CONNECTION": "1 2 3 4"}
WHOLE = Words("Ada", "ada@home.example", "", "I agree, and more.")


def begin(reading, answers: str = "reply:ben", words: Words = WHOLE, key: str = FIRST) -> Target:
    document = reading.session.document(DocumentKey(key))
    target = reading.session.drafts.begin(document, answers).leave(words)
    assert target is not None
    return target


def copied(sent: list[str]) -> list[str]:
    """The texts that were put into the terminal's clipboard."""
    found = re.findall("\x1b]52;c;([A-Za-z0-9+/=]+)\x07", "".join(sent))
    return [base64.b64decode(data).decode() for data in found]


def comments(reading) -> list[str]:
    return [draft.comment for draft in reading.session.drafts.all()]


async def test_a_draft_is_stepped_to_like_a_reply_and_counted_for_itself(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "]")
        assert reading.screen.status.where == "reply 1 of 3"
        await reading.press("]")
        assert reading.screen.status.where == "draft 1 of 1"
        await reading.press("]")
        assert reading.screen.status.where == "reply 2 of 3, level 1"
        assert "5 replies, 3 kept" in reading.text() and "1 draft" in reading.text()
        assert "●4" in reading.text()


async def test_the_list_tells_which_documents_have_drafts(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j")
        begin(reading, "body", key="second")
        await reading.until(lambda: "draft" in reading.text().splitlines()[3])
        assert "draft" not in reading.text().splitlines()[1]


async def test_drafts_come_and_go_without_moving_the_reader(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "]", "]")
        assert reading.screen.detail.current_part == "reply:cleo"
        target = begin(reading)
        await reading.until(lambda: "I agree, and more." in reading.text())
        assert reading.screen.detail.current_part == "reply:cleo"
        reading.session.drafts.remove(target)
        await reading.until(lambda: "I agree, and more." not in reading.text())
        assert reading.screen.detail.current_part == "reply:cleo"


async def test_a_current_draft_is_removed_and_brought_back(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "]", "]", "D")
        await reading.until(lambda: "I agree, and more." not in reading.text())
        assert reading.notice == "Draft removed · u brings it back"
        assert reading.screen.detail.current_part == "reply:ben"
        await reading.press("u")
        await reading.until(lambda: "I agree, and more." in reading.text())
        assert comments(reading) == ["I agree, and more."]


async def test_the_same_key_still_removes_bookmarks(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "]", "B", "enter", "D")
        assert reading.session.bookmarks() == [] and len(comments(reading)) == 1


async def test_what_a_draft_is_not_is_said(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "]", "]", "m")
        assert reading.notice == "A draft is neither read nor unread"
        await reading.press("B")
        assert "needs no bookmark" in reading.notice
        await reading.press("v")
        chosen = reading.screen.detail.chosen
        item = reading.screen.detail._pieces[chosen.piece].item if chosen else 0
        assert not reading.screen.detail.made.parts[item].startswith("draft:")


async def test_the_draft_of_what_is_current_is_edited(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("e")
        assert isinstance(reading.app.screen, ReplyForm)
        await reading.press("escape", "enter", "[", "e")
        assert isinstance(reading.app.screen, ReplyForm)
        await reading.press("escape", "G", "e")
        assert reading.notice == "No draft here · r writes a reply"


async def test_a_place_in_a_draft_is_remembered_as_that_of_the_reply_above_it(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "]", "]", "escape", "j")
        position = reading.session.position(FIRST)
        assert position is not None and position.part == "reply:ben"


async def test_a_low_screen_shows_drafts_too(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        begin(reading)
        await reading.press("enter")
        assert "1 draft" in reading.text()
        await reading.press("]", "]")
        assert "└ draft · your reply" in reading.text()


async def test_markup_in_a_draft_is_words(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading, words=Words("[b]A[/]", "", "", "[red]x[/red] \x1b[31my"))
        await reading.press("enter", "]", "]")
        assert "[red]x[/red] y" in reading.text()


async def test_the_status_line_follows_when_the_draft_that_is_read_goes(open_reading) -> None:
    async with open_reading() as reading:
        target = begin(reading)
        await reading.press("enter", "]", "]", "alt+3")
        assert reading.screen.status.where == "draft 1 of 1"
        reading.session.drafts.remove(target)
        await reading.until(lambda: target.part not in reading.screen.detail.made.parts)
        await reading.pilot.pause()
        assert reading.screen.status.where == "reply 1 of 3"


async def test_a_search_that_is_on_knows_of_a_draft_that_came_or_went(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "/", *"agree", "enter")
        assert reading.screen.status.search.endswith("1 of 2")
        await reading.press("escape", "/", *"reply", "space", *"without", "enter", "[", "[")
        assert reading.screen.status.where == "draft 1 of 1"
        await reading.press("D", "n")
        assert reading.screen.detail.current_part == "reply:nobody"
        await reading.press("escape", "g", "g", "/", *"agree", "enter")
        assert reading.screen.status.search.endswith("1 of 1")
        begin(reading)
        await reading.until(lambda: reading.screen.status.search.endswith(" 2"))


# The drafts screen -------------------------------------------------------------------------------


async def test_all_drafts_are_listed_and_gone_to(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        begin(reading, "body", Words(comment="half"), "second")
        await reading.press('"')
        assert isinstance(reading.app.screen, DraftsScreen)
        lines = reading.text().splitlines()
        assert "2 drafts" in lines[0] and "A long one" in lines[1]
        assert "draft to the post · missing: name, e-mail" in lines[2]
        assert "half" in lines[3] and "draft to Ben" in lines[5]
        await reading.press("j", "enter")
        assert reading.shown == "On rapport"
        assert reading.screen.status.where == "draft 1 of 1"


async def test_they_are_removed_brought_back_and_edited_there(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press('"', "d")
        assert comments(reading) == []
        await reading.until(lambda: "r on a post or a reply" in reading.text())
        await reading.press("u")
        await reading.until(lambda: "I agree, and more." in reading.text())
        await reading.press("e")
        assert isinstance(reading.app.screen, ReplyForm)
        await reading.type("!")
        await reading.press("escape")
        assert isinstance(reading.app.screen, DraftsScreen)
        assert "I agree, and more.!" in reading.text()


async def test_a_draft_whose_document_is_gone_is_read_and_gone_on_with(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        begin(reading, "body", Words(comment="stays"), "third")
        (tmp_path / "library" / "third.md").unlink()
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 2)
        await reading.until(lambda: "1 draft adrift" in reading.text())
        await reading.press('"')
        assert "adrift" in reading.text() and "stays" in reading.text()
        await reading.press("enter")
        assert isinstance(reading.app.screen, ReplyForm)
        await reading.type(" for good")
        await reading.press("escape", "q")
        assert comments(reading) == ["stays for good"]


async def test_there_may_be_none(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press('"', "enter", "e", "d", "X", "u")
        await reading.until(lambda: reading.app.screen.status.notice == "Nothing to undo")
        await reading.press("q", "X")
        assert reading.notice == "No draft here · r writes a reply"


# Taking it out -----------------------------------------------------------------------------------


async def test_a_draft_is_shown_in_every_format(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        await reading.press("enter", "]", "]", "X")
        assert isinstance(reading.app.screen, ExportScreen)
        assert "Reply to Ben · On rapport" in reading.text() and "> I agree" in reading.text()
        assert reading.app.screen.status.where == "1 draft as text"
        for title, words in (
            ("Markdown", "## Reply to Ben"),
            ("mailto link", "mailto:?subject="),
            ("WordPress form", "the reply has no number of its own"),
            ("text", "Reply to Ben"),
        ):
            await reading.press("s")
            assert reading.app.screen.status.where == f"1 draft as {title}"
            assert words in reading.text()


async def test_in_the_list_all_drafts_of_the_document_go_out(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading)
        begin(reading, "body", Words(comment="To the post"))
        await reading.press("X")
        assert reading.app.screen.status.where == "2 drafts as text · unfinished"
        assert "I agree, and more." in reading.text() and "To the post" in reading.text()


async def test_it_is_given_to_the_terminal_to_be_copied(open_reading) -> None:
    async with open_reading(environ=KITTY) as reading:
        begin(reading)
        sent = reading.sent()
        await reading.press("enter", "]", "]", "X", "y")
        assert copied(sent)[-1].startswith("Reply to Ben · On rapport\n")
        assert "home.example" not in copied(sent)[-1]
        await reading.press("s", "s", "s", "y")
        assert copied(sent)[-1].startswith("author=Ada&comment=I+agree")
        await reading.press("q", "y", "y")
        assert copied(sent)[-1] == "I agree, and more."
        await reading.press("y", "q")
        assert copied(sent)[-1] == "I agree, and more."


async def test_it_is_said_that_addresses_in_the_words_are_left_out(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading, words=Words("Ada", "ada@home.example", "", "Write to me@home.example."))
        await reading.press("X")
        assert "Write to [e-mail]." in reading.text()
        assert reading.app.screen.status.where == "1 draft as text · e-mail addresses left out"
        await reading.press("s")
        assert reading.app.screen.status.where.endswith("Markdown · e-mail addresses left out")


async def test_it_is_said_that_a_draft_is_unfinished_and_that_a_link_is_long(open_reading) -> None:
    async with open_reading() as reading:
        begin(reading, words=Words("", "ada@home.example", "", "so long " * 400))
        await reading.press("X")
        assert reading.app.screen.status.where == "1 draft as text · unfinished"
        await reading.press("s", "s")
        said = "1 draft as mailto link · unfinished · too long for some programs"
        assert reading.app.screen.status.where == said


async def test_it_is_written_into_a_new_file_and_never_over_one(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        begin(reading)
        target = tmp_path / "out.txt"
        await reading.press("X", "w", "ctrl+u")
        await reading.type(str(target))
        await reading.press("enter")
        await reading.until(lambda: "Written into" in reading.text())
        assert "I agree, and more." in target.read_text()
        assert "home.example" not in target.read_text()
        target.write_text("mine")
        await reading.press("w", "ctrl+u")
        await reading.type(str(target))
        await reading.press("enter")
        await reading.until(lambda: "is there already" in reading.text())
        assert target.read_text() == "mine"
        await reading.press("w", "ctrl+u")
        await reading.type("/nowhere/at/all")
        await reading.press("enter")
        await reading.until(lambda: "Not written: No such file" in reading.text())


async def test_a_restricted_session_writes_no_file_and_starts_no_editor(open_reading) -> None:
    async with open_reading(environ={"RAPPORT_RESTRICTED": "1"}) as reading:
        begin(reading)
        await reading.press("X", "w")
        assert "may not write files" in reading.text()
        await reading.press("q", "e", "ctrl+o")
        assert "may not start an editor" in reading.text()
