"""The list follows the library: scans, other processes, odd files."""

from tui.library import ScanSummary
from tui.screens.reading_library import scan_words


async def test_an_asked_scan_says_what_it_came_to(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("R")
        await reading.until(lambda: reading.notice == "Nothing has changed")
        (tmp_path / "library" / "third.md").unlink()
        page = tmp_path / "library" / "first.md"
        page.write_text(page.read_text() + "\nOne more paragraph.\n")
        await reading.press("R")
        await reading.until(lambda: reading.notice == "Changed files: 1 read, 1 gone")
        assert reading.screen.list.count == 2


async def test_a_file_that_cannot_be_read_is_told_with_its_reason(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        (tmp_path / "library" / "empty.txt").write_text("")
        await reading.press("R")
        await reading.until(lambda: "1 file could not be read" in reading.notice)
        await reading.press("exclamation_mark")
        assert "empty.txt" in reading.text() and "Problems · 1" in reading.text()
        await reading.press("q")
        assert reading.app.screen is reading.screen


async def test_an_empty_library_says_so_and_can_be_left(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        for page in (tmp_path / "library").iterdir():
            page.unlink()
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 0)
        assert "No documents here." in reading.text()
        for key in ("j", "n", "m", "B", "D", "enter", "3", "enter", "1", "]", "J"):
            await reading.pilot.press(key)
        await reading.pilot.pause()


def test_a_scan_that_another_process_does_is_told_as_such() -> None:
    assert "Another rapport" in scan_words(ScanSummary(is_elsewhere=True))
    assert scan_words(ScanSummary(files=3)) == "Nothing has changed"
