"""Names and paths as the index keeps them, whatever bytes the operating system gave."""


def storable(text: str) -> str:
    """`text` as SQLite can keep it: a file's name that is no text gets its bytes written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def path_bytes(path: str) -> bytes:
    """A path as bytes, whatever a name from outside may hold."""
    return path.encode("utf-8", "surrogateescape" if _is_escaped(path) else "backslashreplace")


def _is_escaped(path: str) -> bool:
    """Whether all odd characters of a path are bytes that the operating system gave."""
    try:
        path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
