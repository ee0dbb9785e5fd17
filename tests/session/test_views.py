"""What a view holds: always a part of the library, in the order and the groups that it asks for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.library import Stop, Stopped
from tui.model import DocumentKey, ListView, Target
from tui.session import Session
from tui.session.orders import GROUPS, SORTS
from tui.session.view_listing import ViewListing
from tui.settings import Settings

PAGES = 12


def write(folder: Path, n: int, replies: int) -> None:
    front = [f"title: {'cab'[n % 3]} page {n}", f"key: d{n}", f"author: {'Ada' if n % 2 else 'Bo'}"]
    if n % 4:
        front.append(f"published: 2026-01-{n + 1:02}")
    if n % 3:
        front.append(f"url: https://site-{n % 3}.example/{n}")
    text = "---\n" + "\n".join(front) + "\n---\n\n"
    text += "As Lee (2018) says.\n" if n < 5 else f"Body {n}.\n"
    text += "\n## Replies\n" if replies else ""
    for r in range(replies):
        text += f"\n### {'Cy' if r % 2 else 'Di'} {{#r{r}}}\n\nReply {r}.\n"
    path = folder / f"part-{n % 2}" / f"{n}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A library with marks on some of it, for questions only."""
    folder = tmp_path_factory.mktemp("library")
    for n in range(PAGES):
        write(folder, n, n % 4)
    tmp_path = tmp_path_factory.mktemp("state")
    session = Session.open(
        [folder], state=tmp_path / "m.json", index=tmp_path / "i.sqlite", settings=Settings()
    )
    session.scan()
    for n in (1, 2, 3):
        document = session.document(DocumentKey(f"d{n}"))
        assert document is not None
        session.set_read(document, ["body", "reply:r0", "reply:r1"][: n + 1], read=True)
        session.leave(document, ["body"])
        session.set_bookmark(document, Target(document.key), f"note #tag{n}")
    write(folder, 2, 4)
    session.scan()
    session.count_unread_documents()
    yield session
    session.close()


def keys(session: Session, view: ListView) -> list[str]:
    listing, _ = session.views.listing(view)
    return shown(listing)


def shown(listing: ViewListing) -> list[str]:
    found = [listing.entry(index) for index in range(len(listing))]
    return [entry.key for entry in found if entry is not None]


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (ListView(), set(range(PAGES))),
        (ListView(unread=True), set(range(PAGES)) - {1}),
        (ListView(bookmarked=True), {1, 2, 3}),
        (ListView(fresh=True), {2}),
        (ListView(author="ada"), {1, 3, 5, 7, 9, 11}),
        (ListView(replier="Cy"), {2, 3, 6, 7, 10, 11}),
        (ListView(author="Bo", replier="Cy", unread=True), {2, 6, 10}),
        (ListView(words="page 1 part-0"), {10}),
        (ListView(words="#tag2"), {2}),
        (ListView(words="PAGE"), set()),
        (ListView(words="part-1 ada", bookmarked=True), {1, 3}),
        (ListView(author="Nobody"), set()),
        (ListView(author="Ada", fresh=True), set()),
    ],
)
def test_a_view_holds_what_has_everything_that_it_asks_for(
    session: Session, view: ListView, found: set[int]
) -> None:
    assert set(keys(session, view)) == {f"d{n}" for n in found}
    assert session.views.count(view, Stop()) == len(found)


def test_a_view_by_a_cited_work_holds_who_cites_it(session: Session) -> None:
    (work,) = session.library.works("lee", 10, Stop())
    assert work.documents == 5
    listing, _ = session.views.listing(ListView(work=work.work))
    assert set(shown(listing)) == {f"d{n}" for n in range(5)}
    assert not any(listing.is_guess(index) for index in range(5))
    assert work.work is not None
    titled = msgspec.structs.replace(work.work, key="x", slug="lee-2018-birds")
    listing, _ = session.views.listing(ListView(work=titled))
    assert len(listing) == 5 and all(listing.is_guess(index) for index in range(5))


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        ("newest", ["d11", "d10", "d9", "d7"], ["d8"]),
        ("title", ["d1", "d10", "d4", "d7"], ["d6", "d9"]),
        ("replies", ["d2", "d11", "d7", "d3"], ["d8"]),
        ("last read", ["d3", "d2", "d1", "d11"], ["d8"]),
        ("unread", ["d11", "d7", "d10", "d6"], ["d1"]),
        ("nonsense", ["d11", "d10"], ["d8"]),
    ],
)
def test_orders(session: Session, sort: str, first: list[str], last: list[str]) -> None:
    found = keys(session, ListView(sort=sort))
    assert found[: len(first)] == first and found[-len(last) :] == last


def test_backwards_what_lacks_a_date_or_was_never_read_stays_at_the_end(session: Session) -> None:
    forwards, back = (keys(session, ListView(reverse=turned)) for turned in (False, True))
    assert back == [*forwards[:9][::-1], *forwards[9:]]
    read = keys(session, ListView(sort="last read", reverse=True))
    assert read[:3] == ["d1", "d2", "d3"]


