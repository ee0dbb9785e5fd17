"""Facts about discussions: documents, replies, references, keys and problems.

Frozen records without input or output. Nothing here may import another package of `tui`.
"""

from tui.model.address import fragment_of, web_address
from tui.model.digest import digest
from tui.model.document import (
    Block,
    BlockKind,
    Citation,
    Document,
    Reference,
    ReferenceKind,
    Reply,
    ReplyKind,
    Span,
    SpanKind,
    joined,
)
from tui.model.fingerprint import fingerprint, plain_words
from tui.model.key import (
    BODY,
    DocumentKey,
    ReferenceKey,
    ReplyKey,
    Target,
    is_made_key,
    part_stamp,
    reply_stamp,
)
from tui.model.list_view import CitedWork, ListView
from tui.model.problem import Problem
from tui.model.safe_text import clean, safe_line, safe_text
from tui.model.thread import Thread, in_order, thread_of

__all__ = [
    "BODY",
    "Block",
    "BlockKind",
    "Citation",
    "CitedWork",
    "Document",
    "DocumentKey",
    "ListView",
    "Problem",
    "Reference",
    "ReferenceKey",
    "ReferenceKind",
    "Reply",
    "ReplyKey",
    "ReplyKind",
    "Span",
    "SpanKind",
    "Target",
    "Thread",
    "clean",
    "digest",
    "fingerprint",
    "fragment_of",
    "in_order",
    "is_made_key",
    "joined",
    "part_stamp",
    "plain_words",
    "reply_stamp",
    "safe_line",
    "safe_text",
    "thread_of",
    "web_address",
]
