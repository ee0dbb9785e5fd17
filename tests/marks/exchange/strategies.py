"""Records of every kind with anything in them that a marks file can hold."""

import msgspec
from hypothesis import strategies as st

from tui.marks import records
from tui.marks.records import (
    BookmarkRecord,
    DocumentRecord,
    DraftRecord,
    NamedPlaceRecord,
    PositionRecord,
    ReadRecord,
    ViewRecord,
    VisitRecord,
    storable,
    written,
)
from tui.model import CitedWork, ListView

SIGNS = st.sampled_from(
    [
        "\\",
        "`",
        "```",
        "*",
        "_",
        "#",
        ">",
        "<",
        "-->",
        "--",
        "<!-- /bookmark -->",
        "\n",
        "\n\n\n",
        "- ",
        "1. ",
        "  ",
        "\t",
        "&#10;",
        "&amp;",
        "|",
        "~",
        "[x](y)",
        "\r\n",
        "\x1b[2J",
        "\u202e",
        "=",
        "+",
        "@",
        "'",
        '"',
        ",",
        ";",
        "\x00",
        "\ufeff",
        "\u2028",
        "\U000e0041",
        "\udcff",
        "%",
        "<!-- bookmark {} -->",
        "---",
        "===",
        "\\\n",
        "ü",
        "漢",
        "\xa0",
        "words",
        "%25#",
        "://",
    ]
)
TEXTS = (st.lists(SIGNS | st.text(max_size=6), max_size=8).map("".join) | st.text()).map(storable)
STAMPS = TEXTS | st.sampled_from(["", "2026-01-02T03:04:05.000006Z", "2026-01-02", "2026"])
PARTS = st.sampled_from(["", "body", "reply:1-ab", "reference:doi:10.1/x", "passage:p"]) | TEXTS
COUNTS = st.integers(0, 2**53)


def structs(kind, **fields):
    return st.builds(kind, document=TEXTS, changed_at=STAMPS, **fields)


BOOKMARKS = structs(
    BookmarkRecord,
    part=PARTS,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    created_at=STAMPS,
    deleted=st.booleans(),
    block=COUNTS,
    offset=COUNTS,
    length=COUNTS,
    **dict.fromkeys(
        [
            "note",
            "quote",
            "title",
            "path",
            "fingerprint",
            "author",
            "date",
            "moved_to",
            "within",
            "prefix",
            "suffix",
        ],
        TEXTS,
    ),
)
READS = structs(ReadRecord, part=PARTS, read=st.booleans(), fingerprint=TEXTS, quote=TEXTS)
VIEWS = st.builds(
    ViewRecord,
    part=TEXTS.map("saved:{}".format),
    name=TEXTS,
    view=st.builds(
        ListView,
        unread=st.booleans(),
        author=TEXTS,
        words=TEXTS,
        sort=TEXTS,
        work=st.none() | st.builds(CitedWork, key=TEXTS, slug=TEXTS, label=TEXTS),
    ),
    changed_at=STAMPS,
    deleted=st.booleans(),
)
POSITIONS = structs(PositionRecord, part=PARTS, block=COUNTS, offset=COUNTS, quote=TEXTS)
NAMED_PLACES = st.builds(
    NamedPlaceRecord,
    part=TEXTS.map("named:{}".format),
    of=TEXTS,
    within=PARTS,
    block=COUNTS,
    offset=COUNTS,
    quote=TEXTS,
    title=TEXTS,
    changed_at=STAMPS,
    deleted=st.booleans(),
)
VISITS = structs(VisitRecord, known=TEXTS)
DRAFTS = structs(
    DraftRecord,
    part=TEXTS.map("draft:{}".format),
    answers=PARTS,
    created_at=STAMPS,
    deleted=st.booleans(),
    **dict.fromkeys(
        [
            *("name", "email", "website", "comment", "quote", "title", "path", "fingerprint"),
            *("author", "date", "address", "moved_to"),
        ],
        TEXTS,
    ),
)
DOCUMENTS = structs(DocumentRecord, title=TEXTS, path=TEXTS, fingerprint=TEXTS)


def changes(table, found):
    return [(table, msgspec.Raw(written(table, record))) for record in found]


def sets(table, kind):
    return st.lists(kind, max_size=4).map(lambda found: changes(table, found))


ALL_TABLES = st.tuples(
    sets(records.BOOKMARKS, BOOKMARKS),
    sets(records.READS, READS),
    sets(records.VIEWS, VIEWS),
    sets(records.POSITIONS, POSITIONS),
    sets(records.VISITS, VISITS),
    sets(records.NAMED_PLACES, NAMED_PLACES),
    sets(records.DRAFTS, DRAFTS),
    sets(records.DOCUMENTS, DOCUMENTS),
).map(lambda tables: [change for table in tables for change in table])


def plain(found):
    """Changes as values that can be compared, in an order of their own."""
    return sorted(
        (table, sorted(msgspec.json.decode(raw).items()).__repr__()) for table, raw in found
    )
