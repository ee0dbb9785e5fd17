"""Capitalised words that stand before a year without being an author's name.

`(March, 2018)`, `(London, 2018)` and `(Springer, 2018)` look like citations and are none. Missing
one name is better than showing a month as an author.
"""

_MONTHS = """
January February March April May June July August September October November December
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
Januar Jänner Februar März Mai Juni Juli Oktober Dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
januari februari maart mei augustus
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
Mon Tue Tues Wed Thu Thurs Fri Sat Sun
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
Spring Summer Autumn Fall Winter Frühling Frühjahr Sommer Herbst Christmas Easter Thanksgiving
Weihnachten Ostern
"""
_PLACES = """
London Paris Berlin Vienna Wien Rome Roma Madrid Barcelona Lisbon Lisboa Dublin Edinburgh Glasgow
Manchester Liverpool Birmingham Bristol Leeds Oxford Cambridge York Brussels Amsterdam Rotterdam
Copenhagen Stockholm Oslo Helsinki Warsaw Warszawa Kraków Prague Budapest Athens Moscow Istanbul
Munich München Hamburg Köln Frankfurt Leipzig Dresden Zürich Genève Geneva Basel Bern Milano Milan
Torino Firenze Florence Venice Venezia Napoli Lyon Marseille Chicago Boston Philadelphia Seattle
Francisco Angeles Diego Vegas Washington Toronto Montreal Vancouver Ottawa Sydney Melbourne Brisbane
Auckland Tokyo Kyoto Osaka Beijing Shanghai Singapore Delhi Mumbai Cairo Jerusalem Baghdad Tehran
Australia Austria Österreich Belgium Brazil Canada China Croatia Denmark Egypt England Europe Europa
Finland France Frankreich Germany Deutschland Greece Hungary Iceland India Iran Iraq Ireland Israel
Italy Italia Japan Kenya Korea Libya Mexico Netherlands Norway Poland Polska Portugal Romania Russia
Scotland Serbia Spain España Sweden Switzerland Schweiz Syria Taiwan Thailand Turkey Ukraine Vietnam
Wales Zealand America Africa Asia Afghanistan Pakistan Argentina Chile Colombia Peru Cuba Alaska
California Texas Florida Colorado Oregon Arizona Nevada Utah Virginia Carolina Dakota Georgia
Jersey Hampshire Hawaii Ohio Michigan Wisconsin Minnesota Illinois Indiana Kansas Missouri Oklahoma
Kentucky Tennessee Alabama Louisiana Maryland Massachusetts Maine Vermont Connecticut Pennsylvania
Ontario Quebec Alberta Kingdom States Union Republic North South East West Northern Southern
USA UK US EU UN GDR DDR BRD USSR UdSSR NYC LA NY
"""
_PRESS = """
Press Books Book Verlag Publishing Publishers Publications Edition Editions House Group Media
Springer Elsevier Wiley Routledge Penguin Knopf Norton Sage Guilford Palgrave Macmillan
HarperCollins Harper Hachette Doubleday Bloomsbury Vintage Faber Gallimard Seuil Suhrkamp Fischer
Rowohlt Hanser Reclam Anagrama Einaudi Mondadori Feltrinelli Scholastic Tor Orbit Gollancz Random
University College Universität Université Universidad School Institut
Records Studios Pictures Entertainment Productions Films Bros Inc Ltd LLC GmbH AG Corp Company
Reuters Getty Wikipedia Wikimedia Flickr YouTube Google Facebook Twitter Amazon Netflix HBO BBC CNN
Times Guardian Telegraph Spiegel Zeit Post Herald Tribune News Daily Magazine
"""
_THINGS = """
Figure Fig Table Tabelle Abbildung Abb Section Chapter Kapitel Part Teil Volume Vol Act Law Bill
Article Art Page Seite Version Ver Windows Office Server Series Season Episode Photo Foto Image Bild
Copyright Update Updated Edit Edited Revised Revision Posted Published Created Released Release
Budget Olympics Olympiad Conference Congress Summit Forum Meeting Workshop Session Report Review
Study Studie Survey Census Election Elections War Treaty Agreement
Regulation Directive Resolution Amendment Decree Award Awards Prize Oscar Festival Cup League Game
Games Match Open Tour Album Song Film Movie Novel Single Soundtrack Trilogy Saga Show Exhibition
Class Grade Model Type Mark Phase Step Stage Level Round Week Day Year Years Jahr Jahre Anno
Est Established Founded Born Died Circa Since Until About Around Over Nearly
Photoshop Excel Word Outlook Android Linux Ubuntu Debian Java Python Visual Studio Creative
Ford Honda Toyota Volkswagen Mercedes Porsche Ferrari Boeing Airbus Canon Nikon Sony
Reply Comment Comments Antwort Antworten Link Links Source Quelle Sources Credit Credits
Matrix Avatar Titanic Inception Interstellar Gladiator Alien Aliens Terminator Rambo Rocky Jaws
Firefox Chrome Safari Kindle Facebook Brexit Covid COVID Corona Bitcoin Minecraft Pokémon
Psycho Vertigo Superman Batman Spiderman Godzilla Frozen Up Her Ultra Pro Max Mini Note
"""
_OPENING = """
A After All Also Although An And As At Because Before Both But By Cf Compare Despite During Even
First Finally For From Furthermore Given He Hence Here How However I If In Indeed Instead It Its
Last Later Like Many Meanwhile Moreover More Most My Nevertheless No Not Now Of On Once One Only Or
Other Our Overall Perhaps Recently Second Secondly See Several She Similarly Since So Some Still
Such Than That The Their Then There These They Third This Those Though Through Thus To Today
Together Two Under Unlike Until Using We What When Where Whereas Whether Which While Who Why With
Within Without Yet You Your According Following Recent
Aber Als Am An Auch Auf Aus Bei Bereits Da Dabei Damit Das Dass Dem Den Denn Der Des Die Dies Diese
Dieser Dort Durch Ein Eine Er Es Für Im In Ist Ja Laut Mit Nach Nicht Noch Nun Ob Obwohl Schon Sie
Siehe So Sowohl Und Vergleiche Vgl Von Vor Während Was Wenn Wer Wie Wir Zu Zum Zur
Ainsi Alors Après Aussi Avec Car Cependant Ces Cette Chez Comme Dans De Depuis Des Donc Du Elle En
Et Il Ils Je Le La Les Lorsque Mais Nous On Ou Où Par Pour Puis Quand Que Qui Selon Si Sur Un Une
Voir Vous Aunque Como Con Cuando El Ella Ellos Entre Es Esta Este Esto Los Las Más Muy Para Pero Por
Porque Pues Según Ser Sin Sobre Su También Tras Véase Ya Y Anche Che Come Da Di Dopo Gli Lo Ma Nel
Nella Non Per Però Perché Poi Quando Questo Secondo Se Vedi Al Del Della Een Het Maar Ook Van
Volgens Zie Jak Jest Nie Tak Według Zdaniem
"""
_TITLES = """
Dr Drs Prof Professor Mr Mrs Ms Miss Sir Dame Lord Lady Rev Reverend Herr Frau Monsieur Madame Señor
Señora Don Dr.med Judge Justice President Senator Researcher Researchers Psychologist Psychiatrist
Author Authors Economist Philosopher Historian
"""

