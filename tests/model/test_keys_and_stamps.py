"""Keys name what a mark is on; a fingerprint stays the same while the words do."""

import hashlib

from tui.model import (
    BODY,
    DocumentKey,
    Problem,
    Target,
    digest,
    fingerprint,
    part_stamp,
    reply_stamp,
)
from tui.model.fingerprint import LIMIT
from tui.model.key import ReferenceKey, ReplyKey

DOCUMENT = DocumentKey("0025408757f80aa1")


def test_a_target_says_what_it_is_on() -> None:
    reply = Target.of_reply(DOCUMENT, ReplyKey("2-71ab1f26"))
    reference = Target.of_reference(DOCUMENT, ReferenceKey("doi:10.1/x"))
    assert (reply.reply, reply.reference) == ("2-71ab1f26", None)
    assert (reference.reply, reference.reference) == (None, "doi:10.1/x")
    assert Target.of_body(DOCUMENT).part == BODY
    assert Target(DOCUMENT).part == ""
    assert reply != reference and reply == Target(DOCUMENT, "reply:2-71ab1f26")


def test_spacing_case_and_punctuation_do_not_change_a_fingerprint() -> None:
    stamp = fingerprint("I couldn’t agree more. ﬁne")
    assert stamp == fingerprint("  i couldn't\nAGREE more — fine!")
    assert stamp != fingerprint("I could agree more. fine")
    assert len(stamp) == 16 and set(stamp) <= set("0123456789abcdef")


def test_only_the_beginning_of_a_very_long_text_counts() -> None:
    text = "word " * (LIMIT // 5)
    assert fingerprint(text) == fingerprint(text + "and a long tail")


def test_a_problem_is_one_safe_line() -> None:
    assert str(Problem("odd\x1b[31m\nname.txt", "no\x07 reason")) == "odd name.txt: no reason"


def test_a_stamp_is_what_it_always_was() -> None:
    assert digest(b"rapport", 8).hex() == "3b6306431b63c388"
    for size in (1, 4, 8, 64):
        assert digest(b"words", size) == hashlib.blake2b(b"words", digest_size=size).digest()


def test_the_stamp_of_a_part_is_that_of_its_reply() -> None:
    assert part_stamp("reply:2-71ab1f26") == "71ab1f26" == part_stamp("reply:9-71ab1f26")
    assert part_stamp("reply:comment-5") == reply_stamp(ReplyKey("comment-5"))
    assert part_stamp(BODY) == part_stamp("draft:2-71ab1f26") == part_stamp("") == ""
