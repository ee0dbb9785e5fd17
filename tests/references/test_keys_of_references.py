"""Keys under which marks find references again."""

from tui.references.keys import LONGEST_KEY, bounded, fold, unique_keys, work_key


def test_a_work_is_named_by_author_year_and_first_word_of_weight():
    assert work_key("Antunes-Alves", "2018", "Therapist interventions") == (
        "antunes-alves-2018-therapist"
    )
    assert work_key("Müller", "2015a", "Die Angst vor der Angst") == "muller-2015a-angst"
    assert work_key("Lee", None, None) == "lee"
    assert work_key("O’Brien", "in press", "") == "obrien-in-press"


def test_letters_of_every_script_are_kept():
    assert fold("Война и мир!") == "воина-и-мир"


def test_a_long_key_is_cut_and_stays_distinct():
    one, other = bounded("url:" + "a" * 500), bounded("url:" + "a" * 499 + "b")
    assert len(one) == len(other) == LONGEST_KEY
    assert one != other


def test_keys_of_one_document_differ():
    assert unique_keys(["lee-2018", "lee-2018", "roe-2018", "lee-2018", "lee-2018-2", ""]) == [
        "lee-2018",
        "lee-2018-2",
        "roe-2018",
        "lee-2018-3",
        "lee-2018-2-2",
        "reference",
    ]
