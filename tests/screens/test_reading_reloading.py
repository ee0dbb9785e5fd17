"""A document that changes while it is open stays at the words that are read."""

import pytest

HEAD = "---\ntitle: Changing\npublished: 2026-04-01\n---\n\n"
BODY = [f"Paragraph {n} about {n * 7919 % 1000}, and about {n * 31}." for n in range(40)]
REPLIES = [f"### N{n}\n\nWords {n * 7919 % 1000} of reply {n}, and {n * 31}." for n in range(30)]


def page(body: list[str], replies: list[str]) -> str:
    return HEAD + "\n\n".join([*body, "## Replies", *replies]) + "\n"


@pytest.fixture
def open_changing(open_reading, open_session, tmp_path):
    """The reading screen on a document without ids of its own; what changes it and waits."""
    file = tmp_path / "library" / "changing.md"
    file.write_text(page(BODY, REPLIES))

    async def change(reading, body: list[str], replies: list[str]) -> None:
        before = reading.screen.view.document
        file.write_text(page(body, replies))
        await reading.press("R")
        await reading.until(lambda: reading.screen.view.document is not before)
        await reading.settle()

    return lambda **options: open_reading(documents=4, **options), change


def rows(reading) -> list[str]:
    """What the detail pane shows, without the facts that may have changed."""
    return [line[36:87].rstrip("│ ") for line in reading.text().split("\n")[1:-1]]


@pytest.mark.parametrize("size", [(120, 40), (120, 12)])
async def test_the_text_stays_on_its_line_when_a_paragraph_comes_in_above(
    open_changing, size
) -> None:
    start, change = open_changing
    async with start(size=size) as reading:
        await reading.press("g", "g", "enter", *"25", "G", "j")
        before = rows(reading)
        await change(reading, ["Quite another beginning.", *BODY], REPLIES)
        assert rows(reading) == before
        assert reading.screen.status.where == "paragraph 26 of 41"


async def test_the_reader_stays_at_the_reply_when_one_comes_in_above(open_changing) -> None:
    start, change = open_changing
    async with start() as reading:
        await reading.press("g", "g", "enter", "]", *"15", "G")
        before = rows(reading)
        assert "Words 866 of reply 14, and 434." in "\n".join(before)
        replies = [*REPLIES[:3], "#### New\n\nSomething else entirely.", *REPLIES[3:]]
        await change(reading, BODY, replies)
        assert rows(reading) == before
        assert reading.screen.status.where == "reply 16 of 31"


async def test_who_is_at_a_reply_that_goes_is_at_the_one_before(open_changing) -> None:
    start, change = open_changing
    async with start() as reading:
        await reading.press("g", "g", "enter", "]", *"15", "G")
        await change(reading, BODY, [*REPLIES[:14], *REPLIES[17:]])
        assert reading.screen.status.where == "reply 14 of 27"
