"""References in words for people."""

from typing import Any

import pytest

from tui.model import Reference, ReferenceKey
from tui.references.rendering import citation_text, full_text, group, short_label


def reference(kind: Any, **fields: Any) -> Reference:
    return Reference(key=ReferenceKey("key"), kind=kind, **{"raw": "raw words", **fields})


WORK = reference(
    "work",
    author="Antunes-Alves et al.",
    issued="2018",
    title="Therapist interventions",
    container_title="Archives of Psychotherapy",
    volume="3",
    page="7-35",
)


def test_a_work_in_one_line_has_an_en_dash_between_its_pages():
    assert full_text(WORK) == (
        "Antunes-Alves et al. (2018). Therapist interventions. Archives of Psychotherapy 3, 7–35."
    )


def test_issue_and_identifier_are_part_of_the_line():
    work = reference(
        "work",
        author="Okoye, J.",
        title="Why?",
        container_title="Rivers",
        volume="3",
        issue="1",
        doi="10.1/x",
    )
    assert full_text(work) == "Okoye, J. Why? Rivers 3(1). https://doi.org/10.1/x"


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (
            "Tufte, E. R. (2001). Visual Display (2nd ed.). Graphics Press.",
            {"author": "Tufte, E. R.", "issued": "2001", "title": "Visual Display"},
        ),
        (
            "Tufte ER. Visual Display. Cheshire: Graphics Press; 2001.",
            {"author": "Tufte ER", "issued": "2001", "title": "Visual Display"},
        ),
    ],
)
def test_a_citation_leaves_nothing_out_that_the_page_has(raw, fields):
    assert citation_text(reference("work", raw=raw, **fields)) == raw
    found = reference("work", raw=raw, doi="10.1/x", **fields)
    assert citation_text(found) == f"{raw} https://doi.org/10.1/x"
    named = reference("work", raw=f"{raw} doi:10.1/x", doi="10.1/x", **fields)
    assert citation_text(named) == f"{raw} doi:10.1/x"


@pytest.mark.parametrize(
    "raw",
    [
        "Antune-Alves et al (2018) Therapist interventions. Archives of Psychotherapy 3, pp 7-35",
        "Antunes-Alves et al. (2018)",
        "Therapist interventions",
    ],
)
def test_a_citation_without_more_words_is_written_in_our_own_form(raw):
    work = reference(
        "work",
        raw=raw,
        author="Antunes-Alves et al.",
        issued="2018",
        title="Therapist interventions",
        container_title="Archives of Psychotherapy",
        volume="3",
        page="7-35",
    )
    assert citation_text(work) == full_text(work)


@pytest.mark.parametrize(
    ("author", "label"),
    [
        ("Antunes-Alves et al.", "Antunes-Alves et al. 2018"),
        ("Okoye, J. A.", "Okoye 2018"),
        ("Okoye, J. A., & van Lind, B.", "Okoye & van Lind 2018"),
        ("J. Okoye, B. Lind, and M. Roe", "Okoye et al. 2018"),
        ("Okoye", "Okoye 2018"),
        ("World River Council", "World River Council 2018"),
        (None, "2018"),
    ],
)
def test_a_label_has_family_names_and_the_year(author, label):
    assert short_label(reference("work", author=author, issued="2018")) == label


def test_a_work_without_author_and_year_is_called_by_its_title():
    assert short_label(reference("work", title="Bends")) == "Bends"
    assert short_label(reference("work")) == full_text(reference("work")) == "raw words"


def test_a_page_is_called_by_host_and_path():
    page = reference("page", url="https://www.rivers.org/bends/?x=1")
    assert short_label(page) == "rivers.org/bends"
    assert full_text(page) == "https://www.rivers.org/bends/?x=1"


def test_an_identifier_is_called_as_it_was_written():
    identifier = reference("identifier", raw="doi:10.1/x", doi="10.1/x")
    assert short_label(identifier) == "doi:10.1/x"
    assert full_text(identifier) == "https://doi.org/10.1/x"
    assert full_text(reference("identifier", raw="ISBN 1")) == "ISBN 1"


def test_every_kind_stands_in_a_group():
    kinds = ("work", "identifier", "journal", "page", "neighbour")
    assert [group(reference(kind)) for kind in kinds] == [
        "cited",
        "cited",
        "mentioned",
        "linked",
        "neighbouring",
    ]


def test_journal_and_neighbour_are_called_by_their_names():
    for kind in ("journal", "neighbour"):
        assert short_label(reference(kind, title="Rivers")) == "Rivers"
        assert full_text(reference(kind, title="Rivers")) == "Rivers"
