"""How views of the list are put into words: in its title, in notices, and where it is empty.

The same words on every screen. What is most telling comes first, since narrow panes cut the rest.
"""

import msgspec

from tui.commands import Keymap, Scope
from tui.model import ListView, safe_line
from tui.session.orders import GROUPS, SORTS

ALL = "all documents"


def selection_words(view: ListView) -> str:
    """What documents of a view must be, but for the filter's words: `only unread · by Ada`."""
    found = [
        "only unread" if view.unread else "",
        "bookmarked" if view.bookmarked else "",
        "new replies" if view.fresh else "",
        f"by {safe_line(view.author)}" if view.author else "",
        f"reply by {safe_line(view.replier)}" if view.replier else "",
        f"cites {safe_line(view.work.label)}" if view.work is not None else "",
    ]
    return " · ".join(filter(None, found))


def sort_words(view: ListView) -> str:
    """The order alone: `newest first`."""
    return SORTS.get(view.sort, SORTS["newest"])[view.reverse]


def order_words(view: ListView) -> str:
    """The order and the groups: `newest first`, `by title, by folder`."""
    sort = sort_words(view)
    is_grouped = view.group and view.group in GROUPS
    return f"{sort}, grouped {GROUPS[view.group]}" if is_grouped else sort


def view_words(view: ListView) -> str:
    """All of a view on one line."""
    words = f"“{safe_line(view.words)}”" if view.words.strip() else ""
    selected = " · ".join(filter(None, (words, selection_words(view)))) or ALL
    return f"{selected} · {order_words(view)}"


def documents_words(count: int) -> str:
    """`1 document`, `3,400 documents`."""
    return "1 document" if count == 1 else f"{count:,} documents"


def title_words(
    view: ListView, shown: int, of: int, documents: int, unread: int, *, is_whole: bool
) -> str:
    """The title of the list.

    Args:
        view: What is listed.
        shown: How many documents are.
        of: How many there are without the filter; how many documents, where that is not known.
        documents: How many documents the library has.
        unread: How many of them have anything unread.
        is_whole: Whether all that fit are listed by now.
    """
    order = "" if (view.sort, view.reverse) == ("newest", False) else sort_words(view)
    selected = selection_words(view)
    if view.words.strip():
        count = f"{shown:,} of {of:,}" if is_whole else "…"
        said = [f"“{safe_line(view.words)}”", count, selected]
    elif view.selection == ListView(unread=True):
        said = [selected, f"{unread:,} of {documents_words(documents)}"]
    elif selected:
        said = [selected, f"{shown:,} of {documents:,}"]
    else:
        said = [documents_words(shown), f"{unread:,} unread" if unread else ""]
    return " · ".join(filter(None, (*said, order)))


def empty_words(view: ListView, keymap: Keymap) -> tuple[str, ...]:
    """Why a view holds nothing, and which key of `keymap` shows more."""
    whole = keymap.key_of(Scope.LIST, "whole_list")
    unread = keymap.key_of(Scope.READING, "toggle_only_unread")
    everything = f" {whole} lists all documents again."
    if view.words.strip():
        found = f" “{safe_line(view.words)}”."
        return (" No document here has", found, f" {whole} ends the filter.")
    if view.selection == ListView(unread=True):
        return (" Everything is read.", f" {unread} lists all documents again.")
    if view.unread:
        rest = selection_words(msgspec.structs.replace(view, unread=False))
        return (f" Nothing unread: {rest}.", f" {unread} lists what is read, too;", everything)
    if view.selection == ListView(bookmarked=True):
        key = keymap.key_of(Scope.READING, "bookmark")
        return (" Nothing is bookmarked.", f" {key} makes a bookmark.", everything)
    if view.selection == ListView(fresh=True):
        return (" No replies came in since", " you were there last.", everything)
    if not view.is_narrow:
        key = keymap.key_of(Scope.READING, "show_problems")
        return (" No documents here.", f" {key} tells what could not be read.")
    views = keymap.key_of(Scope.READING, "show_views")
    return (
        f" No document: {selection_words(view)}.",
        everything,
        f" {views} chooses another view.",
    )


def capital(words: str) -> str:
    """Words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]
