"""Bookmarks as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), written.

One AnnotationPage holds one Annotation a line. What the recommendation has no word for stands in
fields `rapport:…` of a namespace of our own, which other tools may pass over: with them our own
import is exact. `annotations_in` reads, `annotations_foreign` what other tools wrote.
"""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import msgspec

from tui.marks.exchange.naming import NAMESPACE, bookmark_urn, document_source
from tui.marks.exchange.signs import compact
from tui.marks.exchange.stamps import normal_stamp
from tui.marks.records import BookmarkRecord
from tui.model import Target

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PREFIX = "rapport:"

STANDARD = frozenset({"note", "tags", "quote"})
"""Fields that bodies and selectors hold whole; each other one has a field of our own."""

ALWAYS = frozenset({"document", "part", "created_at", "changed_at"})
"""Own fields that are written even where they say what is understood anyway."""

_PAGE = "urn:x-rapport:bookmarks:page:1"
_COLLECTION = "urn:x-rapport:bookmarks"

Offsets = tuple[int, int, str, str]
"""Where a passage is in the text of its part: start, end (characters), words before and behind."""

FindOffsets = Callable[[BookmarkRecord], Offsets | None]
"""Looks a passage up in its document; None where it is not found."""


def export_annotations(
    bookmarks: Iterable[BookmarkRecord], offsets: FindOffsets | None = None
) -> str:
    """Return the page of annotations.

    Args:
        bookmarks: What to write.
        offsets: Finds a passage in the text of its part. The marks know it by block only: without
            this function, passages carry no TextPositionSelector.
    """
    items = [compact(_annotation(record, offsets)) for record in bookmarks]
    collection = {
        "id": _COLLECTION,
        "type": "AnnotationCollection",
        "label": "Bookmarks and notes",
        "total": len(items),
    }
    return (
        f'{{\n"@context": {compact([CONTEXT, {PREFIX[:-1]: NAMESPACE}])},\n'
        f'"id": "{_PAGE}",\n"type": "AnnotationPage",\n"partOf": {compact(collection)},\n'
        '"startIndex": 0,\n"items": [\n' + ",\n".join(items) + "\n]\n}\n"
    )


def _annotation(record: BookmarkRecord, offsets: FindOffsets | None) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "id": bookmark_urn(Target(record.document, record.part)),
        "type": "Annotation",
        "motivation": "commenting" if record.note else "bookmarking",
    }
    for name, at in (("created", record.created_at), ("modified", record.changed_at)):
        stamp = normal_stamp(at)
        if stamp:
            annotation[name] = stamp
    bodies = _bodies(record)
    if bodies:
        annotation["body"] = bodies
    annotation["target"] = _target(record, offsets)
    defaults = msgspec.structs.asdict(BookmarkRecord(document=record.document))
    for name, value in msgspec.structs.asdict(record).items():
        if name in ALWAYS or (name not in STANDARD and value != defaults[name]):
            annotation[PREFIX + name] = value
    return annotation


def _bodies(record: BookmarkRecord) -> list[dict[str, str]]:
    found = [("tagging", tag) for tag in record.tags]
    if record.note:
        found.insert(0, ("commenting", record.note))
    return [
        {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
        for purpose, value in found
    ]


def _target(record: BookmarkRecord, offsets: FindOffsets | None) -> dict[str, Any]:
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": document_source(record.document, record.path),
    }
    if record.title:
        target["dcterms:title"] = record.title
    selectors: list[dict[str, Any]] = []
    is_passage = Target(record.document, record.part).kind == "passage"
    place = offsets(record) if offsets is not None and is_passage else None
    if record.quote:
        before, behind = (place[2], place[3]) if place else ("", "")
        words = {
            "exact": record.quote,
            "prefix": record.prefix or before,
            "suffix": record.suffix or behind,
        }
        found = {name: value for name, value in words.items() if value}
        selectors.append({"type": "TextQuoteSelector", **found})
    if place is not None:
        selectors.append({"type": "TextPositionSelector", "start": place[0], "end": place[1]})
    if record.part and not is_passage:
        part = quote(record.part, safe="")
        selectors.append(
            {"type": "FragmentSelector", "value": part, "conformsTo": NAMESPACE + "part"}
        )
    if selectors:
        target["selector"] = selectors
    return target
