# Tapaamisen kopiointi, ja sarja, joka siirtyy yhdessä.
series-which = Mitä tapaamisia tämä koskee
series-hint = Sarjaan kuuluvat saman osion tapaamiset, joissa on samat osallistujat. Peruttuja ei lasketa mukaan.
series-one = Vain tätä
series-following = { $count ->
    [one] Tätä, joka on sarjan viimeinen
   *[other] Tätä ja seuraavia, yhteensä { $count } tapaamista
}
series-all = { $count ->
    [one] Koko sarjaa, yhtä tapaamista
   *[other] Koko sarjaa, { $count } tapaamista
}
copy-lead = Kopio on uusi luonnos, josta ei kerrota vielä kenellekään. Mukaan tulevat toteutustapa, paikka, tauot, vetäjät ja aineistot, mutta eivät läsnäolot, osallistujien valinnat eikä etäosallistumisen osoite.
copy-what = Kenelle ja milloin
copy-group-same = samoille kuin nyt
copy-to = Tämän tapaamisen kopio alkaa
copy-to-hint = Kopio kestää yhtä kauan kuin tapaaminen.
copy-to-hint-series = Muiden kopiot siirtyvät yhtä monta päivää. Jos muutat kellonaikaa, muutos koskee kaikkia.
copy-to-missing = Anna päivä ja kellonaika.
copy-without-leaders = Älä ota vetäjiä mukaan
copy-beyond = Jos kopiot tallennetaan, tapaamisia tai tunteja on enemmän kuin ohjelmarungossa:
copy-led-by-nobody = ei vielä vetäjää
copy-gone = { $count ->
    [one] Yksi vetäjä jää pois, koska hänen viimeinen päivänsä on ennen kopiota.
   *[other] { $count } vetäjää jää pois, koska heidän viimeinen päivänsä on ennen kopiota.
}
move-lead = Siirrä yksi tapaaminen tai sarja. Ennen siirtoa näet, minkä kanssa uudet ajat ovat päällekkäin ja kuinka monelle siirrosta kerrotaan.
move-to = Tämä tapaaminen alkaa
move-to-hint-series = Muut siirtyvät yhtä monta päivää. Jos muutat kellonaikaa, muutos koskee kaikkia.
move-to-missing = Anna uusi päivä tai kellonaika.
move-preview-of = { $count ->
    [one] Näin yksi tapaaminen siirtyisi
   *[other] Näin { $count } tapaamista siirtyisi
}
move-preview-what = Mitään ei ole vielä siirretty.
move-after = Uusi aika
move-before = Nykyinen aika
move-table = Siirrettävät tapaamiset
move-now = { $count ->
    [one] Siirrä tapaaminen
   *[other] Siirrä { $count } tapaamista
}
move-done = { $count ->
    [one] Tapaaminen on siirretty.
   *[other] { $count } tapaamista on siirretty.
}
