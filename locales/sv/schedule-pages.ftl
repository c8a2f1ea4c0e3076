# Tider som föreslås utifrån programstommen.
schedule-title = Föreslå tider utifrån programstommen
schedule-lead = Tjänsten söker tider för de träffar som inte har planerats ännu. Ingenting sparas förrän du godkänner förslaget, och deltagarna får inte veta något förrän du publicerar utkasten.
schedule-period = Tidsperiod
schedule-period-what = Perioden kan vara högst 400 dagar. Helgdagar, julafton och midsommarafton utelämnas automatiskt.
schedule-first = Första dag
schedule-last = Sista dag
schedule-away = Tid då inga träffar hålls
schedule-away-from = Från och med
schedule-away-until = Till och med
schedule-daily = Veckodagar och klockslag
schedule-weekdays = Veckodagar då träffar hålls
schedule-from = Träffarna börjar tidigast
schedule-until = Träffarna slutar senast
schedule-pause = Pausens längd i minuter
schedule-pause-hint = Träffar med minst sex timmars arbetstid får en paus. Den räknas inte som arbetstid. Lämna tomt om det inte är någon paus.
schedule-leader-hours = Högsta antal timmar i veckan för en ledare
schedule-leader-hours-hint = Räknas från måndag till söndag för träffarna i det här programmet, även dem som redan är planerade. Lämna tomt om det inte finns någon gräns.
schedule-rooms = Lokaler
schedule-rooms-what = Om du anger lokaler får varje träff som hålls på plats eller som hybrid en av dem. Annars kan du skriva in platsen i utkasten senare.
schedule-rooms-recorded = Ämbetsverkets lokaler
schedule-room-seats = { $seats ->
    [one] en sittplats
   *[other] { $seats } sittplatser
}
schedule-rooms-label = Andra lokaler
schedule-rooms-hint = En lokal per rad, efter namnet ett komma och antalet sittplatser, till exempel Sal Päijänne, 40
schedule-drafts = Nuvarande utkast
schedule-drafts-what = En publicerad träff flyttas aldrig.
schedule-drafts-label = Får utkast flyttas?
schedule-drafts-stay = Nej, utkasten stannar där de är
schedule-drafts-move = Ja, men bara om det behövs, och så få som möjligt
schedule-pinned = Utkast som ändå inte flyttas
schedule-elements = Moment
schedule-elements-what = Momenten står i programstommens ordning. Ett moment där inga gånger saknas påverkar bara ordningen.
schedule-wanted = Ta med
schedule-missing-times = { $count ->
    [0] Alla gånger är planerade.
    [one] En gång saknas, alla grupper sammanräknade.
   *[other] { $count } gånger saknas, alla grupper sammanräknade.
}
schedule-minutes = En gångs längd i minuter
schedule-minutes-hint = Arbetstid utan paus. Längden är inte angiven i programstommen.
schedule-more = Ordning, mellanrum och önskemål
schedule-alongside = Löper jämsides med momenten före
schedule-alongside-hint = Annars börjar momentet först när alla före det har hållits.
schedule-least = Minst så många dagar emellan
schedule-greatest = Högst så många dagar mellan gångerna
schedule-weekday-wish = Önskad veckodag
schedule-any-weekday = Vilken som helst
schedule-part = Önskad tid på dagen
schedule-any-part = Vilken som helst
schedule-morning = börjar på förmiddagen
schedule-afternoon = börjar på eftermiddagen
schedule-leading = Vem som kan leda
schedule-leading-hint = För varje gång utses en av dem. Förslaget tar hänsyn till personens andra träffar och sista dag i uppdraget.
schedule-monday = måndag
schedule-tuesday = tisdag
schedule-wednesday = onsdag
schedule-thursday = torsdag
schedule-friday = fredag
schedule-saturday = lördag
schedule-sunday = söndag
schedule-propose = Sök tider
schedule-found = { $count ->
    [0] Inga nya tider
    [one] Förslag: en träff
   *[other] Förslag: { $count } träffar
}
schedule-staying = { $count ->
    [0] Programmet har inga andra träffar.
    [one] En träff stannar där den är.
   *[other] { $count } träffar stannar där de är.
}
schedule-clear = Alla träffar fick en tid. Inget krockar med de träffar som tjänsten känner till.
schedule-whole = Alla träffar fick en tid, men lägg märke till det här:
schedule-nothing = Alla moment som du tog med är redan planerade.
schedule-partly = { $count ->
    [one] För en träff hittades ingen tid. Orsaken finns längre ner.
   *[other] För { $count } träffar hittades ingen tid. Orsakerna finns längre ner.
}
schedule-breaks-group = { $count ->
    [one] En träff krockar med en annan träff för samma grupp.
   *[other] { $count } träffar krockar med en annan träff för samma grupp.
}
schedule-breaks-facilitator = { $count ->
    [one] Ledaren för en träff har en annan träff samtidigt.
   *[other] Ledarna för { $count } träffar har en annan träff samtidigt.
}
schedule-breaks-room = { $count ->
    [one] Lokalen för en träff används till annat samtidigt.
   *[other] Lokalerna för { $count } träffar används till annat samtidigt.
}
schedule-breaks-participants = { $count ->
    [one] Deltagare i en träff har en träff i ett annat program samtidigt.
   *[other] Deltagare i { $count } träffar har en träff i ett annat program samtidigt.
}
schedule-breaks-gaps = { $count ->
    [one] En träff ligger närmare en annan träff i samma moment än du bad om.
   *[other] { $count } träffar ligger närmare en annan träff i samma moment än du bad om.
}
schedule-breaks-wishes = { $count ->
    [one] Ett önskemål om veckodag eller tid på dagen uppfylls inte.
   *[other] { $count } önskemål om veckodag eller tid på dagen uppfylls inte.
}
schedule-table = Föreslagna tider
schedule-week = Vecka
schedule-moved-from = flyttas, tidigare { $when }
schedule-accept = { $count ->
    [one] Spara som utkast
   *[other] Spara { $count } utkast
}
schedule-other = Föreslå andra tider
schedule-accepted = { $count ->
    [one] Träffen har sparats som utkast. Ingen har fått veta något.
   *[other] { $count } träffar har sparats som utkast. Ingen har fått veta något.
}
schedule-missing = { $count ->
    [one] För en träff hittades ingen tid
   *[other] För { $count } träffar hittades ingen tid
}
schedule-missing-most = Med de här villkoren går det inte att hitta tid för fler.
schedule-missing-maybe = Tjänsten kan inte säga säkert om det finns en tid för någon av dem.
schedule-missing-draft = Utkastet behåller sin tid.
schedule-no-cause = Ingen orsak hittades: det kan vara för många träffar på samma dagar. Försök med en längre period eller kortare mellanrum.
schedule-session = { $title }, { $group }, gång { $number }
schedule-cause-minimal = De här villkoren kan inte uppfyllas samtidigt. Om du ger efter på ett av dem kan de andra uppfyllas:
schedule-cause-not-minimal = De här villkoren kan inte uppfyllas samtidigt. Alla påverkar kanske inte saken:
schedule-cause-between = Möjliga dagar: { $days }.
schedule-fact-held = Ska hållas: { $session }.
schedule-fact-facilitator = { $name } är upptagen då eller är inte längre med.
schedule-fact-facilitator-week = { $name } får inte leda fler timmar i veckan än du har angett.
schedule-fact-rooms = Det finns inga andra lokaler, och de här lokalerna är upptagna eller för små.
schedule-fact-group = Samma personer kan inte vara på två träffar samtidigt: { $group }.
schedule-fact-shared = Samma personer ingår i båda: { $group } och { $other }.
schedule-fact-order = { $other } hålls först när { $session } har hållits, och med de mellanrum som du bad om.
schedule-fact-participant = Någon av deltagarna är då på en träff i ett annat program eller leder en annan träff. Tjänsten berättar inte vem.
schedule-fact-more = { $count ->
    [one] Och ett villkor till.
   *[other] Och { $count } villkor till.
}
schedule-somebody = Ledaren
