"""With a mouse: the wheel scrolls what is under it, a click chooses, and keys go on from there."""

from pathlib import Path

from tui.screens.address import AddressScreen

PAGE = """---
title: Links
published: 2026-04-01
key: links
---

A [named link](https://example.org/a) and Lee (2018) again.

Lee (2018) Therapists and outcome. Journal of Talking 3, 7-35. doi:10.1126/science.122.3159.108
"""


async def test_a_click_chooses_a_row_and_a_double_click_opens_it(open_reading) -> None:
    async with open_reading() as reading:
        await reading.pilot.click("#list", offset=(5, 3))
        await reading.settle()
        assert reading.screen.list.cursor == 1 and reading.screen.pane == "list"
        await reading.pilot.double_click("#list", offset=(5, 3))
        await reading.settle()
        assert reading.screen.pane == "detail" and reading.shown == "A long one"


async def test_a_click_below_the_rows_and_on_the_rule_above_does_nothing(open_reading) -> None:
    async with open_reading() as reading:
        for offset in ((5, 0), (5, 30)):
            await reading.pilot.click("#list", offset=offset)
            await reading.settle()
        assert reading.screen.list.cursor == 0 and reading.screen.pane == "list"


async def test_a_click_in_the_text_makes_a_paragraph_current_and_the_pane_is_in_use(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("j")
        await reading.pilot.click("#detail", offset=(10, 10))
        await reading.settle()
        assert reading.screen.pane == "detail"
        assert reading.screen.detail.current == 2
        await reading.press("}")
        assert reading.screen.detail.current == 3


async def test_a_click_follows_a_link_and_a_citation(open_reading, open_session, tmp_path: Path):
    (tmp_path / "library" / "links.md").write_text(PAGE)
    async with open_reading(documents=4) as reading:
        detail = reading.screen.detail
        link, citation, *_ = list(detail.spots())
        left = detail.region.x - detail.content_region.x
        await reading.pilot.click("#detail", offset=(citation.x + 3 - left, citation.y + 1))
        await reading.settle()
        assert reading.screen.pane == "references"
        await reading.pilot.click("#detail", offset=(link.x + 1 - left, link.y + 1))
        await reading.settle()
        assert isinstance(reading.app.screen, AddressScreen)
        assert "https://example.org/a" in reading.text().split("\n")
        await reading.press("escape")
        await reading.pilot.click("#references", offset=(8, 2))
        await reading.settle()
        assert "https://doi.org/10.1126/science.122.3159.108" in reading.text()


async def test_a_wide_character_is_one_place(open_reading, open_session, tmp_path: Path) -> None:
    page = PAGE.replace("A [named link]", "漢字漢字 [鏈接鏈接]")
    (tmp_path / "library" / "links.md").write_text(page)
    async with open_reading(documents=4) as reading:
        detail = reading.screen.detail
        spot = next(iter(detail.spots()))
        for x in (spot.x, spot.x + 1, spot.x + 7):
            piece, offset = detail.place_at(x, spot.y) or (0, -1)
            assert 5 <= offset < 9 and detail._pieces[piece].text[offset] in "鏈接"
        assert detail.place_at(spot.x - 1, spot.y) is not None
        assert detail.place_at(0, spot.y) is None and detail.place_at(500, spot.y) is None
        await reading.press("f")
        rows = ["".join(s.text for s in detail.render_line(y)) for y in range(detail.size.height)]
        assert "漢字漢字 a 接鏈接" in rows[spot.y]
