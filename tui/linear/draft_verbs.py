"""Commands for own replies: written line by line, kept as they are typed, told and taken out.

What is written is in the marks with each line, so that nothing is lost by a cut line. No e-mail
address is ever said.
"""

from collections.abc import Iterator
from functools import partial

import msgspec

from tui.linear.here import Mode
from tui.linear.line import Line, Question, said
from tui.linear.mark_verbs import PATIENCE, MarkVerbs
from tui.linear.marked_rows import MarkedRows
from tui.linear.reading import Reading
from tui.linear.verbs import Request, Said
from tui.linear.wording import no_such, sentence
from tui.marks import DraftRecord
from tui.marks.exchange.drafts import DRAFT_FORMATS, export_drafts, without_email
from tui.model import BODY, Document, Target, safe_line, safe_text
from tui.panes.words import bookmark_status, day_of
from tui.session.drafts import words_of
from tui.session.reply_form import fault_words, faults, masked
from tui.session.writing import Writing

SHOWN = 80
"""Characters of a comment in the list."""

END = "."
"""A line with nothing else ends a comment, as in mail programs."""

ASKED = {"name": "Your name", "email": "Your e-mail address", "website": "Your website"}
"""Fields in the order in which they are asked for."""


class DraftVerbs(MarkedRows):
    """The commands of own replies."""

    def __init__(self, reading: Reading, marks: MarkVerbs) -> None:
        super().__init__(reading.here, marks)
        self.reading = reading
        self._listed: list[Target] = []
        self.at = 0

    # Writing -------------------------------------------------------------------------------------

    def do_write_reply(self, request: Request) -> Said:
        """Write a reply to what is current; go on with the one that is unfinished.

        Words behind it are the comment: then only what is not known yet is asked for.
        """
        document = self.here.document()
        if document is None:
            yield said("No document is here.")
            return
        answers = self._answered()
        begun = self.session.drafts.unfinished(document.key, answers)
        if request.argument:
            yield from self._take_words(document, answers, begun, request.argument)
        elif begun is not None:
            yield from self._go_on(begun)
        else:
            to = _addressee(document, answers)
            yield said(f"Your reply to {to}. A line with only a full stop ends it:")
            self._ask_line(self.session.drafts.begin(document, answers))

    def _take_words(
        self, document: Document, answers: str, begun: DraftRecord | None, words: str
    ) -> Said:
        """Put words that were typed behind the command into a draft; ask for what is missing."""
        drafts = self.session.drafts
        writing = drafts.begin(document, answers) if begun is None else drafts.go_on(begun)
        is_behind = bool(writing.words.comment)
        self._add(writing, words)
        to = _addressee(document, answers)
        missing = tuple(field for field in ASKED if field in faults(writing.words))
        if is_behind:
            yield from self._marks.kept(f"Put behind your unfinished reply to {to}.")
        elif missing:
            yield from self._marks.kept(f"Your reply to {to} is kept as a draft.")
        yield from self._ask_rest(writing, missing)

    def do_edit_draft(self, request: Request) -> Said:
        """Go on with the newest draft on what is current."""
        document = self.here.document()
        found = self.session.drafts.of(document.key) if document is not None else []
        if self.here.mode is not Mode.LIST:
            found = [draft for draft in found if draft.answers == self._answered()]
        if not found:
            yield said(self._none)
        else:
            yield from self._go_on(max(found, key=lambda draft: draft.changed_at))

    def _answered(self) -> str:
        """The part that a reply would answer."""
        page = self.here.page
        is_reply = self.here.mode is Mode.TEXT and page is not None and page.row >= 0
        return page.part if is_reply and page is not None else BODY

    def _go_on(self, record: DraftRecord) -> Said:
        """Go on with a draft: say what is there; what is typed comes behind it."""
        yield said(f"Your draft to {_answered_by(record)}, so far:")
        for line in safe_text(record.comment).split("\n"):
            yield Line(line, is_exact=True)
        yield said("What you type comes behind it. A line with only a full stop ends it:")
        self._ask_line(self.session.drafts.go_on(record))

    def _ask_line(self, writing: Writing) -> None:
        """Take the next line of the comment."""

        def answered(typed: str) -> Said:
            if typed == END:
                yield from self._ask_rest(writing, tuple(ASKED))
                return
            self._add(writing, typed)
            self._ask_line(writing)
            yield from ()

        left = partial(self._left, writing)
        self.here.question = Question("reply", answered, left, keeps_half=True)

    def _add(self, writing: Writing, typed: str) -> None:
        """Put words behind the comment, on a line of their own, and on disk."""
        before = writing.words.comment
        comment = f"{before}\n{typed}" if before else typed
        writing.words = msgspec.structs.replace(writing.words, comment=comment)
        writing.give(writing.words)
        self.session.marks.flush(PATIENCE)

    def _ask_rest(self, writing: Writing, fields: tuple[str, ...]) -> Said:
        """Ask for these fields (of `ASKED`), one after the other."""
        if not fields:
            yield from self._left(writing)
            return
        field = fields[0]
        known = safe_line(getattr(writing.words, field))
        shown = masked(known) if field == "email" or "@" in known else known
        stays = f"; an empty line keeps {shown}" if known else "; an empty line leaves it out"
        yield said(f"{ASKED[field]}{stays}:")
        self._ask_field(writing, fields)

    def _ask_field(self, writing: Writing, fields: tuple[str, ...]) -> None:
        """Take the first of these fields, then ask for the others."""
        field = fields[0]

        def answered(typed: str) -> Said:
            if typed:
                writing.words = msgspec.structs.replace(writing.words, **{field: safe_line(typed)})
                writing.give(writing.words)
                self.session.marks.flush(PATIENCE)
                wrong = faults(writing.words).get(field)
                if wrong and self.here.is_person:  # a script could not know of one more question
                    yield said(f"This {wrong}. Once more; an empty line leaves it so:")
                    self._ask_field(writing, fields)
                    return
            yield from self._ask_rest(writing, fields[1:])

        self.here.question = Question(field, answered, partial(self._left, writing))

    def _left(self, writing: Writing) -> Said:
        """The form is left: say what became of it."""
        draft = writing.leave(writing.words)
        record = self.session.drafts.get(draft) if draft is not None else None
        if record is None:
            yield said("Nothing was written.")
            return
        missing = fault_words(faults(words_of(record))).replace(" · ", "; ").lower()
        on, out = self.key("edit_draft"), self.key("export_drafts")
        if missing:
            yield from self._marks.kept(f"Unfinished draft kept; {missing}. {on} goes on with it.")
        else:
            yield from self._marks.kept(f"Draft kept; {out} tells it.")

    # Told ----------------------------------------------------------------------------------------

    @property
    def _none(self) -> str:
        return f"No draft here; {self.key('write_reply')} writes a reply."

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return f"No drafts; {self.key('write_reply')} on a post or a reply begins one."

    @property
    def number(self) -> int:
        """How many drafts are listed."""
        return len(self._listed)

    @property
    def current(self) -> DraftRecord | None:
        """The draft one is at."""
        return self.session.drafts.get(self._listed[self.at]) if self.at < self.number else None

    def refresh(self) -> bool:
        """Take the drafts anew; those that were listed keep their numbers if they are all."""
        before = self._listed
        found = [Target(draft.document, draft.part) for draft in self.session.drafts.all()]
        if sorted(found) == sorted(before):
            return False
        self._listed = found
        self.follow(before, found)
        return True

    def told(self, row: int) -> Iterator[Line]:
        """A draft: what it answers, what is missing, its beginning, its day."""
        record = self.session.drafts.get(self._listed[row])
        if record is None:
            yield said(f"{row + 1:,}. No longer there.")
            return
        comment = safe_line(record.comment)
        if len(comment) > SHOWN:
            comment = f"{comment[:SHOWN].rstrip()}..."
        facts = (
            f"to {_answered_by(record)} in {safe_line(record.title) or safe_line(record.document)}",
            f'"{comment}"' if comment else "no comment yet",
            fault_words(faults(words_of(record))).replace(" · ", ", ").lower(),
            day_of(record.changed_at),
            bookmark_status(self.session.status_of(record)),
        )
        yield said(f"{row + 1:,}. {sentence(facts)}")

    def do_show_drafts(self, request: Request) -> Said:
        """Tell the drafts of all documents."""
        self.here.look_at(Mode.DRAFTS)
        self._listed, self.at = [], 0
        self.refresh()
        yield from self.rows(0)

    def do_choose(self, request: Request) -> Said:
        """Go to what the current draft answers."""
        record = self.current
        if record is None:
            yield said(self.empty)
        else:
            yield from self.reading.open(record.document, record.answers)

    do_read_on = do_choose

    def do_go_to_number(self, request: Request) -> Said:
        """Go to what the draft of a number answers."""
        row = (request.count or 0) - 1
        if not 0 <= row < self.number:
            yield said(no_such("draft", row + 1, self.number))
        else:
            self.at = row
            yield from self.do_choose(request)

    def do_edit_chosen(self, request: Request) -> Said:
        """Go on with the current draft."""
        record = self.current
        if record is None:
            yield said(self.empty)
        else:
            yield from self._go_on(record)

    def do_delete_chosen(self, request: Request) -> Said:
        """Remove the current draft."""
        record = self.current
        if record is None:
            yield said(self.empty)
            return
        self.session.drafts.remove(Target(record.document, record.part))
        self.refresh()
        yield from self._marks.kept(f"Draft removed; {self.key('undo')} brings it back.")

    def do_export_chosen(self, request: Request) -> Said:
        """Tell the current draft as a text to be taken out."""
        record = self.current
        yield from self._exported([record] if record is not None else [], request.argument)

    def do_export_drafts(self, request: Request) -> Said:
        """Tell the drafts on what is current, or of the document, as a text to be taken out."""
        document = self.here.document()
        found = self.session.drafts.of(document.key) if document is not None else []
        here = [draft for draft in found if draft.answers == self._answered()]
        chosen = here if self.here.mode is Mode.TEXT and here else found
        yield from self._exported(chosen, request.argument)

    def _exported(self, drafts: list[DraftRecord], asked: str) -> Said:
        """Print drafts in the format whose name was typed, as text if none was."""
        form = next((name for name in DRAFT_FORMATS if name.startswith(asked.lower())), "")
        if not drafts:
            yield said(self._none)
            return
        if not form:
            yield said(f"Drafts are printed as {', '.join(DRAFT_FORMATS)}; not as {asked}.")
            return
        text = export_drafts(form, [without_email(draft) for draft in drafts])
        for line in safe_text(text).split("\n"):
            yield Line(line, is_exact=True)


def _answered_by(record: DraftRecord) -> str:
    """Whom a draft answers, as far as it remembers."""
    return safe_line(record.author) or ("the post" if record.answers == BODY else "a reply")


def _addressee(document: Document, answers: str) -> str:
    """Whom a reply answers."""
    if answers == BODY:
        return document.author or "the post"
    for reply in document.replies:
        if answers == f"reply:{reply.key}":
            guess = f"perhaps {reply.author_guess}" if reply.author_guess else "a reply"
            return reply.author or guess
    return "a reply"
