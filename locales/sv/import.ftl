### Import av personal- och ansökningsfiler: radernas fel på läsarens språk. Nyckeln är felets kod.

import-header-line = rad
import-header-fault = fel

import-not-taken = Kolumnen ”{ $column }” importeras inte. Av frånvaro sparas bara dagarna, aldrig orsaken.

import-fault-too-few-columns = Raden saknar kolumner.
import-fault-too-many-columns = Raden har för många kolumner.
import-fault-value-missing = Uppgiften saknas.
import-fault-text-too-long = Texten får ha högst { $max } tecken.
import-fault-control-character = Texten innehåller ett styrtecken, vilket inte är tillåtet.
import-fault-date-form = Datumets format är okänt. Skriv till exempel 4.5.2020.
import-fault-date-does-not-exist = Datumet finns inte.
import-fault-email-invalid = E-postadressen är inte giltig.
import-fault-flag-unknown = Skriv K (ja) eller E (nej).
import-fault-leave-without-start = Frånvaron har en sista dag men ingen första.
import-fault-leave-ends-before-start = Frånvaron slutar innan den börjar.
import-fault-language-unknown = Språket ska vara något av dessa: fi, sv, en.
import-fault-external-id-taken = Samma personalnummer finns redan på rad { $line }.
import-fault-supervisor-unknown = Chefens nummer finns inte i registret. Personen importeras utan chef.
import-fault-supervisor-is-self = Personen är antecknad som sin egen chef. Personen importeras utan chef.
import-fault-supervisor-in-cycle = Cheferna bildar en cirkel (raderna { $lines }). Personen importeras utan chef.
import-fault-supervisor-not-flagged = Den som anges som chef är inte chef enligt registret.
import-fault-email-shared = Samma e-postadress finns redan på rad { $line }.
import-fault-formula-as-text = Texten ser ut som en kalkylbladsformel. Den importeras som text.
