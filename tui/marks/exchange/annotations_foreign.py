"""Read single annotations that another tool wrote: each target becomes a passage with its note.

Tools differ in what they leave out and in how they write what they do not: whatever has a source
is taken. The passage's name is made from the annotation's own, so that importing twice makes one.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from tui.marks.exchange.naming import document_of
from tui.marks.exchange.stamps import normal_stamp
from tui.marks.records import CONTEXT, LONG_QUOTE, BookmarkRecord
from tui.model import BODY, DocumentKey, Target, digest, fingerprint, safe_line, safe_text

_TITLES = ("dcterms:title", "dc:title", "title")


class Selected(msgspec.Struct):
    """What the selectors of a target say together."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0


def foreign_bookmarks(
    item: dict[str, Any], resolve: Callable[[str, str], DocumentKey | None]
) -> list[BookmarkRecord]:
    """Return a bookmark for each target that names a source.

    Args:
        item: The annotation, its texts storable.
        resolve: Finds the document of a source and a title.
    """
    note, tags = bodies_of(item)
    created = normal_stamp(item.get("created"))
    changed = normal_stamp(item.get("modified") or item.get("updated")) or created
    found = []
    targets = item["target"] if isinstance(item.get("target"), list) else [item.get("target")]
    for number, target in enumerate(targets):
        source = _source(target) or _text(item.get("uri"))
        if not source:
            continue
        title = _title(target) or _title(item.get("document")) or _title(item)
        key = _document(source, title, resolve)
        selected = selectors_of(target)
        found.append(
            BookmarkRecord(
                document=key,
                part=Target.of_passage(key, _name(item, number)).part,
                note=safe_text(note),
                tags=tuple(safe_line(tag) for tag in tags),
                quote=safe_line(selected.exact[: 4 * LONG_QUOTE])[:LONG_QUOTE].rstrip(),
                title=title,
                path=source,
                fingerprint=fingerprint(selected.exact) if selected.exact else "",
                created_at=created or changed,
                changed_at=changed,
                within=BODY,
                offset=selected.start,
                length=len(selected.exact) or max(0, selected.end - selected.start),
                prefix=safe_text(selected.prefix)[-CONTEXT:],
                suffix=safe_text(selected.suffix)[:CONTEXT],
            )
        )
    return found


def bodies_of(item: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The note and the tags of an annotation, whatever shape its bodies have."""
    notes: list[str] = []
    tags: list[str] = []
    for field in ("body", "bodyValue", "text"):
        for purpose, value in _bodies(item.get(field)):
            if purpose == "tagging":
                tags.append(value)
            elif value:
                notes.append(value)
    listed = item.get("tags")
    tags += [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []
    return "\n\n".join(notes), tuple(tags)


def selectors_of(target: Any) -> Selected:
    """What the selectors of a target say; the first of each kind counts."""
    selected = Selected()
    for selector in _selectors(target):
        kind = selector.get("type")
        if kind == "TextQuoteSelector" and not selected.exact:
            selected.exact = _text(selector.get("exact"))
            selected.prefix = _text(selector.get("prefix"))
            selected.suffix = _text(selector.get("suffix"))
        elif kind == "TextPositionSelector" and not selected.end:
            start, end = selector.get("start"), selector.get("end")
            if type(start) is int and type(end) is int and 0 <= start < end < 2**53:
                selected.start, selected.end = start, end
    return selected


def _selectors(target: Any) -> Iterator[dict[str, Any]]:
    """All selectors of a target, those that refine others behind them."""
    if isinstance(target, list):
        for one in target:
            yield from _selectors(one)
    elif isinstance(target, dict):
        if "type" in target:
            yield target
        for name in ("selector", "refinedBy", "items"):
            yield from _selectors(target.get(name))


def _bodies(body: Any) -> Iterator[tuple[str, str]]:
    """Each body as its purpose and its words, or the address of what it is."""
    if isinstance(body, str):
        yield "", body
    elif isinstance(body, list):
        for one in body:
            yield from _bodies(one)
    elif isinstance(body, dict):
        purposes = body.get("purpose")
        purpose = purposes[0] if isinstance(purposes, list) and purposes else purposes
        for name in ("value", "rdf:value", "chars", "source", "id"):
            if isinstance(body.get(name), str):
                yield _text(purpose).rpartition("/")[2].rpartition(":")[2], body[name]
                return
        yield from _bodies(body.get("items"))


def _source(target: Any) -> str:
    """The address that a target names."""
    if isinstance(target, dict):
        return _source(target.get("source")) or _text(target.get("id"))
    return _text(target)


def _title(holder: Any) -> str:
    """The title that a target, a document or an annotation tells."""
    if not isinstance(holder, dict):
        return ""
    for name in _TITLES:
        title = holder.get(name)
        title = title[0] if isinstance(title, list) and title else title
        if isinstance(title, str) and title.strip():
            return safe_line(title)
    return _title(holder.get("source"))


def _document(
    source: str, title: str, resolve: Callable[[str, str], DocumentKey | None]
) -> DocumentKey:
    """The document of a source; one that nobody knows is called by its address."""
    ours, bare = document_of(source), source.partition("#")[0]
    return ours or resolve(source, title) or resolve(bare, title) or DocumentKey(bare or source)


def _name(item: dict[str, Any], number: int) -> str:
    """The passage's name, the same whenever this annotation is read; `number` is the target's."""
    name = _text(item.get("id")) or json.dumps(item, sort_keys=True)
    if number:
        name += f" {number}"
    return digest(name.encode(), 8).hex()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
