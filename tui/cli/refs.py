"""`rapport refs`: the references of documents."""

from collections.abc import Sequence

import click

from tui.cli.choices import Choices
from tui.cli.documents import FoundDocument, find_documents
from tui.cli.options import common_options
from tui.cli.output import say, say_json
from tui.cli.show import WITHIN, write_all


@click.command()
@click.argument("words", metavar="[PATH-or-KEY]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@WITHIN
@common_options()
@click.pass_context
def refs(ctx: click.Context, words: Sequence[str], as_json: bool, within: Sequence[str]) -> int:
    """Print what documents refer to, and where they do.

    Works, journals, pages, identifiers and neighbouring posts of each PATH or KEY; without one,
    of the whole library.
    """
    from tui.cli.output import warn
    from tui.cli.page import references
    from tui.cli.records import document_reference_line, reference_lines
    from tui.terminal.plain_text import terminal_width

    choices = ctx.ensure_object(Choices)
    settings = choices.load_settings()
    width = terminal_width()
    count = 0

    def write(found: FoundDocument) -> None:
        nonlocal count
        document = found.document
        if as_json:
            for line in reference_lines(document):
                say_json(document_reference_line(document, line))
        elif document.references:
            if count:
                say()
            say(f"{document.title} · {document.key}")
            for text in references(document, width):
                say(text)
        count += len(document.references)

    answers = find_documents(words, within, choices, settings)
    code = write_all(answers, write, tell_problems=False)
    if not count:
        warn("no references found")
    return code if count else 1
