# Oma osallistuminen: mitä paikasta tuli, ja ohjelman keskeyttäminen.
own-participation = Osallistumisesi
own-participation-began = Paikka otettu vastaan
own-participation-paused-on = Tauko alkoi
own-participation-ended-on = Päättynyt
own-participation-leave = Keskeytä osallistuminen
own-participation-leave-title = Keskeytetäänkö osallistumisesi?
own-participation-leave-what = Paikkasi vapautuu heti. Paikkoja, jotka vapautuvat viimeistään { $date }, tarjotaan varasijojen järjestyksessä seuraavalle. Keskeytystä ei voi perua.
own-participation-reason-hint = Valitse lähin vaihtoehto. Syytä ei tarvitse kertoa, eikä terveydestä kysytä.
own-participation-left-toast = Osallistumisesi on keskeytetty.
own-participation-leave-path = Paikkasi vapautuu heti. Keskeytystä ei voi perua.
