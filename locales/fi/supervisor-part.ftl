# Mitä hakijan esihenkilölle kerrotaan: haun sivulla ja päättäjälle.
call-supervisor = Esihenkilön osuus
call-supervisor-none = Hakijan esihenkilölle ei kerrota hakemuksesta mitään.
call-supervisor-informed = Hakijan esihenkilölle kerrotaan, kuka on hakenut ja kuinka paljon työaikaa ohjelma vie. Paikan saaneista hän näkee tapaamisten päivät ja tunnit. Esihenkilöltä ei kysytä mitään, eikä hän vaikuta valintaan.
call-supervisor-working-time = Hakijan esihenkilölle kerrotaan, kuka on hakenut ja kuinka paljon työaikaa ohjelma vie. Paikan saaneista hän näkee tapaamisten päivät ja tunnit. Häneltä kysytään, voidaanko osallistuminen järjestää työajalla. Hän voi vastata { $date } asti. Vastaus ei vaikuta valintaan, ja hakija näkee sen heti.
