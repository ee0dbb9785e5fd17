"""Dates in the shapes and languages of saved pages."""

import sys
from subprocess import run

import pytest

from tui.formats.dates import find_date, iso_date

READ = {
    "March 11th, 2015 at 02:57": "2015-03-11T02:57",
    "wrote on March 11th, 2015 at 02:57:": "2015-03-11T02:57",
    "Monday, May 3, 2004 9:12 PM": "2004-05-03T21:12",
    "May 3, 2004 12:05 am": "2004-05-03T00:05",
    "12:45 PM, June 3, 2005": "2005-06-03T12:45",
    "09:12 on May 3, 2004": "2004-05-03T09:12",
    "7. Dez 2018 um 13:22 Uhr": "2018-12-07T13:22",
    "19.04.2016 um 20:55 Uhr": "2016-04-19T20:55",
    "12.05.07 13:22": "2007-05-12T13:22",
    "3.9.98": "1998-09-03",
    "31 octobre 2014 à 11h48": "2014-10-31T11:48",
    "22 juillet 2016 à 14 h 09 min": "2016-07-22T14:09",
    "11 de marzo de 2015 a las 02:57": "2015-03-11T02:57",
    "11 marzo 2015 alle 02:57": "2015-03-11T02:57",
    "11 de março de 2015 às 02:57": "2015-03-11T02:57",
    "11 maart 2015 om 02:57": "2015-03-11T02:57",
    "30 grudnia 2017 o 23:45": "2017-12-30T23:45",
    "11 марта 2015 в 02:57": "2015-03-11T02:57",
    "11 березня 2015 о 02:57": "2015-03-11T02:57",
    "11 mars 2015 kl. 02:57": "2015-03-11T02:57",
    "11. maaliskuuta 2015 klo 02.57": "2015-03-11T02:57",
    "11 Mart 2015, 02:57": "2015-03-11T02:57",
    "2015年3月11日 午後2:57": "2015-03-11T14:57",
    "2015년 3월 11일": "2015-03-11",
    "2015-03-11": "2015-03-11",
    "2015/03/11 02:57": "2015-03-11T02:57",
    "2015-03-11T02:57:10+01:00": "2015-03-11T02:57:10+01:00",
    "Wed, 11 Mar 2015 02:57:00 +0100": "2015-03-11T02:57:00+01:00",
    "2015-03-11T02:57:10Z": "2015-03-11T02:57:10Z",
    "18/02/2020 à 16:42": "2020-02-18T16:42",
    "2/18/2020": "2020-02-18",
    "3/4/2015 3:15 pm": "2015-03-04T15:15",
}


@pytest.mark.parametrize(("words", "iso"), READ.items())
def test_the_date_is_read(words, iso):
    assert iso_date(words) == iso


@pytest.mark.parametrize(
    "words",
    [
        "", "words", "3 days ago", "vor 3 Tagen", "Jun 18", "3/4/2015", "99.99.2015", "13/13/2015",
        "in May 2015 we met", "my note of March 11, 2015 was wrong", "1" * 5000, "0", "12:30",
    ],
)  # fmt: skip
def test_what_is_no_absolute_date_alone_is_left(words):
    assert iso_date(words) is None


def test_the_caller_may_know_the_order_of_day_and_month():
    assert iso_date("3/4/2015", day_first=True) == "2015-04-03"
    assert iso_date("3/4/2015", day_first=False) == "2015-03-04"


def test_a_form_beyond_the_tables_is_left_to_dateparser():
    assert iso_date("11 dicembre dell'anno 2015") is None
    assert iso_date("2015, March 11") == "2015-03-11"


def test_a_date_is_found_glued_between_other_words():
    found = find_date("Martin Mair3. Februar 2020 um 9:46Permalink")
    assert (found.words, found.iso) == ("3. Februar 2020 um 9:46", "2020-02-03T09:46")
    assert find_date("Ann LeeJanuary 7, 2022 at 9:14 PM").start == len("Ann Lee")


@pytest.mark.parametrize(
    "words",
    [
        "3 days ago",
        "vor 3 Tagen",
        "il y a 3 jours",
        "2 dni temu",
        "1 Stunde 5 Minuten her",
        "Jun 18",
    ],
)
def test_relative_dates_are_found_and_keep_their_words(words):
    found = find_date(words)
    assert (found.words, found.iso) == (words, None)


def test_common_dates_do_not_load_dateparser():
    code = (
        "import sys; from tui.formats.dates import iso_date; iso_date('March 11th, 2015 at 02:57');"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0
