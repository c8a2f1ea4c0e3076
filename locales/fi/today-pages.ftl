# Tänään toisin: yksi tapaaminen muuttuu lyhyellä varoitusajalla.
today-title = Tänään toisin
today-what = Mikä muuttuu
today-step = Valitse, mitä teet
today-cancel = Peru tapaaminen
today-cancel-hint = Tapaamista ei pidetä nyt. Sen tunnit pidetään myöhemmin.
today-move = Siirrä tapaaminen
today-move-hint = Tapaaminen pidetään toiseen aikaan ja kestää yhtä kauan.
today-turn = Vaihda toteutustapa
today-turn-hint = Tapaaminen pidetään esimerkiksi etänä eikä kasvokkain.
today-substitute = Nimeä sijainen
today-substitute-hint = Joku muu vetää tapaamisen päävetäjän sijasta.
today-reason = Syy
today-reason-hint = Osallistujat näkevät syyn. Kenenkään terveydestä ei kirjata mitään.
today-when = Uusi aika
today-when-hint = Ehdotettuina aikoina osallistujilla, vetäjällä ja tilassa ei ole Polussa muuta.
today-other-time = Muu aika
today-new-start = Tapaaminen alkaa
today-way = Tapaaminen pidetään
today-join = Etäosallistumisen osoite
today-join-hint = Alkaa https://. Jos jätät kentän tyhjäksi, osoite pysyy ennallaan.
today-who = Sijainen
today-who-hint = Listalla ovat ne, jotka valmentajalinjaus sallii tähän toteutustapaan.
today-nobody-able = Ohjelmassa ei ole ketään, joka voisi vetää tapaamisen näin. Vaihda toteutustapa, siirrä tapaaminen tai peru se.
today-effect = Mitä tapahtuu
today-told = { $count ->
    [0] Tapaamisella ei ole osallistujia, joten kenellekään ei lähde viestiä.
    [one] Yksi osallistuja saa heti viestin, ja muutos päivittyy hänen kalenteriinsa.
   *[other] { $count } osallistujaa saa heti viestin, ja muutos päivittyy heidän kalentereihinsa.
}
today-hours-stay = Luvatut tunnit eivät vähene. Perumisen jälkeen saat ehdotuksia uudeksi ajaksi.
today-who-is-told = Kenelle kerrotaan
today-misfit-room = Tilaa ei enää tarvita: peru varaus.
today-misfit-place = Paikka puuttuu.
today-misfit-join = Etäosallistumisen osoite puuttuu.
today-misfit-seats = Tällä toteutustavalla on liian vähän paikkoja.
today-misfit-coach = Pienryhmävalmentajan kokemus ei riitä tähän toteutustapaan. Muutosta ei voi tehdä ilman sijaista tai päättäjän myöntämää poikkeusta.
today-done = { $count ->
    [0] Muutos on tehty.
    [one] Muutos on tehty, ja siitä on kerrottu yhdelle osallistujalle.
   *[other] Muutos on tehty, ja siitä on kerrottu { $count } osallistujalle.
}
today-day-over = Tapaamisen päivä on päättynyt, joten tapaamista ei voi enää muuttaa tällä sivulla.
today-over = Tapaaminen on jo loppunut, joten toteutustapaa ja vetäjää ei voi enää vaihtaa.
today-attended = Läsnäoloja on jo merkitty, joten tapaamista ei voi siirtää. Sen voi perua vain, jos ketään ei ole merkitty läsnä olleeksi.
today-to-be-held = Tapaaminen on vielä pidettävä
today-to-be-held-what = Valitse uusi aika. Osallistujat ja vetäjä saavat heti viestin ja kalenterikutsun.
today-to-be-held-lead = Ohjelman koordinaattori sopii uuden ajan.
today-hold = Pidä tapaaminen tähän aikaan
today-held = { $count ->
    [one] Uusi aika on sovittu, ja siitä on kerrottu yhdelle osallistujalle.
   *[other] Uusi aika on sovittu, ja siitä on kerrottu { $count } osallistujalle.
}
today-held-as = Tapaamiselle on sovittu uusi aika
today-held-as-open = Avaa uusi tapaaminen
today-unopened = { $count ->
    [one] Yksi osallistuja ei ole vielä avannut muutosta
   *[other] { $count } osallistujaa ei ole vielä avannut muutosta
}
today-unopened-what = Heille on lähetetty viesti, mutta he eivät ole avanneet tapaamista Polussa. Nimi poistuu, kun tapaaminen avataan, ja viimeistään päivän päätyttyä.
today-look-again = Katso uudelleen
