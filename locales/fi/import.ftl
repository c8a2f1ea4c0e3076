### Henkilöstötiedoston ja hakemustiedoston tuonti: rivien viat lukijan kielellä. Avain on vian koodi.

import-header-line = rivi
import-header-fault = virhe

import-not-taken = Saraketta ”{ $column }” ei tuoda. Poissaoloista tallennetaan vain päivät, ei koskaan syytä.

import-fault-too-few-columns = Rivistä puuttuu sarakkeita.
import-fault-too-many-columns = Rivillä on liikaa sarakkeita.
import-fault-value-missing = Tieto puuttuu.
import-fault-text-too-long = Tekstissä saa olla enintään { $max } merkkiä.
import-fault-control-character = Tekstissä on ohjausmerkki, jota ei sallita.
import-fault-date-form = Päivämäärän muotoa ei tunneta. Kirjoita esimerkiksi 4.5.2020.
import-fault-date-does-not-exist = Päivämäärää ei ole olemassa.
import-fault-email-invalid = Sähköpostiosoite ei kelpaa.
import-fault-flag-unknown = Kirjoita K (kyllä) tai E (ei).
import-fault-leave-without-start = Poissaololla on viimeinen päivä mutta ei ensimmäistä.
import-fault-leave-ends-before-start = Poissaolo päättyy ennen kuin se alkaa.
import-fault-language-unknown = Kielen on oltava jokin näistä: fi, sv, en.
import-fault-external-id-taken = Sama henkilönumero on jo rivillä { $line }.
import-fault-supervisor-unknown = Esihenkilön numeroa ei ole rekisterissä. Henkilö tuodaan ilman esihenkilöä.
import-fault-supervisor-is-self = Henkilö on merkitty omaksi esihenkilökseen. Henkilö tuodaan ilman esihenkilöä.
import-fault-supervisor-in-cycle = Esihenkilöt on merkitty kehäksi (rivit { $lines }). Henkilö tuodaan ilman esihenkilöä.
import-fault-supervisor-not-flagged = Esihenkilöksi nimetty ei ole rekisterin mukaan esihenkilö.
import-fault-email-shared = Sama sähköpostiosoite on jo rivillä { $line }.
import-fault-formula-as-text = Teksti näyttää taulukkolaskennan kaavalta. Se tuodaan tekstinä.
