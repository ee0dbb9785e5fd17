"""Turn the words within a Markdown block into plain text with spans.

Entities are resolved by the parser, so what comes out is made safe once more.
"""

from typing import TYPE_CHECKING

import msgspec

from tui.model import Span, safe_line, safe_text
from tui.model.document import SpanKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LONGEST = 20_000
"""Characters of a block above which its markup is left as text: the parser looks for the end of
every bracket anew, which takes minutes for a megabyte of them."""

_SPANS: dict[str, SpanKind] = {"em": "emphasis", "strong": "strong", "link": "link"}
_TO_SPACES = {ord("\n"): " ", ord("\t"): " "}


class Line(msgspec.Struct, frozen=True):
    """Words on one line with their spans."""

    text: str
    spans: tuple[Span, ...]
    is_image: bool
    """Whether the line is one picture and nothing else."""

    def after(self, lead: str) -> "Line":
        """The same line with `lead` before it."""
        moved = tuple(
            msgspec.structs.replace(span, start=span.start + len(lead), end=span.end + len(lead))
            for span in self.spans
        )
        return Line(lead + self.text, moved, self.is_image)


def read_lines(content: str, parser: "MarkdownIt", env: dict[str, object]) -> list[Line]:
    """The lines of a block: forced line breaks and lone pictures part them, nothing else does."""
    if len(content) > _LONGEST:
        return [Line(safe_line(content), (), is_image=False)]
    tokens: list[Token] = []
    parser.inline.parse(content, parser, env, tokens)
    if _is_pictures(tokens):
        return [_picture(token) for token in tokens if token.type == "image"]
    writing = _Writing()
    for token in tokens:
        writing.add(token)
    return writing.finished()


def _is_pictures(tokens: "list[Token]") -> bool:
    """Whether there are pictures and, links around them aside, nothing else."""
    kinds = {token.type for token in tokens if token.content.strip() or token.type != "text"}
    return "image" in kinds and kinds <= {"image", "link_open", "link_close", "softbreak"}


def _picture(token: "Token") -> Line:
    """A picture as a line: its words, else the name of its file, with its address as a link."""
    address = safe_line(str(token.attrs.get("src", "")))
    name = address.rstrip("/").rpartition("/")[2]
    text = safe_line(_plain(token)) or name
    spans = (Span(0, len(text), "link", address),) if text and address else ()
    return Line(text, spans, is_image=True)


def _plain(token: "Token") -> str:
    """The words of a picture's description without its markup."""
    parts = []
    for child in token.children or []:
        if child.type == "image":
            parts.append(_plain(child))
        else:
            parts.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
    return "".join(parts)


class _Writing:
    """Text as it is put together, with the spans that are open."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._open: list[tuple[int, SpanKind, str | None]] = []

    def add(self, token: "Token") -> None:
        """Go on with the next token."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "hardbreak":
            self._break()
        elif token.type == "softbreak":
            self._write(" ")
        elif token.type == "code_inline":
            self._span(token.content, "code", None)
        elif token.type == "image":
            picture = _picture(token)
            self._span(picture.text, "link", picture.spans[0].target if picture.spans else None)
        elif name in _SPANS and token.nesting == 1:
            href = token.attrs.get("href")
            target = safe_line(str(href)) if href else None
            self._open.append((self._length, _SPANS[name], target))
        elif name in _SPANS and token.nesting == -1:
            start, kind, target = self._open.pop()
            self._close(start, kind, target)
        else:
            self._write(token.content)

    def finished(self) -> list[Line]:
        """All lines that hold words."""
        self._break()
        return self._lines

    def _write(self, text: str) -> None:
        """Add words, made safe and on one line."""
        safe = safe_text(text).translate(_TO_SPACES)
        self._parts.append(safe)
        self._length += len(safe)

    def _span(self, text: str, kind: SpanKind, target: str | None) -> None:
        """Add words that are a span of their own."""
        start = self._length
        self._write(text)
        self._close(start, kind, target)

    def _close(self, start: int, kind: SpanKind, target: str | None) -> None:
        """End a span here; one without words or, for a link, without a target is none."""
        if self._length > start and (kind != "link" or target):
            self._spans.append(Span(start, self._length, kind, target))

    def _break(self) -> None:
        """End a line; spans that are open go on in the next one."""
        for start, kind, target in self._open:
            self._close(start, kind, target)
        text = "".join(self._parts).rstrip()
        if text.strip():
            spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
            self._lines.append(Line(text, tuple(spans), is_image=False))
        self._parts, self._length, self._spans = [], 0, []
        self._open = [(0, kind, target) for _, kind, target in self._open]
