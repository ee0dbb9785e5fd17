"""Marked replies are found again after edits, and are never put on another reply."""

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tui.formats.reply_key import reply_key
from tui.marks.anchoring.closeness import ENOUGH, LEAST, closest, needed
from tui.marks.anchoring.parts import Marked, PartText, find_parts
from tui.model import fingerprint, safe_line

WORDS = (
    "garden winter letter harbour teacher ladder kitchen morning river answer question market",
    "window silver paper bridge stone candle orchard valley engine journey pocket village",
)


def text(seed: int, length: int = 40) -> str:
    chance = random.Random(seed)
    words = " ".join(WORDS).split()
    return " ".join(chance.choice(words) for _ in range(length)).capitalize() + "."


def replies(*told):
    """Parts with the keys that replies without ids of their own get in this order."""
    found = []
    for number, one in enumerate(told, 1):
        words, author = one if isinstance(one, tuple) else (one, "")
        found.append(PartText(f"reply:{reply_key(number, words, None)}", words, author))
    return found


def mark(part: PartText) -> Marked:
    return Marked(
        part.part, safe_line(part.text)[:300], fingerprint(part.text), part.author, part.date
    )


def found_texts(before, after):
    """For each part before, the text its mark is on now; None if it is adrift."""
    texts = {part.part: part.text for part in after}
    return [texts.get(o.part) for o in find_parts([mark(p) for p in before], after)]


def edited(words: str, share: float, seed: int) -> str:
    chance, parts = random.Random(seed), words.split()
    for _ in range(round(len(parts) * share)):
        parts[chance.randrange(len(parts))] = "otherwise"
    return " ".join(parts)


def test_what_is_unchanged_is_kept():
    parts = [PartText("body", text(0)), *replies(*map(text, range(1, 9)))]
    outcomes = find_parts([mark(part) for part in parts], parts)
    assert {o.status for o in outcomes} == {"kept"}
    assert [o.part for o in outcomes] == [part.part for part in parts]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 10_000))
def test_in_another_order_with_others_put_in_everything_is_found(chance, seed):
    told = [text(seed + n) for n in range(12)]
    after = [*told, *(text(seed + 500 + n) for n in range(6))]
    chance.shuffle(after)
    assert found_texts(replies(*told), replies(*after)) == told


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.02, 0.05, 0.1]))
def test_lightly_edited_replies_are_found_in_any_order(seed, share):
    told = [text(seed + n) for n in range(12)]
    after = [edited(words, share, seed + n) for n, words in enumerate(told)]
    shuffled = random.Random(seed).sample(after, len(after))
    assert found_texts(replies(*told), replies(*shuffled)) == after


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 40))
def test_a_reply_that_was_taken_out_is_adrift(seed, length):
    told = [text(seed + n, length) for n in range(10)]
    assume(told[0] not in told[1:])  # the very same words in its place: nobody can tell
    assert found_texts(replies(*told)[:1], replies(*told[1:])) == [None]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_two_marks_never_come_to_one_part(seed):
    chance = random.Random(seed)
    told = [text(seed + n, chance.choice([2, 5, 40])) for n in range(10)]
    kept = [edited(words, 0.1, seed) for words in told if chance.random() < 0.6]
    outcomes = find_parts([mark(part) for part in replies(*told)], replies(*kept))
    places = [outcome.part for outcome in outcomes if outcome.part]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("words", ["Thanks!", "+1", "I agree.", "Great post, thank you so much."])
def test_short_replies_of_two_people_are_told_apart_by_their_names(words):
    before = replies((words, "Ada"), text(1), (words, "Ben"))
    after = replies(text(2), (words, "Ben"), text(1), (words, "Ada"))
    outcomes = find_parts([mark(part) for part in before], after)
    assert [o.part for o in outcomes] == [after[3].part, after[2].part, after[1].part]


@pytest.mark.parametrize("words", ["Thanks!", "+1", "👍", "Great post, thank you so much."])
def test_short_replies_that_nothing_tells_apart_stay_adrift(words):
    before = replies(text(1), words, text(2), words)
    after = replies(words, text(1), text(2), text(3), words)
    assert found_texts([before[1]], after) == [None]


def test_the_same_words_by_somebody_else_are_another_reply():
    before = replies(text(1), (text(2), "Ada"))
    assert found_texts([before[1]], replies((text(2), "Ben"), text(1))) == [None]
    assert found_texts([before[1]], replies((text(2), "Ada says"), text(1))) == [text(2)]