VIEWS = st.builds(
    ListView,
    unread=st.booleans(),
    bookmarked=st.booleans(),
    fresh=st.booleans(),
    author=st.sampled_from(["", "", "Ada", "Nobody"]),
    replier=st.sampled_from(["", "", "Cy"]),
    words=st.sampled_from(["", "", "page", "a", "#tag", "page 1"]),
    sort=st.sampled_from([*SORTS, "unknown"]),
    reverse=st.booleans(),
    group=st.sampled_from([*GROUPS, "colour"]),
)
MANY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(view=VIEWS)
def test_every_view_is_a_part_of_the_library_and_order_changes_nothing_of_it(
    session: Session, view: ListView
) -> None:
    everything = set(keys(session, ListView()))
    found = keys(session, view)
    assert len(found) == len(set(found)) and set(found) <= everything
    assert set(found) == set(keys(session, view.selection))
    assert session.views.count(view, Stop()) == len(found)


@MANY
@given(view=VIEWS)
def test_turning_an_order_round_twice_changes_nothing(session: Session, view: ListView) -> None:
    plain = msgspec.structs.replace(view, group="")
    turned = msgspec.structs.replace(plain, reverse=not plain.reverse)
    found, back = keys(session, plain), keys(session, turned)
    assert sorted(found) == sorted(back)
    tail = next((n for n in range(len(found) + 1) if found[n:] == back[n:]), 0)
    assert found[:tail] == back[:tail][::-1] or found == back
    again = msgspec.structs.replace(turned, reverse=not turned.reverse)
    assert keys(session, again) == found


@MANY
@given(view=VIEWS, group=st.sampled_from(["folder", "site"]))
def test_groups_hold_together_and_keep_the_order_within(
    session: Session, view: ListView, group: str
) -> None:
    grouped = msgspec.structs.replace(view, group=group)
    listing, _ = session.views.listing(grouped)
    names = []
    for index in range(len(listing)):
        entry = listing.entry(index)
        assert entry is not None
        names.append(entry.folder if group == "folder" else entry.site)
    begun = [n for n in range(len(names)) if n == 0 or names[n] != names[n - 1]]
    assert list(listing.starts) == begun and len(begun) == len(set(names))
    ordered = keys(session, msgspec.structs.replace(view, group=""))
    for name in set(names):
        of_group = [key for key, n in zip(shown(listing), names, strict=True) if n == name]
        assert of_group == [key for key in ordered if key in of_group]
    steps = [listing.group_at(index, 1) for index in range(len(listing))]
    assert steps == [next((b for b in begun if b > index), -1) for index in range(len(listing))]


@MANY
@given(view=VIEWS, data=st.data())
def test_the_cursor_s_document_stays_or_it_is_told_what_follows_it(
    session: Session, view: ListView, data: st.DataObject
) -> None:
    everything, _ = session.views.listing(msgspec.structs.replace(view.selection, words=""))
    rows = session.listing().ids
    row = data.draw(st.sampled_from(list(rows)))
    listing, otherwise = session.views.listing(view, row)
    assert shown(listing) == keys(session, view)
    if row in listing.ids:
        assert otherwise == -1
    else:
        bare = ListView(sort=view.sort, reverse=view.reverse, group=view.group)
        order = list(session.views.listing(bare)[0].ids)
        above = [other for other in order[: order.index(row)] if other in listing.ids]
        assert otherwise == len(above)
    if listing.base is not None:
        assert set(listing.base.ids) == set(everything.ids)
        assert listing.base.view == msgspec.structs.replace(view, words="")


def test_what_was_just_read_may_stay_what_is_of_another_author_may_not(session: Session) -> None:
    (row,) = session.library.ids_of([DocumentKey("d1")]).values()
    listing, otherwise = session.views.listing(ListView(unread=True), row, stays=True)
    assert row in listing.ids and otherwise == -1
    listing, otherwise = session.views.listing(ListView(author="Bo"), row, stays=True)
    assert row not in listing.ids and otherwise >= 0
    listing, otherwise = session.views.listing(ListView(author="Bo"), 98765)
    assert otherwise == -1 and len(listing) == 6


def test_marks_decide_whether_an_entry_fits(session: Session) -> None:
    entries = {e.key: e for e in session.library.entries(session.listing().ids)}
    fits = session.views.fits
    assert not fits(ListView(unread=True), entries[DocumentKey("d1")])
    assert fits(ListView(bookmarked=True), entries[DocumentKey("d1")])
    assert fits(ListView(fresh=True), entries[DocumentKey("d2")])
    assert not fits(ListView(fresh=True), entries[DocumentKey("d9")])
    assert fits(ListView(author="Nobody"), entries[DocumentKey("d9")])


def test_a_listing_that_nobody_wants_any_more_is_not_made(session: Session) -> None:
    stop = Stop()
    stop.set()
    for ask in (session.views.listing, session.views.count):
        with pytest.raises(Stopped):
            ask(ListView(fresh=True), stop=stop)


def test_a_group_goes_with_its_last_row(session: Session) -> None:
    listing, _ = session.views.listing(ListView(group="folder"))
    sizes: Callable[[], list[int]] = lambda: list(listing.starts)  # noqa: E731
    assert sizes() == [0, 6]
    for _ in range(5):
        listing.take_out(6)
    assert sizes() == [0, 6]
    listing.take_out(6)
    assert sizes() == [0] and listing.group_at(3, 1) == -1 and listing.group_at(3, -1) == 0
    for left in range(5, -1, -1):
        listing.take_out(0)
        assert sizes() == ([0] if left else [])
