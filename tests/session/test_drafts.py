"""Own replies: begun, changed, remembered, shown under what they answer, and kept with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tui.marks import Words
from tui.model import Document, DocumentKey, Target
from tui.session import Session
from tui.session.drafts import shown_drafts, words_of
from tui.session.notes import kept_anchor
from tui.session.reanchoring import summary
from tui.settings import Settings

BEN = "I agree with most of this, though the part about gardens seems too hasty to me."
CLEO = "The harbour was never closed in winter, as my grandfather used to tell us at length."
BODY = "A first paragraph that says what the page is about, in quite a few words of its own."
PAGE = "# On gardens\n\n" + BODY + "\n\n## Replies\n\n### Ben · 2026-03-04\n\n{ben}\n"
PAGE += f"\n### Cleo · 2026-03-05\n\n{CLEO}\n"
ZOE = "\n### Zoe · 2026-03-03\n\nI was first, and what I say is about something else entirely.\n"
ADA = Words("Ada", "ada@a.example", "https://a.example", "I do not agree.")

Open = Callable[..., Session]


@pytest.fixture
def places(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "page.md").write_text(PAGE.format(ben=BEN))
    return folder


@pytest.fixture
def open_session(tmp_path: Path, places: Path) -> Iterator[Open]:
    opened: list[Session] = []

    def start(**settings: object) -> Session:
        chosen, state = Settings(**settings), tmp_path / "m.json"
        session = Session.open([places], state=state, index=tmp_path / "i.db", settings=chosen)
        session.scan()
        opened.append(session)
        return session

    yield start
    for session in opened:
        session.close()


def page(session: Session, key: str = "page.md") -> Document:
    found = session.document(DocumentKey(key))
    assert found is not None
    return found


def write(session: Session, answers: str, words: Words = ADA) -> Target:
    writing = session.drafts.begin(page(session), answers)
    assert writing.leave(words) == writing.draft
    return writing.draft


def to_reply(session: Session, number: int) -> str:
    return f"reply:{page(session).replies[number].key}"


def test_a_draft_keeps_what_it_answers(open_session: Open) -> None:
    session = open_session()
    draft = write(session, to_reply(session, 0))
    record = session.drafts.get(draft)
    assert record is not None
    assert (record.quote, record.author, record.title) == (BEN, "Ben", "On gardens")
    assert words_of(record) == ADA
    assert kept_anchor(record).quote == BEN


def test_drafts_come_in_the_order_in_which_they_were_begun_and_all_newest_first(
    open_session: Open,
) -> None:
    session = open_session()
    first, second = write(session, "body"), write(session, to_reply(session, 1))
    record = session.drafts.get(first)
    assert record is not None
    session.drafts.go_on(record).leave(Words(comment="New"))
    assert [d.part for d in session.drafts.of(page(session).key)] == [first.part, second.part]
    assert [d.part for d in session.drafts.all()] == [first.part, second.part]


def test_a_removed_draft_comes_back_by_undo(open_session: Open) -> None:
    session = open_session()
    draft = write(session, "body")
    session.drafts.remove(draft)
    assert session.drafts.all() == []
    session.undo()
    assert session.drafts.get(draft) is not None
    session.undo()
    assert session.drafts.all() == []


def test_an_unfinished_draft_is_found_again(open_session: Open) -> None:
    session = open_session()
    write(session, "body")
    assert session.drafts.unfinished(page(session).key, "body") is None
    half = write(session, "body", Words(comment="half"))
    found = session.drafts.unfinished(page(session).key, "body")
    assert found is not None and found.part == half.part
    assert session.drafts.unfinished(page(session).key, to_reply(session, 0)) is None


def test_drafts_are_neither_replies_nor_unread(open_session: Open) -> None:
    session = open_session()
    before = session.unread_parts(page(session))
    write(session, "body")
    assert session.unread_parts(page(session)) == before
    assert len(page(session).replies) == 2


# While it is written -----------------------------------------------------------------------------


def test_a_form_in_which_nothing_is_written_leaves_no_trace(open_session: Open) -> None:
    session = open_session()
    writing = session.drafts.begin(page(session), "body")
    assert not writing.give(Words()) and not writing.give(Words(" ", "", "", "\n"))
    assert writing.leave(Words()) is None
    assert session.marks.drafts_ever() == []


def test_what_the_form_knew_beforehand_is_nothing_that_was_written(open_session: Open) -> None:
    session = open_session()
    write(session, "body")
    writing = session.drafts.begin(page(session), "body")
    assert writing.words == Words("Ada", "ada@a.example", "https://a.example")
    assert writing.leave(writing.words) is None
    assert len(session.marks.drafts_ever()) == 1
    writing = session.drafts.begin(page(session), "body")
    assert writing.leave(Words("Ada L.", "ada@a.example", "https://a.example")) == writing.draft


def test_only_what_changed_is_written(open_session: Open) -> None:
    session = open_session()
    writing = session.drafts.begin(page(session), "body")
    assert [writing.give(Words(comment=c)) for c in ("I", "I", "I a")] == [True, False, True]
    assert writing.leave(Words(comment="I a")) == writing.draft
    session.undo()
    assert session.drafts.all() == []


def test_looking_at_a_draft_is_no_edit(open_session: Open) -> None:
    session = open_session()
    record = session.drafts.get(write(session, "body"))
    assert record is not None and session.marks.flush(10)
    session.drafts.go_on(record).leave(words_of(record))
    assert session.marks.unsaved == 0


def test_a_draft_that_was_emptied_goes_and_comes_back_with_its_words(open_session: Open) -> None:
    session = open_session()
    record = session.drafts.get(write(session, "body"))
    assert record is not None
    writing = session.drafts.go_on(record)
    assert not writing.give(Words())
    assert session.drafts.all() != []
    assert writing.leave(Words()) is None
    assert session.drafts.all() == []
    session.undo()
    assert [words_of(d) for d in session.drafts.all()] == [ADA]


def test_a_draft_without_its_comment_stays_for_the_rest_of_it(open_session: Open) -> None:
    session = open_session()
    record = session.drafts.get(write(session, "body"))
    assert record is not None
    assert session.drafts.go_on(record).leave(Words("Ada", "ada@a.example")) is not None
    assert [d.comment for d in session.drafts.all()] == [""]


def test_a_draft_that_was_removed_elsewhere_is_there_again_once_it_is_changed(
    open_session: Open,
) -> None:
    session = open_session()
    record = session.drafts.get(write(session, "body"))
    assert record is not None
    writing = session.drafts.go_on(record)
    session.drafts.remove(writing.draft)
    writing.leave(Words(comment="I do not agree at all."))
    assert [d.comment for d in session.drafts.all()] == ["I do not agree at all."]


# Remembering -------------------------------------------------------------------------------------


def test_the_next_form_knows_who_wrote_the_last_reply(open_session: Open) -> None:
    session = open_session()
    assert session.drafts.remembered() == Words()
    write(session, "body")
    assert session.drafts.remembered() == msgspec.structs.replace(ADA, comment="")
    write(session, "body", Words("Ada L.", "", "", "x"))
    assert session.drafts.remembered().name == "Ada L."
    assert session.drafts.remembered().email == "ada@a.example"


def test_only_addresses_that_could_be_right_are_remembered(open_session: Open) -> None:
    session = open_session()
    write(session, "body")
    write(session, "body", Words("Ada", "ada@", "javascript:x", "x"))
    assert session.drafts.remembered().email == "ada@a.example"
    assert session.drafts.remembered().website == "https://a.example"


@pytest.mark.parametrize(
    "setting, known",
    [
        ("all", Words("Ada", "ada@a.example", "https://a.example")),
        ("no-email", Words("Ada", "", "https://a.example")),
        ("nothing", Words()),
    ],
)
def test_the_reader_says_what_is_remembered(open_session: Open, setting: str, known: Words) -> None:
    session = open_session(remember_me=setting)
    write(session, "body")
    assert session.drafts.remembered() == known


@pytest.mark.parametrize("setting, kept", [("all", "ada@a.example"), ("no-email", "")])
def test_an_address_outlives_its_draft_only_where_it_is_remembered(
    open_session: Open, setting: str, kept: str
) -> None:
    session = open_session(remember_me=setting)
    session.drafts.remove(write(session, "body"))
    assert [d.email for d in session.marks.drafts_ever()] == [kept]


# In the thread, and with its text ----------------------------------------------------------------


def shown(session: Session, key: str = "page.md") -> list[tuple[str, str]]:
    document = page(session, key)
    records = session.drafts.of(document.key)
    return [(d.under, d.comment) for d in shown_drafts(document, records, session.adrift)]


def test_what_is_shown_holds_no_address(open_session: Open) -> None:
    session = open_session()
    write(session, "body")
    (draft,) = shown_drafts(page(session), session.drafts.of(page(session).key))
    assert "ada@" not in repr(draft)
    assert (draft.name, draft.under, draft.faults) == ("Ada", "body", ())


def test_a_draft_moves_with_the_reply_it_answers(open_session: Open, places: Path) -> None:
    session = open_session()
    write(session, to_reply(session, 1))
    before = to_reply(session, 1)
    text = PAGE.format(ben=BEN).replace("## Replies\n", "## Replies\n" + ZOE)
    (places / "page.md").write_text(text)
    session.scan()
    report = session.reanchor()
    assert [checked.status for checked in report.drafts] == ["moved"]
    assert "1 mark moved" in summary(report)
    assert to_reply(session, 2) != before
    assert shown(session) == [(to_reply(session, 2), ADA.comment)]
    assert session.reanchor().moves == ()


def test_a_draft_goes_along_with_a_file_that_was_renamed(open_session: Open, places: Path) -> None:
    session = open_session()
    write(session, to_reply(session, 0))
    write(session, "body", Words(comment="To the post"))
    (places / "page.md").rename(places / "other.md")
    session.scan()
    session.reanchor()
    replies = page(session, "other.md").replies
    assert shown(session, "other.md") == [
        (f"reply:{replies[0].key}", ADA.comment),
        ("body", "To the post"),
    ]
    assert session.drafts.of(DocumentKey("page.md")) == []


def test_a_draft_whose_reply_is_gone_is_adrift_and_stays(open_session: Open, places: Path) -> None:
    session = open_session()
    draft = write(session, to_reply(session, 0))
    (places / "page.md").write_text(PAGE.format(ben="Something else, in altogether other words."))
    session.scan()
    report = session.reanchor()
    assert [checked.status for checked in report.drafts] == ["adrift"]
    assert "1 draft adrift" in summary(report)
    assert shown(session) == [("", ADA.comment)]
    record = session.drafts.get(draft)
    assert record is not None and record.quote == BEN
    assert session.status_of(record) == "adrift"


def test_a_draft_whose_document_is_gone_stays(open_session: Open, places: Path) -> None:
    session = open_session()
    draft = write(session, "body")
    (places / "page.md").unlink()
    session.scan()
    assert [checked.status for checked in session.reanchor().drafts] == ["adrift"]
    record = session.drafts.get(draft)
    assert record is not None and session.status_of(record) == "adrift"


def test_words_that_were_put_right_in_the_answered_reply_are_kept_with_the_draft(
    open_session: Open, places: Path
) -> None:
    session = open_session()
    draft = write(session, to_reply(session, 0))
    better = BEN.replace("too hasty", "rather too hasty")
    (places / "page.md").write_text(PAGE.format(ben=better))
    session.scan()
    session.reanchor()
    record = session.drafts.get(draft)
    assert record is not None and record.quote == better
    assert shown(session) == [(to_reply(session, 0), ADA.comment)]


def test_a_form_that_is_open_follows_a_reply_that_moves(open_session: Open, places: Path) -> None:
    session = open_session()
    record = session.drafts.get(write(session, to_reply(session, 1)))
    assert record is not None
    writing = session.drafts.go_on(record)
    text = PAGE.format(ben=BEN).replace("## Replies\n", "## Replies\n" + ZOE)
    (places / "page.md").write_text(text)
    session.scan()
    session.reanchor()
    writing.leave(Words(comment="Still to Cleo."))
    assert shown(session) == [(to_reply(session, 2), "Still to Cleo.")]


def test_a_form_that_is_open_follows_a_file_that_is_renamed(
    open_session: Open, places: Path
) -> None:
    session = open_session()
    writing = session.drafts.begin(page(session), "body")
    writing.give(Words(comment="Some"))
    (places / "page.md").rename(places / "a#b%23.md")
    session.scan()
    session.reanchor()
    target = writing.leave(Words(comment="Some more"))
    assert target == Target(DocumentKey("a#b%23.md"), writing.draft.part)
    assert [d.comment for d in session.drafts.all()] == ["Some more"]
    (places / "a#b%23.md").rename(places / "c.md")
    session.scan()
    session.reanchor()
    assert writing.leave(Words()) is None
    assert session.drafts.all() == []
