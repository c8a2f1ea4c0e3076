# Kalendern för alla program och läget i ett program.
calendar-title = Kalender
calendar-lead = Träffarna i alla program som du sköter eller beslutar om. Du kan flytta en träff genom att dra den till en annan dag eller genom att öppna den.
calendar-view = Vy
calendar-view-month = Månad
calendar-view-week = Vecka
calendar-view-list = Lista
calendar-programme = Program
calendar-all = Alla
calendar-back = Föregående
calendar-on = Nästa
calendar-today = I dag
calendar-week = Vecka
calendar-week-of = Vecka { $number }, { $days }
calendar-month-of-year = { $month } { $year }
calendar-january = Januari
calendar-february = Februari
calendar-march = Mars
calendar-april = April
calendar-may = Maj
calendar-june = Juni
calendar-july = Juli
calendar-august = Augusti
calendar-september = September
calendar-october = Oktober
calendar-november = November
calendar-december = December
calendar-day-empty = Inga träffar.
calendar-empty = Inga träffar
calendar-empty-what = Inga träffar är planerade för de här dagarna. Välj en annan tid eller en annan avgränsning.
calendar-more = Här visas de { $count } första träffarna. Välj ett program för att se alla träffar i det.
calendar-open = Öppna
calendar-open-one = Öppna: { $title }, { $when }
calendar-led = Ledare
calendar-to-session = Ändra träffen
calendar-to-sessions = Programmets träffar
calendar-to-series = Flytta serien
calendar-move = Flytta till en annan tid
calendar-move-to = Ny starttid
calendar-move-hint = Träffen varar lika länge som förut, och pauserna flyttas med.
calendar-look = Se vad flytten ändrar
calendar-move-now = Flytta
calendar-move-clear = Den nya tiden krockar inte med andra träffar.
calendar-move-told = { $count ->
    [one] En deltagare får besked om flytten.
   *[other] { $count } deltagare får besked om flytten.
}
calendar-move-tells-nobody = Ingen deltagare får besked om flytten.
calendar-moved = Träffen flyttades.
health-title = Läget i programmet
health-lead = Vad som kräver åtgärder, vad som händer härnäst och vilka som deltar.
health-asks = Kräver åtgärder
health-nothing = Inget kräver åtgärder just nu.
health-unopened = { $count ->
    [one] Alla har ännu inte öppnat ändringen av en träff
   *[other] Alla har ännu inte öppnat ändringen av { $count } träffar
}
health-declined = { $count ->
    [one] Inbjudan till en kommande träff har avböjts i någons kalender utan frånvaroanmälan
   *[other] Inbjudan till { $count } kommande träffar har avböjts i någons kalender utan frånvaroanmälan
}
health-without-address = { $count ->
    [one] En träff saknar adress för distansdeltagande
   *[other] { $count } träffar saknar adress för distansdeltagande
}
health-without-lead = { $count ->
    [one] En kommande träff saknar ledare
   *[other] { $count } kommande träffar saknar ledare
}
health-unmarked = { $count ->
    [one] Närvaron är inte antecknad för en träff som har hållits
   *[other] Närvaron är inte antecknad för { $count } träffar som har hållits
}
health-undelivered = { $count ->
    [one] Ett meddelande kunde inte skickas
   *[other] { $count } meddelanden kunde inte skickas
}
health-breaches = { $count ->
    [one] En coachningsträff uppfyller inte riktlinjen för coacher
   *[other] { $count } coachningsträffar uppfyller inte riktlinjen för coacher
}
health-unanswered = { $count ->
    [one] En deltagare har inte svarat på frågan om samtycke till fler timmar än utlovat
   *[other] { $count } deltagare har inte svarat på frågan om samtycke till fler timmar än utlovat
}
health-to-schedule = { $count ->
    [one] En gång i programstommen saknar ännu tid
   *[other] { $count } gånger i programstommen saknar ännu tid
}
health-drafts = { $count ->
    [one] Ett utkast är inte publicerat
   *[other] { $count } utkast är inte publicerade
}
health-people = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
health-rest = { $count ->
    [one] och en till
   *[other] och { $count } till
}
health-next = Härnäst
health-next-none = Inga kommande träffar
health-next-none-what = Kommande träffar visas här när de har publicerats.
health-participants = Deltagare
health-active = Deltar
health-paused = Har paus
health-left = Har avbrutit
health-completed = Har slutfört
health-to-participants = Deltagare
