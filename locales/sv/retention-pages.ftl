# Bevarande av uppgifter: huvudanvändarens och dataskyddsombudets sida.
retention-title = Bevarande av uppgifter
retention-lead = Vilka uppgifter som bevaras och hur länge, vad som raderas härnäst och vad som redan har raderats. Tjänsten raderar själv uppgifterna på natten när bevarandetiden har gått ut.
retention-off = Raderingen är avstängd
retention-off-what = Inga uppgifter raderas nu, även om bevarandetiden har gått ut. Den som driver tjänsten kan slå på raderingen.
retention-due = Raderas härnäst
retention-due-what = Uppgifter vars bevarandetid går ut senast { $until }.
retention-due-none = Inga ansökningar raderas under den här tiden.
retention-more = Det finns fler program än i listan.
retention-programme = Program
retention-call = Ansökningstiden gick ut
retention-over = Programmet slutade
retention-due-on = Raderas
retention-kind-applications = Ansökningar
retention-kind-people = Personuppgifter
retention-kind-accounts = Användarkonton
retention-kind-looks = Anteckningar om vem som har tittat på uppgifter
retention-kind-entries = Anteckningar i ändringsloggen
retention-few = färre än { $fewest }
retention-kept = Bevaras eftersom programmet pågår
retention-kept-what = Det har gått nästan två år eller mer sedan ansökningstiderna gick ut, men ansökningarna raderas inte förrän programmet har slutat för alla som sökte. Bevarandetiden räknas därifrån.
retention-because = Varför det pågår
retention-because-taking-part = Någon är fortfarande antecknad som deltagare. Koordinatorn kan anteckna att deltagandet är slutfört eller avbrutet.
retention-because-undecided = Någon ansökan väntar ännu på urvalsresultatet eller på den sökandes svar.
retention-because-check = Någon begäran om kontroll är obesvarad.
retention-classes = Bevarandetider
retention-classes-what = Samma tider gäller alla program. Tiden räknas i hela dagar, och uppgifterna raderas natten efter den sista dagen.
retention-class = Uppgifter
retention-holds = Vad som ingår
retention-how-long = Hur länge de bevaras
retention-years = { $count ->
    [one] ett år
   *[other] { $count } år
}
retention-months = { $count ->
    [one] en månad
   *[other] { $count } månader
}
retention-after-programme = { $term } efter att programmet slutade för alla som sökte
retention-after-leaving = { $term } efter att personen föll bort ur personalregistret eller kontot stängdes, och minst så länge som personens ansökan bevaras
retention-after-deed = { $term } efter händelsen
retention-while-needed = Bara så länge uppgiften behövs
retention-stays = Varaktigt
retention-application = Ansökningar och deltagande
retention-application-what = Den sökandes svar, poäng, urvalsresultatet med motivering, erbjuden plats, begäran om kontroll och deltagandets skeden.
retention-need = Önskemål om anpassning
retention-need-what = Vad en sökande eller deltagare behöver för att kunna delta. Raderas genast när behandlingen av ansökan eller deltagandet avslutas.
retention-register = Personuppgifter och användarkonton
retention-register-what = Uppgifterna ur personalregistret, till exempel namn, e-post, enhet, uppgift och chef, samt användarkontot och motiveringarna till sammanslagningar.
retention-trace = Loggar
retention-trace-what = Vem som ändrade vad och vem som tittade på vems uppgifter. Loggarna innehåller inga namn.
retention-mail = Meddelanden
retention-mail-what = E-post som tjänsten har skickat, med innehåll.
retention-secret = Uppgifter för inloggning
retention-secret-what = Kontrollsummor av lösenord, inloggningar och länkar. Originalen går inte att räkna ut ur dem.
retention-passing = Tillfälliga uppgifter
retention-passing-what = Inloggningar, engångslänkar och tjänstens egna uppdrag: från timmar till en månad.
retention-official = Beslutsfattarens namn
retention-official-what = Namn och tjänstebeteckning för den som fattade beslutet, som en del av det offentliga beslutet.
retention-structure = Program och bevis på urvalet
retention-structure-what = Program, regler, det offentliga beviset på lottningen och antal. Av dem framgår inte vem som sökte.
retention-reports = Raderade uppgifter
retention-reports-what = I listan finns bara antal, inget om personer.
retention-reports-none = Inga uppgifter har raderats ännu.
retention-day = Dag
retention-erased = Vad som raderades
retention-line = { $kind }: { $count }
