# Oma osallistuminen: mitä paikasta tuli, ja ohjelman keskeyttäminen.
own-participation = Osallistumisesi
own-participation-began = Paikka otettu vastaan
own-participation-paused-on = Tauko alkoi
own-participation-ended-on = Päättynyt
own-participation-paused = Osallistumisesi on tauolla
own-participation-paused-what = Tauko alkoi { $date }. Paikkasi säilyy. Kun haluat jatkaa, kerro siitä ohjelman koordinaattorille.
own-participation-left = Olet keskeyttänyt osallistumisesi
own-participation-left-what = Osallistumisesi päättyi { $date }, ja paikkasi vapautui. Kiitos, että olit mukana. Voit hakea muihin ohjelmiin, kun niiden haku on avoinna.
own-participation-ended = Osallistumisesi on päättynyt
own-participation-ended-what = Osallistumisesi merkittiin keskeytyneeksi { $date }, ja paikkasi vapautui. Kiitos, että olit mukana. Jos merkintä on mielestäsi väärä, ota yhteyttä ohjelman koordinaattoriin.
own-participation-completed = Olet suorittanut ohjelman loppuun
own-participation-completed-what = Osallistumisesi merkittiin loppuun suoritetuksi { $date }. Kiitos, että kuljit polun loppuun.
own-participation-leave = Keskeytä osallistuminen
own-participation-leave-title = Keskeytetäänkö osallistumisesi?
own-participation-leave-what = Paikkasi vapautuu heti. Paikkoja, jotka vapautuvat viimeistään { $date }, tarjotaan varasijojen järjestyksessä seuraavalle. Keskeytystä ei voi perua.
own-participation-reason-hint = Valitse lähin vaihtoehto. Syytä ei tarvitse kertoa, eikä terveydestä kysytä.
own-participation-left-toast = Osallistumisesi on keskeytetty
