"""Which documents have what a view asks for: words, people, works, folders and sites."""

import sqlite3
import threading
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library import FilterWords, Library, RowSet, Stop, Stopped
from tui.library.facets import plain_name, plain_text
from tui.model import CitedWork, DocumentKey

POST = """---
title: {title}
author: {author}
url: {url}
---

As Lee (2018) has it.

## Replies

### Bo

Yes.

### {replier}

See Smith (2019).

## References

- Lee, A. (2018). Therapists and outcome. Journal of Calm, 3(1), 7-35.
"""


@pytest.fixture
def library(folder, opened, write):
    made = folder / "sub" / "a.md"
    made.parent.mkdir()
    url = "https://www.One.example/p"
    made.write_text(POST.format(title="Über Zebras", author="Ann B.", url=url, replier="Cy"))
    text = POST.format(
        title="On apples", author="ANN b", url="http://two.example:80/x", replier="?"
    )
    (folder / "b.md").write_text(text)
    write(folder / "c.md", "Nothing", author="Cy")
    library = opened(folder)
    library.scan()
    return library


@pytest.fixture
def keys(library):
    def keys_(rows):
        ids = library.order("path")
        return [entry.key for entry in library.entries(rows.of(ids))]

    return keys_


def matching(library, typed, others=None, ids=None):
    return library.matching(FilterWords(typed), others or {}, Stop(), ids)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zebra", ["sub/a.md"]),
        ("uber", ["sub/a.md"]),
        ("über", ["sub/a.md"]),
        ("ZEBRA", []),
        ("Zebra", ["sub/a.md"]),
        ("Über", ["sub/a.md"]),
        ("Uber", []),
        ("ann", ["b.md", "sub/a.md"]),
        ("ANN", ["b.md"]),
        ("sub", ["sub/a.md"]),
        (".md  ann", ["b.md", "sub/a.md"]),
        ("apples ann", ["b.md"]),
        ("apples zebras", []),
        ("as", ["sub/a.md"]),
        ("sann", []),
        ("%", []),
        ("'", []),
    ],
)
def test_every_word_has_to_be_in_title_author_or_path(library, keys, typed, found):
    assert keys(matching(library, typed)) == found
    assert keys(matching(library, typed, ids=library.order())) == found


def test_tags_count_as_words_and_a_sharp_sign_means_their_beginning(library, keys):
    row = library.id_of(DocumentKey("c.md"))
    others = {row: "#Calm\n#to-do"}
    for typed in ("calm", "Calm", "alm", "#calm", "#to", "nothing #ca", "#Calm to-do"):
        assert keys(matching(library, typed, others)) == ["c.md"], typed
    for typed in ("CALM", "#alm", "#do", "#calm apples", "##calm"):
        assert keys(matching(library, typed, others)) == [], typed
    assert keys(matching(library, "calm", {99: "#calm"})) == []


def test_an_answer_that_nobody_wants_any_more_is_not_given(library):
    stop = Stop()
    stop.set()
    with pytest.raises(Stopped):
        library.matching(FilterWords("a"), {}, stop)
    assert len(library.order()) == 3  # the index is as it was


def test_a_question_is_ended_from_another_thread_and_the_index_goes_on(library):
    stop, is_asked = Stop(), threading.Event()

    def endless(connection: sqlite3.Connection) -> None:
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        with stop.heeded(connection):
            is_asked.set()
            connection.execute(f"{numbers} SELECT max(i) FROM n").fetchone()

    thread = threading.Thread(target=lambda: is_asked.wait(20) and stop.set())
    thread.start()
    with pytest.raises(Stopped):
        library._ask(endless)
    thread.join()
    assert matching(library, "zebra") and library.problems() == []


def test_people_are_found_however_their_names_are_spaced_or_cased(library, keys):
    assert keys(library.written_by("ann  B")) == ["b.md", "sub/a.md"]
    assert keys(library.written_by("Bo")) == []
    assert keys(library.written_by("bo", replies=True)) == ["b.md", "sub/a.md"]
    assert keys(library.written_by("Cy", replies=True)) == ["sub/a.md"]
    assert keys(library.written_by("\x1b[31m")) == keys(library.written_by("")) == []


def test_names_are_offered_those_of_most_documents_first(library):
    authors = [(c.label, c.documents) for c in library.people("", 10, Stop())]
    assert authors == [("ANN b", 2), ("Cy", 1)] or authors == [("Ann B.", 2), ("Cy", 1)]
    repliers = [(c.label, c.documents) for c in library.people("", 10, Stop(), replies=True)]
    assert repliers == [("Bo", 2), ("Cy", 1)]
    assert [c.label for c in library.people("c", 10, Stop(), replies=True)] == ["Cy"]
    assert len(library.people("", 1, Stop())) == 1


def test_a_name_that_is_only_guessed_is_not_offered(library):
    assert "?" not in [c.label for c in library.people("", 10, Stop(), replies=True)]


def test_works_are_offered_and_lead_to_the_documents_that_cite_them(library, keys):
    works = {c.label: c for c in library.works("", 10, Stop())}
    assert works["Lee 2018"].documents == 2
    assert [c.label for c in library.works("therapists", 10, Stop())] == ["Lee 2018"]
    sure, likely = library.citing(works["Lee 2018"].work)
    assert (keys(sure), keys(likely)) == (["b.md", "sub/a.md"], [])
    sure, likely = library.citing(CitedWork("nobody-1900"))
    assert (keys(sure), keys(likely)) == ([], [])


