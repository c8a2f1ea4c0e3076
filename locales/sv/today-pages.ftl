# I dag blir det annorlunda: en träff ändras med kort varsel.
today-title = I dag blir det annorlunda
today-what = Vad ändras
today-step = Välj vad du vill göra
today-cancel = Ställ in träffen
today-cancel-hint = Träffen hålls inte nu. Dess timmar hålls senare.
today-move = Flytta träffen
today-move-hint = Träffen hålls en annan tid och är lika lång.
today-turn = Byt genomförandesätt
today-turn-hint = Träffen hålls till exempel på distans i stället för på plats.
today-substitute = Utse en ersättare
today-substitute-hint = Någon annan leder träffen i stället för huvudledaren.
today-reason = Orsak
today-reason-hint = Deltagarna ser orsaken. Ingenting antecknas om någons hälsa.
today-when = Ny tid
today-when-hint = Vid de föreslagna tiderna har deltagarna, ledaren och lokalen inget annat i Polku.
today-other-time = En annan tid
today-new-start = Träffen börjar
today-way = Träffen hålls
today-join = Adress för distansdeltagande
today-join-hint = Börjar med https://. Lämnar du fältet tomt ändras adressen inte.
today-who = Ersättare
today-who-hint = I listan finns de som riktlinjen för coacher tillåter för det här genomförandesättet.
today-nobody-able = Ingen i programmet kan leda träffen på det här sättet. Byt genomförandesätt, flytta träffen eller ställ in den.
today-effect = Vad händer
today-told = { $count ->
    [0] Träffen har inga deltagare, så inget meddelande skickas.
    [one] En deltagare får genast ett meddelande, och ändringen uppdateras i deltagarens kalender.
   *[other] { $count } deltagare får genast ett meddelande, och ändringen uppdateras i deras kalendrar.
}
today-hours-stay = De utlovade timmarna minskar inte. När träffen är inställd får du förslag på en ny tid.
today-who-is-told = Vilka som får ett meddelande
today-misfit-room = Lokalen behövs inte längre: avboka den.
today-misfit-place = Platsen saknas.
today-misfit-join = Adressen för distansdeltagande saknas.
today-misfit-seats = Det finns för få platser med det här genomförandesättet.
today-misfit-coach = Smågruppscoachens erfarenhet räcker inte för det här genomförandesättet. Ändringen kan inte göras utan en ersättare eller ett undantag som beslutsfattaren har beviljat.
today-done = { $count ->
    [0] Ändringen är gjord.
    [one] Ändringen är gjord, och en deltagare har fått ett meddelande.
   *[other] Ändringen är gjord, och { $count } deltagare har fått ett meddelande.
}
today-day-over = Dagen för träffen är över, så träffen kan inte längre ändras på den här sidan.
today-over = Träffen har redan slutat, så genomförandesätt och ledare kan inte längre bytas.
today-attended = Närvaro har redan antecknats, så träffen kan inte flyttas. Den kan ställas in bara om ingen har antecknats som närvarande.
today-to-be-held = Träffen ska ännu hållas
today-to-be-held-what = Välj en ny tid. Deltagarna och ledaren får genast ett meddelande och en kalenderinbjudan.
today-to-be-held-lead = Programmets koordinator bestämmer en ny tid.
today-hold = Håll träffen vid den här tiden
today-held = { $count ->
    [one] Den nya tiden är bestämd, och en deltagare har fått ett meddelande.
   *[other] Den nya tiden är bestämd, och { $count } deltagare har fått ett meddelande.
}
today-held-as = Träffen har fått en ny tid
today-held-as-open = Öppna den nya träffen
today-unopened = { $count ->
    [one] En deltagare har ännu inte öppnat ändringen
   *[other] { $count } deltagare har ännu inte öppnat ändringen
}
today-unopened-what = De har fått ett meddelande men har inte öppnat träffen i Polku. Namnet försvinner när träffen öppnas och senast när dagen är slut.
today-look-again = Titta igen