def test_an_answer_that_quotes_a_reply_is_not_that_reply():
    short = text(1, 12)
    before = replies(short)
    assert found_texts(before, replies(f"{short} No, I do not think so at all. {text(2)}")) == [
        None
    ]


def test_an_id_of_its_own_outlives_other_words():
    before = [PartText("reply:comment-7", text(1))]
    (outcome,) = find_parts([mark(before[0])], [PartText("reply:comment-7", text(9))])
    assert (outcome.status, outcome.part) == ("changed", "reply:comment-7")
    assert outcome.score < 70


def test_words_count_for_more_than_an_id_that_went_to_another_reply():
    before = PartText("reply:comment-1", text(1), "Ada")
    after = [
        PartText("reply:comment-1", text(2), "Ben"),
        PartText("reply:comment-2", text(1), "Ada"),
    ]
    (outcome,) = find_parts([mark(before)], after)
    assert (outcome.status, outcome.part) == ("moved", "reply:comment-2")


def test_an_id_that_went_to_another_author_is_not_followed():
    before = PartText("reply:comment-1", text(1), "Ada")
    (outcome,) = find_parts([mark(before)], [PartText("reply:comment-1", text(2), "Ben")])
    assert outcome.status == "adrift"


def test_a_part_that_another_mark_claims_is_out_of_reach():
    near = text(1)[:-1] + " indeed."
    before = replies(text(1), near)
    assert found_texts(before, replies(near)) == [None, near]


def test_marks_of_schema_1_without_an_author_are_found():
    part = replies(text(1))[0]
    old = Marked(part.part, safe_line(part.text)[:60], fingerprint(part.text))
    after = replies(text(3), (text(1), "Ada"))
    assert find_parts([old], after)[0].part == after[1].part


def test_a_mark_that_remembers_nothing_goes_by_its_key_alone():
    part = PartText("reply:comment-1", text(1))
    assert find_parts([Marked("reply:comment-1")], [part])[0].status == "kept"
    assert find_parts([Marked("reply:gone")], [part])[0].status == "adrift"


def test_shorter_quotes_need_to_be_closer():
    lengths = [length for length, _ in ENOUGH]
    assert lengths == sorted(lengths, reverse=True)
    scores = [needed(length) for length in (300, 100, 50, 30)]
    assert scores == sorted(scores)
    assert needed(LEAST - 1) > 100
    assert closest("too short", ["too short"], [False]) == []


def dated(words, author, date, number=1):
    return PartText(f"reply:{reply_key(number, words, None)}", words, author, date)


def test_the_same_words_of_another_day_are_another_reply():
    before = dated("Thanks!", "Ada", "2026-03-01T10:00")
    assert found_texts([before], [dated("Thanks!", "Ada", "2026-03-09T11:07")]) == [None]
    assert found_texts([before], [dated("Thanks!", "Ada", "2026-03-09T11:07", 4)]) == [None]
    assert found_texts([before], [dated("Thanks!", "Ada", "2026-03-01T08:00")]) == ["Thanks!"]


def test_nearly_the_same_words_of_another_day_are_another_reply():
    one = "You are most welcome, Tracy! Come again whenever you like, it was a pleasure."
    other = one.replace("Tracy", "Stacy")
    before = dated(one, "Ada", "2026-03-01T10:00")
    assert found_texts([before], [dated(other, "Ada", "2026-03-02T12:34", 5)]) == [None]


def test_an_id_of_the_same_pattern_is_another_reply():
    before = PartText("reply:comment-12", text(1))
    near = edited(text(1), 0.05, 3)
    assert found_texts([before], [PartText("reply:comment-15", near)]) == [None]
    assert found_texts([before], [PartText("reply:comment-15", text(1))]) == [text(1)]


def test_short_words_of_a_namesake_are_another_reply():
    before = replies(text(1), ("Thanks!", "Ben"))[1]
    assert found_texts([before], replies(("Thanks!", "Ben Smith"), text(1))) == [None]


def test_many_are_called_anonymous():
    before = replies(text(1), ("One more of those from me.", "Anonymous"))[1]
    after = replies(("One more of these from us.", "Anonymous"), text(1))
    assert found_texts([before], after) == [None]


def test_a_reference_of_another_year_is_another_work():
    one = "Smith, J. (2010). Slow reading. Journal of Calm, 3(1), 7-35."
    other = "Smith, J. (2011). Slow reading. Journal of Calm, 4(2), 9-41."
    before = PartText("reference:smith-2010", one)
    assert found_texts([before], [PartText("reference:smith-2011", other)]) == [None]
