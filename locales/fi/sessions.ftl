# Tapaamisista kaikille, jotka näkevät ne.
session-in-zone = { $when } (aikavyöhyke { $zone })
session-for-everybody = kaikki osallistujat
session-for-group = ryhmä { $number }
session-for-small-group = ryhmä { $number }, pienryhmä { $small }
session-counts = Työaikaa { $hours }
session-state-cancelled = peruttu
session-reason-facilitator-absent = vetäjä on estynyt
session-reason-restrictions = viranomaisten rajoitukset
session-reason-venue = paikkaa ei voi käyttää
session-reason-too-few = liian moni on estynyt
session-reason-rescheduled = toinen aika sopii paremmin
session-reason-other = muu syy
session-led-by = Vetää { $names }
session-links = Aineistot
