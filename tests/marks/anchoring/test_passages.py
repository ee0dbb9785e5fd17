"""Words are found again where they stand now, not where a number says they stood."""

from tui.marks.anchoring.passages import Block, Found, find_passage


def blocks(*texts: str, part: str = "body") -> list[Block]:
    return [Block(part, number, text) for number, text in enumerate(texts)]


HERE = blocks("The cat sat on the mat.", "A dog barked at the cat.", "Nothing was said of birds.")


def test_words_at_their_place_are_found_there():
    assert find_passage("dog barked", HERE, ("body", 1, 2)) == Found("body", 1, 2, 10)


def test_words_that_moved_are_found_where_they_are():
    assert find_passage("dog barked", HERE, ("body", 0, 0)) == Found("body", 1, 2, 10)
    replies = blocks("A dog barked.", part="reply:1")
    assert find_passage("dog barked", replies, ("body", 1, 2)) == Found("reply:1", 0, 2, 10)


def test_of_the_same_words_the_nearest_are_taken():
    some = blocks("word and word and word")
    assert find_passage("word", some, ("body", 0, 8)).offset == 9
    assert find_passage("word", some, ("body", 0, 30)).offset == 18


def test_their_surroundings_count_for_more_than_the_distance():
    some = blocks("the cat is here", "the cat sleeps all day", "a dog")
    found = find_passage("the cat", some, ("body", 0, 0), suffix=" sleeps all")
    assert found == Found("body", 1, 0, 7)
    assert find_passage("cat", HERE, ("body", 0, 4), prefix="barked at the ").block == 1


def test_spacing_does_not_count():
    found = find_passage("if x: return", blocks("if x:\n    return"), ("body", 0, 0))
    assert found == Found("body", 0, 0, 16)


def test_changed_words_are_found_by_their_likeness():
    some = blocks("Nothing here.", "The therapist was quite competent in all of it, they said.")
    found = find_passage("The therapist was competent in all of it", some, ("body", 0, 0))
    assert found.block == 1 and not found.is_exact
    assert some[1].text[found.offset :].startswith("The therapist")


def test_words_that_are_gone_are_not_found():
    assert find_passage("an elephant in the room", HERE, ("body", 1, 2)) is None
    assert find_passage("", HERE, ("body", 1, 2)) is None
    assert find_passage("cow", HERE, ("body", 1, 2)) is None


def test_a_block_of_a_hundred_thousand_characters_is_searched():
    long = "lorem ipsum dolor sit amet " * 4000 + "the words that were marked here once"
    found = find_passage("the words that was marked here", blocks(long), ("body", 0, 0))
    assert found is not None and found.offset > 100_000