def test_a_work_is_likely_the_same_where_one_side_does_not_tell_the_title(library, keys):
    bare = CitedWork("lee-2018", "", "lee-2018", "Lee 2018")
    sure, likely = library.citing(bare)
    assert (keys(sure), keys(likely)) == ([], ["b.md", "sub/a.md"])
    titled = CitedWork("smith-2019-calm", "smith-2019-calm", "smith-2019", "Smith 2019")
    sure, likely = library.citing(titled)
    assert (keys(sure), keys(likely)) == ([], ["b.md", "sub/a.md"])
    other = CitedWork("lee-2018-birds", "lee-2018-birds", "lee-2018", "Lee 2018")
    assert [keys(rows) for rows in library.citing(other)] == [[], []]


def test_the_same_work_with_and_without_an_identifier_is_the_same(library, keys):
    work = CitedWork("doi:10.1/x", "lee-2018-therapists", "lee-2018", "Lee 2018")
    assert keys(library.citing(work)[0]) == ["b.md", "sub/a.md"]


def test_groups_are_ranked_by_name_and_what_has_none_comes_last(library):
    by_key = {entry.key: entry.id for entry in library.entries(library.order())}
    folders, sites = library.groups("folder"), library.groups("site")
    rank = {key: (folders[row], sites[row]) for key, row in by_key.items()}
    assert rank == {"b.md": (0, 1), "c.md": (0, 2), "sub/a.md": (1, 0)}
    assert {e.key: e.site for e in library.entries(library.order())} == {
        "sub/a.md": "one.example",
        "b.md": "two.example",
        "c.md": "",
    }


def test_replies_and_parts_are_counted_by_row(library):
    (row,) = [library.id_of(DocumentKey("b.md"))]
    assert library.counts("kept")[row] == 2 and library.counts("part_count")[row] == 3


def test_what_a_changed_or_vanished_file_said_is_forgotten(library, folder, keys, write):
    write(folder / "b.md", "Pears", author="Zoë")
    (folder / "sub" / "a.md").unlink()
    library.scan()
    assert keys(matching(library, "pears")) == ["b.md"] and keys(matching(library, "zebras")) == []
    assert [c.label for c in library.people("", 10, Stop())] == ["Cy", "Zoë"]
    assert library.people("", 10, Stop(), replies=True) == [] == library.works("", 10, Stop())
    names = library._ask(lambda c: c.execute("SELECT name FROM person ORDER BY name").fetchall())
    assert names == [("Cy",), ("Zoë",)]
    assert library._ask(lambda c: c.execute("SELECT count(*) FROM work").fetchone()) == (0,)
    assert library._ask(lambda c: c.execute("SELECT count(*) FROM site").fetchone()) == (0,)


def test_a_file_that_is_read_again_keeps_its_numbers_right(library, folder, keys):
    path = folder / "b.md"
    for round_ in range(3):
        path.write_text(path.read_text() + f"\nAnd {round_}.\n")
        library.scan()
    assert keys(library.written_by("Ann B.")) == ["b.md", "sub/a.md"]
    assert keys(library.citing(library.works("", 1, Stop())[0].work)[0]) == ["b.md", "sub/a.md"]


def test_an_index_of_the_version_before_is_built_again(folder, opened, write, tmp_path):
    write(folder / "a.md", "One")
    index = tmp_path / "old.sqlite3"
    library = opened(folder, index=index)
    library.scan()
    library.close()
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE words")
        connection.execute("PRAGMA user_version = 2")
    again = Library([folder], index)
    again.open()
    assert again.count() == 0
    again.scan()
    assert len(list(matching(again, "one").rows())) == 1
    again.close()


@given(
    st.text("aAbß É#", max_size=6),
    st.text("aAbßÉe #/\n", max_size=12),
    st.lists(st.text("aAb", min_size=1, max_size=3), max_size=2),
)
def test_looking_through_the_index_and_at_single_texts_is_the_same(typed, text, tags):
    words = FilterWords(typed)
    lines = "\n".join(f"#{tag}" for tag in tags)
    has = all(
        (word in text if word != word.lower() else plain_text(word) in plain_text(text))
        or any(
            (f"#{tag}" if word != word.lower() else plain_text(f"#{tag}")).startswith(
                word if word != word.lower() else plain_text(word)
            )
            if word.startswith("#")
            else (word in tag if word != word.lower() else plain_text(word) in plain_text(tag))
            for tag in tags
        )
        for word in typed.split()
    )
    assert words.fit(plain_text(text), text, lines) == has


@given(st.text("ab A#", max_size=5), st.text("ab A#", max_size=3), st.text("abA #", max_size=8))
def test_more_letters_never_fit_what_fewer_did_not(typed, more, text):
    fewer, longer = FilterWords(typed), FilterWords(typed + more)
    if longer.goes_on(fewer) and longer.fit(plain_text(text), text, ""):
        assert fewer.fit(plain_text(text), text, "")


@given(st.lists(st.integers(0, 300)), st.lists(st.integers(0, 600)), st.integers(0, 600))
def test_a_set_of_rows_is_a_set(inside, asked, other):
    rows, ids, has = RowSet(inside), array("q", asked), set(inside)
    assert list(rows.of(ids)) == [row for row in asked if row in has]
    assert list(rows.without(ids)) == [row for row in asked if row not in has]
    assert list(rows.rows()) == sorted(has) and (other in rows) == (other in has)
    rows.add(other)
    assert other in rows
    rows.discard(other)
    assert other not in rows and -1 not in rows


@pytest.mark.parametrize(
    ("one", "other"), [("Ann B.", "ann  b"), ("Łukasz", "łukasz"), ("(?)", "(?)")]
)
def test_a_name_is_told_by_its_words(one, other):
    assert plain_name(one) == plain_name(other) != plain_name("Cy")
