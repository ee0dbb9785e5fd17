"""Addresses from documents, as they may be given to a browser or to a terminal.

A document can write anything where an address belongs. What comes out here is printable ASCII
without spaces, quotes and control characters, begins with a scheme that only leads to a page or to
a letter, and is never an option or a file of this machine.
"""

import re
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

LONGEST_ADDRESS = 4096
"""Characters; a longer address is taken for none."""

_KEPT = "!$%&()*+,/:;=?@[]~"
"""Signs that mean something in an address, letters and digits aside; all else is encoded."""

_LETTER_FIELDS = {"subject", "body", "cc", "in-reply-to"}
"""What a `mailto:` address may fill in. Not `attach`, which names a file of the reader's."""

# Made into patterns at the first address, not at every start.
_FORBIDDEN = "[\x00-\x1f\x7f-\x9f\\\\\ud800-\udfff]"
_HOST = r"(?i:[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_.])?|\[[0-9a-f:.]+\])"
_MAILBOXES = r"[^\s@<>\"]+@[^\s@<>\"]+"


def web_address(written: str, base: str | None = None) -> str:
    """The address as it may leave the program; empty if it must not, or is none.

    Args:
        written: What stands in the document.
        base: The address of the page, from which one like `../about` is taken.

    Returns:
        An address that begins with `http://`, `https://` or `mailto:`; international names of
        hosts in their ASCII form, other signs as `%XX`.
    """
    written = written.strip()
    if not written or len(written) > LONGEST_ADDRESS or re.search(_FORBIDDEN, written):
        return ""
    try:
        address = urljoin(base, written) if base else written
        scheme = urlsplit(address).scheme
        if scheme in ("http", "https"):
            made = _page(address)
        else:
            made = _letter(address) if scheme == "mailto" else ""
    except ValueError:  # brackets, ports and names of hosts that cannot be
        return ""
    return made if len(made) <= LONGEST_ADDRESS else ""


def _page(address: str) -> str:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    if not re.fullmatch(_HOST, host):
        return ""
    port = f":{parts.port}" if parts.port is not None else ""
    user, at, _ = parts.netloc.rpartition("@")
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, f"{quote(user, safe='%:')}{at}{host}{port}", *rest))


def _letter(address: str) -> str:
    parts = urlsplit(address)
    if not all(re.fullmatch(_MAILBOXES, box) for box in unquote(parts.path).split(",")):
        return ""
    fields = [
        quote(field, safe=_KEPT)
        for field in parts.query.split("&")
        if field.partition("=")[0].casefold() in _LETTER_FIELDS
    ]
    return f"mailto:{quote(parts.path, safe='%,@+')}" + ("?" + "&".join(fields) if fields else "")


def fragment_of(written: str, base: str | None) -> str:
    """What a link within the page points to: `comment-12` for `#comment-12`; empty if elsewhere.

    Args:
        written: What stands in the document.
        base: The address of the page, if it is known: it may stand before the `#`.
    """
    before, mark, name = written.strip().partition("#")
    is_here = not before or (base is not None and before == base.partition("#")[0])
    return unquote(name) if mark and is_here else ""
