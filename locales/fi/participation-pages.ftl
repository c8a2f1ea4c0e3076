# Osallistujat koordinaattorin näkymässä.
participants-title = Osallistujat
participants-lead = Kaikki, jotka ovat ottaneet paikan vastaan, myös osallistumisensa keskeyttäneet.
participants-list = Osallistujat nimen mukaan
participants-name = Osallistuja
participants-since = Alkaen
participants-none = Osallistujia ei vielä ole
participants-none-what = Osallistuminen alkaa, kun hakija ottaa tarjotun paikan vastaan.
participants-none-so = Kukaan ei ole tässä tilassa.
participants-action = Toiminto
participants-change = Muuta
participants-change-of = Muuta osallistumista: { $name }
participants-step = Mitä osallistumisesta kirjataan?
participants-pause = Merkitse tauolle
participants-pause-what = Paikka säilyy, eikä tauon syytä kirjata.
participants-resume = Merkitse jatkavaksi
participants-resume-what = Tauko päättyy. Paikka on säilynyt.
participants-complete = Merkitse loppuun suoritetuksi
participants-complete-what = Paikka ei vapaudu. Merkintää ei voi perua.
participants-discontinue = Keskeytä osallistuminen
participants-discontinue-what = Keskeytys tulee voimaan heti, ja osallistujalle kerrotaan siitä. Keskeytystä ei voi perua.
participants-record = Kirjaa
participants-changed-toast = Osallistumisen tiedot on muutettu.
participants-reason-hint = Valitse sen mukaan, mitä osallistuja on kertonut. Terveydestä ei kysytä eikä kirjata mitään.
participants-place = Mitä paikalle tapahtuu
participants-place-offered = Paikka vapautuu heti, ja sitä tarjotaan varasijojen järjestyksessä ensimmäiselle. Varasijoilla on nyt { $count ->
    [one] yksi hakija
   *[other] { $count } hakijaa
}. Vapautuneita paikkoja tarjotaan { $date } asti.
participants-place-nobody = Paikka vapautuu heti ja jää vapaaksi, koska varasijoilla ei ole ketään.
participants-place-over = Paikka vapautuu heti ja jää vapaaksi, koska vapautuneita paikkoja tarjottiin varasijoilla oleville vain { $date } asti.
