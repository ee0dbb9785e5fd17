"""Times as the marks write them, made of the ways in which others write them."""

from datetime import UTC, datetime


def normal_stamp(text: object) -> str:
    """Return a time as UTC, ISO 8601 with microseconds and `Z`; empty if it is none.

    Args:
        text: ISO 8601. A time without a zone is taken for UTC.
    """
    if not isinstance(text, str) or not text.isascii():
        return ""
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return utc.isoformat(timespec="microseconds").replace("+00:00", "Z")
