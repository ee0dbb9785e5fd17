"""A reference says what it is, where it is cited, and what about it is a guess."""

from tui.model import Block, Citation, Document, DocumentKey, Reference, Reply
from tui.model.key import ReferenceKey, ReplyKey
from tui.panes import words
from tui.panes.references import HERE, cited_at, reference_pieces

WORK = Reference(
    key=ReferenceKey("antunes-alves-2018"),
    kind="work",
    raw="Antune-Alves et al (2018) Therapist interventions.",
    author="Antunes-Alves et al.",
    issued="2018",
    title="Therapist interventions",
    container_title="Archives of Psychiatry",
    volume="3",
    issue="1",
    page="7-35",
    doi="10.1/x",
    citations=(
        Citation(block=1, start=0, end=5, text="Sara Antunes-Alves et all", is_guess=True),
        Citation(block=1, start=9, end=12, text="Antune-Alves et al (2018)"),
        Citation(reply=ReplyKey("b"), block=0, start=0, end=2, text="ibid"),
    ),
)
NEIGHBOUR = Reference(key=ReferenceKey("n"), kind="neighbour", raw="Next post", title="Next post")
DOCUMENT = Document(
    key=DocumentKey("d"),
    title="T",
    format="plaintext",
    body=(Block("one"), Block("two")),
    replies=(
        Reply(key=ReplyKey("a"), blocks=(Block("x"),)),
        Reply(key=ReplyKey("b"), blocks=(Block("y"),)),
    ),
    references=(WORK, NEIGHBOUR),
)


def texts(reference: Reference, *, is_here: bool = False, is_bookmarked: bool = False) -> list[str]:
    pieces = reference_pieces(
        reference,
        0,
        lambda citation: words.citing_place(citation, words.reply_numbers(DOCUMENT)),
        is_here=is_here,
        is_bookmarked=is_bookmarked,
    )
    return [f"{piece.first}{piece.text}{piece.right}" for piece in pieces]


def test_a_work_shows_its_fields_and_every_citing_place() -> None:
    assert texts(WORK) == [
        " 1 Antunes-Alves et al. 2018",
        "   Therapist interventions",
        "   Archives of Psychiatry 3(1), 7–35",
        "   doi:10.1/x",
        "   paragraph 2 (2 times), reply 2 · “Sara Antunes-Alves et all”: the same work?",
    ]


def test_what_is_cited_here_and_what_is_bookmarked_has_a_sign() -> None:
    assert texts(WORK, is_here=True, is_bookmarked=True)[0].startswith(f"{HERE}1 ")
    assert texts(WORK, is_bookmarked=True)[0].endswith("★")


def test_a_neighbouring_post_is_told_as_such() -> None:
    assert texts(NEIGHBOUR) == [" 1 Next post", "   another post of the site"]


def test_places_are_paragraphs_of_the_body_and_whole_replies() -> None:
    assert cited_at(DOCUMENT) == {("body", 1): frozenset({0}), ("reply:b", 0): frozenset({0})}
