"""What a reply needs before it can be sent, and how an e-mail address is shown.

Plain functions of what was typed. The rules for addresses are those that forms on the web follow
(a name, one `@`, a domain with a dot; RFC 5321 for the lengths), not all that mail could carry.
Nothing here may put an e-mail address into its words.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from tui.marks import Words

NAMES: Final = {"name": "name", "email": "e-mail", "website": "website", "comment": "comment"}
"""The fields of the form in order, and what they are called."""

REQUIRED: Final = ("name", "email", "comment")
"""Fields that the page asks for; the form marks them with `*`."""

MISSING: Final = "missing"
"""What is wrong with a required field that is empty."""

LONGEST: Final = {"name": 245, "email": 100, "website": 200, "comment": 65_525}
"""Characters (bytes of UTF-8 for the comment) that WordPress keeps of a field."""

_LONGEST_ADDRESS = 254
_LONGEST_LOCAL = 64
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_ODD = set('<>()[]\\,;:"')


def faults(words: Words) -> dict[str, str]:
    """What keeps a reply from being complete, field by field in the order of the form.

    Returns:
        Names of fields, and for each `missing` or what is wrong with it, e.g. `has no @`.
    """
    checks = {"email": wrong_with_email, "website": wrong_with_website}
    found: dict[str, str] = {}
    for field in NAMES:
        value: str = getattr(words, field)
        if not value.strip():
            wrong = MISSING if field in REQUIRED else ""
        else:
            wrong = checks[field](value) if field in checks else ""
        if wrong:
            found[field] = wrong
    return found


def fault_words(found: dict[str, str]) -> str:
    """Faults as a sentence: `Missing: name, comment · e-mail has no @`; empty if there are none."""
    missing = [NAMES[field] for field, wrong in found.items() if wrong == MISSING]
    said = [f"missing: {', '.join(missing)}"] if missing else []
    said += [f"{NAMES[field]} {wrong}" for field, wrong in found.items() if wrong != MISSING]
    words = " · ".join(said)
    return words[:1].upper() + words[1:]


def wrong_with_email(address: str) -> str:
    """What is wrong with an e-mail address, in words that do not repeat it; empty if nothing is."""
    address = address.strip()
    local, at, domain = address.rpartition("@")
    if not at:
        return "has no @"
    if any(character.isspace() for character in address):
        return "has a space in it"
    if "@" in local:
        return "has more than one @"
    if not local:
        return "has nothing before the @"
    if not domain:
        return "has nothing behind the @"
    if len(address) > _LONGEST_ADDRESS or len(local) > _LONGEST_LOCAL:
        return f"is too long: {len(address):,} characters"
    if _ODD.intersection(address):
        return f"has a sign that no address has: {min(_ODD.intersection(address))}"
    if local.startswith(".") or local.endswith(".") or ".." in address:
        return "has a dot too many"
    return _wrong_with_domain(domain, "behind the @")


def wrong_with_website(address: str) -> str:
    """What is wrong with the address of a website; empty if nothing is. The scheme may be left out.

    A browser's other schemes (`javascript:`, `file:`) are no websites.
    """
    address = address.strip()
    if any(character.isspace() for character in address):
        return "has a space in it"
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        return f"begins with {scheme[0][:20]} instead of https:"
    try:
        parts = urlsplit(whole_website(address))
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "is no address of a website"
    if parts.username is not None or parts.password is not None:
        return "has an @ in it: is it an e-mail address?"
    return _wrong_with_domain(host, "in it")


def whole_website(address: str) -> str:
    """The address with its scheme: `a.example` is `https://a.example`; empty stays empty."""
    address = address.strip()
    return f"https://{address}" if address and "://" not in address else address


def _wrong_with_domain(domain: str, where: str) -> str:
    labels = domain.removesuffix(".").split(".")
    if len(labels) < 2:
        return f"has no domain with a dot {where}"
    if not all(map(_LABEL.fullmatch, labels)):
        return f"has no domain {where} that could exist"
    return ""


def masked(email: str) -> str:
    """An e-mail address so that its owner knows which one it is and nobody else: `m…@…`."""
    email = email.strip()
    return f"{email[:1]}…@…" if "@" in email else f"{email[:1]}…" if email else ""
