"""The heading over the comments, in every language and shape."""

import pytest

from tui.formats.plaintext.heading import glued_heading, heading_in

TITLED = {
    "13 replies on “T t”": 13,
    "One Response to “T t”": 1,
    "2 Responses to T t": 2,
    "No Responses to “T t”": 0,
    "1 thought on “T t”": 1,
    "1,204 thoughts on “T t”": 1204,
    "1.204 Gedanken zu „T t“": 1204,
    "1 204 réflexions sur « T t »": 1204,
    "Ein Gedanke zu „T t“": 1,
    "Eine Antwort auf „T t“": 1,
    "11 Anworten zu „T t“": None,
    "5 Antworten auf „T t“": 5,
    "5 Kommentare on “T t”": 5,
    "Une réflexion au sujet de « T t »": 1,
    "2 réponses à T t": 2,
    "Una respuesta a «T t»": 1,
    "3 opiniones en “T t”": 3,
    "Un pensiero riguardo “T t”": 1,
    "4 risposte su “T t”": 4,
    "Um comentário em “T t”": 1,
    "2 respostas para “T t”": 2,
    "Eén gedachte over “T t”": 1,
    "6 reacties op “T t”": 6,
    "Jedna myśl na temat “T t”": 1,
    "13 komentarzy do “T t”": 13,
    "2 odpowiedzi na “T t”": 2,
    "T t: 5 комментариев": 5,
    "3 ответа к “T t”": 3,
    "5 коментарів для “T t”": 5,
    "2 reaktioner till ”T t”": 2,
    "2 svar på ”T t”": 2,
    "En mening om “T t”": 1,
    "7 meninger om “T t”": 7,
    "2 kommentarer til «T t»": 2,
    "2 vastausta artikkeliin “T t”": 2,
    "“T t” için 3 yorum": 3,
    "「T t」への2件のフィードバック": 2,
    "「T t」への4件の返信": 4,
    "《T t》有3个想法": 3,
    "“T t”上的5条回复": 5,
    "“T t”의 2개의 생각": 2,
    "T t에 대한 3개 응답": 3,
    "Responses to “T t”": None,
    "Antworten auf „T t“": None,
}


@pytest.mark.parametrize(("line", "count"), TITLED.items())
def test_a_heading_tells_count_and_title(line, count):
    heading = heading_in(line)
    if line.startswith("11 Anworten"):
        assert heading is None  # the known misprint is `Anwort`; a plural of it was never seen
        return
    assert heading is not None
    assert (heading.count, heading.title) == (count, "T t")


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("2 Comments", 2), ("1 Comment", 1), ("No Comments", 0), ("Comments (5)", 5),
        ("Comments: 5", 5), ("Kommentare ( 56 )", 56), ("7 Comments:", 7), ("± 4 Kommentare", 4),
        ("This Post Has 3 Comments", 3), ("Ein Kommentar", 1), ("Un commentaire", 1),
        ("Brak komentarzy", 0), ("4 komentarze", 4), ("3 comentarios", 3), ("3件のコメント", 3),
        ("3条评论", 3), ("댓글 3개", 3), ("12 COMMENTS", 12), ("12 комментариев", 12),
        ("Comments", None), ("Reader Interactions", None), ("CommentsRestacks", None),
        ("Discussion about this post", None), ("Únete a la conversación", None),
    ],
)  # fmt: skip
def test_a_heading_without_title(line, count):
    heading = heading_in(line)
    assert heading is not None
    assert (heading.count, heading.title) == (count, None)


@pytest.mark.parametrize(
    "line",
    [
        "zwei Antworten auf „wird das Ereignis?“", "my thoughts on “what are the …”",
        "responses to “Digital Maoism” were many", "United Technologies says:",
        "Quick thoughts on last night's action:", "We got 12 comments on this and more.",
        "Comments Off on A Walk", "The two comments", "5 years on", "Antworten", "Reply",
    ],
)  # fmt: skip
def test_the_same_words_in_prose_are_no_heading(line):
    assert heading_in(line) is None


def test_inner_quotes_belong_to_the_title():
    heading = heading_in("1 thought on ““Behind a mask” – the house “Dream””")
    assert heading.title == "“Behind a mask” – the house “Dream”"
    assert heading_in("Une réflexion sur « Cuisson “Vapeur” »").title == "Cuisson “Vapeur”"


def test_a_missing_closing_quote_does_not_matter():
    assert heading_in("6 komentarzy do “KP# 100: urodziny").title == "KP# 100: urodziny"


def test_a_heading_broken_over_lines_is_one(pages):
    found = pages.read(
        "2 replies on\n“A Walk\nin the Fens”\n\nOh yes, it was windy.\n\nNot at all."
    )
    assert (found.declared, found.post.title, len(found.replies)) == (2, pages.title, 2)


def test_a_glued_heading_needs_the_known_title():
    text = "We were glad. 21 thoughts on “A Walk: in the Fens”"
    assert glued_heading(text, ["A Walk: in the Fens"])[1].count == 21
    assert glued_heading(text, ["Another Walk"]) is None


def test_a_heading_glued_to_the_last_paragraph_is_cut_off(pages):
    above = pages.post.rstrip() + " We were glad. 2 thoughts on “A Walk in the Fens”\n\n"
    found = pages.read("Oh yes, we were.\n\nSo were we.", above)
    assert found.declared == 2
    assert found.post.body[-1].text.endswith("We were glad.")
    assert [reply.text for reply in found.replies] == ["Oh yes, we were.", "So were we."]


@pytest.mark.parametrize(
    "line", ["1 " * 150, "“" * 299, "1 comment on " + "“" * 280, "a " * 150 + "için", "1" * 300]
)
def test_hostile_lines_are_answered_before_they_can_be_noticed(line, no_hang):
    with no_hang(5):
        for _ in range(20):
            heading_in(line)
