# Träffarna i koordinatorns vy.
sessions-title = Träffar
sessions-lead = Programmets träffar och det som återstår att planera. Bara koordinatorer och beslutsfattare ser utkasten.
sessions-list = Träffarna i tidsordning
sessions-none = Inga träffar har planerats ännu
sessions-none-what = En planerad träff är först ett utkast. Deltagarna får veta om den först när den publiceras.
sessions-no-design = Träffar kan planeras när programstommen har publicerats.
sessions-one = Träff
sessions-when = Tid
sessions-element = Moment
sessions-for = För vem
sessions-where = Genomförandesätt och plats
sessions-length = Arbetstid
sessions-state = Läge
sessions-members = { $count ->
    [one] en deltagare
   *[other] { $count } deltagare
}
session-state-draft = utkast
session-state-published = publicerad
session-day-off = ledig dag
session-clash = krock
session-clash-group = Samma grupp: { $title }, { $when }
session-clash-facilitator = Samma ledare: { $title }, { $when }
session-clash-room = På samma plats: { $title }, { $when }
session-clash-participants = Samma deltagare: { $title }, { $when }
session-clash-elsewhere = en träff i ett annat program
sessions-hours = Planerade timmar
sessions-hours-what = Timmarna enligt programstommen och vad som redan har planerats av dem. Inställda träffar ska ännu ordnas.
sessions-promised = Utlovat för de sökande sammanlagt
sessions-designed-now = I den nuvarande programstommen sammanlagt
sessions-outside-design = { $count ->
    [one] Momentet för en träff finns inte längre i programstommen.
   *[other] Momenten för { $count } träffar finns inte längre i programstommen.
}
sessions-times = Gånger
sessions-times-of = { $scheduled }/{ $times }
sessions-designed = I programstommen
sessions-scheduled = Planerat
sessions-standing = Läge
sessions-missing = { $count ->
    [one] en gång saknas
   *[other] { $count } gånger saknas
}
sessions-whole = allt planerat
sessions-longer = { $hours } mer än i programstommen
sessions-shorter = { $hours } mindre än i programstommen
sessions-drafts = { $count ->
    [one] Ett utkast väntar på publicering
   *[other] { $count } utkast väntar på publicering
}
sessions-drafts-what = Kontrollera tider och platser innan du publicerar. Ett utkast kan ännu ändras, och ingen har fått veta om det.
sessions-publish = { $count ->
    [one] Publicera utkastet
   *[other] Publicera { $count } utkast
}
sessions-publish-question = { $count ->
    [one] Ska träffen publiceras?
   *[other] Ska { $count } träffar publiceras?
}
sessions-publish-what = Varje deltagare får ett meddelande om sina träffar och en kalenderinbjudan till var och en. Deltagaren hittar dem via sidan Min stig. En publicerad träff kan ställas in men inte tas bort.
sessions-publish-clashes = { $count ->
    [one] Observera att ett utkast krockar med en annan träff.
   *[other] Observera att { $count } utkast krockar med andra träffar.
}
sessions-published = { $count ->
    [one] Träffen har publicerats och deltagarna har fått veta om den.
   *[other] { $count } träffar har publicerats och deltagarna har fått veta om dem.
}
sessions-plan = Planera en träff
sessions-to-schedule = Föreslå tider
sessions-plan-lead = Planera en träff eller en serie. Innan du sparar ser du om någon infaller på en ledig dag eller krockar med något annat.
sessions-what = Vad och för vem
sessions-what-stays = Deltagarna har fått veta vilken träff det gäller. Om momentet eller gruppen är fel ska du ställa in träffen och planera en ny.
sessions-choose = Välj
sessions-topic = Ämne
sessions-topic-hint = Skriv ämnet om momentets namn inte säger det.
sessions-day = Dag
sessions-start = Börjar
sessions-end = Slutar
sessions-next-day = Slutar först följande dag
sessions-break = Paus { $number }
sessions-break-add = Lägg till en paus
sessions-break-start = Pausen börjar
sessions-break-minutes = Pausens längd i minuter
sessions-break-remove = Ta bort paus
sessions-break-remove-one = Ta bort paus { $number }
sessions-series-times = Hur många gånger
sessions-series-times-hint = En träff eller en serie på högst 52 gånger.
sessions-series-weeks = Med hur många veckors mellanrum
sessions-series-weeks-hint = Veckodagen och klockslaget är desamma. Gäller en serie.
sessions-mode = Genomförandesätt
sessions-mode-designed = som i programstommen, om genomförandesättet har valts där
sessions-mode-missing = Genomförandesättet framgår inte av programstommen. Välj det.
sessions-place = Plats
sessions-place-hint = Lokal eller adress.
sessions-seats = Antal sittplatser
sessions-preview = Kontrollera innan du sparar
sessions-preview-of = { $count ->
    [one] Det blir en träff
   *[other] Det blir { $count } träffar
}
sessions-preview-what = Inget har sparats ännu. Polku flyttar inga träffar på egen hand.
sessions-preview-table = Träffar som planeras
sessions-preview-clear = Ingen infaller på en ledig dag eller krockar med något annat.
sessions-preview-off = { $count ->
    [one] En träff infaller på en ledig dag.
   *[other] { $count } träffar infaller på en ledig dag.
}
sessions-preview-clashes = { $count ->
    [one] En träff krockar med en annan.
   *[other] { $count } träffar krockar med andra.
}
sessions-preview-unsuited = { $count ->
    [one] Tiden för en träff passar inte alla.
   *[other] Tiden för { $count } träffar passar inte alla.
}
sessions-preview-rooms = { $count ->
    [one] Lokalen för en träff bör kontrolleras.
   *[other] Lokalen för { $count } träffar bör kontrolleras.
}
sessions-people = Deltagare
sessions-note = Att beakta
sessions-leave-out = Ta inte med
sessions-leave-out-one = Ta inte med { $when }
sessions-repeated-hour = Klockan visar den här tiden två gånger när sommartiden slutar. Här avses den första.
sessions-save = { $count ->
    [one] Spara som utkast
   *[other] Spara { $count } utkast
}
sessions-planned = { $count ->
    [one] Utkastet har sparats. Ingen har ännu fått veta om det.
   *[other] { $count } utkast har sparats. Ingen har ännu fått veta om dem.
}
sessions-change-told = Om du ändrar träffen får deltagarna genast ett e-postmeddelande om det.
sessions-leave = Gå tillbaka utan att spara
sessions-remove = Ta bort utkastet
sessions-remove-what = Ingen har fått veta om utkastet, så det kan tas bort helt.
sessions-remove-question = Ska utkastet tas bort?
sessions-removed = Utkastet har tagits bort.
sessions-cancel = Ställ in träffen
sessions-cancel-what = Deltagarna får genast ett e-postmeddelande. De ser fortfarande träffen som inställd, och den ska ännu ordnas. Detta kan inte ångras.
sessions-cancel-question = Ska träffen ställas in?
sessions-cancel-reason = Orsak till att träffen ställs in
sessions-cancel-reason-hint = Deltagarna ser orsaken. Inget antecknas om någons hälsa.
sessions-cancelled = Träffen har ställts in och deltagarna har fått veta om det.
sessions-cancelled-stays = En inställd träff kan inte ändras. Bestäm en ny tid på sidan I dag blir det annorlunda.
sessions-copy = Kopiera träffen
sessions-move = Flytta träffen
sessions-to-leading = Ledare
sessions-to-leading-of = Ledare: { $when }
sessions-to-join-addresses = Adresser för distansdeltagande
sessions-to-today = I dag blir det annorlunda
sessions-to-today-of = I dag blir det annorlunda: { $when }
