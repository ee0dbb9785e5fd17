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

PRAISE = (
    "great", "good article", "good post", "good work", "good job", "good read", "good question",
    "good idea", "good luck", "nice", "awesome", "excellent", "brilliant", "fantastic", "amazing",
    "wonderful", "superb", "well done", "well written", "well put", "very useful", "very good",
    "very nice", "very helpful", "very interesting", "very informative", "so helpful", "so useful",
    "so true", "love this", "love it", "i love", "i agree", "i disagree", "this is very",
    "this is so", "this is great", "this is a great", "this helped", "this was helpful",
    "this was useful", "this worked", "wow", "lol", "congratulations", "congrats", "glad you",
    "sorry to hear", "can you", "could you", "did you ever", "have you tried", "happy to hear",
    "haha", "i found this", "i have a question", "me too", "same here", "super", "toller",
    "schöner", "guter artikel", "sehr gut", "sehr schön", "sehr interessant", "klasse",
    "wunderbar", "stimmt", "ich finde", "très", "bravo", "félicitations", "génial", "merci",
    "j’adore", "j'adore", "excelente", "muy", "felicidades", "felicitaciones", "me encanta",
    "me encantó", "genial", "bellissimo", "complimenti", "ottimo", "molto", "brava", "ótimo",
    "muito", "parabéns", "adorei", "amei", "mooi", "leuk", "świetny", "świetnie", "fajny",
    "bardzo", "piękne", "gratulacje", "отлично", "супер", "класс", "очень",
)  # fmt: skip
"""First words that judge the post or turn to its author."""

SIGN_OFFS = (
    "love", "lots of love", "much love", "with love", "regards", "kind regards", "best regards",
    "warm regards", "best", "best wishes", "cheers", "take care", "yours", "sincerely", "be safe",
    "stay safe", "xoxo", "xo", "liebe grüße", "viele grüße", "beste grüße", "herzliche grüße",
    "mit freundlichen grüßen", "grüße", "gruß", "lg", "vg", "mfg", "cordialement", "amicalement",
    "bien à vous", "bises", "bisous", "saludos", "un abrazo", "abrazos", "un saludo", "saluti",
    "cordiali saluti", "un abbraccio", "abraços", "abraço", "um abraço", "beijos", "groet",
    "groetjes", "groeten", "met vriendelijke groet", "pozdrawiam", "pozdrowienia", "med vänlig "
    "hälsning", "hälsningar", "mvh", "hilsen", "с уважением",
)  # fmt: skip
"""Words with which a comment ends as a letter does."""
