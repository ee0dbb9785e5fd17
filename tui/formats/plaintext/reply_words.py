"""Words around each comment: who says it, what can be clicked, how people address each other.

Data only, every language at once, compared casefolded.
"""

SAYS = (
    "says", "said", "wrote", "writes", "commented", "comments", "sagt", "sagte", "schreibt",
    "schrieb", "meint", "meinte", "kommentierte", "dit", "a dit", "a écrit", "écrit", "dice",
    "dijo", "escribió", "ha detto", "ha scritto", "scrive", "disse", "diz", "escreveu", "schreef",
    "schrijft", "zegt", "zei", "pisze", "napisał", "napisała", "napisał(a)", "mówi", "komentarz",
    "говорит", "пишет", "написал", "сказал", "skriver", "siger", "sier", "säger", "skrev", "sa",
    "sanoo", "kirjoitti", "dedi ki", "より", "说道", "说", "님의 말", "댓글",
)  # fmt: skip

SAYS_WITHOUT_COLON = (
    "says",
    "said",
    "said…",
    "said...",
    "sagt",
    "schreibt",
    "dice",
    "dit",
    "pisze",
)
"""These may end a name line without a colon."""

BEFORE_NAME = (
    "avatar for", "avatar", "gravatar", "posted by:", "posted by", "comment by", "comment from",
    "written by", "by", "von", "kommentar von", "geschrieben von", "par", "por", "de:", "di:",
    "door", "autor:", "author:", "from:", "profile photo of",
)  # fmt: skip

AFTER_NAME = (
    "post author", "by post author", "author", "(author)", "beitragsautor", "vom beitragsautor",
    "autor", "auteur de l’article", "par auteur de l’article", "autor wpisu", "permalink", "admin",
    "moderator", "on", "am", "le", "sur", "el", "il", "em", "op", "dnia", "at", "says", "edit",
    "(edit)", "reply", "·", "|", "·", "•", "-", "–", "—", ",", ":", "/",
)  # fmt: skip

BUTTONS = (
    "△ ▽", "▲ ▼", "• reply • share ›", "reply • share ›",
    "reply", "reply ↓", "↓ reply", "↪ reply", "replies", "quote", "quote reply", "report", "flag",
    "share", "like", "likelike", "like like", "liked by", "edit", "(edit)", "permalink", "link",
    "loading...", "log in to reply", "login to reply", "reply to this comment", "reply to this",
    "respond", "antworten", "antwort", "zum antworten anmelden", "zitieren", "melden",
    "bearbeiten", "(bearbeiten)", "liken", "likenliken", "liken liken", "gefällt mir",
    "gefällt mirgefällt mir", "répondre", "réponse", "connectez-vous pour répondre", "modifier",
    "(modifier)", "j’aime", "responder", "accede para responder", "inicia sesión para responder",
    "me gusta", "editar", "(editar)", "rispondi", "accedi per rispondere", "modifica",
    "(modifica)", "mi piace", "acesse para responder", "inicie a sessão para comentar", "curtir",
    "beantwoorden", "antwoorden", "reageren", "reageer", "login om te reageren",
    "log in om te reageren", "bewerken", "(bewerken)", "odpowiedz",
    "zaloguj się, aby odpowiedzieć", "zaloguj się, aby móc odpowiedzieć", "edytuj", "(edytuj)",
    "lubię to", "ответить", "відповіcти", "відповісти", "svara", "svar", "vastaa", "yanıtla",
    "返信", "回复", "응답", "avatar", "gravatar", "[read more]", "share this comment", "upvote",
    "downvote", "vote up", "vote down", "collapse", "expand", "hide replies", "show replies",
    "view replies", "+1", "0", "*",
)  # fmt: skip
"""Whole lines around a comment that are no words of its author."""

BUTTON_STARTS = (
    "reply to ", "in reply to ", "your comment is awaiting", "dein kommentar wartet",
    "antworte auf ", "répondre à ", "responder a ", "responder para ", "rispondi a ",
    "antwoord op ", "odpowiedz użytkownikowi ", "votre commentaire est en attente",
    "tu comentario está pendiente", "il tuo commento è in attesa",
    "o seu comentário está aguardando", "o seu comentário aguarda", "je reactie is in afwachting",
    "twój komentarz oczekuje", "ваш комментарий ожидает", "like (", "liked by ", "loading",
)  # fmt: skip

IN_REPLY_TO = (
    "in reply to", "als antwort auf", "en réponse à", "en respuesta a", "in risposta a",
    "em resposta a", "in antwoord op", "w odpowiedzi do", "replying to", "antwort auf",
)  # fmt: skip

PINGBACKS = ("pingback", "ping", "pingback from", "rückverweis", "уведомление", "ピンバック")
TRACKBACKS = ("trackback", "trackback from", "tracked on")

THANKS = (
    "thanks", "thank you", "many thanks", "thanx", "thx", "cheers", "well said", "agreed",
    "i agree with", "i agree", "good point", "great point", "danke", "vielen dank", "dankeschön",
    "merci", "gracias", "muchas gracias", "grazie", "obrigado", "obrigada", "dank je", "bedankt",
    "dzięki", "dziękuję", "спасибо", "дякую", "tack", "tak", "takk", "kiitos", "teşekkürler",
)  # fmt: skip

GREETINGS = (
    "hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "servus", "moin", "bonjour", "salut",
    "cher", "chère", "hola", "querido", "querida", "estimado", "ciao", "caro", "cara", "salve",
    "olá", "oi", "beste", "hoi", "cześć", "witaj", "witam", "drogi", "droga", "привет",
    "здравствуйте", "hej", "hei", "merhaba",
)  # fmt: skip
