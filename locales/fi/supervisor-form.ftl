# Esihenkilön osuuden valinta haun lomakkeella.
call-part-lead = Esihenkilö ei koskaan päätä, kuka saa paikan. Valinta näkyy kaikille haun sivulla, eikä sitä voi muuttaa haun hyväksymisen jälkeen.
call-part = Mitä hakijan esihenkilölle kerrotaan?
call-part-none = Ei mitään
call-part-none-what = Hakemus on hakijan oma asia.
call-part-informed = Että joku hänen tiimistään on hakenut
call-part-informed-what = Esihenkilö saa viestin ja näkee, kuka on hakenut ja kuinka paljon työaikaa ohjelma vie. Paikan saaneista hän näkee tapaamisten päivät ja tunnit. Häneltä ei kysytä mitään.
call-part-working-time = Sama, ja lisäksi kysytään työajasta
call-part-working-time-what = Esihenkilö kertoo, voidaanko osallistuminen järjestää työajalla: kyllä, kyllä tietyin ehdoin tai ei. Hän voi perustella vastaustaan vain työajalla. Vastaus ei vaikuta valintaan. Siihen ei vaikuta sekään, jos esihenkilö ei vastaa.
call-statements-until = Esihenkilöiden vastausten viimeinen päivä
call-statements-until-what = Aikaisintaan hakuajan viimeinen päivä ja viimeistään varasijojen viimeinen päivä.
