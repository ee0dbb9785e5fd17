"""Understand a typed line: a number, keys of the command table, or a command's name, and words.

`n`, `5 j`, `gg`, `ctrl+r`, `B a note #tag`, `/word`, `next unread`, `next_unread`. Keys are taken
as they are written in the table or on the help screen. Must never guess between two commands.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from tui.commands import LETTER, Command, key_name
from tui.linear.key_words import spoken, spoken_whole
from tui.linear.verbs import Request
from tui.model import safe_text

TAKES_WORDS = frozenset(
    {
        *("search", "filter_list", "open", "bookmark", "choose_passage", "help", "width"),
        *("filter_bookmarks", "edit_bookmark", "show_hints", "show_address_hints"),
        *("write_reply", "show_views", "save_view", "rename_view"),
        *("export_drafts", "export_chosen"),
    }
)
"""Commands that words may be typed behind."""

NAMED_WHOLE = frozenset({"mark_all_read"})
"""Commands that do too much to be called by a part of their name: `mark read` means less."""

SHORTEST = 3
"""Letters of a name that are needed to know a command by its beginning."""

MOST_DIGITS = 9

_PRESSED = {
    "\x1b": "escape",
    "\t": "tab",
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1b[5~": "pageup",
    "\x1b[6~": "pagedown",
    "\x1b[H": "home",
    "\x1b[F": "end",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1bOC": "right",
    "\x1bOD": "left",
}
"""Keys that a plain line gets as what a terminal sends for them."""

_SPELLINGS = {
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "return": "enter",
    "page up": "pageup",
    "page down": "pagedown",
    "space bar": "space",
}


class Unclear(msgspec.Struct, frozen=True):
    """A line that is no command, or could be several."""

    said: str


def key_word(typed: str) -> str:
    """A line as it is understood: a key that came as a control character, by its name."""
    line = typed.rstrip("\r\n")
    if line in _PRESSED:
        return _PRESSED[line]
    if line and not line.strip(" "):
        return "space"
    if len(line) == 1 and line < " ":
        return f"ctrl+{chr(ord(line) + 96)}"
    return line.strip()


def cleaned(line: str) -> str:
    """A line without anything dangerous; a key that came as an escape sequence stays as it is."""
    bare = line.rstrip("\r\n")
    is_key = bare.startswith("\x1b") and len(bare) <= len("\x1b[5~")
    return bare if is_key or len(bare) == 1 else safe_text(bare.replace("\t", " "))


def understood(
    typed: str, groups: Sequence[Sequence[Command]], can: Callable[[str], bool]
) -> Request | Unclear:
    """The command that was typed.

    Args:
        typed: The line.
        groups: The commands there are, by scope: those of an earlier one go first.
        can: Whether a command, by its id, has a meaning now.
    """
    line = key_word(typed)
    if not line:
        return Request("read_on")
    digits = re.match(r"\d+", line)
    count = int(digits[0][:MOST_DIGITS]) if digits else None
    rest = line[digits.end() :].strip() if digits else line
    if not rest:
        return Request("go_to_number", count=count, is_jump=True)
    rows = [row for group in groups for row in group if can(row.id)]
    bare = rest.removeprefix(":").strip() or rest  # whoever asks for the palette types a name
    for typed in dict.fromkeys((rest, bare)):
        for found in (_by_key(typed, rows), _by_words(typed, rows)):
            if found is not None:
                return msgspec.structs.replace(found, count=count)
    named = _by_name(bare, rows)
    if len(named) == 1:
        return requested(named[0], count=count)
    if named:
        several = "; ".join(f"{row.words}: {first_key(row)}" for row in named)
        return Unclear(f'"{rest}" may be: {several}.')
    return Unclear(_unknown(rest, rows))


def requested(
    row: Command, *, count: int | None = None, argument: str = "", letter: str = ""
) -> Request:
    """A request for a command of the table."""
    return Request(row.id, row.help, count, argument, row.is_jump, letter)


def first_key(command: Command) -> str:
    """How its first key is said; where it has none, its name."""
    return spoken(command.keys[0]) if command.keys else command.words


def spellings(keys: str) -> Iterator[str]:
    """The ways in which a sequence of keys can be typed: `g g`, `gg`, `Ctrl+r`."""
    yield keys
    yield keys.replace(" ", "")
    yield key_name(keys)


def _by_key(typed: str, rows: Iterable[Command]) -> Request | None:
    """The command that these keys mean, letter for letter; only names of keys in either case."""
    low = typed.lower()
    wanted = {typed, _SPELLINGS.get(low, typed)}
    if len(typed) > 1 and low.startswith(("ctrl-", "ctrl+", "^")):
        wanted.add(low.replace("ctrl-", "ctrl+").replace("^", "ctrl+"))
    for row in rows:
        for keys in row.keys:
            if LETTER in keys:
                begin = keys.replace(LETTER, "").strip()
                after = typed.removeprefix(begin).strip()
                if typed.startswith(begin) and len(after) == 1 and after.isalnum():
                    return requested(row, letter=after)
            elif not wanted.isdisjoint(spellings(keys)):
                return requested(row)
    return None


def _by_words(typed: str, rows: Iterable[Command]) -> Request | None:
    """The command with words behind it: `/word`, `B a note`, `bookmark a note`."""
    for row in rows:
        if row.id not in TAKES_WORDS:
            continue
        for key in chain.from_iterable(map(spellings, row.keys)):
            is_sign = len(key) == 1 and not key.isalnum()
            if typed.startswith(key if is_sign else f"{key} "):
                return requested(row, argument=typed[len(key) :].strip())
        name = row.words
        if typed.lower().replace("_", " ").startswith(f"{name} "):
            return requested(row, argument=typed[len(name) :].strip())
    return None


def _by_name(typed: str, rows: Sequence[Command]) -> list[Command]:
    """The commands that these words may name: the whole name, or beginnings of its words."""
    words = re.split(r"[\s_-]+", typed.lower())
    for row in rows:
        if row.id.split("_") == words:
            return [row]
    if len(words[0]) < SHORTEST:
        return []
    few = (row for row in rows if row.id not in NAMED_WHOLE and _begin(words, row.id.split("_")))
    return list({row.id: row for row in few}.values())


def _begin(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word begins a word of the name, in its order."""
    rest = iter(name)
    return all(any(part.startswith(word) for part in rest) for word in words)


def _begins(typed: str, keys: str) -> bool:
    """Whether these are the first keys of a sequence, but not all."""
    return any(len(typed) < len(s) and s.startswith(typed) for s in spellings(keys)) and " " in keys


def _unknown(typed: str, rows: Sequence[Command]) -> str:
    from difflib import get_close_matches

    shown = f'"{typed}"' if len(typed) <= 40 else f'"{typed[:40]}..."'
    if "@" in typed:  # it may be an e-mail address that was meant for a question
        shown = "This"
    keys = chain.from_iterable(row.keys for row in rows)
    begun = dict.fromkeys(spoken_whole(key) for key in keys if _begins(typed, key))
    if begun:
        return f"{shown} is only begun; it may become: {', '.join(begun)}."
    names = [row.words for row in rows]
    near = get_close_matches(typed.lower().replace("_", " "), names, n=1, cutoff=0.7)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    help_key = next((first_key(row) for row in rows if row.id == "help"), "help")
    return f"{shown} is no command here.{hint} {help_key} tells the commands."
