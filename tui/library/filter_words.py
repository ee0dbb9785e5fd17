"""The words of a filter: what is typed, and whether a document has it.

Every word must be there, in any order, in title, author or path, or in what else is known of a
document. A word with a capital letter is looked for as it is written, any other in either case and
without regard to accents. `#word` is also the beginning of a tag.
"""

from collections.abc import Mapping

import msgspec

from tui.library.facets import plain_text

Others = Mapping[int, str]
"""What else is looked into, by row: tags, each on a line of its own behind a `#`."""


class _Word(msgspec.Struct, frozen=True):
    plain: str
    exact: str
    """As it was typed; empty if that does not count."""


class FilterWords:
    """What was typed into a filter."""

    def __init__(self, typed: str) -> None:
        """Take what was typed; it may be empty."""
        self.typed = typed
        words = (_Word(plain_text(w), w if w != w.lower() else "") for w in typed.split())
        self._words = tuple(dict.fromkeys(words))

    def __bool__(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self._words)

    def goes_on(self, before: "FilterWords") -> bool:
        """Whether more was typed behind `before`: what has these words has those, too."""
        return bool(before) and self.typed.startswith(before.typed)

    def fit(self, plain: str, exact: str, tags: str) -> bool:
        """Whether all words are in these texts.

        Args:
            plain: What is looked into, as `plain_text` gives it.
            exact: The same as it is written.
            tags: Tags, each on a line of its own behind a `#`.
        """
        tags = f"\n{tags}"
        plain_tags = plain_text(tags)
        for word in self._words:
            text, lines, wanted = plain, plain_tags, word.plain
            if word.exact:
                text, lines, wanted = exact, tags, word.exact
            tag = f"\n{wanted}" if wanted.startswith("#") else wanted
            if wanted not in text and tag not in lines:
                return False
        return True

    def query(self) -> tuple[str, list[str]]:
        """The rows of `words` that have them, as SQL without tags, and its values."""
        conditions, values = [], []
        for word in self._words:
            conditions.append("instr(words.plain, ?)")
            values.append(word.plain)
        exact = [word.exact for word in self._words if word.exact]
        for wanted in exact:
            conditions.append("(instr(title, ?) OR instr(author, ?) OR instr(relative, ?))")
            values += [wanted] * 3
        tables = "words JOIN document USING (id)" if exact else "words"
        return f"SELECT id FROM {tables} WHERE {' AND '.join(conditions)}", values  # noqa: S608
