# Kaikkia sivuja ympäröivät tekstit.
app-name = Polku
app-window-title = { $page } – Polku
app-skip = Siirry sisältöön
app-menu = Valikko
app-nav = Päävalikko
app-nav-my-path = Oma polku
app-nav-leading = Vedettävät
app-nav-calls = Avoimet haut
app-nav-my-data = Omat tiedot
app-nav-supervised = Tiimin hakemukset
app-nav-coordinator = Koordinointi
app-language = Kieli
app-account-roles = Roolisi
app-sign-out = Kirjaudu ulos
app-footer = Polku – valmennusohjelmat hausta ryhmiin
app-footer-api = Ohjelmointirajapinta (API)
app-home = Siirry etusivulle
app-not-found = Sivua ei löytynyt
app-not-found-what = Tästä osoitteesta ei löydy mitään
app-not-found-why = Osoite voi olla väärin kirjoitettu, tai sinulla ei ole oikeutta nähdä sivua.
app-unreachable = Palveluun ei saada yhteyttä
app-unreachable-detail = Tarkista verkkoyhteytesi. Kirjoittamasi on tallessa tällä sivulla.
app-unreadable = Palvelun vastausta ei ymmärretty
app-unreadable-detail = Sivu voi olla vanhentunut. Lataa sivu uudelleen.
app-retry-after = { $seconds ->
    [one] Yritä uudelleen sekunnin kuluttua.
   *[other] Yritä uudelleen { $seconds } sekunnin kuluttua.
}
