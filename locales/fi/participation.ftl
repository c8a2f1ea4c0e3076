# Osallistuminen: sanat, joita osallistuja ja koordinaattori lukevat samalla tavalla.
participation-state-ongoing = osallistuu
participation-state-paused = tauolla
participation-state-discontinued = keskeyttänyt
participation-state-completed = suorittanut loppuun
participation-reason = Keskeytyksen syy
participation-reason-work-situation = Työtilanne
participation-reason-other-duties = Siirtyminen muihin tehtäviin
participation-reason-other-path = Toinen kehittymispolku
participation-reason-left-agency = Siirtyminen pois virastosta
participation-reason-own-choice = Oma valinta
participation-reason-not-told = Syytä ei ole kerrottu
