# Urvalsomgången, platserna och reservplatserna.
selection-title = Urval
selection-lead = Från granskning enligt reglerna till bekräftad lista. De sökande ser resultatet först när beslutsfattaren har bekräftat det.
selection-no-call = Programmet har ännu ingen ansökningsomgång.
selection-prepare = Granska ansökningarna
selection-figures = Omgången i siffror
selection-applications = Ansökningar
selection-pool = Med i lottningen
selection-ineligible = Hör inte till målgruppen
selection-seats = Platser
selection-stages = Omgångens skeden
selection-awaits-decider = Lottningen är gjord. Listan väntar på beslutsfattarens bekräftelse.
selection-awaits-others = Väntar på andra. Inget behövs av dig just nu.
selection-look-again = Uppdatera läget
selection-second-share = Ännu ett frötal
selection-second-share-what = Ditt frötal är låst. Be nu personalens företrädare eller beslutsfattaren logga in och låsa sitt frötal. Personalens företrädare ser begäran under Min stig, beslutsfattaren på den här sidan.
selection-share-address = Adress där frötalet kan låsas
selection-awaits-shares = Väntar på att båda frötalen ska avslöjas.
selection-confirmed = Urvalet är bekräftat
selection-confirmed-what = Alla sökande har fått resultatet och platserna har erbjudits.
selection-draw = Lotta ut platserna
selection-published = Förbindelse
selection-published-what = Offentlig: vem som helst kan spara den före lottningen och jämföra den med beviset.
selection-to-public = Öppna den offentliga sidan
selection-fallback = Offentligt tal som används om ett frötal inte avslöjas
selection-fallback-hint = Beskriv talet så noga att vem som helst hittar det.
selection-fallback-proposal = De ordinarie numren i Veikkaus Lotto-omgång från det minsta till det största, åtskilda med mellanslag
selection-fallback-day = Dag då talet publiceras
selection-fallback-day-hint = Frötalen kan avslöjas till kvällen före den här dagen.
selection-fallback-day-missing = Välj en dag
selection-commit = Publicera förbindelsen
selection-commit-question = Ska förbindelsen publiceras?
selection-commit-value = Om ett frötal inte avslöjas används det offentliga talet ({ $date }): { $value }
selection-commit-now = Publicera nu
fallback-title = Ett frötal avslöjades inte
fallback-what = Tiden har gått ut. Frötalet som inte avslöjades ersätts av ett offentligt tal. I förbindelsen beskrevs vilket tal det är, innan någon kunde känna till det. Talet sparas en gång och kan inte ändras.
fallback-declared = Talet enligt förbindelsen
fallback-declared-day = Talets publiceringsdag
fallback-value = Offentligt tal
fallback-value-hint = Skriv talet exakt så som det beskrivs i förbindelsen.
fallback-source = Var talet har publicerats
fallback-source-hint = Till exempel en webbadress där vem som helst kan kontrollera talet.
fallback-compared = Jag har kontrollerat att talet är detsamma som det publicerade
fallback-keep = Spara talet
fallback-kept = Ett offentligt tal ersätter frötalet som inte avslöjades
selection-proposal = Lista över sökande
selection-proposal-what = Före bekräftelsen syns listan bara för dem som bereder urvalet och för beslutsfattaren.
proposal-rank = Placering
proposal-name = Sökande
proposal-outcome = Resultat
proposal-place = plats
proposal-waiting = reservplats
proposal-ineligible = hör inte till målgruppen
proposal-in-draw = med i lottningen
selection-mails = Meddelanden till de sökande
selection-mails-what = Dessa meddelanden skickas när du bekräftar listan.
selection-mails-count = { $count ->
    [one] En sökande får ett meddelande.
   *[other] { $count } sökande får ett meddelande.
} { $without ->
    [0] Alla har en e-postadress.
    [one] En saknar e-postadress och ser resultatet i Polku.
   *[other] { $without } saknar e-postadress och ser resultatet i Polku.
}
selection-mail-sample = ”{ $subject }” · { $count ->
    [one] { $count } mottagare
   *[other] { $count } mottagare
}
selection-mail-first = De första mottagarna: { $names }
selection-looked = Jag har läst listan och meddelandena
selection-confirm = Bekräfta och meddela alla
selection-end-waiting-list = Avsluta reservplatserna och meddela alla
decider-name = Namn
decider-title = Tjänstebeteckning
decider-title-hint = De sökande ser din tjänstebeteckning, inte ditt namn.
places-title = Platser och reservplatser
places-lead = Det kan inte finnas fler platser än vad som har angetts i ansökningsomgången.
places-figures = Platserna nu
places-all = Platser
places-taken = Erbjudna eller mottagna
places-free = Lediga
places-waiting = Reservplatser
places-waiting-what = Ordningen är lottad och sparad. Polku erbjuder genast en ledig plats till den första.
places-waiting-before = Reservplatserna bestäms i lottningen.
places-offer-none-free = Ingen plats kan erbjudas manuellt just nu, eftersom ingen är ledig.
places-waiting-none = Ingen finns på reservplats.
places-place = Reservplats
places-by-hand = Erbjud manuellt
places-offer = Erbjud platsen
places-offer-to = Erbjud platsen: { $name }
places-by-hand-what = Med detta frångås reservplatsernas ordning. Motiveringen sparas bland uppgifterna om erbjudandet.
places-reason = Motivering
places-offers = Erbjudna platser
places-offers-none = Inga platser har erbjudits ännu.
places-origin = Grund
places-deadline = Svara senast
offer-state-open = väntar på svar
offer-state-accepted = har tagit emot platsen
offer-state-declined = har avstått från platsen
offer-state-expired = svarade inte i tid
offer-origin-draw = lottning
offer-origin-promotion = från reservplats
offer-origin-by-hand = manuellt, motiverat
offer-origin-correction = efter en kontroll
selection-to-scoring = Poängsättning av ansökningarna
panel-book = Förteckning över sammansättningarna
panel-book-what = Den som bekräftar listan kan kontrollera alla sammansättningar. Förteckningen innehåller inga namn, men av den framgår vilka kvoter varje lottrad räknas till.
panel-book-on-record = När du öppnar förteckningen antecknas det i varje sökandes användningslogg, som den sökande ser bland sina egna uppgifter.
panel-book-file = Spara förteckningen (JSON)
