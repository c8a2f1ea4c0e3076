# Deltagarlistan på papper, distansverktygets lista och adresserna för distansdeltagande.
sign-in-list-title = Deltagarlista
sign-in-make-title = Lista för utskrift
sign-in-make-what = På listan står träffens deltagare numrerade, med plats för underskrift. När listan är ifylld för du in närvaron med radnumren. Listan kan föras in i 30 dagar efter träffen.
sign-in-make = Gör listan
sign-in-how = Kontrollera listan och skriv ut den. Listans kod knyter radnumren till just de här personerna: du behöver den när du för in närvaron.
sign-in-print = Skriv ut
sign-in-back = Tillbaka till närvaron
sign-in-programme = Program
sign-in-room = Plats
sign-in-code = Listans kod
sign-in-number = Nr
sign-in-expected = Eget val
sign-in-signature = Underskrift
sign-in-printed = Listan gjord { $at }
typed-title = För in papperslistan
typed-lead = För in närvaron från den underskrivna listan på en gång, med radnumren.
typed-code-hint = Sex tecken högst upp på listan, till exempel K7P-2XM
typed-open = Öppna listan
typed-outdated = Deltagarna har ändrats
typed-outdated-what = Listan { $code } kan inte längre föras in, eftersom träffens deltagare har ändrats efter utskriften. Skriv ut en ny lista eller anteckna närvaron person för person.
typed-left = På listan, men inte längre deltagare
typed-joined = Deltagare, men inte på listan
typed-rows = Rader
typed-field = Vilka var med?
typed-hint = Till exempel 1-12 14 17d 20:90 22x. Enbart ett nummer betyder att personen var med; d på distans, :90 med i 90 minuter, x frånvarande, i anmäld frånvaro.
typed-wrong = Allt kunde inte läsas. Rätta punkterna nedan.
typed-rest = Anteckna de övriga som frånvarande
typed-rest-hint = Gäller bara rader som ännu inte har någon anteckning. Anmäld frånvaro står kvar.
typed-preview = Så läses inmatningen
typed-fault = Tecken { $at }, ”{ $typed }”: { $why }
typed-fault-no-row = det här är inget radnummer
typed-fault-no-such-row = { $rows ->
    [one] listan har en rad
   *[other] listan har { $rows } rader
}
typed-fault-backwards = intervallet slutar innan det börjar
typed-fault-twice = rad { $row } finns redan tidigare
typed-fault-too-long = texten är för lång
typed-fault-minutes = minuterna kan vara högst { $most }
typed-fault-mark = det här går inte att anteckna för träffen
remote-list-title = Distansverktygets lista
remote-list-lead = Läs in distansverktygets närvarolista och godkänn anteckningar ur den. Filen sparas inte.
remote-list-file = Listan som fil
remote-list-file-hint = Till exempel en lista från Teams eller Zoom, CSV, högst 2 MB
remote-list-read = Läs listan
remote-list-proposals = Föreslagna anteckningar
remote-list-proposals-what = Ingenting är sparat ännu. Avmarkera det du inte godkänner. Tiden räknas bara medan träffen pågår, utan pauser, och överlappande anslutningar räknas en gång.
remote-list-nobody = Ingen av träffens deltagare finns på listan
remote-list-accept = Spara de valda
remote-list-there = med i { $hours }
remote-list-by-email = igenkänd på e-postadressen
remote-list-by-name = igenkänd på namnet
remote-list-outside = På listan, men inte med medan träffen pågick. Ingen anteckning föreslås.
remote-list-missing = { $count ->
    [one] En deltagare saknas på listan. Ingen anteckning föreslås för den personen.
   *[other] { $count } deltagare saknas på listan. Inga anteckningar föreslås för dem.
}
remote-list-left-over = Rader som inte kunde användas
remote-list-left-over-what = Tjänsten gissar inte vilka det gäller. Anteckna personerna själv vid behov.
remote-list-unknown = Ingen av träffens deltagare
remote-list-several = Passar in på flera deltagare, eller så finns flera adresser med samma namn
remote-list-lines = { $count ->
    [one] rad { $lines }
   *[other] raderna { $lines }
}
remote-list-no-name = Raden har inget namn
remote-list-no-join = Anslutningstiden kunde inte läsas
remote-list-no-leave = Tiden då personen lämnade mötet saknas eller kunde inte läsas
remote-list-out-of-order = Personen lämnade mötet före anslutningen eller mer än ett dygn senare
remote-list-more = Det finns fler sådana rader på listan. Här syns de första.
session-links-lead = Länkarna visas för träffens deltagare och ledare. De skickas inte i e-post eller till kalendrar och syns inte på offentliga sidor.
session-links-none = Inga länkar ännu
session-links-add = Lägg till en länk
session-links-one = Länk { $number }
session-links-remove = Ta bort
session-links-remove-one = Ta bort länk { $number }
session-links-leave = Tillbaka till träffen
session-link-title = Vad länken leder till
session-link-address = Adress
session-link-address-hint = Börjar med https://, utan användarnamn eller lösenord
join-addresses = Adresser för distansdeltagande
join-addresses-lead = Ange adresser för distansdeltagande för flera träffar på en gång. Adressen visas för deltagarna från 15 minuter före början och försvinner när träffen slutar.
join-addresses-text = Dag, grupp och adress, en rad per träff
join-addresses-hint = Till exempel 8.9.2020 9.00; 1; https://kokous.example.fi/a1b2. En smågrupp skrivs 1.2. Lämna gruppen tom om träffen är för alla.
join-addresses-look = Kontrollera raderna
join-addresses-faults = Rader att rätta
join-addresses-faults-what = Adresserna sparas först när alla rader är i ordning.
join-addresses-line = Rad { $line }
join-addresses-sessions = Träffar och adresser
join-addresses-new = ny
join-addresses-same = oförändrad
join-addresses-replaces = ersätter en tidigare
join-addresses-in-person = Träffen hålls på plats. Adressen tas i bruk om träffen ändras till en distansträff.
join-addresses-told = { $count ->
    [0] Inget meddelande skickas.
    [one] En deltagare får veta att träffen har ändrats. Adressen står inte i meddelandet.
   *[other] { $count } deltagare får veta att deras träffar har ändrats. Adresserna står inte i meddelandet.
}
join-addresses-give = { $count ->
    [one] Spara en adress
   *[other] Spara { $count } adresser
}
join-addresses-given = { $count ->
    [0] Adresserna var redan sparade.
    [one] En adress är sparad.
   *[other] { $count } adresser är sparade.
}
join-fault-no-time = Raden börjar inte med en dag
join-fault-no-group = Gruppen är inget nummer
join-fault-no-address = Adressen saknas
join-fault-not-secure = Adressen ska börja med https://
join-fault-credentials = Adressen innehåller användarnamn eller lösenord
join-fault-too-long = Adressen är för lång
join-fault-unknown = Programmet har ingen sådan träff
join-fault-several = Flera träffar passar in: ange klockslag eller grupp
join-fault-cancelled = Träffen är inställd
join-fault-begun = Träffen har redan börjat
join-fault-twice = Rad { $line } ger samma träff en annan adress
