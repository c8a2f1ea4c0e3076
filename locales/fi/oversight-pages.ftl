# Kaikkien ohjelmien kalenteri ja ohjelman tilanne.
calendar-title = Kalenteri
calendar-lead = Kaikkien niiden ohjelmien tapaamiset, joita hoidat tai joista päätät. Tapaamisen voi siirtää vetämällä sen toiselle päivälle tai avaamalla sen.
calendar-view = Näkymä
calendar-view-month = Kuukausi
calendar-view-week = Viikko
calendar-view-list = Luettelo
calendar-programme = Ohjelma
calendar-all = Kaikki
calendar-back = Edellinen
calendar-on = Seuraava
calendar-today = Tänään
calendar-week = Viikko
calendar-week-of = Viikko { $number }, { $days }
calendar-month-of-year = { $month } { $year }
calendar-january = Tammikuu
calendar-february = Helmikuu
calendar-march = Maaliskuu
calendar-april = Huhtikuu
calendar-may = Toukokuu
calendar-june = Kesäkuu
calendar-july = Heinäkuu
calendar-august = Elokuu
calendar-september = Syyskuu
calendar-october = Lokakuu
calendar-november = Marraskuu
calendar-december = Joulukuu
calendar-day-empty = Ei tapaamisia.
calendar-empty = Ei tapaamisia
calendar-empty-what = Näille päiville ei ole suunniteltu tapaamisia. Vaihda ajankohtaa tai rajausta.
calendar-more = Tässä näkyy { $count } ensimmäistä tapaamista. Valitse ohjelma, niin näet kaikki sen tapaamiset.
calendar-open = Avaa
calendar-open-one = Avaa: { $title }, { $when }
calendar-led = Vetäjät
calendar-to-session = Muuta tapaamista
calendar-to-sessions = Ohjelman tapaamiset
calendar-to-series = Siirrä sarja
calendar-move = Siirrä toiseen aikaan
calendar-move-to = Uusi alkamisaika
calendar-move-hint = Tapaaminen kestää yhtä kauan kuin ennen, ja sen tauot siirtyvät mukana.
calendar-look = Katso, mitä siirto muuttaa
calendar-move-now = Siirrä
calendar-move-clear = Uusi aika ei osu päällekkäin muiden tapaamisten kanssa.
calendar-move-told = { $count ->
    [one] Siirrosta kerrotaan yhdelle osallistujalle.
   *[other] Siirrosta kerrotaan { $count } osallistujalle.
}
calendar-move-tells-nobody = Siirrosta ei kerrota kenellekään osallistujalle.
calendar-moved = Tapaaminen siirrettiin.
health-title = Ohjelman tilanne
health-lead = Mikä vaatii toimia, mitä on tulossa ja keitä on mukana.
health-asks = Vaatii toimia
health-nothing = Mikään ei vaadi nyt toimia.
health-unopened = { $count ->
    [one] Yhden tapaamisen muutosta kaikki eivät ole vielä avanneet
   *[other] { $count } tapaamisen muutosta kaikki eivät ole vielä avanneet
}
health-declined = { $count ->
    [one] Yhden tulevan tapaamisen kutsu on hylätty jonkun kalenterissa ilman poissaoloilmoitusta
   *[other] { $count } tulevan tapaamisen kutsu on hylätty jonkun kalenterissa ilman poissaoloilmoitusta
}
health-without-address = { $count ->
    [one] Yhdeltä tapaamiselta puuttuu etäosallistumisen osoite
   *[other] { $count } tapaamiselta puuttuu etäosallistumisen osoite
}
health-without-lead = { $count ->
    [one] Yhdellä tulevalla tapaamisella ei ole vetäjää
   *[other] { $count } tulevalla tapaamisella ei ole vetäjää
}
health-unmarked = { $count ->
    [one] Yhden pidetyn tapaamisen läsnäolot ovat merkitsemättä
   *[other] { $count } pidetyn tapaamisen läsnäolot ovat merkitsemättä
}
health-undelivered = { $count ->
    [one] Yksi viesti ei lähtenyt
   *[other] { $count } viestiä ei lähtenyt
}
health-breaches = { $count ->
    [one] Yksi valmennustapaaminen ei täytä valmentajalinjausta
   *[other] { $count } valmennustapaamista ei täytä valmentajalinjausta
}
health-unanswered = { $count ->
    [one] Yksi osallistuja ei ole vastannut, suostuuko hän luvattua suurempaan tuntimäärään
   *[other] { $count } osallistujaa ei ole vastannut, suostuvatko he luvattua suurempaan tuntimäärään
}
health-to-schedule = { $count ->
    [one] Yhdeltä ohjelmarungon kerralta puuttuu vielä aika
   *[other] { $count } ohjelmarungon kerralta puuttuu vielä aika
}
health-drafts = { $count ->
    [one] Yksi luonnos on julkaisematta
   *[other] { $count } luonnosta on julkaisematta
}
health-people = { $count ->
    [one] 1 henkilö
   *[other] { $count } henkilöä
}
health-rest = { $count ->
    [one] ja yksi muu
   *[other] ja { $count } muuta
}
health-next = Seuraavaksi
health-next-none = Ei tulevia tapaamisia
health-next-none-what = Tulevat tapaamiset näkyvät täällä, kun ne on julkaistu.
health-participants = Osallistujat
health-active = Mukana
health-paused = Tauolla
health-left = Keskeyttänyt
health-completed = Suorittanut loppuun
health-to-participants = Osallistujat
