# Oman tapaamisen osallistumistapa: paikan päällä vai etänä.
own-session = Tapaaminen
own-session-programme = Ohjelma
own-session-for = Kenelle
own-session-topic = Aihe
own-session-where = Paikka
own-session-all = Kaikki omat tapaamiset
own-way = Miten osallistut?
own-way-question = Valitse osallistumistapa
own-way-until = Voit valita ja vaihtaa tapaa { $until } asti.
own-way-closed = Osallistumistapaa ei voi enää vaihtaa tässä. Valinta-aika päättyi tai päättyy { $until }. Jos ilmoitit, ettet pääse, peru ensin ilmoitus.
own-way-on-site = Tulen paikalle
own-way-remote = Osallistun etänä
own-way-free = { $count ->
    [0] Kaikki paikat on varattu
    [one] Yksi paikka vapaana
   *[other] { $count } paikkaa vapaana
}
own-way-room = Tilaa on kaikille
own-way-stands-on-site = Olet valinnut: tulet paikalle. Sinulle on varattu paikka.
own-way-stands-remote = Olet valinnut: osallistut etänä.
own-way-undecided = Et ole vielä valinnut, tuletko paikalle vai osallistutko etänä. Jos et valitse, sinulle ei varata paikkaa. Olet silti tervetullut paikalle, jos siellä on tilaa.
own-way-choose = Valitse osallistumistapa
own-way-choose-of = Valitse osallistumistapa tapaamiseen { $when }
own-way-save = Tallenna valinta
own-way-saved = Valintasi on tallennettu.
