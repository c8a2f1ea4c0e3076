# Hakemukset koordinaattorin näkymässä.
applications-title = Hakemukset
applications-lead = Saapumisjärjestyksellä ei ole merkitystä. Jokaisesta hakemuksesta näet tuloksen perusteluineen.
applications-one = Yksittäinen hakemus
applications-search = Hae nimellä
applications-target-group = Kohderyhmä
applications-site = Toimipaikka
applications-job-title = Tehtävänimike
applications-submitted = Lähetetty
applications-inside = kuuluu kohderyhmään
applications-outside = ei kuulu kohderyhmään
applications-not-checked = ei vielä tarkistettu
applications-not-checked-yet = Hakemusta ei ole vielä tarkistettu sääntöjen mukaan.
applications-proposal = Sääntöjen mukaan
applications-answers = Hakijan vastaukset
applications-empty = Hakemuksia ei löytynyt
applications-empty-what = Muuta rajausta tai odota hakuajan alkua.
