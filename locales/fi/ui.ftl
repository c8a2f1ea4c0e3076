# Käyttöliittymän yhteiset osat.
ui-busy = Odota hetki
ui-loading = Ladataan
ui-retry = Yritä uudelleen
ui-failure-stale = Alla näkyvät tiedot ovat edelliseltä latauskerralta.
ui-failure-reference = Pyynnön tunniste: { $reference }
ui-close = Sulje
ui-cancel = Peruuta
ui-back = Palaa takaisin
ui-copy = Kopioi
ui-copied = Kopioitu leikepöydälle
ui-optional = (vapaaehtoinen)
ui-breadcrumbs = Murupolku
ui-sort = Järjestä sarakkeen mukaan
ui-rows = Näkyvissä { $shown ->
    [one] { $shown } rivi
   *[other] { $shown } riviä
}
ui-rows-of = Näkyvissä { $shown } / { $total }
ui-show-more = Näytä lisää
ui-errors-title = { $count ->
    [one] Lomakkeessa on yksi korjattava kohta
   *[other] Lomakkeessa on { $count } korjattavaa kohtaa
}
ui-field-fault = { $field }: { $fault }
ui-characters-left = { $count ->
    [one] { $count } merkki jäljellä
   *[other] { $count } merkkiä jäljellä
}
ui-characters-over = { $count ->
    [one] { $count } merkki liikaa
   *[other] { $count } merkkiä liikaa
}
ui-path-done = valmis
ui-path-now = nyt
ui-path-ahead = edessä
ui-path-planned = Alun perin suunniteltu:
ui-path-changed = Muutettu:
ui-path-summary = { $done }/{ $total } osiota valmiina
ui-path-summary-now = { $done }/{ $total } osiota valmiina · nyt: { $current }
ui-path-summary-ahead = { $total ->
    [one] Yksi osio
   *[other] { $total } osiota
}
ui-path-move-up = Siirrä ylöspäin: { $title }
ui-path-move-down = Siirrä alaspäin: { $title }
ui-path-moved = { $title }: nyt kohdassa { $place }/{ $total }
ui-in-finnish = suomeksi
ui-in-swedish = ruotsiksi
ui-in-english = englanniksi
