"""The names under which documents and replies are remembered."""

from tui.formats.place import Place, document_key
from tui.formats.reply_key import reply_key


def key(relative: str) -> str:
    return document_key(Place(f"/library/{relative}", relative))


def test_an_id_in_the_file_name_is_the_key():
    assert key("000_0025408757f80aa1.txt") == "0025408757f80aa1"


def test_the_id_outlives_another_folder_and_another_number():
    assert key("old/000_0025408757F80AA1.txt") == key("new/deep/17_0025408757f80aa1.text")


def test_any_other_file_goes_by_its_relative_path():
    assert key("blog/a walk.txt") == "blog/a walk.txt"
    assert key("12_abc.txt") == "12_abc.txt"


def test_a_key_never_holds_control_characters_or_lone_surrogates():
    assert key("a\x1b[31m\udcffb.txt").isprintable()


def test_a_reply_goes_by_its_own_id_or_by_place_and_words():
    assert reply_key(3, "words", "comment-12") == "comment-12"
    assert reply_key(3, "Some words!", None) == reply_key(3, "some  words", None)
    assert reply_key(3, "Some words", None) != reply_key(4, "Some words", None)
    assert reply_key(3, "Some words", None).startswith("3-")
