"""Find the references of a document and the places that cite them.

Goes through the blocks once, gathers what each holds (`block_findings`), then joins the variants
(`matching`). Never raises for any text, and takes time linear in its length.
"""

from collections.abc import Iterator, Sequence

import msgspec

from tui.model import Block, Reference, Reply, ReplyKey
from tui.references.block_findings import gather
from tui.references.matching import Register, Where
from tui.references.rendering import short_label

_LIST_HEADINGS = frozenset(
    heading
    for line in (
        "references;reference list;bibliography;works cited;cited works;literature",
        "literature cited;further reading;sources;literatur;literaturverzeichnis;quellen",
        "quellenverzeichnis;bibliographie;références;références bibliographiques;referencias",
        "referencias bibliográficas;bibliografía;bibliografia;riferimenti",
        "riferimenti bibliografici;referências;literatuur;referenties;literatura;referenser",
        "referanser;litteratur;notes and references",
    )
    for heading in line.split(";")
)


def references_of(
    title: str,
    body: tuple[Block, ...],
    replies: tuple[Reply, ...],
    neighbours: Sequence[str],
) -> tuple[Reference, ...]:
    """Do what `tui.references.find_references` promises."""
    register = Register()
    for order, (reply, number, block, in_list) in enumerate(_blocks(body, replies)):
        findings = gather(block, in_list=in_list)
        if findings is not None:
            register.add(Where(order, reply, number, block.text), findings)
    return tuple(
        msgspec.structs.replace(found, label=short_label(found))
        for found in register.references(title, neighbours)
    )


def _blocks(
    body: tuple[Block, ...], replies: tuple[Reply, ...]
) -> Iterator[tuple[ReplyKey | None, int, Block, bool]]:
    """Yield every block with its place and whether it stands under a heading of references."""
    texts: list[tuple[ReplyKey | None, tuple[Block, ...]]] = [(None, body)]
    texts += [(reply.key, reply.blocks) for reply in replies]
    for reply, blocks in texts:
        in_list = False
        for number, block in enumerate(blocks):
            opens = _opens_list(block)
            if block.kind == "heading" or opens:
                in_list = opens
            if block.kind not in ("code", "rule"):
                yield reply, number, block, in_list and not opens


def _opens_list(block: Block) -> bool:
    """Whether a block is a heading such as `References`."""
    return len(block.text) <= 40 and block.text.strip(" :.#*").casefold() in _LIST_HEADINGS
