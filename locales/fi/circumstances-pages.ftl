# Olosuhteet muuttuvat: monta tapaamista kerralla toiseen toteutustapaan.
circumstances-title = Olosuhteet muuttuvat
circumstances-lead = Muuta monen tapaamisen toteutustapa kerralla. Näet ensin, mitä muutos tekee. Ajat eivät muutu.
circumstances-which = Mitkä tapaamiset
circumstances-which-what = Muutos koskee julkaistuja tapaamisia, jotka eivät ole vielä päättyneet.
circumstances-from = Alkaen
circumstances-until = Viimeistään
circumstances-every-element = kaikki osiot
circumstances-how = Miten ja miksi
circumstances-to = Tapaamiset pidetään
circumstances-preview = Katso, mitä muutos tekee
circumstances-preview-of = { $count ->
    [0] Muutos ei koske yhtään tapaamista
    [one] Muutos koskee yhtä tapaamista
   *[other] Muutos koskee { $count } tapaamista
}
circumstances-preview-what = Mitään ei ole vielä muutettu eikä kenellekään kerrottu. Jos jokin tapaaminen muuttuu ennen kuin vahvistat, mitään ei muuteta.
circumstances-nothing = Muutettavia tapaamisia ei löytynyt. Muuta ehtoja.
circumstances-told = { $count ->
    [one] Yksi osallistuja saa viestin, jossa luetellaan kaikki hänen muuttuvat tapaamisensa, ja kalenterikutsun jokaiseen.
   *[other] { $count } osallistujaa saa kukin viestin, jossa luetellaan kaikki hänen muuttuvat tapaamisensa, ja kalenterikutsun jokaiseen.
}
circumstances-misfits = { $count ->
    [one] Yhdessä tapaamisessa on huomattavaa.
   *[other] { $count } tapaamisessa on huomattavaa.
}
circumstances-already-so = { $count ->
    [one] Yksi tapaaminen pidetään jo näin.
   *[other] { $count } tapaamista pidetään jo näin.
}
circumstances-over = { $count ->
    [one] Yksi tapaaminen on jo päättynyt. Se jää ennalleen.
   *[other] { $count } tapaamista on jo päättynyt. Ne jäävät ennalleen.
}
circumstances-drafts = { $count ->
    [one] Yksi luonnos jää ennalleen. Muuta sitä suunnitellessasi.
   *[other] { $count } luonnosta jää ennalleen. Muuta niitä suunnitellessasi.
}
circumstances-cancelled = { $count ->
    [one] Yksi tapaaminen on peruttu.
   *[other] { $count } tapaamista on peruttu.
}
circumstances-beyond = { $count ->
    [one] Yksi tapaaminen ei mahdu samaan muutokseen. Rajaa ehtoja.
   *[other] { $count } tapaamista ei mahdu samaan muutokseen. Rajaa ehtoja.
}
circumstances-table = Muuttuvat tapaamiset
circumstances-now = Nyt
circumstances-misfit-room = Tilaa ei enää tarvita: peru varaus.
circumstances-misfit-place = Paikka puuttuu.
circumstances-misfit-join = Etäosallistumisen osoite puuttuu.
circumstances-misfit-seats = Tällä toteutustavalla on liian vähän paikkoja.
circumstances-misfit-coach = Pienryhmävalmentajan kokemus ei riitä tähän toteutustapaan. Jätä tapaaminen pois, vaihda valmentajaa tai pyydä päättäjältä poikkeus.
circumstances-make = { $count ->
    [one] Muuta tapaaminen ja kerro osallistujille
   *[other] Muuta { $count } tapaamista ja kerro osallistujille
}
circumstances-again = { $count ->
    [one] Katso uudelleen: yksi tapaaminen
   *[other] Katso uudelleen: { $count } tapaamista
}
circumstances-made-told = { $count ->
    [one] Tapaaminen on muutettu. Viesti lähetettiin { $people } osallistujalle.
   *[other] { $count } tapaamista on muutettu. Viesti lähetettiin { $people } osallistujalle.
}
circumstances-made = Tehdyt muutokset
circumstances-made-what = Muutoksen voi kumota yhdellä kertaa niin kauan kuin mikään sen tapaamisista ei ole muuttunut eikä alkanut.
circumstances-turned = { $count ->
    [one] Yksi tapaaminen { $mode }
   *[other] { $count } tapaamista { $mode }
}
circumstances-turned-back = { $count ->
    [one] Yksi tapaaminen palautettiin ennalleen
   *[other] { $count } tapaamista palautettiin ennalleen
}
circumstances-people = { $count ->
    [one] viesti yhdelle osallistujalle
   *[other] viesti { $count } osallistujalle
}
circumstances-undone = kumottu
circumstances-undo = Kumoa muutos
circumstances-undo-of = Kumoa muutos { $when }
circumstances-undo-question = Kumotaanko koko muutos?
circumstances-undo-what = Kaikki sen tapaamiset palautetaan ennalleen, ja jokainen osallistuja saa oikaisun.
circumstances-undone-told = Muutos on kumottu. Oikaisu lähetettiin { $people } osallistujalle.
