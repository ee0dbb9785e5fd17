"""A reply as header and as line: nothing it hides goes unsaid, and nothing is told by colour."""

from tui.model import Block, Document, DocumentKey, Reply, ReplyKey
from tui.panes.detail_pieces import detail_pieces
from tui.panes.folds import Below
from tui.panes.reply_pieces import first_words, reply_line
from tui.panes.view import DocumentView


def reply(key: str, parent: str | None = None, **fields: object) -> Reply:
    fields = {"author": key.title(), "blocks": (Block(f"Words of {key}."),), **fields}
    return Reply(key=ReplyKey(key), parent=ReplyKey(parent) if parent else None, **fields)


def view_of(*replies: Reply, **fields: object) -> DocumentView:
    document = Document(key=DocumentKey("d"), title="T", format="x", replies=replies)
    return DocumentView(document, **fields)


def headers(view: DocumentView) -> list[tuple[str, str]]:
    made = detail_pieces(view)
    return [(made.pieces[n].first, made.pieces[n].text) for n in made.starts[:-1]]


def test_a_folded_reply_has_its_name_its_first_words_and_what_it_hides() -> None:
    view = view_of(reply("ann"), unread=frozenset({"reply:ann"}))
    line = reply_line(view, view.document.replies[0], 0, "└ ", Below(4, 2, 1))
    assert (line.first, line.text) == ("└ ", "+ Ann  Words of ann.")
    assert line.right == "+4 replies, 2 unread, 1 new ●"
    assert line.right_short == "+4 ●2 new 1 ●"
    assert line.is_clipped and line.gap == 0
    assert [line.text[run.start : run.end] for run in line.runs] == ["Ann"]


def test_a_fold_that_hides_one_or_nothing() -> None:
    view = view_of(reply("ann"))
    (ann,) = view.document.replies
    assert reply_line(view, ann, 0, "", Below(1)).right == "+1 reply"
    assert reply_line(view, ann, 0, "", Below()).right == ""
    assert reply_line(view, ann, 0).right_short == ""


def test_a_line_keeps_kind_and_guess_and_needs_no_words() -> None:
    view = view_of(reply("p", author=None, author_guess="Kay", kind="pingback", blocks=()))
    assert reply_line(view, view.document.replies[0], 0).text == "+ pingback · Kay?"


def test_the_first_words_are_on_one_line_without_images() -> None:
    blocks = (Block("cat.png", "image"), Block("a\n b", "code"), Block("c"))
    assert first_words(blocks) == "a b c"
    assert len(first_words([Block("word " * 1_000)])) <= 200


def test_an_answer_to_what_is_not_kept_stands_at_the_top_and_says_so() -> None:
    view = view_of(reply("ann", "gone", level=3), reply("bob", "ann", level=4))
    assert headers(view) == [
        ("", "Ann  answers a reply that is not kept"),
        ("└ ", "Bob"),
    ]


def test_answers_in_a_circle_are_told() -> None:
    view = view_of(reply("ann", "bob"), reply("bob", "ann"))
    assert headers(view) == [("", "Ann  answers in a circle"), ("└ ", "Bob")]


def test_replies_stand_below_what_they_answer_wherever_the_file_has_them() -> None:
    view = view_of(reply("ann"), reply("bob"), reply("cy", "ann", parent_is_guess=True))
    assert headers(view) == [("", "Ann"), ("└? ", "Cy"), ("", "Bob")]
    made = detail_pieces(view)
    assert made.parts == ["reply:ann", "reply:cy", "reply:bob"]
    assert [made.row_of(part) for part in made.parts] == [0, 1, 2]
    assert made.row_of("body") == made.row_of("reply:nobody") == -1


def test_a_thread_of_depth_25_tells_every_level() -> None:
    chain = [reply("0"), *(reply(str(n), str(n - 1), level=n) for n in range(1, 26))]
    leads = [lead for lead, _ in headers(view_of(*chain))]
    assert leads[1] == "└ " and leads[10] == "│││││││││└ "
    assert leads[25] == "││││││⋯25└ "
    assert len(set(leads)) == 26
