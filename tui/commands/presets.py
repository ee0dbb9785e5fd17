"""Other sets of keys, as differences to the table: for hands that know emacs or newsboat.

A preset's keys come first: whatever else the table has on them, or on longer sequences that begin
so, goes without. What is named here without a scope is meant in all of its scopes.

Sources: GNU Emacs (Info, Gnus, isearch and its key bindings for text) and newsboat's manual, "Key
bindings". Of newsboat's keys, `g` and `G` do not sort: to the top and to the bottom of a text is
more often wanted, and `s` sorts. A digit is a number before a command, and opens no link.
"""

from collections.abc import Mapping

from tui.commands.key_names import LETTER

Preset = Mapping[str, tuple[str, ...]]

EMACS: Preset = {
    "palette": ("alt+x", ":"),
    "line_down": ("ctrl+n", "down", "j"),
    "line_up": ("ctrl+p", "up", "k"),
    "page_down": ("ctrl+v", "space", "pagedown"),
    "page_up": ("alt+v", "backspace", "pageup"),
    "half_page_down": ("ctrl+d",),
    "half_page_up": ("ctrl+u",),
    "top": ("alt+<", "home", "alt+g g", "alt+g alt+g"),
    "bottom": ("alt+>", "end"),
    "choose": ("enter", "right", "ctrl+f"),
    "show_references": ("enter", "right", "ctrl+f"),
    "follow": ("enter", "right", "ctrl+f"),
    "leave_pane": ("ctrl+g", "q", "escape", "left", "ctrl+b"),
    "next_unread": ("n", "."),
    "previous_unread": ("p", ","),
    "next_document": ("N", "alt+n"),
    "previous_document": ("P", "alt+p"),
    "next_paragraph": ("alt+}", "}"),
    "previous_paragraph": ("alt+{", "{"),
    "search": ("ctrl+s", "ctrl+r", "/"),
    "search.next_match": ("ctrl+s",),
    "search.previous_match": ("ctrl+r",),
    "leave_search": ("ctrl+g", "escape"),
    "drop_search": ("ctrl+g", "escape"),
    "search_line.next_match": ("ctrl+s", "tab"),
    "search_line.previous_match": ("ctrl+r", "shift+tab"),
    "older_search": ("alt+p", "up"),
    "newer_search": ("alt+n", "down"),
    "undo": ("ctrl+_", "ctrl+x u", "u"),
    "redo": ("ctrl+x U",),
    "text.choose_passage": ("ctrl+space", "v"),
    "passage.choose_passage": ("ctrl+space", "v"),
    "next_word": ("alt+f", "ctrl+f", "right"),
    "previous_word": ("alt+b", "ctrl+b", "left"),
    "leave_passage": ("ctrl+g", "escape"),
    "copy_text": ("alt+w", "y y"),
    "bookmark": ("ctrl+x r m", "B"),
    "show_bookmarks": ("ctrl+x r l", "'"),
    "name_place": (f"ctrl+x r space {LETTER}", f"~ {LETTER}"),
    "go_to_named": (f"ctrl+x r j {LETTER}", f"` {LETTER}"),
    "jump_back": ("alt+,", "ctrl+o"),
    "jump_forward": ("alt+.", "ctrl+y"),
    "jump_before": ("ctrl+x ctrl+x", "` `"),
    "next_pane": ("ctrl+x o", "tab"),
    "focus_list": ("ctrl+x b", "g l", "alt+1"),
    "cancel": ("ctrl+g", "escape"),
    "whole_list": ("ctrl+g", "escape"),
    "filter_list": ("ctrl+s", "ctrl+r", "/"),
    "choice_down": ("ctrl+n", "down"),
    "choice_up": ("ctrl+p", "up"),
    "choice_page_down": ("ctrl+v", "pagedown"),
    "choice_page_up": ("alt+v", "pageup"),
    "leave_choice": ("ctrl+g", "escape"),
    "keep_reply": ("ctrl+c ctrl+c", "ctrl+x ctrl+s"),
    "leave_reply": ("ctrl+c ctrl+k", "ctrl+g", "escape"),
    "undo_typing": ("ctrl+_", "ctrl+z"),
    "keep_note": ("ctrl+c ctrl+c", "ctrl+x ctrl+s"),
    "leave_note": ("ctrl+c ctrl+k", "ctrl+g", "escape"),
    "filter_bookmarks": ("ctrl+s", "ctrl+r", "/"),
    "clear_filter": ("ctrl+g", "escape"),
    "drop_filter": ("ctrl+g", "escape"),
    "leave_hints": ("ctrl+g", "escape"),
    "back.go_back": ("q", "ctrl+g", "escape", "left", "ctrl+b"),
    "help": ("f1", "?"),
    "leave": ("ctrl+x ctrl+c", "q"),
}

NEWSBOAT: Preset = {
    "choose": ("enter", "right"),
    "show_references": ("enter", "right"),
    "follow": ("enter", "right"),
    "next_unread": ("n", ".", "ctrl+n"),
    "previous_unread": ("p", ",", "ctrl+p"),
    "next_document": ("J",),
    "previous_document": ("K",),
    "toggle_read": ("N", "m"),
    "mark_all_read": ("A", "C"),
    "toggle_only_unread": ("l",),
    "undo": ("U",),
    "open_address": ("o", "O"),
    "show_hints": ("u",),
    "show_views": ("V", "f", "t"),
    "bookmark": ("ctrl+b", "B"),
    "page_up": ("b", "pageup"),
    "rescan": ("R", "r", "ctrl+r"),
    "write_reply": ("a",),
    "filter_list": ("/", "F"),
    "whole_list": ("ctrl+f", "ctrl+t", "escape"),
    "show_address_hints": ("#",),
    "redo": ("alt+u",),
    "search.previous_match": ("P",),
    "leave_pane": ("q", "escape", "h", "left"),
    "leave": ("q", "Q", "ctrl+c"),
}

PRESETS: Mapping[str, Preset] = {"vim": {}, "emacs": EMACS, "newsboat": NEWSBOAT}
