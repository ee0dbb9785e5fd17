"""Words of the heading over a comment section, in every language at once.

Data only. Pages mix languages (`3 Kommentare on “…”`), so count, noun and link word are kept apart
and combined freely. Strings of the default themes of WordPress and other blog systems.
"""

ONE = (
    "one", "a", "ein", "eine", "einen", "un", "une", "una", "uno", "um", "uma", "een", "eén",
    "één", "jeden", "jedna", "один", "одна", "en", "ett", "et", "yksi", "bir",
)  # fmt: skip

NONE = (
    "no", "zero", "keine", "kein", "aucun", "aucune", "pas de", "no hay", "ningún", "nessun",
    "nessuna", "nenhum", "nenhuma", "sem", "geen", "brak", "нет", "немає", "inga", "ingen", "ei",
)  # fmt: skip

NOUNS = (
    # English, German, French
    "comment", "comments", "reply", "replies", "response", "responses", "thought", "thoughts",
    "kommentar", "kommentare", "antwort", "antworten", "anwort", "gedanke", "gedanken", "reaktion",
    "reaktionen", "rückmeldung", "rückmeldungen", "commentaire", "commentaires", "réponse",
    "réponses", "réflexion", "réflexions", "réaction", "réactions",
    # Spanish, Italian, Portuguese
    "comentario", "comentarios", "respuesta", "respuestas", "opinión", "opiniones", "pensamiento",
    "pensamientos", "commento", "commenti", "risposta", "risposte", "replica", "repliche",
    "pensiero", "pensieri", "comentário", "comentários", "resposta", "respostas",
    # Dutch, Polish
    "reactie", "reacties", "gedachte", "gedachten", "antwoord", "antwoorden", "opmerking",
    "opmerkingen", "komentarz", "komentarze", "komentarzy", "odpowiedź", "odpowiedzi", "myśl",
    "myśli", "przemyśleń", "przemyślenia",
    # Russian, Ukrainian
    "комментарий", "комментария", "комментариев", "комментарии", "ответ", "ответа", "ответов",
    "отзыв", "отзыва", "отзывов", "мысль", "мысли", "мыслей", "коментар", "коментаря", "коментарі",
    "коментарів", "відповідь", "відповіді", "відповідей",
    # Swedish, Danish, Norwegian, Finnish, Turkish
    "kommentarer", "komentar", "svar", "reaktioner", "mening", "meninger", "tanke", "tankar",
    "tanker", "kommentti", "kommenttia", "kommentit", "vastaus", "vastausta", "vastaukset",
    "yorum", "yorumlar", "yanıt", "düşünce",
)  # fmt: skip

LINKS = (
    "on", "to", "about", "zu", "zum", "auf", "à", "a", "sur", "au sujet de", "en", "sobre", "su",
    "riguardo", "em", "para", "over", "op", "do", "na", "na temat", "w temacie", "для", "до", "к",
    "на", "till", "på", "om", "til", "artikkeliin", "aiheeseen", "for", "für", "pour", "per",
)  # fmt: skip

BARE = (
    "comments", "comment", "responses", "kommentare", "reaktionen", "commentaires", "réponses",
    "comentarios", "respuestas", "commenti", "risposte", "comentários", "respostas", "reacties",
    "komentarze", "odpowiedzi", "комментарии", "коментарі", "kommentarer", "kommentit", "yorumlar",
    "コメント", "评论", "댓글", "reader interactions", "discussion", "diskussion",
    "discussion about this post", "reader comments", "user comments", "commentsrestacks",
    "join the conversation", "beteilige dich an der unterhaltung", "rejoindre la conversation",
    "únete a la conversación", "unisciti alla discussione", "participe da discussão",
    "junte-se à conversa", "doe mee met de conversatie", "dołącz do rozmowy",
    "przyłącz się do konwersacji",
)  # fmt: skip

BARE_ONE = ("comment",)
"""What themes print over exactly one comment when they drop the number. The other languages' words
for it are labels of the form far more often."""

BEFORE_COUNT = (
    "this post has", "this article has", "there are", "there is", "dieser beitrag hat",
    "dieser artikel hat", "es gibt", "cet article a", "esta entrada tiene", "questo post ha",
    "este post tem", "dit bericht heeft", "ten post ma", "ten wpis ma",
)  # fmt: skip
"""What may stand before the count: `This Post Has 3 Comments`."""

WHOLE = (
    # Forms whose parts stand in another order; `N` is the count, `T` the title.
    "T: N комментарий|комментария|комментариев",
    "T için N yorum|yanıt|düşünce",
    "T への N 件の フィードバック|返信|コメント",
    "T 有 N 个|個 想法|评论",
    "T 有 N 条 评论|回复|想法",
    "T 上的 N 条|个 回复|评论|想法",
    "T 의 N 개의 생각|댓글",
    "T 에 대한 N 개 응답|댓글",
    "N 件の コメント|返信|フィードバック",
    "N 条|个 评论|回复|想法",
    "댓글 N 개",
)
