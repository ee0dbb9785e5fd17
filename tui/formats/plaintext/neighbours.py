"""Find the titles of the previous and the next post, which scrapers leave beside the post."""

import re
from collections.abc import Sequence

_LABELS = (
    r"previous post|next post|previous article|next article|previous|next|older post|newer post|"
    r"vorheriger beitrag|nächster beitrag|voriger beitrag|vorheriger|nächster|zurück|weiter|"
    r"article précédent|article suivant|précédent|suivant|entrada anterior|entrada siguiente|"
    r"articolo precedente|articolo successivo|precedente|successivo|post anterior|próximo post|"
    r"vorig bericht|volgend bericht|vorige|volgende|poprzedni wpis|następny wpis|poprzedni|następny"
)
_LABELLED = re.compile(
    rf"(?:[←«‹<]\s?)?(?:{_LABELS})(?:\s?[:→»›>]\s?|\s)(?P<title>\S.*)$", re.IGNORECASE
)
_GLUED = re.compile(
    rf"(?P<label>{_LABELS})(?-i:(?=[A-ZÀ-ÞŁŚŻА-Я\d“„«]))(?P<title>\S.*)$", re.IGNORECASE
)
_ARROWED = re.compile(r"(?:[←«‹]\s?(?P<first>\S.*)|(?P<second>\S.*?)\s?[→»›])$")
_LABEL = re.compile(rf"(?:[←«‹<]\s?)?(?:{_LABELS})(?:\s?[→»›>:])?$", re.IGNORECASE)
_MARKS = ":→»›>"
_ANNOUNCING = re.compile(
    r"(?:posted|published|written|filed|tagged|categor\w+|tags?|by|veröffentlicht|publié|publicado|"
    r"pubblicato|geplaatst|opublikowano)\b|.*[.,:;]$|.*\b(?:on|by|in|am|von|par|le|el|da)$",
    re.IGNORECASE,
)
"""What stands above a post and is no title: the beginnings of by-lines, mottoes, sentences."""

_MENU_TEXT = (
    "home menu about contact search archives categories blog skip to content main menu imprint "
    "impressum startseite menü kontakt datenschutz zum inhalt springen suche accueil inicio "
    "toggle navigation close share print email facebook twitter rss subscribe log in login sign up "
    "menu close privacy policy aller au contenu vai al contenuto saltar al contenido przejdź do "
    "treści przejdź do strona główna newsletter loading contacts sitemap"
)
_MENU = frozenset(_MENU_TEXT.split())


def is_menu(text: str) -> bool:
    """Tell whether the line is made of the usual words of menus."""
    words = re.findall(r"\w+", text.casefold())
    return bool(words) and len(words) <= 5 and all(word in _MENU for word in words)


def neighbours_in(texts: Sequence[str]) -> list[str]:
    """Return the titles that lines such as `← Title`, `Title →` or `Previous post: Title` tell."""
    found = []
    for text in texts:
        title = _labelled(text)
        if title is None:
            arrowed = _ARROWED.match(text)
            title = (arrowed["first"] or arrowed["second"]) if arrowed else None
        if title and len(title.split()) > 1 and not is_menu(title) and not _is_paging(title):
            found.append(title.strip(" ←→«»‹›"))
    return found


def is_announcement(text: str) -> bool:
    """Tell whether a line above a post opens a by-line, or is a motto or a sentence."""
    return _ANNOUNCING.match(text) is not None


def neighbours_below(texts: Sequence[str]) -> list[str]:
    """Return the titles below the comments, also where the label is a line of its own."""
    found = []
    for index, text in enumerate(texts):
        if _LABEL.fullmatch(text) and index + 1 < len(texts):
            following = texts[index + 1]
            if not _LABEL.fullmatch(following) and not is_menu(following):
                found.append(following)
        else:
            found.extend(neighbours_in([text]))
    return found


def _labelled(text: str) -> str | None:
    """Return the title behind the label; screen readers' labels come twice, glued to it."""
    match = _GLUED.match(text) or _LABELLED.match(text)
    if match is None:
        return None
    title: str = match["title"]
    if title[0].islower() and text[: match.start("title")].rstrip()[-1:] not in _MARKS:
        return None  # prose: `Next we create …`
    again = _GLUED.match(title) or _LABELLED.match(title)
    return again["title"] if again else title


def _is_paging(title: str) -> bool:
    return bool(re.search(r"comments|kommentare|commentaires|post$|page$|entries", title, re.I))
