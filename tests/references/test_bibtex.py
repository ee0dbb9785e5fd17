"""BibTeX entries: their types, names, keys and signs, and what is not told is not made up."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Reference, ReferenceKey
from tui.references.bibtex import bibtex_entry, escaped
from tui.references.fields import parse_fields


def read(raw: str, **more: Any) -> Reference:
    """The work that a written-out reference tells of."""
    told = parse_fields(raw)
    fields = {name: getattr(told, name) for name in told.__struct_fields__}
    kept = {name: value for name, value in fields.items() if not name.startswith("publisher")}
    return Reference(key=ReferenceKey("key"), kind="work", raw=raw, **{**kept, **more})


def test_an_article_has_all_its_fields() -> None:
    raw = (
        "Card, S. K., Moran, T. P., & Newell, A. (1980). The keystroke-level model."
        " Communications of the ACM, 23(7), 396–410. doi:10.1145/358886.358895"
    )
    assert bibtex_entry(read(raw)) == (
        "@article{card1980keystrokelevel,\n"
        "  author = {Card, S. K. and Moran, T. P. and Newell, A.},\n"
        "  title = {{The keystroke-level model}},\n"
        "  journal = {Communications of the ACM},\n"
        "  year = {1980},\n"
        "  volume = {23},\n"
        "  number = {7},\n"
        "  pages = {396--410},\n"
        "  doi = {10.1145/358886.358895}\n"
        "}\n"
    )


def test_a_book_has_its_publisher_and_what_has_no_field_is_kept_beside() -> None:
    raw = "Tufte, E. R. (2001). Visual Display (2nd ed.). Cheshire, CT: Graphics Press."
    entry = bibtex_entry(read(raw))
    assert entry.startswith("@book{tufte2001visual,\n")
    assert "  publisher = {Graphics Press},\n  address = {Cheshire, CT},\n" in entry
    assert f"  annote = {{{raw}}}\n" in entry
    assert "annote" not in bibtex_entry(read(raw.replace(" (2nd ed.)", "")))


@pytest.mark.parametrize(
    ("raw", "kind", "container"),
    [
        (
            "Ylonen, T. (1996). SSH. Proceedings of the 6th USENIX Security Symposium, 37–42.",
            "inproceedings",
            "booktitle = {Proceedings of the 6th USENIX Security Symposium}",
        ),
        ("Kim, Y. (in press). Later things. Nature.", "article", "journal = {Nature}"),
        ("WHO (2019). A report.", "misc", "year = {2019}"),
    ],
)
def test_the_type_follows_what_it_stands_in(raw: str, kind: str, container: str) -> None:
    entry = bibtex_entry(read(raw))
    assert entry.startswith(f"@{kind}{{") and container in entry


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Smith, J., & Jones, K.", "Smith, J. and Jones, K."),
        ("Smith, J., Jr., & Jones, K.", "Smith, Jr., J. and Jones, K."),
        ("Smith JR, Jones K", "Smith, JR and Jones, K"),
        ("J. R. van der Berg", "van der Berg, J. R."),
        ("Müller, K., et al.", "Müller, K. and others"),
        ("Antunes-Alves et al.", "{Antunes-Alves} and others"),
        ("World Health Organization", "{World Health Organization}"),
        ("Marks & Spencer plc", "{Marks \\& Spencer plc}"),
        ("Apple Inc", "{Apple Inc}"),
        ("王小明", "{王小明}"),
    ],
)
def test_names_are_parted_only_where_it_is_told_how(author: str, names: str) -> None:
    work = Reference(key=ReferenceKey("k"), kind="work", raw="raw", author=author, title="T")
    assert f"  author = {{{names}}},\n" in bibtex_entry(work)


def test_a_year_with_a_letter_is_a_year() -> None:
    assert "  year = {2015},\n" in bibtex_entry(
        read("Lee, A. (2015a). On it. Talk, 3, 7.", page="")
    )


def test_signs_of_tex_are_spelt() -> None:
    assert escaped(r"50% of R&D_x $1 #2 {a} ~b ^c \d") == (
        r"50\% of R\&D\_x \$1 \#2 \{a\} \textasciitilde{}b \textasciicircum{}c \textbackslash{}d"
    )


@pytest.mark.parametrize(
    "doi", ["10.1/a_b(c)<d>", "10.1/a%28b", "10.1/a{b", "10.1/a}b", "10.1/a#b"]
)
def test_a_doi_is_taken_as_it_stands_or_as_an_address(doi: str) -> None:
    work = Reference(key=ReferenceKey("k"), kind="identifier", raw=doi, doi=doi)
    entry = bibtex_entry(work)
    is_plain = not set(doi) & set("{}%#")
    assert (f"  doi = {{{doi}}}\n" in entry) is is_plain
    assert ("  url = {https://doi.org/10.1/a" in entry) is not is_plain


def test_a_journal_is_no_work() -> None:
    journal = Reference(key=ReferenceKey("k"), kind="journal", raw="Nature")
    assert bibtex_entry(journal) == ""


words = st.none() | st.text(max_size=40)


@given(words, words, words, words, st.text(max_size=60))
def test_every_entry_is_whole_whatever_stands_on_the_page(author, title, container, doi, raw):
    work = Reference(
        key=ReferenceKey("k"),
        kind="work",
        raw=raw,
        author=author,
        title=title,
        container_title=container,
        doi=doi,
        url=doi,
    )
    entry = bibtex_entry(work)
    head, *fields, closing, after = entry.split("\n")
    assert re.fullmatch(r"@[a-z]+\{[a-z0-9]+,?", head) and (closing, after) == ("}", "")
    assert all(re.match(r"  [a-z]+ = \{.*\},?$", field) for field in fields)
    bare = entry.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
