# Oma polku.
my-path-answer = Vastaa tarjoukseen
my-path-reasons = Näytä tulos ja perusteet
my-path-waiting = Sinun ei tarvitse nyt tehdä mitään. Jos sinulle vapautuu paikka, näet sen täällä ja saat siitä viestin sähköpostiisi.
my-path-can-change = Voit muuttaa tai perua hakemuksen, kunnes hakuaika päättyy { $moment }.
my-path-under-review = Saat tuloksen perusteluineen, kun päättäjä on vahvistanut valinnan.
my-path-group = Olet ryhmässä { $number }. Näet ryhmäsi jäsenet tällä sivulla.
my-path-group-title = Ryhmä { $number }
my-path-empty = Et ole vielä millään polulla
my-path-empty-what = Kun haet valmennusohjelmaan, näet täällä, mitä seuraavaksi tapahtuu.
my-path-open-call = Haku on avoinna
my-path-see-call = Tutustu ja hae
my-path-earlier = Aiemmat hakemukset
my-path-hours = Tunnit
my-path-hours-promised = Näin paljon aikaa ohjelma vie.
my-path-applied-on = Hakemus lähetetty { $date }
my-path-share = Siirry siemenlukuun
my-path-stop-next = seuraavaksi
