# Omat tapaamiset.
own-sessions-title = Omat tapaamiset
own-sessions-lead = Kaikki tapaamiset, joihin osallistut ja joiden aika on julkaistu.
own-sessions-list = Tapaamiset aikajärjestyksessä
own-sessions-none = Tapaamisia ei ole vielä julkaistu
own-sessions-none-what = Saat viestin sähköpostiisi, kun ensimmäisen tapaamisesi aika julkaistaan.
own-sessions-cancelled = Tapaamista ei pidetä: { $reason }. Saat viestin sähköpostiisi, kun uusi aika on sovittu.
own-sessions-calendar = Kalenteriin
own-sessions-calendar-what = Tallenna tapaamiset tiedostoksi ja avaa se kalenteriohjelmassasi. Jos ajat muuttuvat, tallenna ja avaa tiedosto uudelleen: se korvaa aiemmat merkinnät.
own-sessions-calendar-shared = Työkalenterisi voi näkyä muille. Siksi pienryhmävalmennuksesta ja mentoroinnista on tiedostossa vain aika, paikka ja ohjelma.
own-sessions-calendar-save = Tallenna kalenteritiedosto
