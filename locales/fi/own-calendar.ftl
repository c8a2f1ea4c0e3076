# Oman kalenterin salainen osoite.
follow-title = Seuraa kalenterissasi
follow-what = Lisää osoite kalenteriohjelmaasi. Se hakee tapaamisesi itse, myös muutokset ja perumiset.
follow-secret = Osoite on vain sinulle. Kuka tahansa, jolla se on, näkee, milloin ja missä tapaamisesi ovat. Pienryhmävalmennuksesta ja mentoroinnista näkyvät vain aika, paikka ja ohjelma.
follow-make = Tee osoite
follow-made = Osoite on tehty
follow-made-what = Osoite näytetään vain tämän kerran. Kopioi se kalenteriohjelmaasi tai avaa se siinä heti.
follow-address = Kalenterin osoite
follow-open = Avaa kalenteriohjelmassa
follow-since = Osoite on tehty { $date }. Sitä ei voi näyttää uudelleen.
follow-renew = Tee uusi osoite
follow-renew-what = Uusi osoite korvaa vanhan. Kalenterit, jotka seuraavat vanhaa osoitetta, eivät enää päivity.
follow-end = Poista osoite käytöstä
follow-ended = Osoite on poistettu käytöstä.