_PARTICLES = frozenset(
    ("Al", "Da", "De", "Del", "Della", "Di", "Du", "El", "La", "Le", "Van", "Von")
)

OPENING_WORDS = frozenset(_OPENING.split()) - _PARTICLES
"""Words that open a sentence or join clauses before a name; never a name themselves."""

TITLES_OF_PEOPLE = frozenset(_TITLES.split())
"""Words before a name that are no part of it."""

_OTHER = frozenset((_MONTHS + _PLACES + _PRESS + _THINGS).split())

DOUBTFUL_NAMES = _OTHER | {word.capitalize() for word in _OTHER} | {word.upper() for word in _OTHER}
"""Words that are a name only where something else says so: `Day (2018)` is doubtful, `Day & West
(2018)` is not."""

PUBLISHERS = frozenset(
    {
        ("Simon", "Schuster"),
        ("Straus", "Giroux"),
        ("Farrar", "Straus", "Giroux"),
        ("Faber", "Faber"),
        ("Chatto", "Windus"),
        ("Thames", "Hudson"),
        ("Taylor", "Francis"),
        ("Weidenfeld", "Nicolson"),
        ("Hodder", "Stoughton"),
        ("Allen", "Unwin"),
        ("Rowman", "Littlefield"),
        ("Angus", "Robertson"),
        ("Kiepenheuer", "Witsch"),
        ("Hoffmann", "Campe"),
        ("Vandenhoeck", "Ruprecht"),
        ("Little", "Brown"),
        ("Smith", "Wesson"),
        ("Marks", "Spencer"),
        ("Johnson", "Johnson"),
        ("Procter", "Gamble"),
    }
)
"""Houses whose name reads like two authors."""
