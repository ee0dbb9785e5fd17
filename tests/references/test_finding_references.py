"""The references of a whole document: what is found, joined, attached and left out."""

from pathlib import Path

import pytest

from tui.model import Block, Reference, Reply, ReplyKey, Span
from tui.references import find_references

SEED = Path(__file__).parents[2] / "seeds" / "000_0025408757f80aa1.txt"
FULL = "Okoye, J., & Lind, B. (2018). Why rivers bend. Journal of River Studies, 12(3), 45–67."


def found(*texts: str, replies: tuple[Reply, ...] = (), heading: str = "") -> list[Reference]:
    """Return the references of a body of paragraphs, the last under a heading if one is given."""
    body = [Block(text) for text in texts]
    if heading:
        body.insert(-1, Block(heading, kind="heading", level=2))
    return list(find_references("A title", tuple(body), replies))


def places(reference: Reference) -> list[tuple[str, bool]]:
    return [(citation.text, citation.is_guess) for citation in reference.citations]


def reply(key: str, *texts: str) -> Reply:
    return Reply(key=ReplyKey(key), blocks=tuple(Block(text) for text in texts))


def seed_document() -> tuple[str, tuple[Block, ...], tuple[Reply, ...], list[str]]:
    """Return the parts of the seed page: title, body, replies, neighbours."""
    parts = [part.strip() for part in SEED.read_text("utf-8").split("\n\n") if part.strip()]
    heading = next(i for i, part in enumerate(parts) if part.startswith("13 replies"))
    replies = (reply("1-a", parts[heading + 1]), reply("2-b", parts[heading + 2]))
    return parts[1], (Block(parts[2]), Block(parts[3])), replies, [parts[0]]


def test_the_seed_page_has_exactly_its_three_references():
    title, body, replies, neighbours = seed_document()
    work, journal, neighbour = find_references(title, body, replies, neighbours)
    assert (work.kind, work.author, work.issued) == ("work", "Antunes-Alves et al.", "2018")
    assert work.title == (
        "Therapist interventions and patient outcome: addressing the common versus specific "
        "factor debate"
    )
    assert work.container_title == "Archives of Psychiatry and Psychotherapy"
    assert (work.volume, work.issue, work.page) == ("3", None, "7-35")
    assert (work.doi, work.url, work.key) == (None, None, "antunes-alves-2018-therapist")
    assert work.raw.startswith("Antune-Alves et al (2018) Therapist")
    assert work.raw.endswith("Psychotherapy 3, 7-35.")
    assert places(work) == [
        ("Sara Antunes-Alves et all", True),
        ("Antune-Alves et al (2018)", False),
    ]
    assert {(citation.reply, citation.block) for citation in work.citations} == {(None, 1)}
    assert (journal.kind, journal.container_title) == ("journal", "Behaviour Research and Therapy")
    assert [(place.reply, place.block) for place in journal.citations] == [("2-b", 0)]
    assert (neighbour.kind, neighbour.title) == (
        "neighbour",
        "BABCP Response - NICE Consultation January 2022",
    )
    assert neighbour.citations == ()


def test_a_citation_means_the_work_of_the_same_author_and_year():
    [work] = found("Rivers bend (Okoye & Lind, 2018).", FULL, heading="References")
    assert places(work) == [("Okoye & Lind, 2018", False), ("Okoye, J., & Lind, B. (2018)", False)]
    assert work.title == "Why rivers bend"


def test_et_al_can_stand_for_the_second_author():
    [work] = found("Okoye et al. (2018) found it.", FULL)
    assert len(work.citations) == 2


@pytest.mark.parametrize(
    "other",
    ["Okoye & Lind (2019)", "Okoye & Roe (2018)", "Lind & Okoye (2018)", "Okoy & Lind (2018)"],
)
def test_another_year_or_author_is_another_work(other):
    assert len(found(f"{other} found it.", FULL)) == 2


def test_a_likely_spelling_of_the_same_year_is_joined_as_a_guess():
    full = FULL.replace("Okoye", "Vandenbrook")
    [work] = found("Vandenbrok & Lind (2018) found it.", full)
    assert places(work)[0] == ("Vandenbrok & Lind (2018)", True)
    assert work.author == "Vandenbrook, J., & Lind, B."
    assert work.is_guess


