"""Names of keys: which there are, what a terminal sends for them, how a person reads them.

A character stands for itself, other keys have the names below, with `ctrl+`, `alt+` or `shift+`
before them where terminals tell that apart. Plain functions; must never know a screen.

Sources: xterm's control sequences and ECMA-48 for what is sent, the kitty keyboard protocol for
the names that some terminals make of the same keys.
"""

import re
from typing import Final

LETTER: Final = "<letter>"
"""In a sequence of keys: any one letter or digit; the command is told which."""

_FUNCTIONS = tuple(f"f{number}" for number in range(1, 13))
_MOVING = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *_FUNCTIONS,
)
NAMED: Final = ("enter", "escape", "tab", "space", "backspace", *_MOVING)
"""Keys that are no character."""

_CONTROL = "abcdefgjklnopqrstuvwxyz\\]^_"
"""Characters that terminals send with ctrl, apart from keys that are sent otherwise."""

_SAME: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+[": "escape",
    "ctrl+@": "ctrl+space",
    "ctrl+/": "ctrl+_",
    "ctrl+j": "ctrl+j",
    "return": "enter",
    "esc": "escape",
}
"""Keys for which terminals, or many of them, send what they send for another one."""

_BEGIN = "[]OPX^_\\"
"""Characters that with alt before them begin what terminals send for other keys."""

_OTHERWISE = {
    "ctrl+at": "ctrl+space",
    "ctrl+shift+2": "ctrl+space",
    "ctrl+underscore": "ctrl+_",
    "ctrl+shift+underscore": "ctrl+_",
    "ctrl+shift+minus": "ctrl+_",
    "ctrl+slash": "ctrl+_",
    "ctrl+circumflex_accent": "ctrl+^",
    "ctrl+shift+6": "ctrl+^",
    "ctrl+backslash": "ctrl+\\",
    "ctrl+right_square_bracket": "ctrl+]",
    "ctrl+left_square_bracket": "escape",
}
"""Names that Textual has for the same keys, as different terminals send them."""

_SIGNS = {
    "comma": ",<",
    "full_stop": ".>",
    "slash": "/?",
    "semicolon": ";:",
    "apostrophe": "'\"",
    "minus": "-_",
    "equals_sign": "=+",
    "grave_accent": "`~",
    "left_square_bracket": "[{",
    "right_square_bracket": "]}",
    "backslash": "\\|",
    **{
        f"{digit}": f"{digit}{sign}" for digit, sign in zip("1234567890", "!@#$%^&*()", strict=True)
    },
    **{
        name: 2 * sign
        for name, sign in (
            ("less_than_sign", "<"),
            ("greater_than_sign", ">"),
            ("question_mark", "?"),
            ("colon", ":"),
            ("quotation_mark", '"'),
            ("plus", "+"),
            ("tilde", "~"),
            ("left_curly_bracket", "{"),
            ("right_curly_bracket", "}"),
            ("vertical_line", "|"),
            ("underscore", "_"),
        )
    },
}
"""Textual's names of signs: the sign, and what it is with shift on an American keyboard."""


def canonical(key: str, character: str | None = None) -> str:
    """The one name of a key, however a terminal sends it and Textual calls it.

    Args:
        key: Textual's name.
        character: The character that came with it.
    """
    has_modifier = key.startswith(("ctrl+", "alt+", "super+", "hyper+", "meta+"))
    if character and character.isprintable() and character != " " and not has_modifier:
        return character
    key = _OTHERWISE.get(key, key)
    if key.startswith("alt+"):
        return "alt+" + _unshifted(key[len("alt+") :])
    same = _SAME.get(key, key)
    return same if key.startswith("ctrl+") else key


def _unshifted(rest: str) -> str:
    """What stands behind `alt+`: some terminals send the shift key apart."""
    is_shifted = rest.startswith("shift+")
    name = rest.removeprefix("shift+")
    if name in _SIGNS:
        return _SIGNS[name][is_shifted]
    if is_shifted and len(name) == 1:
        return name.upper()
    return rest


