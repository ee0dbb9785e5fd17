"""Name a reply so that marks find it again after another scan or another scrape."""

from tui.model import ReplyKey, fingerprint, safe_line


def reply_key(ordinal: int, text: str, own_id: str | None) -> ReplyKey:
    """Return the reply's own id, else its place in the file with a hash of its words.

    Args:
        ordinal: Position among the kept replies, counted from 1.
        text: The words of the reply; spacing, case and punctuation do not change the key.
        own_id: The id written in the file (`comment-123`, a Message-ID, a guid), if any.
    """
    own = safe_line(own_id) if own_id else ""
    return ReplyKey(own or f"{ordinal}-{fingerprint(text)[:8]}")