def test_the_spelling_with_all_letters_is_shown_wherever_it_stands():
    full = FULL.replace("Okoye", "Vandenbrok")
    [work] = found("Vandenbrook & Lind (2018) found it.", full)
    assert work.author == "Vandenbrook, J., & Lind, B."
    assert work.key == "vandenbrook-2018-why"


def test_short_names_are_never_joined_by_likely_spelling():
    assert len(found("Smith et al. (2018) and Smyth et al. (2018).")) == 2


def test_letters_tell_works_of_one_year_apart():
    references = found("Okoye et al. (2018a) and Okoye et al. (2018b), again Okoye et al. (2018a).")
    assert [(work.issued, len(work.citations)) for work in references] == [
        ("2018a", 2),
        ("2018b", 1),
    ]
    assert [work.key for work in references] == ["okoye-2018a", "okoye-2018b"]


def test_authors_without_a_year_mean_the_only_work_that_fits():
    [work] = found("A study by Okoye et al. of 43 rivers.", FULL)
    assert places(work)[0] == ("Okoye et al.", True)


def test_authors_without_a_year_mean_none_of_two_works():
    references = found("A study by Okoye et al. of rivers.", FULL, FULL.replace("2018", "2011"))
    assert [len(work.citations) for work in references] == [1, 1]


def test_authors_without_a_year_and_without_a_work_are_no_reference():
    assert found("Trump et al. are at it again.") == []


def test_a_doubtful_citation_counts_in_the_company_of_sure_ones():
    doubtful = "Okoye (2018) is a nice book."
    assert found(doubtful) == []
    company = "Known (Lind, 2001; Roe et al., 2002)."
    assert [work.author for work in found(doubtful, company)] == ["Okoye", "Lind", "Roe et al."]


@pytest.mark.parametrize(
    "tail",
    [
        " https://doi.org/10.1000/RIV.1",
        " doi:10.1000/RIV.1.",
        " Retrieved from https://doi.org/10.1000/RIV.1",
    ],
)
def test_an_identifier_behind_a_full_reference_is_its_own(tail):
    [work] = found(FULL + tail, "Later I read doi:10.1000/riv.1 again.")
    assert (work.kind, work.doi, work.key) == ("work", "10.1000/RIV.1", "doi:10.1000/riv.1")
    assert places(work)[1][0] == "doi:10.1000/riv.1"


def test_an_address_behind_a_full_reference_in_running_text_is_its_own():
    text = (
        "You should read Okoye et al (2018) Why rivers bend. Journal of River Studies 12, 45-67 "
        "(https://rivers.org/bend). Then https://rivers.org/else."
    )
    work, page = found(text)
    assert work.url == "https://rivers.org/bend"
    assert (page.kind, page.url) == ("page", "https://rivers.org/else")


def test_a_link_over_a_citation_tells_where_the_work_is():
    body = (
        Block("See Okoye et al. (2018).", spans=(Span(4, 23, "link", "https://rivers.org/o"),)),
    )
    [work] = find_references("", body, ())
    assert (work.kind, work.url) == ("work", "https://rivers.org/o")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("See Okoye et al. on it.", 4, 16),
        ("Now Okoye (2018) on it.", 4, 16),
        ("A whole long sentence of words about rivers and Okoye et al. (2018) and bends.", 0, 78),
    ],
)
def test_a_link_over_words_that_are_no_citation_is_a_page(text, start, end):
    body = (Block(text, spans=(Span(start, end, "link", "https://rivers.org/o"),)),)
    page = find_references("", body, ())[-1]
    assert (page.kind, page.url) == ("page", "https://rivers.org/o")
    assert places(page) == [(text[start:end], False)]


def test_one_address_cited_several_ways_is_one_page():
    [page] = found(
        "https://www.rivers.org/a?utm_source=x and http://rivers.org/a/",
        replies=(reply("1-a", "Hm.", "See www.rivers.org/a#top!"),),
    )
    assert (page.kind, page.url, page.key) == (
        "page",
        "https://www.rivers.org/a?utm_source=x",
        "url:rivers.org/a",
    )
    assert [(place.reply, place.block) for place in page.citations] == [
        (None, 0),
        (None, 0),
        ("1-a", 1),
    ]


