# Ajat, joita ehdotetaan ohjelmarungon pohjalta.
schedule-title = Ehdota aikoja ohjelmarungon pohjalta
schedule-lead = Palvelu etsii ajat tapaamisille, joita ei ole vielä suunniteltu. Mitään ei tallenneta ennen kuin hyväksyt ehdotuksen, eikä osallistujille kerrota mitään ennen kuin julkaiset luonnokset.
schedule-period = Aikaväli
schedule-period-what = Aikaväli voi olla enintään 400 päivää. Pyhäpäivät, jouluaatto ja juhannusaatto jäävät pois itsestään.
schedule-first = Ensimmäinen päivä
schedule-last = Viimeinen päivä
schedule-away = Aika, jolloin ei pidetä tapaamisia
schedule-away-from = Alkaen
schedule-away-until = Tämän ajan viimeinen päivä
schedule-daily = Viikonpäivät ja kellonajat
schedule-weekdays = Viikonpäivät, joina tapaamisia pidetään
schedule-from = Tapaamiset alkavat aikaisintaan
schedule-until = Tapaamiset päättyvät viimeistään
schedule-pause = Tauon pituus minuutteina
schedule-pause-hint = Tauko tulee tapaamisiin, joissa on työaikaa vähintään kuusi tuntia. Sitä ei lasketa työaikaan. Jätä tyhjäksi, jos taukoa ei ole.
schedule-leader-hours = Yhden vetäjän tunnit viikossa enintään
schedule-leader-hours-hint = Lasketaan maanantaista sunnuntaihin tämän ohjelman tapaamisista, myös jo suunnitelluista. Jätä tyhjäksi, jos rajaa ei ole.
schedule-rooms = Tilat
schedule-rooms-what = Jos nimeät tilat, jokainen kasvokkain tai hybridinä pidettävä tapaaminen saa niistä yhden. Jos et nimeä, voit merkitä paikan luonnoksiin myöhemmin.
schedule-rooms-recorded = Viraston tilat
schedule-room-seats = { $seats ->
    [one] yksi istumapaikka
   *[other] { $seats } istumapaikkaa
}
schedule-rooms-label = Muut tilat
schedule-rooms-hint = Yksi tila riville, tilan nimen jälkeen pilkku ja istumapaikkojen määrä, esimerkiksi Sali Päijänne, 40
schedule-drafts = Nykyiset luonnokset
schedule-drafts-what = Julkaistu tapaaminen ei siirry koskaan.
schedule-drafts-label = Saako luonnoksia siirtää?
schedule-drafts-stay = Ei, luonnokset pysyvät paikoillaan
schedule-drafts-move = Kyllä, mutta vain tarvittaessa ja mahdollisimman harvoja
schedule-pinned = Luonnokset, joita ei silti siirretä
schedule-elements = Osiot
schedule-elements-what = Osiot ovat ohjelmarungon järjestyksessä. Osio, josta ei puutu kertoja, vaikuttaa vain järjestykseen.
schedule-wanted = Ota mukaan
schedule-missing-times = { $count ->
    [0] Kaikki kerrat on suunniteltu.
    [one] Yksi kerta puuttuu, kaikki ryhmät yhteen laskettuina.
   *[other] { $count } kertaa puuttuu, kaikki ryhmät yhteen laskettuina.
}
schedule-minutes = Yhden kerran pituus minuutteina
schedule-minutes-hint = Työaikaa ilman taukoa. Pituutta ei ole annettu ohjelmarungossa.
schedule-more = Järjestys, välit ja toiveet
schedule-alongside = Kulkee edellisten osioiden rinnalla
schedule-alongside-hint = Muuten osio alkaa vasta, kun kaikki sitä edeltävät on pidetty.
schedule-least = Väliä vähintään, päivinä
schedule-greatest = Kertojen väliä enintään, päivinä
schedule-weekday-wish = Toivottu viikonpäivä
schedule-any-weekday = Mikä tahansa
schedule-part = Toivottu vuorokaudenaika
schedule-any-part = Mikä tahansa
schedule-morning = alkaa aamupäivällä
schedule-afternoon = alkaa iltapäivällä
schedule-leading = Kuka voi vetää
schedule-leading-hint = Jokaiselle kerralle nimetään näistä yksi. Ehdotuksessa otetaan huomioon hänen muut tapaamisensa ja tehtävänsä viimeinen päivä.
schedule-monday = maanantai
schedule-tuesday = tiistai
schedule-wednesday = keskiviikko
schedule-thursday = torstai
schedule-friday = perjantai
schedule-saturday = lauantai
schedule-sunday = sunnuntai
schedule-propose = Etsi ajat
schedule-found = { $count ->
    [0] Uusia aikoja ei ole
    [one] Ehdotus: yksi tapaaminen
   *[other] Ehdotus: { $count } tapaamista
}
schedule-staying = { $count ->
    [0] Ohjelmassa ei ole muita tapaamisia.
    [one] Yksi tapaaminen pysyy paikallaan.
   *[other] { $count } tapaamista pysyy paikoillaan.
}
schedule-clear = Kaikille tapaamisille löytyi aika. Mikään niistä ei ole päällekkäin palvelun tiedossa olevien tapaamisten kanssa.
schedule-whole = Kaikille tapaamisille löytyi aika, mutta huomaa tämä:
schedule-nothing = Kaikki mukaan ottamasi osiot on jo suunniteltu.
schedule-partly = { $count ->
    [one] Yhdelle tapaamiselle ei löytynyt aikaa. Syy on alempana.
   *[other] { $count } tapaamiselle ei löytynyt aikaa. Syyt ovat alempana.
}
schedule-breaks-group = { $count ->
    [one] Yksi tapaaminen on päällekkäin saman ryhmän toisen tapaamisen kanssa.
   *[other] { $count } tapaamista on päällekkäin saman ryhmän toisen tapaamisen kanssa.
}
schedule-breaks-facilitator = { $count ->
    [one] Yhden tapaamisen vetäjällä on samaan aikaan toinen tapaaminen.
   *[other] { $count } tapaamisen vetäjällä on samaan aikaan toinen tapaaminen.
}
schedule-breaks-room = { $count ->
    [one] Yhden tapaamisen tila on samaan aikaan muussa käytössä.
   *[other] { $count } tapaamisen tila on samaan aikaan muussa käytössä.
}
schedule-breaks-participants = { $count ->
    [one] Yhden tapaamisen osallistujilla on samaan aikaan toisen ohjelman tapaaminen.
   *[other] { $count } tapaamisen osallistujilla on samaan aikaan toisen ohjelman tapaaminen.
}
schedule-breaks-gaps = { $count ->
    [one] Yksi tapaaminen on lähempänä saman osion toista tapaamista kuin pyysit.
   *[other] { $count } tapaamista on lähempänä saman osion toista tapaamista kuin pyysit.
}
schedule-breaks-wishes = { $count ->
    [one] Yksi toive viikonpäivästä tai vuorokaudenajasta ei toteudu.
   *[other] { $count } toivetta viikonpäivästä tai vuorokaudenajasta ei toteudu.
}
schedule-table = Ehdotetut ajat
schedule-week = Viikko
schedule-moved-from = siirtyy, aiemmin { $when }
schedule-accept = { $count ->
    [one] Tallenna luonnoksena
   *[other] Tallenna { $count } luonnosta
}
schedule-other = Ehdota toisia aikoja
schedule-accepted = { $count ->
    [one] Tapaaminen on tallennettu luonnokseksi. Siitä ei ole kerrottu kenellekään.
   *[other] { $count } tapaamista on tallennettu luonnoksiksi. Niistä ei ole kerrottu kenellekään.
}
schedule-missing = { $count ->
    [one] Yhdelle tapaamiselle ei löytynyt aikaa
   *[other] { $count } tapaamiselle ei löytynyt aikaa
}
schedule-missing-most = Näillä ehdoilla aikaa ei voi löytyä useammalle.
schedule-missing-maybe = Palvelu ei voi sanoa varmasti, löytyisikö aika vielä jollekin näistä.
schedule-missing-draft = Luonnoksen aika ei muutu.
schedule-no-cause = Syytä ei löytynyt: tapaamisia on ehkä liikaa samoille päiville. Kokeile pidempää aikaväliä tai lyhyempiä välejä.
schedule-session = { $title }, { $group }, kerta { $number }
schedule-cause-minimal = Nämä ehdot eivät voi toteutua yhtä aikaa. Jos yhdestäkin joustetaan, muut voivat toteutua:
schedule-cause-not-minimal = Nämä ehdot eivät voi toteutua yhtä aikaa. Kaikki niistä eivät ehkä vaikuta asiaan:
schedule-cause-between = Mahdolliset päivät: { $days }.
schedule-fact-held = Pidetään: { $session }.
schedule-fact-facilitator = { $name } on silloin varattu muuhun tai ei ole enää mukana.
schedule-fact-facilitator-week = { $name } saa vetää tapaamisia viikossa enintään pyydetyn tuntimäärän.
schedule-fact-rooms = Muita tiloja ei ole, ja nämä tilat ovat varattuja tai liian pieniä.
schedule-fact-group = Samat ihmiset eivät voi olla kahdessa tapaamisessa yhtä aikaa: { $group }.
schedule-fact-shared = Samoja ihmisiä on molemmissa: { $group } ja { $other }.
schedule-fact-order = { $other } pidetään vasta, kun { $session } on pidetty, ja pyydetyin välein.
schedule-fact-participant = Joku osallistujista on silloin toisen ohjelman tapaamisessa tai vetää toista tapaamista. Palvelu ei kerro, kuka.
schedule-fact-more = { $count ->
    [one] Ja vielä yksi ehto.
   *[other] Ja vielä { $count } ehtoa.
}
schedule-somebody = Vetäjä
