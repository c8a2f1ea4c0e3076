# Oma polku.
my-path-answer = Vastaa tarjoukseen
my-path-reasons = Näytä tulos ja perusteet
my-path-waiting = Sinun ei tarvitse tehdä mitään. Saat viestin, jos paikka vapautuu.
my-path-can-change = Voit muuttaa tai perua hakemuksen, kunnes hakuaika päättyy { $moment }.
my-path-under-review = Saat tuloksen perusteluineen, kun päättäjä on vahvistanut valinnan.
my-path-group = Olet ryhmässä { $number }. Tapaamisten ajat näkyvät täällä, kun ne on sovittu.
my-path-group-title = Ryhmä { $number }
my-path-empty = Et ole vielä millään polulla
my-path-empty-what = Kun haet valmennusohjelmaan, näet täällä, mitä seuraavaksi tapahtuu.
my-path-open-call = Haku on auki
my-path-see-call = Tutustu ja hae
my-path-earlier = Aiemmat hakemukset
my-path-hours = Tunnit
my-path-hours-promised = Näin paljon aikaa ohjelma vie.
my-path-applied-on = Haettu { $date }
my-path-stop-next = seuraavaksi
