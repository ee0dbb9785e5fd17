"""The fields of one written-out reference, in the usual styles."""

import pytest

from tui.references.fields import Fields, parse_fields

CASES = {
    "author (year) title. journal volume, pages": (
        "Antune-Alves et al (2018) Therapist interventions and patient outcome: addressing the "
        "common versus specific factor debate. Archives of Psychiatry and Psychotherapy 3, 7-35.",
        Fields(
            author="Antune-Alves et al.",
            issued="2018",
            title="Therapist interventions and patient outcome: addressing the common versus "
            "specific factor debate",
            container_title="Archives of Psychiatry and Psychotherapy",
            volume="3",
            page="7-35",
        ),
    ),
    "APA article with DOI": (
        "Okoye, J. A., & Lind, B. (2018). Why do rivers bend? Journal of River Studies, 12(3), "
        "45–67. https://doi.org/10.1000/RIV.12",
        Fields(
            author="Okoye, J. A., & Lind, B.",
            issued="2018",
            title="Why do rivers bend?",
            container_title="Journal of River Studies",
            volume="12",
            issue="3",
            page="45-67",
            doi="10.1000/RIV.12",
            url="https://doi.org/10.1000/RIV.12",
        ),
    ),
    "APA book": (
        "Okoye, J. A. (1979). The patience of rivers (2nd ed.). New York: Heron Press.",
        Fields(
            author="Okoye, J. A.",
            issued="1979",
            title="The patience of rivers",
            publisher="Heron Press",
            publisher_place="New York",
        ),
    ),
    "Vancouver": (
        "3. Okoye J, Lind KL. Bends of the lower river. Geogr J. 2018;3(1):7-35. doi:10.1000/g.1",
        Fields(
            author="Okoye J, Lind KL",
            issued="2018",
            title="Bends of the lower river",
            container_title="Geogr J",
            volume="3",
            issue="1",
            page="7-35",
            doi="10.1000/g.1",
        ),
    ),
    "date of the issue": (
        "Okoye et al (2021) Bends. Social Science & Rivers, Volume 270, February 2021, 113818",
        Fields(
            author="Okoye et al.",
            issued="2021",
            title="Bends",
            container_title="Social Science & Rivers",
            volume="270",
            page="113818",
        ),
    ),
    "Chicago": (
        "Okoye, John. “Bends.” Journal of River Studies 3, no. 1 (2018): 7–35.",
        Fields(
            author="Okoye, John",
            issued="2018",
            title="Bends",
            container_title="Journal of River Studies",
            volume="3",
            issue="1",
            page="7-35",
        ),
    ),
    "in proceedings": (
        "A. Okoye, B. van Lind, and M. Roe. A model of bends. In Proceedings of the Ninth "
        "Symposium on Rivers, pages 305-313, 1987.",
        Fields(
            author="A. Okoye, B. van Lind, and M. Roe",
            issued="1987",
            title="A model of bends",
            container_title="Proceedings of the Ninth Symposium on Rivers",
            page="305-313",
        ),
    ),
    "by commas": (
        "G. Bruno, ‘Il fiume’, Rivista di Geografia 1 (1994), pp. 69-84.",
        Fields(
            author="G. Bruno",
            issued="1994",
            title="Il fiume",
            container_title="Rivista di Geografia",
            volume="1",
            page="69-84",
        ),
    ),
}


@pytest.mark.parametrize("style", CASES)
def test_fields_are_told_in_the_style(style):
    raw, expected = CASES[style]
    assert parse_fields(raw) == expected


@pytest.mark.parametrize("dash", ["-", "–", "—", "--", " – "])
def test_pages_have_a_hyphen_whatever_dash_is_written(dash):
    raw = f"Okoye, J. (2018). Bends. Journal of River Studies, 12(3), 45{dash}67."
    assert parse_fields(raw).page == "45-67"


@pytest.mark.parametrize("others", ["et al", "et al.", "et all", "et. al", "Et Al.", "u. a."])
def test_others_are_written_alike(others):
    assert parse_fields(f"Okoye {others} (2018) Bends of rivers.").author == "Okoye et al."


@pytest.mark.parametrize("raw", ["", " ", ".", "(2018)", "“", "1.", "()", "In: ", "x" * 9000])
def test_scraps_are_no_error(raw):
    assert isinstance(parse_fields(raw), Fields)


def test_a_year_with_a_letter_and_words_for_no_year_are_kept():
    assert parse_fields("Okoye, J. (2018b). Bends of rivers.").issued == "2018b"
    assert parse_fields("Okoye, J. (in press). Bends of rivers.").issued == "in press"