def fault(key: str) -> str:
    """Why a key cannot be used; empty if it can."""
    if (len(key) == 1 and key.isprintable() and key != " ") or key in NAMED or key == LETTER:
        return ""
    if (same := _SAME.get(key, key)) != key:
        return f"terminals send the same for {key} as for {same}: write {same}"
    modifiers, name = _taken_apart(key)
    if {"super", "hyper", "meta", "cmd", "win"} & set(modifiers):
        meant = _from_elsewhere(key)
        return f"no terminal sends {key}{f'; did you mean “{meant}”?' if meant else ''}"
    if not modifiers or (name not in NAMED and len(name) != 1):
        return f"there is no key “{key}”{_near(key)}"
    if modifiers == ["ctrl"]:
        is_sent = name in _CONTROL or name in (*_MOVING, "space")
        if name.lower() in _CONTROL and not is_sent:
            return f"with ctrl a terminal tells no capital: write ctrl+{name.lower()}"
    elif modifiers == ["alt"]:
        if name in _BEGIN and len(name) == 1:
            return f"{key} begins what terminals send for other keys"
        is_sent = name != "escape"
    elif modifiers == ["shift"]:
        is_sent = name in ("tab", *_MOVING)
        if len(name) == 1:
            return f"with shift a character is another one: write {name.upper()}"
    else:
        is_sent = False
    return "" if is_sent else f"no terminal sends {key}"


def _taken_apart(key: str) -> tuple[list[str], str]:
    """The modifiers of a key and what they go with: `ctrl+x` is `ctrl` and `x`."""
    modifiers: list[str] = []
    known = ("ctrl", "alt", "shift", "super", "hyper", "meta", "cmd", "win")
    while (cut := key.find("+")) > 0 and key[:cut] in known and key[cut + 1 :]:
        modifiers.append(key[:cut])
        key = key[cut + 1 :]
    return modifiers, key


_ELSEWHERE: Final = {
    "spc": "space",
    "ret": "enter",
    "return": "enter",
    "cr": "enter",
    "bs": "backspace",
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "c": "ctrl",
    "control": "ctrl",
    "m": "alt",
    "a": "alt",
    "meta": "alt",
    "s": "shift",
}
"""What other programs call a key or a modifier: emacs `C-x` and `SPC`, vim `<M-x>` and `<CR>`."""


def _from_elsewhere(key: str) -> str:
    r"""The name here of a key that is written as other programs write it; empty if it is none.

    `C-x`, `<C-X>`, `^X`, `\Cx` and `Ctrl-X` are `ctrl+x`, `M-x` is `alt+x`, `<CR>` is `enter`.
    """
    name = key[1:-1] if key.startswith("<") and key.endswith(">") else key
    if len(name) > 1 and name[0] == "^":
        name = f"C-{name[1:]}"
    elif name.startswith("\\C") and len(name) > 2:
        name = f"C-{name[2:].lstrip('-')}"
    *modifiers, last = re.split("[-+](?=.)", name)
    known = {_ELSEWHERE.get(word.casefold(), word.casefold()) for word in modifiers}
    if not known <= {"ctrl", "alt", "shift"}:
        return ""
    is_character = len(last) == 1
    last = last if is_character else _ELSEWHERE.get(last.casefold(), last.casefold())
    if is_character and "ctrl" in known:
        last = last.lower()
    elif is_character and "shift" in known:
        known, last = known - {"shift"}, last.upper()
    made = "+".join([*sorted(known), last])
    modified, rest = _taken_apart(made)
    is_key = len(rest) == 1 or rest in NAMED
    return made if made != key and is_key and (modified or rest in NAMED) else ""


def _near(key: str) -> str:
    """The name that was probably meant, as the end of a sentence."""
    if (meant := _from_elsewhere(key)) and not fault(meant):
        return f"; did you mean “{meant}”?"
    if len(key) == 2 and not set(key) & {"+", "-"}:
        return f"; keys after another are written with spaces: “{' '.join(key)}”"
    from rapidfuzz import process

    names = [*NAMED, "shift+tab", *(f"ctrl+{c}" for c in _CONTROL), "ctrl+space", "alt+x"]
    found = process.extractOne(key.lower().replace("-", "+"), names, score_cutoff=60)
    if found is not None:
        return f"; did you mean “{found[0]}”?"
    if 1 < len(key) <= 3 and key.isprintable():
        return f"; keys after another are written with spaces: “{' '.join(key)}”"
    return ""


_SHOWN = {
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    LETTER: "letter",
    **{name: name.upper() for name in _FUNCTIONS},
}


def key_name(keys: str) -> str:
    """How a sequence is written for a person: `ctrl+d` is `Ctrl+d`, `z a` is `za`."""
    names = [_shown(key) for key in keys.split(" ")]
    return ("" if all(len(name) == 1 for name in names) else " ").join(names)


def _shown(key: str) -> str:
    modifiers, name = _taken_apart(key)
    return "+".join((*(modifier.title() for modifier in modifiers), _SHOWN.get(name, name)))
