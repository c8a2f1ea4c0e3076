# Om träffar för alla som ser dem.
session-in-zone = { $when } (tidszon { $zone })
session-for-everybody = alla deltagare
session-for-group = grupp { $number }
session-for-small-group = grupp { $number }, smågrupp { $small }
session-counts = Arbetstid { $hours }
session-state-cancelled = inställd
session-reason-facilitator-absent = ledaren har förhinder
session-reason-restrictions = myndigheternas restriktioner
session-reason-venue = lokalen kan inte användas
session-reason-too-few = för många har förhinder
session-reason-rescheduled = en annan tid passar bättre
session-reason-other = annan orsak
session-led-by = Leds av { $names }
session-links = Material
