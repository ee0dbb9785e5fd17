"""Stepping through what is new, across documents, and the view that shows nothing else."""

from pathlib import Path

import pytest

FILLER = " ".join(["Some words of a reply that goes on for a while."] * 4)
OLD = """
### Ann · 2026-03-04 {#ann}

Old words of ann. %s

#### Bob · 2026-03-05 {#bob}

Old words of bob. %s

##### Cy · 2026-03-05 {#cy}

Old words of cy. %s
NEWS
### Eve · 2026-03-06 {#eve}

Old words of eve. %s
""".replace("%s", FILLER)
NEWS = """
##### Dan · 2026-03-09 {#dan}

New words of dan.

#### Fay · 2026-03-09 {#fay}

New words of fay.
"""
HEAD = "---\ntitle: %s\npublished: 2026-03-%s\nkey: %s\n---\n\nA text.\n\n## Replies\n"


@pytest.fixture
def pages(tmp_path: Path):
    """Three documents, into which new replies can come: the last one at the end only."""
    folder = tmp_path / "library"

    def write(*, is_new: bool) -> None:
        names = (("alpha", 12), ("beta", 11))
        for name, day in names:
            text = HEAD % (name.title(), day, name) + OLD.replace("NEWS", NEWS if is_new else "")
            (folder / f"{name}.md").write_text(text)

    return write


@pytest.fixture
async def visited(open_reading, pages) -> None:
    """The documents were visited; then new replies came in."""
    pages(is_new=False)
    async with open_reading(documents=5) as reading:
        await reading.press("enter", "J", "J")
    pages(is_new=True)


async def wait_for_news(reading) -> None:
    await reading.until(lambda: len(reading.screen.view.fresh) == 2)
    await reading.until(lambda: not reading.screen.list.is_scanning)
    await reading.settle()


def shown(reading) -> dict[str, int]:
    detail = reading.screen.detail
    parts = [part for part in detail.made.parts if part != "body"]
    pairs = zip(parts, detail.states, strict=True)
    return {part.removeprefix("reply:"): state for part, state in pairs if state < 2}


def current(reading) -> str:
    return reading.screen.detail.current_part.removeprefix("reply:")


def row_of_current(reading) -> int:
    return next(y for y, row in enumerate(reading.text().split("\n")) if "▌ " in row[36:])


