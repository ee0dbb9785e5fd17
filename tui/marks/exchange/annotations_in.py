"""Read W3C Web Annotations: our own exactly, those of other tools as passages.

Takes a page or collection of annotations, a list of them, a single one, and the answers of
Hypothesis, which name their fields differently. An annotation of ours that another tool has
changed since is taken as that tool left it.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from tui.marks.exchange.annotations import ALWAYS, PREFIX, STANDARD
from tui.marks.exchange.annotations_foreign import bodies_of, foreign_bookmarks, selectors_of
from tui.marks.exchange.imported import Imported, storable_all
from tui.marks.exchange.json_reading import DamagedTextError, parsed, whole_lines
from tui.marks.exchange.naming import bookmark_target
from tui.marks.exchange.stamps import normal_stamp
from tui.marks.records import BOOKMARKS, BookmarkRecord
from tui.model import DocumentKey, Target

Resolve = Callable[[str, str], DocumentKey | None]
"""Finds the document with an address (or other source) and a title; None if there is none."""

_LISTS = ("items", "rows", "first", "annotations")
_OWN = tuple(
    name for name in BookmarkRecord.__struct_fields__ if name not in STANDARD and name not in ALWAYS
)


def import_annotations(text: str, path: str, resolve: Resolve | None = None) -> Imported:
    """Read annotations, or what is whole of them.

    Args:
        text: The JSON-LD.
        path: What to call it in problems.
        resolve: Finds the document of a source. What it does not find is kept under the source as
            key, to be found again when the document is there.
    """
    imported = Imported()
    try:
        found = list(enumerate(_annotations(parsed(text)), 1))
        place = "annotation {}"
    except (DamagedTextError, RecursionError) as damage:
        imported.leave_out(path, "", damage)
        found = [(line, item) for line, item in whole_lines(text) if _is_annotation(item)]
        place = "line {}"
    for number, item in found:
        name = place.format(number)
        try:
            _take(imported, storable_all(item), path, name, resolve)
        except (msgspec.ValidationError, RecursionError) as error:
            imported.leave_out(path, name, error)
    return imported


def is_annotations(content: Any) -> bool:
    """Whether a JSON value looks like annotations rather than something else."""
    return next(filter(_is_annotation, _annotations(content)), None) is not None or (
        isinstance(content, dict)
        and content.get("type") in ("AnnotationPage", "AnnotationCollection")
    )


def _annotations(content: Any) -> Iterator[Any]:
    """The annotations in whatever holds them, in order."""
    if isinstance(content, list):
        for item in content:
            yield from _annotations(item) if _holds_more(item) else (item,)
    elif _holds_more(content):
        for name in _LISTS:
            if isinstance(content.get(name), list | dict):
                yield from _annotations(content[name])
    else:
        yield content


def _holds_more(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and "target" not in item
        and any(isinstance(item.get(name), list | dict) for name in _LISTS)
    )


def _is_annotation(item: Any) -> bool:
    return isinstance(item, dict) and ("target" in item or "uri" in item)


def _take(imported: Imported, item: Any, path: str, place: str, resolve: Resolve | None) -> None:
    if not _is_annotation(item):
        imported.leave_out(path, place, "no annotation: it has no target")
        return
    target = _own_target(item)
    if target is not None:
        imported.add(BOOKMARKS, _own_bookmark(item, target))
        return
    found = foreign_bookmarks(item, resolve or (lambda source, title: None))
    for record in found:
        imported.add(BOOKMARKS, record)
    if not found:
        imported.leave_out(path, place, "its target names no source")


def _own_target(item: dict[str, Any]) -> Target | None:
    """What an annotation of ours marks; its name may have been given anew by another tool."""
    document, part = item.get(f"{PREFIX}document"), item.get(f"{PREFIX}part")
    if isinstance(document, str) and isinstance(part, str):
        return Target(DocumentKey(document), part)
    name = item.get("id")
    return bookmark_target(name) if isinstance(name, str) else None


def _own_bookmark(item: dict[str, Any], target: Target) -> BookmarkRecord:
    """The bookmark that an annotation of ours was made from.

    Raises:
        msgspec.ValidationError: A field of ours holds a value of another kind.
    """
    fields = {name: item[PREFIX + name] for name in _OWN if PREFIX + name in item}
    note, tags = bodies_of(item)
    fields |= {"document": target.document, "part": target.part, "note": note, "tags": tags}
    places = item.get("target")
    fields["quote"] = selectors_of(places).exact
    for field, name in (("created_at", "created"), ("changed_at", "modified")):
        kept, told = item.get(PREFIX + field), normal_stamp(item.get(name))
        is_ours = isinstance(kept, str) and told in ("", normal_stamp(kept))
        fields[field] = kept if is_ours else told
    return msgspec.convert(fields, BookmarkRecord)
