"""Write values as JSON on one line that does no harm wherever it is shown, and loses nothing."""

import json
import re
from typing import Any

HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What could act on a terminal, turn a line around or end it; a line feed is not among them."""


def compact(value: Any) -> str:
    r"""Return `value` as JSON on one line; what is `HARMFUL` is written like `\u202e`."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], line)
