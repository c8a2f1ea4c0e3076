# Gemensamma delar av användargränssnittet.
ui-busy = Vänta ett ögonblick
ui-loading = Laddar
ui-retry = Försök igen
ui-failure-stale = Uppgifterna nedan är från den föregående hämtningen.
ui-failure-reference = Begärans id: { $reference }
ui-close = Stäng
ui-cancel = Avbryt
ui-back = Gå tillbaka
ui-copy = Kopiera
ui-copied = Kopierat till urklipp
ui-optional = (frivillig)
ui-breadcrumbs = Länkstig
ui-sort = Ordna efter kolumnen
ui-rows = { $shown ->
    [one] { $shown } rad visas
   *[other] { $shown } rader visas
}
ui-rows-of = { $shown } av { $total } visas
ui-show-more = Visa fler
ui-errors-title = { $count ->
    [one] Det finns ett fel att rätta i formuläret
   *[other] Det finns { $count } fel att rätta i formuläret
}
ui-field-fault = { $field }: { $fault }
ui-characters-left = { $count ->
    [one] { $count } tecken kvar
   *[other] { $count } tecken kvar
}
ui-characters-over = { $count ->
    [one] { $count } tecken för mycket
   *[other] { $count } tecken för mycket
}
ui-path-done = klar
ui-path-now = pågår nu
ui-path-ahead = kommande
ui-path-planned = Ursprungligen planerat:
ui-path-changed = Ändrat till:
ui-path-summary = { $done }/{ $total } moment klara
ui-path-summary-now = { $done }/{ $total } moment klara · nu: { $current }
ui-path-summary-ahead = { $total ->
    [one] Ett moment
   *[other] { $total } moment
}
ui-path-move-up = Flytta uppåt: { $title }
ui-path-move-down = Flytta nedåt: { $title }
ui-path-moved = { $title }: nu på plats { $place }/{ $total }
ui-in-finnish = på finska
ui-in-swedish = på svenska
ui-in-english = på engelska
