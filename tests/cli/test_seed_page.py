"""The seed page as `rapport show --json` gives it: the example that the program is measured by."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tui.settings import bundled_seeds


@pytest.fixture
def page(rapport: Callable[..., Any]) -> dict[str, Any]:
    ran = rapport("show", "--json", bundled_seeds() / "000_0025408757f80aa1.txt")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    return dict(json.loads(ran.out))


def test_facts_of_the_page(page: dict[str, Any]) -> None:
    assert page["key"] == "0025408757f80aa1"
    assert page["title"] == "Rapport vs 6 Sessions In High Intensity IAPT"
    assert page["author"] == "Dr Mike Scott"
    assert page["format"] == "plaintext"
    assert [block["kind"] for block in page["body"]] == ["paragraph", "paragraph"]
    assert page["problems"] == []


def test_thirteen_replies_are_declared_two_are_kept_and_the_form_is_gone(
    page: dict[str, Any],
) -> None:
    first, second = page["replies"]
    assert page["declared_replies"] == 13
    assert first["text"].startswith("I couldn’t agree more.")
    assert first["text"].endswith("It really is shocking.")
    assert second["text"].startswith("Thanks Kojay, it gets even worse")
    assert second["text"].endswith("before long.")


def test_what_is_inferred_of_the_replies_is_told_as_a_guess(page: dict[str, Any]) -> None:
    first, second = page["replies"]
    assert (first["author"], first["author_guess"]) == (None, "Kojay")
    assert (first["parent"], first["level"]) == (None, 0)
    assert (second["author"], second["author_guess"]) == (None, None)
    assert second["addressed_to_guess"] == "Kojay"
    assert (second["parent"], second["parent_is_guess"]) == (first["key"], True)
    assert second["level"] == 1


def test_the_article_is_cited_twice_once_by_a_likely_spelling(page: dict[str, Any]) -> None:
    work = page["references"][0]
    assert work["kind"] == "work"
    assert work["author"].startswith("Antunes-Alves")
    assert work["issued"] == "2018"
    assert work["title"] == (
        "Therapist interventions and patient outcome: addressing the common versus specific"
        " factor debate"
    )
    assert work["container_title"] == "Archives of Psychiatry and Psychotherapy"
    assert (work["volume"], work["page"]) == ("3", "7-35")
    assert {citation["text"] for citation in work["citations"]} == {
        "Sara Antunes-Alves et all",
        "Antune-Alves et al (2018)",
    }
    assert [citation["is_guess"] for citation in work["citations"]].count(True) == 1
    body = "\n\n".join(block["text"] for block in page["body"])
    for citation in work["citations"]:
        assert citation["reply"] is None
        assert body[citation["start"] : citation["end"]] == citation["text"]


def test_a_journal_is_mentioned_in_the_second_reply_and_a_post_stands_beside(
    page: dict[str, Any],
) -> None:
    _, journal, neighbour = page["references"]
    reply = page["replies"][1]
    assert (journal["kind"], journal["title"]) == ("journal", "Behaviour Research and Therapy")
    (citation,) = journal["citations"]
    assert citation["reply"] == reply["key"]
    assert reply["text"][citation["start"] : citation["end"]] == citation["text"]
    assert neighbour["kind"] == "neighbour"
    assert neighbour["title"] == "BABCP Response - NICE Consultation January 2022"


def test_people_see_every_guess_with_its_question_mark(rapport: Callable[..., Any]) -> None:
    out = rapport("show", bundled_seeds() / "000_0025408757f80aa1.txt").out
    assert "\n13 replies, 2 kept\n\n  Kojay?\n    I couldn’t agree more." in out
    assert "\n    name missing · to Kojay?\n      Thanks Kojay," in out
    assert " “Sara Antunes-Alves et all”? · " in out
