"""The tables of the index, and the one number that tells whether a file holds them.

The index is a copy of what the files say: when `VERSION` differs, it is built again and nobody is
told. Paths are kept as the bytes that the operating system uses, since a file's name need not be
text; compared as bytes they give the same order on every machine.
"""

VERSION = 3
"""Raise it with every change of the tables or of what a packed document holds."""

APPLICATION_ID = 0x52415050
"""Stands in the file's header, so that somebody else's SQLite file is never taken for an index."""

TABLES = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    path BLOB NOT NULL
);
CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL,
    relative BLOB NOT NULL,        -- empty where the place itself is the file
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    parser INTEGER NOT NULL,       -- which program version read it
    UNIQUE (place, relative)
);
CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    path BLOB NOT NULL,            -- below its place; empty at the top
    UNIQUE (place, path)
);
CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    host TEXT NOT NULL UNIQUE
);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    own_key TEXT,                  -- only where an earlier file holds the key this one names
    place INTEGER NOT NULL,
    relative BLOB NOT NULL,
    ordinal INTEGER NOT NULL,      -- position within its file
    folder INTEGER NOT NULL,
    site INTEGER,                  -- NULL where the file tells no address
    day TEXT,                      -- `published` in a form that sorts
    sort_title TEXT NOT NULL,
    stamp INTEGER,                 -- fingerprint of the title
    body_stamp INTEGER,            -- fingerprint of its own text
    title TEXT NOT NULL,
    author TEXT,
    published TEXT,
    declared INTEGER,
    kept INTEGER NOT NULL,
    parts BLOB NOT NULL,
    part_count INTEGER NOT NULL,
    format TEXT NOT NULL,
    minutes INTEGER NOT NULL
);
CREATE INDEX document_newest ON document (day DESC, place, relative, ordinal);
CREATE INDEX document_title ON document (sort_title, place, relative, ordinal);
CREATE INDEX document_path ON document (place, relative, ordinal);
CREATE INDEX document_stamp ON document (stamp) WHERE stamp IS NOT NULL;
CREATE INDEX document_body_stamp ON document (body_stamp) WHERE body_stamp IS NOT NULL;
CREATE INDEX document_own_key ON document (own_key) WHERE own_key IS NOT NULL;
CREATE INDEX document_folder ON document (folder);
CREATE INDEX document_site ON document (site);
CREATE INDEX document_parts ON document (part_count, kept);
CREATE TABLE words (               -- what a filter looks into; narrow, since it is read whole
    id INTEGER PRIMARY KEY,        -- the document's
    plain TEXT NOT NULL            -- title, author and path, one a line, see `plain_text`
);
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL UNIQUE,    -- the words of the name, by which it is told from others
    name TEXT NOT NULL,            -- as it was written first
    plain TEXT NOT NULL            -- as a filter looks at it
);
CREATE TABLE wrote (
    role INTEGER NOT NULL,         -- 0: the document, 1: a reply to it
    person INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (role, person, document)
) WITHOUT ROWID;
CREATE INDEX wrote_document ON wrote (document);
CREATE TABLE work (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,             -- as in `CitedWork`, like the next three
    slug TEXT NOT NULL,
    stem TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,            -- that of the reference
    plain TEXT NOT NULL,           -- label and title as a filter looks at them
    UNIQUE (key, slug)
);
CREATE INDEX work_slug ON work (slug) WHERE slug <> '';
CREATE INDEX work_stem ON work (stem) WHERE stem <> '';
CREATE TABLE cites (
    work INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (work, document)
) WITHOUT ROWID;
CREATE INDEX cites_document ON cites (document);
CREATE TABLE content (
    id INTEGER PRIMARY KEY,        -- the document's; apart, so that pages of entries stay small
    packed BLOB NOT NULL
);
CREATE TABLE problem (
    id INTEGER PRIMARY KEY,
    file INTEGER,                  -- NULL for a folder or a place
    document INTEGER,              -- only where it tells of two documents with one key
    path BLOB NOT NULL,
    reason TEXT NOT NULL,
    is_fatal INTEGER NOT NULL
);
CREATE INDEX problem_file ON problem (file);
CREATE INDEX problem_document ON problem (document) WHERE document IS NOT NULL;
CREATE TABLE clash (               -- keys named by several documents, still to be settled
    own_key TEXT PRIMARY KEY
) WITHOUT ROWID;
"""
