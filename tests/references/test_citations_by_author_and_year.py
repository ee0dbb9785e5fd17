"""Citations by author and year in running text: what is one, and what only looks like one."""

import pytest

from tui.references.author_year import find_mentions


def sure(text: str) -> list[tuple[str, str, str | None]]:
    """Return words, authors and year of the sure citations in a text."""
    return [
        (text[found.start : found.end], found.authors.label, found.year)
        for found in find_mentions(text)
        if found.is_strong
    ]


@pytest.mark.parametrize(
    ("text", "words", "authors", "year"),
    [
        ("As Smith (2018) argues", "Smith (2018)", "Smith", "2018"),
        ("It holds (Smith, 2018).", "Smith, 2018", "Smith", "2018"),
        ("It holds (Smith & Jones, 2018a).", "Smith & Jones, 2018a", "Smith & Jones", "2018a"),
        ("Lee et al. (2019) say", "Lee et al. (2019)", "Lee et al.", "2019"),
        ("Antune-Alves et al (2018) X", "Antune-Alves et al (2018)", "Antune-Alves et al.", "2018"),
        ("found by Lee et. al (2019)", "Lee et. al (2019)", "Lee et al.", "2019"),
        ("found by Lee et all. (2019)", "Lee et all. (2019)", "Lee et al.", "2019"),
        ("Lee et al., 2019 is older", "Lee et al., 2019", "Lee et al.", "2019"),
        ("(see van der Berg, 2017)", "van der Berg, 2017", "van der Berg", "2017"),
        ("de la Cruz et al. (2017)", "de la Cruz et al. (2017)", "de la Cruz et al.", "2017"),
        ("O'Brien & Lee (2001)", "O'Brien & Lee (2001)", "O'Brien & Lee", "2001"),
        ("O’Brien et al. (2001)", "O’Brien et al. (2001)", "O’Brien et al.", "2001"),
        ("SMITH & JONES (2019)", "SMITH & JONES (2019)", "SMITH & JONES", "2019"),
        ("Smith, J. A. (2017) reported", "Smith, J. A. (2017)", "Smith", "2017"),
        ("J. A. Smith (2017) reported", "J. A. Smith (2017)", "Smith", "2017"),
        ("Dr Smith (2010) found", "Smith (2010)", "Smith", "2010"),
        (
            "However, Smith and Jones (2018) found",
            "Smith and Jones (2018)",
            "Smith & Jones",
            "2018",
        ),
        ("In London, Smith & Jones (2018)", "Smith & Jones (2018)", "Smith & Jones", "2018"),
        ("Day & West (2001) differ", "Day & West (2001)", "Day & West", "2001"),
        ("Beck and colleagues (1979)", "Beck and colleagues (1979)", "Beck et al.", "1979"),
        ("(Smith, in press)", "Smith, in press", "Smith", "in press"),
        ("(Smith, n.d.)", "Smith, n.d.", "Smith", "n.d."),
        ("(Smith, 2017/2018)", "Smith, 2017/2018", "Smith", "2017/2018"),
        ("(Chomsky, 1957, pp. 3-4)", "Chomsky, 1957, pp. 3-4", "Chomsky", "1957"),
        ("(Ellis 1962: 34)", "Ellis 1962: 34", "Ellis", "1962"),
        ("Kahneman's (2011) book", "Kahneman's (2011)", "Kahneman", "2011"),
        ("laut Müller und Schmidt (2015)", "Müller und Schmidt (2015)", "Müller & Schmidt", "2015"),
        ("Beck u. a. (1999)", "Beck u. a. (1999)", "Beck et al.", "1999"),
        ("(Weber, im Druck)", "Weber, im Druck", "Weber", "im Druck"),
        ("según García y Pérez (2012)", "García y Pérez (2012)", "García & Pérez", "2012"),
        ("Selon Foucault (1975), il", "Foucault (1975)", "Foucault", "1975"),
        ("Dupont et Durand (1999) montrent", "Dupont et Durand (1999)", "Dupont & Durand", "1999"),
        ("Volgens De Vries (2003) is", "De Vries (2003)", "De Vries", "2003"),
        ("Nowak i in. (2011)", "Nowak i in. (2011)", "Nowak et al.", "2011"),
        (
            "(American Psychiatric Association, 2013)",
            "American Psychiatric Association, 2013",
            "American Psychiatric Association",
            "2013",
        ),
    ],
)
def test_a_citation_is_found_with_its_authors_and_year(text, words, authors, year):
    assert (words, authors, year) in sure(text)


def test_each_citation_in_one_pair_of_brackets_is_found():
    text = (
        "Known (see Smith & Jones, 2018a; Lee et al., 2019; 2020; cf. Hofmann, Vonk, & Fang, 2012)."
    )
    assert sure(text) == [
        ("Smith & Jones, 2018a", "Smith & Jones", "2018a"),
        ("Lee et al., 2019", "Lee et al.", "2019"),
        ("2020", "Lee et al.", "2020"),
        ("Hofmann, Vonk, & Fang, 2012", "Hofmann, Vonk & Fang", "2012"),
    ]


def test_two_years_after_one_name_are_two_citations():
    assert [year for _, _, year in sure("Smith et al. (2018, 2019b)")] == ["2018", "2019b"]


def test_authors_without_a_year_are_found_by_et_al():
    text = "A study just published by Sara Antunes-Alves et all of 43 clients"
    assert sure(text) == [("Sara Antunes-Alves et all", "Antunes-Alves et al.", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The film Amadeus (1984) shows Mozart.",
        "I watched Rambo (1985), Blade Runner (1982) and The Thing (1982).",
        "“Inception” (2010) was fun.",
        "Bonnie and Clyde (1967) and Thelma and Louise (1991) are great.",
        "The Beatles (1968) recorded it.",
        "Wittgenstein (1889–1951) and John F. Kennedy (1917-1963) showed it",
        "(March, 2018) (Spring 2018) (London, 2018) (USA, 2018) (Oct 2018)",
        "(Springer, 2018) (Oxford University Press, 2018) (Simon & Schuster, 2001)",
        "(Figure 3, 2018) (Photo: Smith, 2018) (Reuters, 2018) (Windows 2000)",
        "Windows (1995), Ubuntu 18.04 (2018), iPhone (2007)",
        "I met Anna and Peter (2018) at the party. Posted by John (2018)",
        "We moved here in Bristol (2003) with 12 (2018) people, a B (2018)",
        "NICE Consultation January 2022, IAPT, Step 3, 12 therapy sessions",
        "National Institute for Health and Care Excellence (2009)",
        "Obama (2008) and Trump (2016) won.",
        "It is 2018 (really), see (2018) and (1999).",
        "(vgl. Lion Wagner, Krieg und Gesellschaft, 1998, S. 70ff)",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text):
    assert sure(text) == []
