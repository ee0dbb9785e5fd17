"""The problems screen: which files could not be read as they should, and why."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Scope
from tui.model import Problem, safe_line
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen
from tui.session import Session
from tui.widgets.text_layout import Piece
from tui.widgets.text_view import TextView
from tui.widgets.title import set_title


class ProblemsText(TextView):
    """The problems, one item each."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)


class ProblemsScreen(OverScreen):
    """What is wrong with the library, the index or the marks."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.text = ProblemsText(measure=100, id="problems")

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.text
        yield StatusLine()

    def on_mount(self) -> None:
        """List the problems."""
        problems = self.session.problems()
        set_title(self.text, f"Problems · {len(problems):,}")
        self.text.show(problem_pieces(problems), current=0)
        self.set_focus(self.text)
        self.set_hints((Scope.BACK, Scope.APP))


def problem_pieces(problems: list[Problem]) -> list[Piece]:
    """Path and reason of each problem; what was read all the same says so."""
    if not problems:
        return [Piece("Everything could be read.")]
    pieces: list[Piece] = []
    for item, problem in enumerate(problems):
        reason = safe_line(problem.reason).rstrip(".")
        reason += "." if problem.is_fatal else "; it was read all the same."
        pieces.append(Piece(safe_line(problem.path), style="strong", item=item, gap=0))
        pieces.append(Piece(reason, item=item, first="  ", rest="  "))
    return pieces
