# Oman polun kortti esihenkilölle, kun hänen tiimistään on haettu.
supervised-card-over = Esihenkilönä
supervised-card-asked = Voidaanko osallistuminen järjestää työajalla?
supervised-card-waiting = { $count ->
    [one] Yksi tiimisi hakemus odottaa vastaustasi. Vastaa viimeistään { $date }.
   *[other] { $count } tiimisi hakemusta odottaa vastaustasi. Ensimmäinen vastausaika päättyy { $date }.
}
supervised-card-told = Tiimistäsi on haettu ohjelmaan
supervised-card-what = Näet, ketkä ovat hakeneet ja kuinka paljon työaikaa ohjelma vie.
supervised-card-go = Katso tiimisi hakemukset
