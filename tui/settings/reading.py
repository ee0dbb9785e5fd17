"""Read the settings file (TOML) and say plainly what is wrong with it.

A missing file gives the defaults. Anything else that cannot be taken as written is an error that
names file, line and key: a setting that is silently ignored costs more than one that is refused.
"""

import re
from pathlib import Path
from typing import Any

import msgspec

from tui.model import safe_line
from tui.settings.settings import Settings

_HEADING = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_ASSIGNMENT = re.compile(r"""\s*([\w."' -]+?)\s*=""")

LARGEST = 1_000_000
"""Bytes of a settings file; what is larger is none, and would hold up every start."""


class SettingsError(Exception):
    """The settings file cannot be used; the message names it, the line and the key."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        where = str(path) if line is None else f"{path}:{line}"
        super().__init__(safe_line(f"{where}: {reason}"))
        self.where = where
        self.reason = reason
        self.path = path
        self.line = line


def load(path: Path) -> Settings:
    """Return the settings of the file at `path`, or the defaults if there is no such file.

    Args:
        path: The TOML file. Relative `places` are taken from its folder.

    Returns:
        The settings, with every place as an absolute path.

    Raises:
        SettingsError: If the file cannot be read, is not TOML, has a key that is no setting or a
            value that the setting cannot take.
    """
    settings, errors = load_with_errors(path)
    if errors:
        raise errors[0]
    return settings


def load_with_errors(path: Path) -> tuple[Settings, list[SettingsError]]:
    """As `load`, but what cannot be used is left at its default.

    Returns:
        The settings, and everything that is wrong with the file in the order of its keys.
    """
    try:
        text = _text(path)
        table = _table(path, text) if text else {}
    except SettingsError as error:
        return Settings(), [error]
    values: dict[str, Any] = {}
    errors: list[SettingsError] = []
    for key, value in table.items():
        try:
            values[key] = _value(path, text, key, value)
        except SettingsError as error:
            errors.append(error)
    return Settings(**values), errors


def line_of(path: Path, name: str) -> int | None:
    """The line of the file at `path` that sets `name`, e.g. `keys.reading.undo`; None if unsure."""
    try:
        text = _text(path)
    except SettingsError:
        return None
    heading = ""
    for number, line in enumerate(text.splitlines(), 1):
        if opened := _HEADING.match(line):
            heading = _plain(opened[1])
            if heading == name:
                return number
        elif (found := _ASSIGNMENT.match(line)) and f"{heading}.{_plain(found[1])}".lstrip(
            "."
        ) == name:
            return number
    parent, _, _ = name.rpartition(".")
    return line_of(path, parent) if parent else None


def _plain(key: str) -> str:
    """A dotted key as it is meant, without its quotes and blanks."""
    return re.sub(r"""["'\s]""", "", key)


def _table(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # late: most people have no settings file, and the import takes 3 ms

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; 1,000 nested lists
        reason, line = _syntax(str(error), text)
        raise SettingsError(path, f"not TOML: {reason}", line) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # never all of it: a device may have no end
        if len(data) > LARGEST:
            raise SettingsError(path, f"larger than {LARGEST:,} bytes, which no settings are")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(path, "not UTF-8 text, as TOML has to be", line) from error
    except OSError as error:
        raise SettingsError(path, error.strerror or str(error)) from error


def _syntax(message: str, text: str) -> tuple[str, int | None]:
    """What tomllib found, without the place in its own words, and the line if told."""
    found = re.search(r" \(at line (\d+), column \d+\)$", message)
    if found is not None:
        return message[: found.start()], int(found[1])
    if message.endswith(" (at end of document)"):
        return message.removesuffix(" (at end of document)"), text.count("\n") + 1
    return message, None


def _value(path: Path, text: str, key: str, value: object) -> Any:
    fields = {field.name: field for field in msgspec.structs.fields(Settings)}
    line = _line_of(key, text)
    if key not in fields:
        raise SettingsError(path, _unknown(key, list(fields)), line)
    wanted = fields[key].type
    try:
        made = msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        if wrong := _wrong_item(wanted, value):
            reason = f"{key}: “{wrong}” must have a list of keys"
            raise SettingsError(path, reason, line_of(path, f"{key}.{wrong}")) from error
        raise SettingsError(path, f"{key} must be {words_for(wanted)}", line) from error
    if key != "places":
        return made
    folder = path.absolute().parent
    return tuple(str(folder / _home(path, text, place)) for place in made)


def _wrong_item(wanted: Any, value: object) -> str:
    """In a table of values: the first name whose value is none of them; empty if all are."""
    info = msgspec.inspect.type_info(wanted)
    info = info.type if isinstance(info, msgspec.inspect.Metadata) else info
    if not isinstance(info, msgspec.inspect.DictType) or not isinstance(value, dict):
        return ""
    for name, item in value.items():
        try:
            msgspec.convert({name: item}, wanted)
        except msgspec.ValidationError:
            return f"{name}.{_wrong_item(wanted, item)}" if isinstance(item, dict) else str(name)
    return ""


def _unknown(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.casefold().replace("-", "_"), known, n=1, cutoff=0.5)
    if near:
        return f"unknown setting “{key}”; did you mean “{near[0]}”?"
    return f"unknown setting “{key}”; there are: {', '.join(known)}"


def words_for(wanted: Any) -> str:
    """Say for a person which values a field of `Settings` takes, e.g. `a number from 0 to 3600`."""
    info = msgspec.inspect.type_info(wanted)
    if isinstance(info, msgspec.inspect.Metadata):
        info = info.type
    match info:
        case msgspec.inspect.LiteralType(values=values):
            return "one of " + ", ".join(f'"{value}"' for value in values)
        case msgspec.inspect.IntType(ge=low, le=high):
            return f"a whole number from {low} to {high}"
        case msgspec.inspect.FloatType(ge=low, le=high):
            return f"a number from {low:g} to {high:g}"
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.StrType(pattern=pattern):
            return "two or more letters, each once" if pattern else "a text"
        case msgspec.inspect.DictType():
            return "a table of commands and their keys"
    return "a list of texts"


def _line_of(key: str, text: str) -> int | None:
    """The line that sets `key` at the top level, or opens a table of that name; None if unsure."""
    name = re.escape(key)
    found = re.search(rf"""(?m)^[ \t]*(?:\[+[ \t]*)?["']?{name}["']?[ \t]*[=.\]]""", text)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def _home(path: Path, text: str, place: str) -> Path:
    if not place or "\0" in place:
        raise SettingsError(path, f"places: “{place}” is not a path", _line_of("places", text))
    try:
        return Path(place).expanduser()
    except RuntimeError as error:
        reason = f"places: nobody is known as the “{place}” begins"
        raise SettingsError(path, reason, _line_of("places", text)) from error
