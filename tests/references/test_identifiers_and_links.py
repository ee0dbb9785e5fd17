"""Identifiers and addresses: which are recognised, where they end, which are the same."""

import subprocess
import sys

import pytest

from tui.model import Block, Span
from tui.references.identifiers import find_identifiers, identifier_in_address
from tui.references.links import find_addresses, find_links, normal_address


def identified(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.identifier.key) for f in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("see doi:10.1000/ABC-1.", "doi:10.1000/ABC-1", "doi:10.1000/abc-1"),
        ("DOI 10.1000/abc, then", "DOI 10.1000/abc", "doi:10.1000/abc"),
        ("(10.1016/S0005(96)00040-2)", "10.1016/S0005(96)00040-2", "doi:10.1016/s0005(96)00040-2"),
        ("arXiv:1706.03762v2", "arXiv:1706.03762v2", "arxiv:1706.03762"),
        ("arXiv: hep-th/9901001.", "arXiv: hep-th/9901001", "arxiv:hep-th/9901001"),
        ("PMID: 12345678", "PMID: 12345678", "pmid:12345678"),
        ("PMCID: PMC123456", "PMCID: PMC123456", "pmcid:PMC123456"),
        ("ISBN 978-0-306-40615-7.", "ISBN 978-0-306-40615-7", "isbn:9780306406157"),
        ("ISBN-10: 0-306-40615-2", "ISBN-10: 0-306-40615-2", "isbn:9780306406157"),
        ("ISSN 0005-7967", "ISSN 0005-7967", "issn:0005-7967"),
    ],
)
def test_an_identifier_is_recognised(text, words, key):
    assert identified(text) == [(words, key)]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-0-306-40615-8",
        "ISSN 0005-7968",
        "version 10.12345 of it",
        "10.000/day",
        "call 12345678",
        "it costs 10.1234 and / or",
    ],
)
def test_a_wrong_check_digit_or_a_number_is_no_identifier(text):
    assert identified(text) == []


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://doi.org/10.1000/ABC", "doi:10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc?x=1", "doi:10.1000/abc"),
        ("https://arxiv.org/pdf/1706.03762v5.pdf", "arxiv:1706.03762"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/", "pmcid:PMC123456"),
        ("https://press.example.edu/doi/full/10.1000/abc/pdf", "doi:10.1000/abc"),
    ],
)
def test_an_address_tells_the_identifier_it_leads_to(url, key):
    identifier = identifier_in_address(url)
    assert identifier is not None
    assert identifier.key == key


def test_an_ordinary_address_leads_to_no_identifier():
    assert identifier_in_address("https://rivers.example.edu/10.1000") is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://rivers.org/bends.", "https://rivers.org/bends"),
        ("(https://rivers.org/a_(b))", "https://rivers.org/a_(b)"),
        ("at www.rivers.org/x, then", "http://www.rivers.org/x"),
        ("short youtu.be/a1B2 link", "http://youtu.be/a1B2"),
        ("Größe: https://flüsse.de/übersicht!", "https://flüsse.de/übersicht"),
    ],
)
def test_an_address_ends_where_a_person_would_end_it(text, url):
    assert [found for _, _, found in find_addresses(text)] == [url]


@pytest.mark.parametrize(
    "text",
    [
        "me@rivers.org",
        "http://localhost:8000/x",
        "http://192.168.0.1/admin",
        "http://printer.local/",
        "and/or, w/o, 1/2, e.g./i.e.",
        "Node.js and readme.md and end.It goes on",
        "http://",
        "www.",
    ],
)
def test_what_nobody_else_can_open_is_no_link(text):
    assert list(find_addresses(text)) == []


def test_a_link_under_words_is_found_once_with_its_words():
    text = "I read this page and https://rivers.org/b"
    block = Block(
        text,
        spans=(
            Span(7, 16, "link", "https://rivers.org/a"),
            Span(21, 41, "link", "https://rivers.org/b"),
            Span(0, 6, "emphasis"),
        ),
    )
    found = [(text[link.start : link.end], link.url) for link in find_links(block)]
    assert found == [
        ("this page", "https://rivers.org/a"),
        ("https://rivers.org/b", "https://rivers.org/b"),
    ]


@pytest.mark.parametrize("target", ["#top", "/about", "mailto:a@b.org", "javascript:x()", "", None])
def test_a_link_that_leads_to_no_page_is_left_out(target):
    assert list(find_links(Block("here", spans=(Span(0, 4, "link", target),)))) == []


def test_spellings_of_one_address_are_the_same():
    spellings = (
        "https://www.rivers.org/a/",
        "http://rivers.org/a#bends",
        "https://RIVERS.org:443/a?utm_source=feed",
    )
    assert {normal_address(url) for url in spellings} == {"rivers.org/a"}
    assert normal_address("https://rivers.org/a?page=2") != "rivers.org/a"


def test_costly_recognisers_stay_unloaded_while_no_candidate_exists():
    program = (
        "import sys\n"
        "from tui.model import Block\n"
        "from tui.references import find_references\n"
        "text = 'Since 2018 Smith et al. (2018) argue (see 3), and/or 10.5 % of it.'\n"
        "assert find_references('', (Block(text),), ())\n"
        "print(sorted({'idutils', 'linkify_it', 'rapidfuzz'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
