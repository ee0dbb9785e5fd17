"""A typed line becomes a command by keys, by name or by number, and never by a guess."""

import pytest

from tui.commands import LETTER, Command, Keymap, Scope
from tui.commands.linear import LINEAR
from tui.linear.typed import Unclear, key_word, understood

SCOPES = (Scope.SEARCH, Scope.MOVE, Scope.TEXT, Scope.READING, Scope.APP)
GROUPS = [LINEAR, *map(Keymap().commands, SCOPES)]


def found(line: str, groups=GROUPS) -> tuple[str, int | None, str]:
    request = understood(line, groups, lambda id: "match" not in id and id != "leave_search")
    assert not isinstance(request, Unclear), request
    return request.id, request.count, request.argument


@pytest.mark.parametrize(
    ("line", "id", "count"),
    [
        ("", "read_on", None),
        ("enter", "read_on", None),
        ("n", "next_unread", None),
        ("N", "previous_unread", None),
        ("]", "next_reply", None),
        ("5 ]", "next_reply", 5),
        ("5]", "next_reply", 5),
        ("12 j", "line_down", 12),
        ("gg", "top", None),
        ("g g", "top", None),
        ("3gg", "top", 3),
        ("ctrl+r", "redo", None),
        ("Ctrl+r", "redo", None),
        ("ctrl-r", "redo", None),
        ("^r", "redo", None),
        ("\x12", "redo", None),
        (" ", "page_down", None),
        ("space", "page_down", None),
        ("PgDn", "page_down", None),
        ("\x1b[B", "line_down", None),
        ("esc", "leave_pane", None),
        ("\x1b", "leave_pane", None),
        ("\t", "next_pane", None),
        ("alt+1", "focus_list", None),
        ("7", "go_to_number", 7),
        ("quit", "leave", None),
        ("next unread", "next_unread", None),
        ("next_unread", "next_unread", None),
        ("Next Unread", "next_unread", None),
        ("next-unread", "next_unread", None),
        ("next unr", "next_unread", None),
        ("2 next paragraph", "next_paragraph", 2),
        ("problems", "show_problems", None),
    ],
)
def test_keys_numbers_and_names(line: str, id: str, count: int | None) -> None:
    assert found(f"{line}\n")[:2] == (id, count)


@pytest.mark.parametrize(
    ("line", "id", "argument"),
    [
        ("B a note #tag", "bookmark", "a note #tag"),
        ("bookmark a Note", "bookmark", "a Note"),
        ("/word and word", "search", "word and word"),
        ("/ word", "search", "word"),
        ("/5", "search", "5"),
        ("search Word", "search", "Word"),
        ("open the last", "open", "the last"),
        ("v some words", "choose_passage", "some words"),
        ("?bookmark", "help", "bookmark"),
        ("width 60", "width", "60"),
        ("gv Quiet evenings", "save_view", "Quiet evenings"),
    ],
)
def test_words_behind_a_command(line: str, id: str, argument: str) -> None:
    assert found(line) == (id, None, argument)


@pytest.mark.parametrize(
    "line", ["Q", "x", "GG", "Bnote", "n n", "ne", "gx", "zz top", "m note", "{ {"]
)
def test_what_is_no_command_is_said_to_be_none(line: str) -> None:
    request = understood(line, GROUPS, lambda id: "match" not in id)
    assert isinstance(request, Unclear)
    assert "is no command here" in request.said


def test_of_several_commands_none_is_taken() -> None:
    request = understood("previous", GROUPS, lambda id: "match" not in id)
    assert isinstance(request, Unclear)
    assert request.said.startswith('"previous" may be: previous paragraph: { (left brace); ')
    assert "previous reply: [ (left bracket)" in request.said


def test_a_slip_is_answered_with_the_nearest_name() -> None:
    request = understood("next unraed", GROUPS, lambda id: True)
    assert isinstance(request, Unclear)
    assert 'Did you mean "next unread"?' in request.said


def test_a_key_with_any_letter_takes_it() -> None:
    rows = [Command("go_to_mark", (f"` {LETTER}",), "Go", Scope.READING)]
    for line in ("`a", "` a"):
        request = understood(line, [rows], lambda id: True)
        assert not isinstance(request, Unclear)
        assert (request.id, request.letter) == ("go_to_mark", "a")


def test_a_key_that_means_nothing_now_is_left_to_the_next_command() -> None:
    assert found("n")[0] == "next_unread"
    request = understood("n", GROUPS, lambda id: True)
    assert not isinstance(request, Unclear)
    assert request.id == "next_match"


def test_a_line_end_and_spaces_around_do_not_count() -> None:
    assert key_word("  gg \r\n") == "gg"
    assert key_word("\r\n") == ""


def test_what_marks_everything_is_not_called_by_a_part_of_its_name(talk) -> None:
    made = talk()
    assert made.type("mark read")[0].startswith('"mark read" is no command here.')
    assert made.session.unread_documents == 3
    assert made.type("mark all read")[0].startswith("3 documents marked read")


def test_names_that_mean_several_commands_are_told_with_keys_that_can_be_heard(talk) -> None:
    made = talk()
    assert "next reply: ] (right bracket); " in made.type("reply")[0]
