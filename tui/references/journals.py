"""Find journals named without a particular article: `(see Behaviour Research and Therapy)`.

A capitalised phrase alone is never enough. It takes words that send the reader somewhere (*see*,
*published in*) and a phrase that reads like a journal's name; for a bare *in* the name must hold a
word such as *Journal*. `Nature` counts only as the place where something was published.
"""

import re
from collections.abc import Iterator

import msgspec

from tui.references.names import UPPER

_LINK_WORD = (
    r"(?:of|and|for|the|in|on|&|für|und|der|des|die|zur|de|del|la|las|los|du|et|y|e|di|della|delle|i"
    r"|van|voor|en|och|og|w|z)"
)
_WORD = rf"(?:{UPPER}[\w’'‐-]{{0,6}}\.(?=[ ]{UPPER})|{UPPER}[\w’'‐-]{{1,28}})"
_SMALL_PHRASE = (
    r"(?:Revue|Revista|Rivista|Annales|Cahiers)"
    r"(?:[ ](?:l['’]|d['’])?[\w’'-]{1,25}){1,6}?(?=[.,;:)]|$)"
)
PHRASE = rf"(?:{_SMALL_PHRASE}|{_WORD}(?:(?:[ ]{_LINK_WORD}){{0,3}}[ ]{_WORD}){{0,9}})"

_SEE = r"\b(?:[Ss]ee|[Ss]iehe|[Vv]gl\.?|[Cc]f\.?|[Vv]oir|[Vv]éase|[Vv]edi|[Zz]ie|[Zz]ob\.)"
_PUBLISHED = (
    r"\b(?:published|appear(?:s|ed|ing)?|articles?|papers?|stud(?:y|ies)|editorial|printed|reported"
    r"|erschien(?:en)?|veröffentlicht|Artikel|Studie|Aufsatz|publiée?s?|parue?s?|article|étude"
    r"|publicad[oa]s?|artículo|pubblicat[oaie]|articolo|gepubliceerd|opublikowan\w{1,3})"
)
_IN = r"(?:in|im|dans|en|nella|nel|sul|sulla|w|em|na|no)"
_THE = r"(?:(?:the|this|last|der|dem|die|das|la|le|el|il|de|het)[ ]|l['’])"
_TRIGGER = re.compile(
    rf"(?P<see>{_SEE}[ ](?:(?:also|auch|aussi|también|anche|ook)[ ])?(?:{_IN}[ ])?)"
    rf"|(?P<published>{_PUBLISHED}[ ](?:(?:online|recently|last[ ]\w{{4,5}}|today)[ ])?{_IN}[ ]"
    r"|\b(?:issue|edition|volume|pages)[ ]of[ ])"
    rf"|(?P<in>\b{_IN}[ ])"
)
_NAME = re.compile(rf"(?:{_THE})?(?P<name>{PHRASE})")

