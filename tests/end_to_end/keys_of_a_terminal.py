"""The bytes that a terminal sends for a key, as xterm does without any special protocol."""

_NAMED = {
    "enter": b"\r",
    "tab": b"\t",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "end": b"\x1b[F",
    "home": b"\x1b[H",
    "insert": b"\x1b[2~",
    "delete": b"\x1b[3~",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "shift+tab": b"\x1b[Z",
    "ctrl+left": b"\x1b[1;5D",
    "ctrl+right": b"\x1b[1;5C",
    "alt+left": b"\x1b[1;3D",
    "alt+right": b"\x1b[1;3C",
    "alt+delete": b"\x1b[3;3~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
}


def bytes_of(key: str) -> bytes:
    """The bytes for a key's name, e.g. `j`, `enter`, `ctrl+d`, `alt+x`.

    Raises:
        ValueError: No terminal sends such a key, or it is not known here.
    """
    if key in _NAMED:
        return _NAMED[key]
    if len(key) == 1:
        return key.encode()
    modifier, _, rest = key.partition("+")
    if modifier == "alt":
        return b"\x1b" + bytes_of(rest)
    if modifier == "ctrl" and len(rest) == 1 and "@" <= rest.upper() <= "_":
        return bytes([ord(rest.upper()) - 64])
    raise ValueError(f"no bytes are known for the key {key!r}")