@pytest.mark.usefixtures("visited")
async def test_w_goes_through_everything_new_across_documents_and_around(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter")
        passed = []
        for _ in range(5):
            await reading.press("w")
            passed.append((reading.shown, current(reading)))
        assert passed == [
            *(("Alpha", "dan"), ("Alpha", "fay")),
            *(("Beta", "dan"), ("Beta", "fay")),
            ("Beta", "dan"),
        ]
        assert reading.notice == "From the top again"
        await reading.press("W")
        assert (current(reading), reading.notice) == ("fay", "From the end again")


@pytest.mark.usefixtures("visited")
async def test_new_replies_of_another_document_are_met_from_the_end_backwards(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("j", "enter", "g", "g", "W")
        assert (reading.shown, current(reading)) == ("Alpha", "fay")


@pytest.mark.usefixtures("visited")
async def test_in_the_list_w_goes_to_the_next_document_with_anything_new(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("G", "w")
        assert reading.screen.list.current.key == "alpha"
        assert reading.app.focused.id == "list"
        await reading.press("w")
        assert reading.screen.list.current.key == "beta"


async def test_at_the_first_visit_nothing_is_new_and_it_is_said(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "w")
        assert reading.notice == "No reply is new since your last visits"
        await reading.press("d")
        assert reading.notice == "Nothing is new at a first visit"


@pytest.mark.usefixtures("visited")
async def test_w_brings_a_new_reply_out_of_its_fold(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "z", "M", "w")
        assert current(reading) == "dan" and "New words of dan" in reading.text()


@pytest.mark.usefixtures("visited")
async def test_the_delta_view_has_new_replies_below_lines_of_those_above_them(
    open_reading,
) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "d")
        assert shown(reading) == {"ann": 1, "bob": 1, "dan": 0, "fay": 0}
        assert current(reading) == "dan"
        assert "Only new replies · 2 of 6" in reading.text()
        assert "+ Text  A text." in reading.text() and "+ Ann  Old words" in reading.text()
        await reading.press("d")
        assert len(shown(reading)) == 6 and current(reading) == "dan"
        assert "Only new" not in reading.text() and "+ Text" not in reading.text()


@pytest.mark.usefixtures("visited")
async def test_the_reply_and_its_row_stay_when_the_views_are_swapped(open_reading) -> None:
    async with open_reading(size=(120, 14), documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "w")
        await reading.press("]", "[")
        row = row_of_current(reading)
        await reading.press("d")
        assert (current(reading), row_of_current(reading)) == ("dan", 7)
        assert row < 7 and reading.screen.detail.is_at_end
        await reading.press("d")
        assert (current(reading), row_of_current(reading)) == ("dan", 7)


@pytest.mark.usefixtures("visited")
async def test_who_is_on_an_old_reply_comes_to_the_line_above_it_or_the_next_new_one(
    open_reading,
) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "]", "]", "]")
        assert current(reading) == "cy"
        await reading.press("d")
        assert current(reading) == "bob"
        await reading.press("d")
        assert current(reading) == "cy"
        await reading.press("G")
        assert current(reading) == "eve"
        await reading.press("d")
        assert current(reading) == "fay"


@pytest.mark.usefixtures("visited")
async def test_in_the_delta_view_a_line_is_opened_alone(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "d", "-", "z", "a")
        assert shown(reading) == {"ann": 1, "bob": 0, "dan": 0, "fay": 0}
        await reading.press("z", "A")
        assert set(shown(reading).values()) == {0}
        await reading.press("z", "A")
        assert set(shown(reading).values()) == {1}
        await reading.press("z", "R")
        assert set(shown(reading).values()) == {0}
        await reading.press("z", "r", "z", "M")
        assert set(shown(reading).values()) == {1}


@pytest.mark.usefixtures("visited")
async def test_what_is_not_in_the_delta_view_brings_the_full_tree_back(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "d", "G", "n")
        assert current(reading) == "eve" and len(shown(reading)) == 6
        await reading.press("d", "[", "[", "[", "[", "[")
        assert current(reading) == "body" and "+ Text" in reading.text()
        await reading.press("]")
        assert current(reading) == "ann"
        await reading.press("n")
        assert shown(reading) == {"ann": 1, "bob": 0, "dan": 0, "fay": 0}
        assert current(reading) == "bob"
        await reading.press("p")
        assert shown(reading)["ann"] == 0 and current(reading) == "ann"
        await reading.press("p")
        assert current(reading) == "body" and len(shown(reading)) == 6


@pytest.mark.usefixtures("visited")
async def test_lines_of_the_delta_view_are_not_met_and_not_read(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "d")
        detail = reading.screen.detail
        assert detail.visible_parts() == {"reply:dan", "reply:fay"}
        detail.auto_read_seconds = 0.01
        await reading.pilot.resize_terminal(120, 38)
        await reading.until(lambda: reading.is_read("alpha", "reply:fay"))
        assert not reading.is_read("alpha", "reply:ann") and not reading.is_read("alpha", "body")


@pytest.mark.usefixtures("visited")
async def test_a_new_reply_that_stayed_in_a_fold_is_new_the_next_time(open_reading) -> None:
    async with open_reading(size=(120, 12), documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "z", "M", "]", "]", "J")
        await reading.press("K")
        assert reading.screen.view.fresh == {"reply:dan", "reply:fay"}
        assert "new 2" in reading.text()


@pytest.mark.usefixtures("visited")
async def test_another_document_begins_with_its_full_tree(open_reading) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "d", "J")
        assert reading.shown == "Beta" and len(shown(reading)) == 6


@pytest.mark.usefixtures("visited")
async def test_what_is_new_stays_so_when_more_comes_in_on_the_same_visit(
    open_reading, tmp_path
) -> None:
    async with open_reading(documents=5) as reading:
        await wait_for_news(reading)
        await reading.press("enter", "w", "d")
        page = tmp_path / "library" / "alpha.md"
        page.write_text(page.read_text() + "\n### Gus · 2026-03-10 {#gus}\n\nNewest of all.\n")
        await reading.press("R")
        await reading.until(lambda: len(reading.screen.view.fresh) == 3)
        await reading.settle()
        assert shown(reading) == {"ann": 1, "bob": 1, "dan": 0, "fay": 0, "gus": 0}
        assert current(reading) == "dan"
