"""Journals that a text sends its reader to without naming an article."""

import pytest

from tui.references.journals import find_journals


def named(text: str) -> list[str]:
    for journal in find_journals(text):
        assert text[journal.start : journal.end] == journal.name
    return [journal.name for journal in find_journals(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "bipolar disorder (see Behaviour Research and Therapy) soon",
            "Behaviour Research and Therapy",
        ),
        ("published in the British Journal of Psychiatry, we", "British Journal of Psychiatry"),
        ("I read it in the Journal of Abnormal Psychology.", "Journal of Abnormal Psychology"),
        ("an article in Nature last week", "Nature"),
        ("a paper published in Science (2010)", "Science"),
        ("siehe Zeitschrift für Psychologie. Dann", "Zeitschrift für Psychologie"),
        ("voir la Revue française de psychanalyse.", "Revue française de psychanalyse"),
        ("publicado en la Revista de Psicología, y", "Revista de Psicología"),
        ("see the Annual Review of Clinical Psychology", "Annual Review of Clinical Psychology"),
    ],
)
def test_a_journal_is_found_by_the_words_before_it(text, name):
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "In Nature there is no waste. He lives in Nature and Mother Nature cares.",
        "a study in Nature conservation",
        "published in Science Fiction",
        "He has a degree in Behaviour Research and Therapy.",
        "I work in Clinical Psychology and Research.",
        "I read it in the Wall Street Journal and in my Bullet Journal.",
        "see Chapter 3, see Figure 2, see Mike Scott",
        "steps 2 and 3 in IAPT (see NICE Consultation January 2022)",
        "in the journal of my life",
        "dear Journal, Journal of Psychology",
    ],
)
def test_a_capitalised_phrase_alone_is_no_journal(text):
    assert named(text) == []
