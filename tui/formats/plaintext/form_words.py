"""Strings with which a comment section ends: the reply form, its closing, the page's navigation.

Data only. `STARTS` may be followed by anything (a name, a glued `Cancel reply`); `LINES` are whole
lines; `GLUED` end a line whatever its first words are. All are compared casefolded.
"""

STARTS = (
    # English
    "leave a reply", "leave a comment", "leave your comment", "leave comment", "post a comment",
    "post your comment", "add a comment", "add your comment", "submit a comment",
    "write a comment", "speak your mind", "what do you think?", "click here to cancel reply",
    "cancel reply", "cancel comment reply", "your email address will not be published",
    "your e-mail address will not be published", "required fields are marked",
    "save my name, email", "notify me of follow", "notify me of new", "this site uses akismet",
    "logged in as ", "you must be logged in to post", "you must log in to post",
    "comments are closed", "comments are now closed", "comments closed", "comments for this",
    "comments on this entry are closed", "sorry, comments are closed",
    "subscribe to: post comments", "you have entered an incorrect email",
    "please enter your comment", "please enter your name", "fill in your details below",
    "enter your comment here", "trackback url for this entry",
    # German
    "schreibe einen kommentar", "schreiben sie einen kommentar", "schreib einen kommentar",
    "hinterlasse einen kommentar", "hinterlasse eine antwort", "hinterlassen sie einen kommentar",
    "kommentar verfassen", "kommentar schreiben", "kommentar hinterlassen", "kommentar abgeben",
    "einen kommentar schreiben", "antworte auf den kommentar von", "antwort abbrechen",
    "antworten abbrechen", "deine e-mail-adresse wird nicht", "ihre e-mail-adresse wird nicht",
    "die e-mail-adresse wird nicht", "erforderliche felder sind", "meinen namen, ",
    "du bist angemeldet als", "du musst angemeldet sein", "sie müssen angemeldet",
    "du musst dich anmelden", "die kommentare sind geschlossen", "kommentare sind geschlossen",
    "die kommentarfunktion ist", "kommentarfunktion geschlossen", "trage deine daten unten ein",
    "gib hier deinen kommentar ein", "benachrichtige mich über", "benachrichtigung bei weiteren",
    "informiere mich über neue", "diese website verwendet akismet", "mit absendung des formulars",
    # French
    "laisser un commentaire", "laissez un commentaire", "laisser une réponse",
    "soumettre un commentaire", "poster un commentaire", "ajouter un commentaire",
    "annuler la réponse", "votre adresse e-mail ne sera pas", "votre adresse email ne sera pas",
    "votre adresse de messagerie ne sera pas", "les champs obligatoires", "enregistrer mon nom",
    "connexion en tant que", "vous devez vous connecter pour", "vous devez être connecté pour",
    "les commentaires sont fermés", "prévenez-moi de tous les nouveaux",
    # Spanish
    "deja una respuesta", "deja un comentario", "dejar un comentario", "deja tu comentario",
    "cancelar la respuesta", "cancelar respuesta", "tu dirección de correo electrónico no",
    "los campos obligatorios", "guarda mi nombre", "guardar mi nombre", "conectado como ",
    "lo siento, debes estar conectado", "los comentarios están cerrados", "publicar comentario",
    "publicar un comentario", "publicar el comentario",
    # Italian
    "lascia un commento", "lascia una risposta", "annulla risposta", "il tuo indirizzo email non",
    "i campi obbligatori", "salva il mio nome", "do il mio consenso affinché", "connesso come ",
    "devi essere connesso per", "i commenti sono chiusi", "invia commento", "pubblica il commento",
    # Portuguese
    "deixe um comentário", "deixe uma resposta", "deixar um comentário",
    "o seu endereço de e-mail", "o seu endereço de email", "campos obrigatórios",
    "salvar meus dados", "guardar o meu nome", "sessão iniciada como",
    "você precisa fazer o login", "tem de iniciar a sessão", "os comentários estão",
    "publicar comentário", "cancelar resposta",
    # Dutch
    "geef een reactie", "laat een reactie achter", "laat een antwoord achter", "reactie annuleren",
    "je e-mailadres wordt niet", "het e-mailadres wordt niet", "jouw e-mailadres",
    "vereiste velden", "mijn naam, e-mail en site", "aangemeld als ", "je moet ingelogd zijn",
    "je moet inloggen", "reacties zijn gesloten", "reactie plaatsen",
    # Polish
    "dodaj komentarz", "zostaw komentarz", "napisz komentarz", "anuluj pisanie odpowiedzi",
    "twój adres e-mail nie", "twój adres email nie", "wymagane pola", "pola, których wypełnienie",
    "zapamiętaj moje dane", "zapisz moje dane", "zalogowany jako ", "musisz się zalogować",
    "możliwość komentowania", "opublikuj komentarz", "pozostaw odpowiedź", "skomentuj ",
    "ta strona używa akismet", "witryna wykorzystuje akismet",
    # Russian, Ukrainian
    "добавить комментарий", "оставить комментарий", "отменить ответ", "ваш адрес email не",
    "ваш e-mail не", "обязательные поля помечены", "отправить комментарий", "комментарии закрыты",
    "залишити відповідь", "скасувати коментар", "ваша e-mail адреса", "обов’язкові поля",
    "опублікувати коментар",
    # Swedish, Danish, Norwegian, Finnish, Turkish
    "lämna ett svar", "lämna en kommentar", "avbryt svar", "din e-postadress kommer",
    "obligatoriska fält", "publicera kommentar", "skriv et svar", "skriv en kommentar",
    "annuller svar", "din e-mailadresse vil ikke", "krævede felter", "send kommentar",
    "legg igjen en kommentar", "legg inn en kommentar", "din e-postadresse vil",
    "obligatoriske felt", "publiser kommentar", "peruuta vastaus", "sähköpostiosoitettasi ei",
    "pakolliset kentät", "lähetä kommentti", "bir yanıt yazın", "yanıtı iptal et",
    "e-posta hesabınız", "e-posta adresiniz", "gerekli alanlar", "yorum gönder",
    # Japanese, Chinese, Korean
    "コメントを残す", "コメントをキャンセル", "メールアドレスが公開", "コメントを送信", "发表回复",
    "发表评论", "取消回复", "您的邮箱地址不会", "您的电子邮箱地址不会", "必填项已用",
    "답글 남기기", "응답 취소", "이메일 주소는 공개되지", "필수 필드는", "댓글 달기",
    # Other systems and the navigation around the section
    "please enable javascript to view the comments", "blog comments powered by",
    "newer post older", "links to this post", "post navigation", "beitragsnavigation",
    "beitrags-navigation", "navigation des articles", "navigation de l’article",
    "navegación de entradas", "navigazione articoli", "navegação de post", "bericht navigatie",
    "berichtnavigatie", "nawigacja wpisu", "zobacz wpisy", "навигация по записям",
    "inläggsnavigering", "indlægsnavigation", "innleggsnavigasjon", "ready for more?",
    "previous post", "next post", "listed below are links to weblogs", "you might also like",
    "related posts", "related articles", "ähnliche beiträge", "articles similaires",
    "entradas relacionadas", "recent posts", "recent comments", "neueste beiträge",
    "neueste kommentare", "articles récents", "this website uses cookies",
    "this site uses cookies", "we use cookies", "privacy & cookies",
    "diese website verwendet cookies", "diese webseite verwendet cookies", "wir verwenden cookies",
    "wir benutzen cookies", "ce site utilise des cookies", "este sitio web utiliza cookies",
    "questo sito utilizza", "este site usa cookies", "deze website gebruikt cookies",
    "ta strona używa ciasteczek", "ta strona korzysta z", "zgoda na użycie ciasteczek",
    "e-mail-benachrichtigung", "email notification", "proudly powered by", "copyright ©", "© ",
    "filed under:", "tagged with:",
)  # fmt: skip