_JOURNAL_OF = re.compile(
    r"\bJournal (?:of|for|on)\b|\bZeitschrift für\b|\bArchiv für\b|\bRevista (?:de|española)\b"
    r"|\bRevue (?:de|d['’]|française|internationale)\b|\bRivista (?:di|italiana)\b|\bActa [A-Z]"
    r"|\bTijdschrift voor\b|\bAnnual Review of\b"
)
_JOURNAL_WORD = re.compile(
    r"\b(?:Journal|Archives?|Annals|Annales|Reviews?|Proceedings|Transactions|Bulletin|Quarterly"
    r"|Letters|Zeitschrift|Archiv|Jahrbuch|Revista|Revue|Rivista|Acta|Cahiers|Tijdschrift)\b"
)
_SUBJECT = re.compile(
    r"\b(?:Behavio|Psych|Therap|Medic|Research|Scien|Biolog|Physic|Chemi|Neuro|Linguis|Educat"
    r"|Econom|Sociol|Health|Stud(?:y|ies)|Surg|Oncolog|Cardiolog|P(?:a)?ediatr|Clinic|Cognit"
    r"|Personality|Social|Anthropol|Arch(?:a)?eol|Histor|Philosoph|Mathemat|Statisti|Engineer"
    r"|Comput|Ecolog|Evolution|Genet|Geolog|Geograph|Geophys|Climat|Astro|Nutrition|Nurs|Epidemiol"
    r"|Immunol|Pharma|Addict|Language|Politic|Ethic|Theolog|Managem|Marketing|Financ|Agricult"
    r"|Zoolog|Botan|Entomol|Veterin|Disease|Cancer|Sleep|Anxiety|Depress|Trauma|Disorder|Learning"
    r"|Memory|Development|Adolescen|Gerontol|Ag(?:e)?ing|Criminol|Communicat|Literat|Internist"
    r"|Wissenschaft|Forschung|Heilkund|Geschicht|Soziol|Pädagog|Medizin|Méd|Éduc|Educac|Stor)\w*"
)
_KNOWN = frozenset(
    name
    for line in (
        "BMJ;BMJ Open;British Medical Journal;Cell;Cognition;Epidemiology;JAMA;Lancet",
        "Lancet Psychiatry;NEJM;Nature;Nature Climate Change;Nature Communications",
        "Nature Genetics;Nature Medicine;Nature Neuroscience;Neuron",
        "New England Journal of Medicine;PLOS Medicine;PLOS ONE;PLoS Medicine;PLoS ONE;PLoS One",
        "PNAS;Pediatrics;Psychological Medicine;Psychological Science;Science;Science Advances",
        "Scientific Reports;The Lancet;The Lancet Psychiatry;World Psychiatry;eLife",
    )
    for name in line.split(";")
)
_NEWSPAPERS = re.compile(
    r"\b(?:Wall Street|Home|Bullet|National|Travel|Business|Ladies’?) Journal\b"
)
_GOES_ON = re.compile(r"[ ][a-zà-ÿ]+", re.UNICODE)
_ALLOWED_AFTER = re.compile(
    r"[ ](?:that|which|this|last|by|in|on|and|or|has|had|have|shows?|showed|found|finds|suggests?"
    r"|reports?|about|from|a|to|is|was|says|today|recently|und|oder|et|y|e|volume|vol)\b"
)
JOURNAL_HINTS = (
    *("ournal", "eitschrift", "rchiv", "Annal", "Review", "Proceedings", "Transactions"),
    *("Bulletin", "Quarterly", "Letters", "Jahrbuch", "Revue", "Revista", "Rivista", "Acta "),
    *("Cahiers", "Tijdschrift", "(see ", "(siehe ", "(vgl", "(cf", "(voir ", "(véase ", "(vedi "),
    *("Nature", "Science", "Cell", "Lancet", "BMJ", "JAMA", "PNAS", "PL", "NEJM", "eLife"),
    *("Neuron", "ediatrics", "Reports", "Psychiatry", "Psychological", "Cognition", "Epidemi"),
    *("ublished in ", "ppeared in "),
)
"""Without one of these no journal is found in a text."""


class FoundJournal(msgspec.Struct, frozen=True):
    """A journal named at `[start, end)` of a text."""

    start: int
    end: int
    name: str


def find_journals(text: str) -> Iterator[FoundJournal]:
    """Yield the journals that a text sends its reader to, in order.

    Args:
        text: One block's text; time is linear in its length.
    """
    if not any(hint in text for hint in JOURNAL_HINTS):
        return
    position = 0
    while trigger := _TRIGGER.search(text, position):
        position = trigger.end()
        found = _NAME.match(text, trigger.end(), trigger.end() + 200)
        if found is None:
            continue
        name = found["name"].rstrip(".")
        end = found.start("name") + len(name)
        in_brackets = text[trigger.start() - 1 : trigger.start()] == "("
        if _counts(name, trigger.lastgroup or "", text, end, in_brackets=in_brackets):
            yield FoundJournal(found.start("name"), end, name)
            position = end


def is_journal(name: str) -> bool:
    """Whether a phrase by itself reads like the name of a journal."""
    if name in _KNOWN:
        return True
    if _NEWSPAPERS.search(name):
        return False
    if _JOURNAL_OF.search(name):
        return True
    return bool(_JOURNAL_WORD.search(name) and _SUBJECT.search(name) and " " in name)


def reads_like_subjects(name: str) -> bool:
    """Whether a phrase joins the names of subjects, as `Behaviour Research and Therapy` does."""
    words = name.split()
    joined = any(word in ("and", "of", "&", "und", "et", "y") for word in words)
    return len(words) >= 4 and joined and len(_SUBJECT.findall(name)) >= 2


def _counts(name: str, trigger: str, text: str, end: int, *, in_brackets: bool) -> bool:
    """Whether a phrase after words of a certain kind is taken for a journal."""
    if name in _KNOWN:
        goes_on = _GOES_ON.match(text, end)
        sent = trigger == "published" or (trigger == "see" and " " in name)
        return sent and (not goes_on or bool(_ALLOWED_AFTER.match(text, end)))
    if is_journal(name):
        return True
    if trigger == "published" or (trigger == "see" and in_brackets):
        return reads_like_subjects(name)
    return False
