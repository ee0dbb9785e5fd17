"""What is new since the last visit, reply by reply, also after an interruption."""

from pathlib import Path

NEWS = """
### Eve · 2026-03-09 {#eve}

I come late to this.
"""
MANY = "".join(
    f"\n### Number {n} · 2026-03-10 {{#n{n}}}\n\nReply {n} of several that need a line or two.\n"
    for n in range(30)
)


def add_replies(folder: Path, text: str) -> None:
    path = folder / "library" / "first.md"
    path.write_text(path.read_text() + text)


async def test_at_the_first_visit_nothing_is_new(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        assert " new" not in reading.text()


async def test_replies_that_came_in_since_are_new_until_the_next_visit(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "alt+1", "j")
    add_replies(tmp_path, NEWS)
    async with open_reading() as reading:
        await reading.until(lambda: "Eve" in reading.text())
        assert "1\N{NO-BREAK SPACE}new" in reading.text()
        (header,) = [line for line in reading.text().split("\n") if "Eve" in line]
        assert "new ●" in header
        await reading.press("alt+2")
        assert "new ●" in reading.text()
        await reading.press("J", "K")
        assert " new" not in reading.text()


async def test_only_looking_at_a_document_beside_the_list_is_no_visit(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "alt+1", "j")
    add_replies(tmp_path, NEWS)
    async with open_reading() as reading:
        await reading.until(lambda: "new ●" in reading.text())
        await reading.press("j", "k")
        assert "new ●" in reading.text()


async def test_an_interrupted_visit_leaves_the_rest_as_new_as_it_was(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
    add_replies(tmp_path, MANY)
    async with open_reading(size=(80, 24)) as reading:
        await reading.until(lambda: len(reading.screen.view.fresh) == 30)
        await reading.press("alt+2")
        await reading.press(*["]"] * 6)
    async with open_reading(size=(80, 24)) as reading:
        fresh = reading.screen.view.fresh
        assert 15 < len(fresh) < 30
        assert "reply:n29" in fresh and "reply:n0" not in fresh


async def test_a_jump_within_the_document_goes_on_with_the_visit(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "alt+1", "j")
    add_replies(tmp_path, NEWS)
    async with open_reading() as reading:
        await reading.until(lambda: "new ●" in reading.text())
        await reading.press("alt+2", "B", "enter", "apostrophe", "enter")
        assert reading.screen.view.fresh == {"reply:eve"}


async def test_a_reply_keeps_its_stamp_when_others_come_in_before_it(open_session, tmp_path):
    from tui.model import DocumentKey

    page = tmp_path / "library" / "first.md"
    text = page.read_text().replace(" {#ben}", "").replace(" {#cleo}", "").replace(" {#nobody}", "")
    page.write_text(text)
    session = open_session()
    try:
        session.scan()
        document = session.document(DocumentKey("first"))
        session.leave(document, [])
        page.write_text(text.replace("## Replies\n", "## Replies\n\n### Zoe · 2026-03-04\n\nHi.\n"))
        session.scan()
        document = session.document(DocumentKey("first"))
        assert session.new_replies(document) == {f"reply:{document.replies[0].key}"}
    finally:
        session.close()


async def test_the_place_goes_along_with_a_document_that_is_renamed_while_it_is_read(
    open_reading, tmp_path
) -> None:
    page = tmp_path / "library" / "first.md"
    page.write_text(page.read_text().replace("key: first\n", ""))
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "]")
        assert reading.screen.detail.current_part == "reply:cleo"
        page.rename(page.with_name("another.md"))
        await reading.press("R")
        await reading.until(lambda: "moved" in reading.notice or "Changed" in reading.notice)
        await reading.settle()
        assert reading.screen.view.document.key == "another.md"
        assert reading.screen.detail.current_part == "reply:cleo"
        assert reading.session.last_visit(reading.screen.view.document.key)
