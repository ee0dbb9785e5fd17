"""`rapport show`: whole documents, as text or as JSON."""

from collections.abc import Callable, Iterable, Sequence

import click

from tui.cli.choices import Choices
from tui.cli.documents import Absent, Answer, FoundDocument, find_documents
from tui.cli.options import common_options
from tui.cli.output import say, say_json
from tui.model import Problem

WITHIN = click.option(
    "--in",
    "within",
    metavar="PATH",
    multiple=True,
    help="File or folder whose documents the keys name; without it, your own library.",
)


@click.command()
@click.argument("words", metavar="PATH-or-KEY...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@WITHIN
@common_options()
@click.pass_context
def show(ctx: click.Context, words: Sequence[str], as_json: bool, within: Sequence[str]) -> int:
    """Print documents with their replies and references.

    A PATH is read as it is now, with every document in it; a KEY names one document of your
    library (`rapport list` tells the keys). Guesses carry a question mark.
    """
    from tui.cli.page import page
    from tui.cli.records import document_line
    from tui.terminal.plain_text import terminal_width

    choices = ctx.ensure_object(Choices)
    settings = choices.load_settings()
    width = terminal_width()
    measure = None if width is None else min(width, settings.measure)
    shown = 0

    def write(found: FoundDocument) -> None:
        nonlocal shown
        if as_json:
            say_json(document_line(found.document, found.problems))
        else:
            if shown:
                say("\n" + "─" * (measure or 40) + "\n")
            for line in page(found.document, measure):
                say(line)
        shown += 1

    answers = find_documents(words, within, choices, settings)
    return write_all(answers, write, tell_problems=not as_json)


def write_all(
    answers: Iterable[Answer], write: Callable[[FoundDocument], None], *, tell_problems: bool
) -> int:
    """Write every document and tell of the rest on standard error; return the exit code.

    Args:
        answers: What was found.
        write: Writes one document.
        tell_problems: Whether the problems of a document that was read are told too.
    """
    from tui.cli.output import warn

    found, failed = 0, False
    for answer in answers:
        match answer:
            case FoundDocument():
                write(answer)
                found += 1
                for problem in answer.problems if tell_problems else ():
                    warn(str(problem))
            case Problem():
                warn(str(answer))
                failed = failed or answer.is_fatal
            case Absent(word):
                warn(f"neither a file nor the key of a document: {word}")
                failed = True
    return 0 if found and not failed else 1
