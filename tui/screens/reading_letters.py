"""Places with a letter on the reading screen: giving one, going there, listing them.

A letter is one for the whole library, and is kept with the marks.
"""

from tui.model import BODY, safe_line
from tui.screens.reading_search import ReadingSearch
from tui.session.stand import Stand
from tui.session.stopping_place import named_place
from tui.terminal.drawable import clip

TITLE = 20
"""Cells of a title that stand beside its letter on the status line."""


class ReadingLetters(ReadingSearch, is_part=True):
    """The reading screen with its places that have a letter."""

    def action_name_place(self, letter: str) -> None:
        """Give the place where the reader is a letter; in the list, where it was stopped."""
        document = self._listed_document() if self.pane == "list" else self._shown_document()
        if document is None:
            return
        if self.pane == "list":
            place = self.session.stopped_at(document) or (BODY, 0, 0)
        else:
            place = self.detail.stopped_at
        before = self.session.marks.named_place(letter)
        self.session.name_place(letter, document, place)
        was = f" · was in “{clip(before.title, TITLE)}”" if before and before.title else ""
        self.notice(f"{letter} is here now{was}")

    def action_go_to_named(self, letter: str) -> None:
        """Go to the place that has a letter, in whatever document."""
        named = self.session.marks.named_place(letter)
        if named is None:
            self.notice(f"No place has the letter {letter}")
            return
        document = self.session.document(named.of)
        if document is None:
            title = f"“{clip(named.title, TITLE)}”" if named.title else "Its document"
            self.notice(f"{title} is not in the library now")
            return
        self.before_jump()
        self.travel(Stand(named.of, at=named_place(document, named)))

    def letters_for(self, command: str) -> list[tuple[str, str]]:
        """The letters that lead somewhere, and the titles of what is there."""
        if command != "go_to_named":
            return []
        places = self.session.marks.named_places()
        return [(safe_line(place.letter), clip(place.title, TITLE)) for place in places]

    def action_show_named(self) -> None:
        """Open the list of places with a letter."""
        from tui.screens.named_places import NamedPlacesScreen

        screen = NamedPlacesScreen(self.session)

        def chosen(_: object) -> None:
            if screen.chosen:
                self.action_go_to_named(screen.chosen)

        self.app.push_screen(screen, chosen)
