"""Views on the reading screen: which documents are listed, in which order, by which groups.

Another view is put together in a thread and swapped in; the cursor stays on its document, or goes
to the one that follows it. The view in use is remembered for the next start.
"""

from collections.abc import Callable

import msgspec

from tui.commands import Scope
from tui.model import DocumentKey, ListView
from tui.panes.view_words import capital, order_words, selection_words, view_words
from tui.screens.reading_library import AT_ONCE, Fresh
from tui.screens.reading_marks import ReadingMarks
from tui.session import Session
from tui.session.kept_views import understood
from tui.session.orders import SORTS


class ReadingViews(ReadingMarks, is_part=True):
    """The reading screen's views of the list."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        last = session.kept_views.last()
        self.view_name = last.name if last is not None else ""
        """The name by which the view in use was recalled; empty if it was not."""

    async def use_view(self, view: ListView, said: str, name: str = "") -> None:
        """List another view, and remember that it is in use.

        Args:
            view: The view.
            said: What to say when it is there.
            name: The name it was recalled by; empty if it was not.
        """
        view, unknown = understood(view)
        if unknown:
            said = f"This version does not know {unknown}"
        self.list_view, self.view_name = view, name
        self.session.kept_views.note(view, name)
        await self.in_turn(self.fresh_listing, lambda fresh: self._take_and_say(fresh, said))

    def _take_and_say(self, fresh: Fresh, said: str) -> None:
        self.take_newest(*fresh)
        self.notice(said)

    async def action_toggle_only_unread(self) -> None:
        """List only documents with anything unread, or also what is read."""
        view = msgspec.structs.replace(self.list_view, unread=not self.list_view.unread)
        rest = selection_words(msgspec.structs.replace(view, unread=False))
        key = self.keymap.key_of(Scope.READING, "toggle_only_unread")
        said = f"Only what is unread · {key} lists all" if view.unread else "All documents"
        await self.use_view(view, f"{said}: {rest}" if rest else said)

    async def action_next_sort(self) -> None:
        """Take the next order of the list."""
        sorts = list(SORTS)
        at = sorts.index(self.list_view.sort) if self.list_view.sort in sorts else -1
        view = msgspec.structs.replace(
            self.list_view, sort=sorts[(at + 1) % len(sorts)], reverse=False
        )
        await self.use_view(view, capital(order_words(view)), self.view_name)

    async def action_reverse_sort(self) -> None:
        """Turn the order of the list round."""
        view = msgspec.structs.replace(self.list_view, reverse=not self.list_view.reverse)
        await self.use_view(view, capital(order_words(view)), self.view_name)

    def action_next_group(self, count: int | None = None) -> None:
        """Go to the first document of the next group."""
        self._step_groups(1, count)

    def action_previous_group(self, count: int | None = None) -> None:
        """Go to the first document of this group, then of the one before."""
        self._step_groups(-1, count)

    def _step_groups(self, step: int, count: int | None) -> None:
        if not self.list.group_starts:
            self.notice("Not grouped · V groups the list by folder or site")
            return
        done = 0
        while done < (count or 1) and self.list.go_to_group(step):
            done += 1
        if not done:
            self.notice("No further group" if step > 0 else "No group before")

    # Choosing and saving -------------------------------------------------------------------------

    def action_show_views(self) -> None:
        """Open the views: those there are, the saved ones, orders and groups."""
        from tui.references.sameness import cited_work
        from tui.screens.views import ViewsScreen

        reference = self.references.current_reference
        work = cited_work(reference) if reference is not None else None
        screen = ViewsScreen(self.session, self.list_view, self.view_name, work)

        def left(_: object) -> None:
            choice = screen.chosen
            if choice is not None:
                self.use_pane("list")
                is_other = choice.view.selection != self.list_view.selection
                words = view_words(choice.view) if is_other else order_words(choice.view)
                said = choice.name or words
                self.run_worker(self.use_view(choice.view, capital(said), choice.name))

        self.app.push_screen(screen, left)

    def action_save_view(self) -> None:
        """Ask for a name and save the view in use under it."""
        from tui.screens.views import ask_name

        view = self.list_view

        def named(name: str) -> None:
            self.session.kept_views.save(name, view)
            self.view_name = name
            self.session.kept_views.note(view, name)
            self.notice(f"Saved as “{name}” · V recalls it")

        ask_name(self, "Save this view as", self.view_name, named)

    # All documents -------------------------------------------------------------------------------

    def is_left_out(self, key: DocumentKey) -> bool:
        """Whether a document is in the library, but not in the list, since that is a narrow one."""
        is_short = self.listing is not None and self.listing.view.is_narrow
        return is_short and self.session.library.id_of(key) is not None

    def list_all(self, then: Callable[[], None]) -> None:
        """List all documents again, since one of them is asked for; go on with `then`."""
        view = self.list_view
        self.list_view = ListView(sort=view.sort, reverse=view.reverse, group=view.group)
        self.view_name = ""

        def take(fresh: Fresh) -> None:
            self.take_newest(*fresh)
            then()
            self.notice("Not in this view: all documents are listed")

        if self.session.counted_documents <= AT_ONCE:
            take(self.fresh_listing())
        else:
            self.run_worker(self.in_turn(self.fresh_listing, take))
