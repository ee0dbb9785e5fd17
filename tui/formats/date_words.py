"""The words of dates in the languages whose pages are read: months, weekdays, filler.

Data only. Spelling is casefolded; a month may be cut to three letters or more where that is usual.
"""

MONTHS: tuple[str, ...] = (
    # January to December: en de fr es it pt nl pl ru uk sv da nb fi tr, with the genitive.
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari "
    "stycznia styczeń sty stycz января январь янв січня січень tammikuuta tammikuu ocak",
    "february feb febr februar février févr fev febrero febbraio fevereiro februari lutego "
    "luty lut февраля февраль фев лютого лютий helmikuuta helmikuu şubat",
    "march mar märz mrz maerz mars marzo março maart mrt marca marzec marz марта март мар "
    "березня березень marts maaliskuuta maaliskuu mart",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi kwiec апреля апрель апр "
    "квітня квітень huhtikuuta huhtikuu nisan",
    "may mai mayo maggio mag maio mei maja maj мая май травня травень toukokuuta toukokuu mayıs",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cze czerw июня июнь июн "
    "червня червень kesäkuuta kesäkuu haziran",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip июля июль июл липня "
    "липень heinäkuuta heinäkuu temmuz",
    "august aug août aout agosto ago augustus sierpnia sierpień sie sierp августа август авг "
    "серпня серпень augusti elokuuta elokuu ağustos",
    "september sep sept septembre septiembre settembre set setembro września wrzesień wrz "
    "wrzes сентября сентябрь сен вересня вересень syyskuuta syyskuu eylül",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik "
    "paź pazdz октября октябрь окт жовтня жовтень lokakuuta lokakuu ekim",
    "november nov novembre noviembre novembro listopada listopad lis listop ноября ноябрь ноя "
    "листопада листопад marraskuuta marraskuu kasım",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia grudzień "
    "gru grudz декабря декабрь дек грудня грудень desember des joulukuuta joulukuu aralık",
)

WEEKDAYS = (
    "monday mon montag lundi lun lunes lunedì segunda-feira maandag poniedziałek понедельник "
    "måndag tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag wtorek вторник "
    "tisdag wednesday wed weds mittwoch mercredi mer mercr miércoles mercoledì quarta-feira "
    "woensdag środa среда onsdag thursday thu thur thurs donnerstag jeudi jueves giovedì "
    "quinta-feira donderdag czwartek четверг torsdag friday fri freitag vendredi viernes "
    "venerdì sexta-feira vrijdag piątek пятница fredag saturday sat samstag sonnabend samedi "
    "sábado sabato zaterdag sobota суббота lördag lørdag sunday sun sonntag dimanche domingo "
    "domenica zondag niedziela воскресенье söndag søndag mo di mi do fr sa so"
)

FILLERS = (
    "on at um am uhr à a le la las el de del alle il às om o в о об kl klo den der of the "
    "posted wrote said written commented schrieb sagt écrit ha scritto dijo publicado em op г "
    "року year"
)
"""Words that may stand beside a date without changing it."""

BEFORE_TIME = ("at", "um", "à", "a las", "alle", "às", "om", "o", "в", "о", "kl.", "kl", "klo", "@")
"""Words between a date and the time of the day."""

RELATIVE_UNITS = (
    r"sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|mos?|years?|yrs?|[smhdwy]|"
    r"sekunden?|minuten?|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?|"
    r"secondes?|heures?|jours?|semaines?|mois|ans?|années?|"
    r"segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|mês|años?|anos?|"
    r"second[io]|minut[io]|or[ae]|giorn[io]|settiman[ae]|mes[ei]|ann[io]|"
    r"uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|"
    r"sekund\w*|minut\w*|godzin\w*|dni|dzień|tygodni\w*|tydzień|miesi\w+|lat[a]?|rok"
)
