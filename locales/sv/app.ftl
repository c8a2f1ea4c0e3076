# Texterna kring alla sidor.
app-name = Polku
app-window-title = { $page } – Polku
app-skip = Gå till innehållet
app-menu = Meny
app-nav = Huvudmeny
app-nav-my-path = Min stig
app-nav-leading = Träffar du leder
app-nav-calls = Öppna ansökningsomgångar
app-nav-my-data = Mina uppgifter
app-nav-supervised = Teamets ansökningar
app-nav-coordinator = Koordinering
app-language = Språk
app-account-roles = Dina roller
app-sign-out = Logga ut
app-footer = Polku – utvecklingsprogram från ansökan till grupper
app-footer-api = Programmeringsgränssnitt (API)
app-home = Gå till startsidan
app-not-found = Sidan hittades inte
app-not-found-what = Det finns inget på den här adressen
app-not-found-why = Adressen kan vara felskriven, eller så har du inte rätt att se sidan.
app-unreachable = Det går inte att nå tjänsten
app-unreachable-detail = Kontrollera nätverksanslutningen. Det du har skrivit finns kvar på den här sidan.
app-unreadable = Svaret från tjänsten kunde inte läsas
app-unreadable-detail = Sidan kan vara föråldrad. Ladda om sidan.
app-retry-after = { $seconds ->
    [one] Försök igen om en sekund.
   *[other] Försök igen om { $seconds } sekunder.
}