LINES = (
    "comment *", "name *", "email *", "e-mail *", "website", "post comment", "no posts",
    "kommentar *", "kommentieren", "kommentieren x", "kommentar abschicken", "senden",
    "commentaire *", "nom *", "comentario *", "nombre *", "commento *", "nome *", "comentário *",
    "reactie *", "naam *", "komentarz *", "nazwa *", "vastaa", "type here..", "name*", "email*",
    "your name *", "your e-mail *", "name (required)", "name (erforderlich)", "archives",
    "archive", "categories", "kategorien", "tags", "share this:", "meta", "search", "suche",
    "newsletter",
)  # fmt: skip

GLUED = (
    "cancel reply", "cancel comment reply", "antwort abbrechen", "antworten abbrechen",
    "annuler la réponse", "annuler la réponse.", "cancelar la respuesta", "cancelar respuesta",
    "annulla risposta", "cancelar resposta", "reactie annuleren", "anuluj pisanie odpowiedzi",
    "отменить ответ", "скасувати коментар", "avbryt svar", "annuller svar", "peruuta vastaus",
    "yanıtı iptal et", "コメントをキャンセル", "取消回复", "응답 취소",
)  # fmt: skip

PAGING = (
    "older comments", "newer comments", "comment navigation", "comments pagination",
    "ältere kommentare", "neuere kommentare", "kommentar-navigation", "kommentarnavigation",
    "commentaires plus anciens", "commentaires plus récents", "navigation des commentaires",
    "comentarios anteriores", "comentarios siguientes", "commenti meno recenti",
    "commenti più recenti", "comentários mais antigos", "comentários mais recentes",
    "oudere reacties", "nieuwere reacties", "starsze komentarze", "nowsze komentarze",
    "previous comments", "next comments", "load more comments", "show more comments",
)  # fmt: skip
"""Stand above and below the list of comments; neither start nor end it."""