def test_bare_identifiers_are_references_of_their_own():
    references = found("ISBN 978-0-306-40615-7, arXiv:1706.03762v5 and PMID 12345678.")
    assert {reference.kind for reference in references} == {"identifier"}
    assert [(reference.key, reference.raw) for reference in references] == [
        ("isbn:9780306406157", "ISBN 978-0-306-40615-7"),
        ("arxiv:1706.03762", "arXiv:1706.03762v5"),
        ("pmid:12345678", "PMID 12345678"),
    ]


def test_references_come_by_first_citation_and_then_by_kind():
    body = (
        Block("https://rivers.org/a (see the Journal of River Studies), doi:10.1000/riv.9 first."),
        Block("Then Okoye et al. (2018)."),
    )
    references = find_references("", body, (), ["Next post", "next post!", ""])
    assert [reference.kind for reference in references] == [
        "identifier",
        "work",
        "journal",
        "page",
        "neighbour",
    ]


def test_a_document_is_not_its_own_neighbour():
    [neighbour] = find_references("One post", (), (), ["One  Post", "Another post"])
    assert neighbour.title == "Another post"


@pytest.mark.parametrize("heading", ["References", "Literatur:", "BIBLIOGRAPHY", "Referencias"])
def test_lines_under_a_heading_of_references_are_taken_as_a_whole(heading):
    line = "World River Council. (2018). The state of the rivers. Geneva: Author."
    [work] = found("Text.", line, heading=heading)
    assert (work.author, work.title, work.raw) == (
        "World River Council",
        "The state of the rivers",
        line,
    )


def test_prose_that_starts_with_a_citation_is_no_full_reference():
    [work] = found("Okoye, J. (2018) argues that rivers bend. Others disagree, 3 of 7 in fact.")
    assert (work.author, work.title) == ("Okoye", None)


def test_prose_under_a_heading_of_references_is_none():
    prose = (
        "Zurück zu Deutschland: Im Gesetz steht seit dem Jahr 2000, dass jedes Kind das Recht auf "
        "gute Erziehung hat. Es soll ihnen gut gehen. „Sie sollen gut versorgt sein.“"
    )
    assert found(prose, heading="Literatur") == []


def test_a_list_of_inverted_names_needs_no_and():
    [work] = found("Okoye, J., Lind, K., Van de Roe, Y. (2018) Bends. Journal of Rivers, 3, 7-35.")
    assert work.author == "Okoye, J., Lind, K., Van de Roe, Y."
    assert places(work) == [("Okoye, J., Lind, K., Van de Roe, Y. (2018)", False)]


def test_prose_behind_a_full_reference_is_no_part_of_it():
    prose = (
        " I think this is the best paper on bends that was ever written, and I read many of them."
    )
    [work] = found(FULL + prose)
    assert work.raw == FULL


def test_two_full_references_in_one_paragraph_are_two_works():
    other = "Roe (2021) Why lakes stand still. British Journal of Lake Studies."
    first, second = found(f"{FULL[:-1]} and see also {other}")
    assert (first.page, second.title) == ("45-67", "Why lakes stand still")
    assert second.container_title == "British Journal of Lake Studies"


def test_years_that_share_their_digits_are_works_of_their_own():
    references = found("Known (Okoye et al., 2018, 2019a,b).")
    assert [work.issued for work in references] == ["2018", "2019a", "2019b"]
    assert {places(work)[0][0] for work in references} == {"Okoye et al., 2018, 2019a,b"}


def test_keys_outlive_other_edits_of_the_page():
    before = {reference.key for reference in found("Roe et al. (2001).", FULL)}
    after = {
        reference.key for reference in found("New first line.", FULL, "More.", "Roe et al. (2001)")
    }
    assert before == after


def test_code_is_not_searched():
    assert find_references("", (Block("x = 'https://rivers.org/a'", kind="code"),), ()) == ()
