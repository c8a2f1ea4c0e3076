# Tapaamiset koordinaattorin näkymässä.
sessions-title = Tapaamiset
sessions-lead = Ohjelman tapaamiset ja se, mitä on vielä suunniteltava. Luonnokset näkyvät vain koordinaattoreille ja päättäjille.
sessions-list = Tapaamiset aikajärjestyksessä
sessions-none = Tapaamisia ei ole vielä suunniteltu
sessions-none-what = Suunniteltu tapaaminen on ensin luonnos. Osallistujille kerrotaan siitä vasta, kun se julkaistaan.
sessions-no-design = Tapaamisia voi suunnitella, kun ohjelmarunko on julkaistu.
sessions-one = Tapaaminen
sessions-when = Aika
sessions-element = Osio
sessions-for = Kenelle
sessions-where = Toteutustapa ja paikka
sessions-length = Työaikaa
sessions-state = Tila
sessions-members = { $count ->
    [one] yksi osallistuja
   *[other] { $count } osallistujaa
}
session-state-draft = luonnos
session-state-published = julkaistu
session-day-off = vapaapäivä
session-clash = päällekkäin
session-clash-group = Samalla ryhmällä: { $title }, { $when }
session-clash-facilitator = Samalla vetäjällä: { $title }, { $when }
session-clash-room = Samassa paikassa: { $title }, { $when }
session-clash-participants = Samoilla osallistujilla: { $title }, { $when }
session-clash-elsewhere = toisen ohjelman tapaaminen
sessions-hours = Suunnitellut tunnit
sessions-hours-what = Tunnit ohjelmarungon mukaan ja se, mitä niistä on jo suunniteltu. Perutut tapaamiset on vielä järjestettävä.
sessions-promised = Hakijoille luvattu yhteensä
sessions-designed-now = Nykyisessä ohjelmarungossa yhteensä
sessions-outside-design = { $count ->
    [one] Yhden tapaamisen osiota ei ole enää ohjelmarungossa.
   *[other] { $count } tapaamisen osiota ei ole enää ohjelmarungossa.
}
sessions-times = Kerrat
sessions-times-of = { $scheduled }/{ $times }
sessions-designed = Ohjelmarungossa
sessions-scheduled = Suunniteltu
sessions-standing = Tilanne
sessions-missing = { $count ->
    [one] yksi kerta puuttuu
   *[other] { $count } kertaa puuttuu
}
sessions-whole = kaikki suunniteltu
sessions-longer = { $hours } enemmän kuin ohjelmarungossa
sessions-shorter = { $hours } vähemmän kuin ohjelmarungossa
sessions-drafts = { $count ->
    [one] Yksi luonnos odottaa julkaisua
   *[other] { $count } luonnosta odottaa julkaisua
}
sessions-drafts-what = Tarkista ajat ja paikat ennen julkaisua. Luonnosta voi vielä muuttaa, eikä siitä ole kerrottu kenellekään.
sessions-publish = { $count ->
    [one] Julkaise luonnos
   *[other] Julkaise { $count } luonnosta
}
sessions-publish-question = { $count ->
    [one] Julkaistaanko tapaaminen?
   *[other] Julkaistaanko { $count } tapaamista?
}
sessions-publish-what = Jokainen osallistuja saa viestin omista tapaamisistaan ja kalenterikutsun jokaiseen. Hän löytää ne Oma polku -sivulta. Julkaistun tapaamisen voi perua mutta ei poistaa.
sessions-publish-clashes = { $count ->
    [one] Huomaa, että yksi luonnos on päällekkäin toisen tapaamisen kanssa.
   *[other] Huomaa, että { $count } luonnosta on päällekkäin muiden tapaamisten kanssa.
}
sessions-published = { $count ->
    [one] Tapaaminen on julkaistu, ja siitä on kerrottu osallistujille.
   *[other] { $count } tapaamista on julkaistu, ja niistä on kerrottu osallistujille.
}
sessions-plan = Suunnittele tapaaminen
sessions-to-schedule = Ehdota aikoja
sessions-plan-lead = Suunnittele yksi tapaaminen tai sarja. Ennen tallentamista näet, osuuko jokin vapaapäivään tai päällekkäin muun kanssa.
sessions-what = Mikä ja kenelle
sessions-what-stays = Osallistujille on kerrottu, mikä tapaaminen on kyseessä. Jos osio tai ryhmä on väärä, peru tapaaminen ja suunnittele uusi.
sessions-choose = Valitse
sessions-topic = Aihe
sessions-topic-hint = Kirjoita aihe, jos osion nimi ei kerro sitä.
sessions-day = Päivä
sessions-start = Alkaa
sessions-end = Päättyy
sessions-next-day = Päättyy vasta seuraavana päivänä
sessions-break = Tauko { $number }
sessions-break-add = Lisää tauko
sessions-break-start = Tauko alkaa
sessions-break-minutes = Tauon pituus minuutteina
sessions-break-remove = Poista tauko
sessions-break-remove-one = Poista tauko { $number }
sessions-series-times = Kuinka monta kertaa
sessions-series-times-hint = Yksi tapaaminen tai enintään 52 kerran sarja.
sessions-series-weeks = Kuinka monen viikon välein
sessions-series-weeks-hint = Viikonpäivä ja kellonaika pysyvät samoina. Koskee sarjaa.
sessions-mode = Toteutustapa
sessions-mode-designed = kuten ohjelmarungossa, jos toteutustapa on siinä valittu
sessions-mode-missing = Ohjelmarunko ei kerro toteutustapaa. Valitse se.
sessions-place = Paikka
sessions-place-hint = Tila tai osoite.
sessions-seats = Istumapaikkojen määrä
sessions-preview = Tarkista ennen tallentamista
sessions-preview-of = { $count ->
    [one] Näin syntyy yksi tapaaminen
   *[other] Näin syntyy { $count } tapaamista
}
sessions-preview-what = Mitään ei ole vielä tallennettu. Polku ei siirrä tapaamisia itse.
sessions-preview-table = Suunniteltavat tapaamiset
sessions-preview-clear = Yksikään ei osu vapaapäivään eikä päällekkäin muun kanssa.
sessions-preview-off = { $count ->
    [one] Yksi tapaaminen osuu vapaapäivään.
   *[other] { $count } tapaamista osuu vapaapäivään.
}
sessions-preview-clashes = { $count ->
    [one] Yksi tapaaminen on päällekkäin toisen kanssa.
   *[other] { $count } tapaamista on päällekkäin muiden kanssa.
}
sessions-preview-unsuited = { $count ->
    [one] Yhden tapaamisen aika ei sovi kaikille.
   *[other] { $count } tapaamisen aika ei sovi kaikille.
}
sessions-preview-rooms = { $count ->
    [one] Yhden tapaamisen tila kannattaa tarkistaa.
   *[other] { $count } tapaamisen tila kannattaa tarkistaa.
}
sessions-people = Osallistujia
sessions-note = Huomattavaa
sessions-leave-out = Jätä pois
sessions-leave-out-one = Jätä pois { $when }
sessions-repeated-hour = Kello näyttää tämän ajan kahdesti, kun kesäaika päättyy. Tässä tarkoitetaan ensimmäistä kertaa.
sessions-save = { $count ->
    [one] Tallenna luonnoksena
   *[other] Tallenna { $count } luonnosta
}
sessions-planned = { $count ->
    [one] Luonnos on tallennettu. Siitä ei ole vielä kerrottu kenellekään.
   *[other] { $count } luonnosta on tallennettu. Niistä ei ole vielä kerrottu kenellekään.
}
sessions-change-told = Jos muutat tapaamista, sen osallistujat saavat siitä heti sähköpostiviestin.
sessions-leave = Palaa tallentamatta
sessions-remove = Poista luonnos
sessions-remove-what = Luonnoksesta ei ole kerrottu kenellekään, joten sen voi poistaa kokonaan.
sessions-remove-question = Poistetaanko luonnos?
sessions-removed = Luonnos on poistettu.
sessions-cancel = Peru tapaaminen
sessions-cancel-what = Osallistujat saavat heti sähköpostiviestin. Tapaaminen näkyy heille edelleen peruttuna, ja se on vielä järjestettävä. Perumista ei voi kumota.
sessions-cancel-question = Perutaanko tapaaminen?
sessions-cancel-reason = Perumisen syy
sessions-cancel-reason-hint = Osallistujat näkevät syyn. Kenenkään terveydestä ei kirjata mitään.
sessions-cancelled = Tapaaminen on peruttu, ja siitä on kerrottu osallistujille.
sessions-cancelled-stays = Peruttua tapaamista ei voi muuttaa. Sovi sen tilalle uusi aika sivulla Tänään toisin.
sessions-copy = Kopioi tapaaminen
sessions-move = Siirrä tapaaminen
sessions-to-leading = Vetäjät
sessions-to-leading-of = Vetäjät: { $when }
sessions-to-join-addresses = Etäosallistumisen osoitteet
sessions-to-today = Tänään toisin
sessions-to-today-of = Tänään toisin: { $when }
