# Valintakierros, paikat ja varasijat.
selection-title = Valinta
selection-lead = Sääntöjen tarkistuksesta vahvistettuun listaan. Hakijat näkevät tuloksen vasta, kun päättäjä on vahvistanut sen.
selection-no-call = Ohjelmalla ei ole vielä hakua.
selection-prepare = Tarkista hakemukset
selection-figures = Kierros lukuina
selection-applications = Hakemuksia
selection-pool = Mukana arvonnassa
selection-ineligible = Ei kuulu kohderyhmään
selection-seats = Paikkoja
selection-stages = Kierroksen vaiheet
selection-awaits-decider = Arvonta on tehty. Lista odottaa päättäjän vahvistusta.
selection-awaits-others = Odotetaan muita. Sinulta ei nyt tarvita mitään.
selection-look-again = Päivitä tilanne
selection-second-share = Vielä toinen siemenluku
selection-second-share-what = Siemenlukusi on lukittu. Pyydä nyt henkilöstön edustajaa tai päättäjää kirjautumaan sisään ja lukitsemaan oma siemenlukunsa. Henkilöstön edustaja näkee pyynnön kohdassa Oma polku, päättäjä tällä sivulla.
selection-share-address = Osoite, jossa siemenluvun voi lukita
selection-awaits-shares = Odotetaan, että molemmat siemenluvut paljastetaan.
selection-confirmed = Valinta on vahvistettu
selection-confirmed-what = Kaikki hakijat ovat saaneet tuloksen, ja paikat on tarjottu.
selection-draw = Arvo paikat
selection-published = Sitoumus
selection-published-what = Julkinen: kuka tahansa voi tallentaa sen ennen arvontaa ja verrata sitä todisteeseen.
selection-to-public = Avaa julkinen sivu
selection-fallback = Julkinen luku, jota käytetään, jos siemenlukua ei paljasteta
selection-fallback-hint = Kuvaa luku niin tarkasti, että kuka tahansa löytää sen.
selection-fallback-proposal = Veikkauksen Lotto-kierroksen varsinaiset numerot pienimmästä suurimpaan, välilyönnein erotettuina
selection-fallback-day = Päivä, jona luku julkaistaan
selection-fallback-day-hint = Siemenluvut voi paljastaa tätä edeltävään iltaan asti.
selection-fallback-day-missing = Valitse päivä
selection-commit = Julkaise sitoumus
selection-commit-question = Julkaistaanko sitoumus?
selection-commit-value = Jos siemenlukua ei paljasteta, käytetään julkista lukua ({ $date }): { $value }
selection-commit-now = Julkaise nyt
fallback-title = Siemenluku jäi paljastamatta
fallback-what = Määräaika on päättynyt. Paljastamatta jääneen siemenluvun korvaa julkinen luku. Sitoumuksessa kuvattiin, mikä luku se on, ennen kuin kukaan saattoi tietää sitä. Luku tallennetaan kerran, eikä sitä voi muuttaa.
fallback-declared = Sitoumuksessa kuvattu luku
fallback-declared-day = Luvun julkaisupäivä
fallback-value = Julkinen luku
fallback-value-hint = Kirjoita luku täsmälleen niin kuin sitoumuksessa on kuvattu.
fallback-source = Missä luku on julkaistu
fallback-source-hint = Esimerkiksi verkko-osoite, josta kuka tahansa voi tarkistaa luvun.
fallback-compared = Olen tarkistanut, että luku on sama kuin julkaistu
fallback-keep = Tallenna luku
fallback-kept = Julkinen luku korvaa paljastamatta jääneen siemenluvun
selection-proposal = Hakijalista
selection-proposal-what = Ennen vahvistamista listan näkevät vain valinnan valmistelijat ja päättäjä.
proposal-rank = Sija
proposal-name = Hakija
proposal-outcome = Tulos
proposal-place = paikka
proposal-waiting = varasija
proposal-ineligible = ei kuulu kohderyhmään
proposal-in-draw = mukana arvonnassa
selection-mails = Viestit hakijoille
selection-mails-what = Nämä viestit lähtevät, kun vahvistat listan.
selection-mails-count = { $count ->
    [one] Viestin saa yksi hakija.
   *[other] Viestin saa { $count } hakijaa.
} { $without ->
    [0] Kaikilla on sähköpostiosoite.
    [one] Yhdellä ei ole sähköpostiosoitetta: hän näkee tuloksen Polussa.
   *[other] { $without } hakijalla ei ole sähköpostiosoitetta: he näkevät tuloksen Polussa.
}
selection-mail-sample = ”{ $subject }” · { $count ->
    [one] { $count } vastaanottaja
   *[other] { $count } vastaanottajaa
}
selection-mail-first = Ensimmäiset vastaanottajat: { $names }
selection-looked = Olen lukenut listan ja viestit
selection-confirm = Vahvista ja kerro kaikille
selection-end-waiting-list = Päätä varasijat ja kerro kaikille
decider-name = Nimi
decider-title = Virkanimike
decider-title-hint = Hakijat näkevät virkanimikkeesi mutta eivät nimeäsi.
places-title = Paikat ja varasijat
places-lead = Paikkoja ei voi olla enempää kuin haussa on ilmoitettu.
places-figures = Paikat nyt
places-all = Paikkoja
places-taken = Tarjottu tai vastaanotettu
places-free = Vapaana
places-waiting = Varasijat
places-waiting-what = Järjestys on arvottu ja tallennettu. Polku tarjoaa vapautunutta paikkaa heti ensimmäiselle.
places-waiting-before = Varasijat syntyvät arvonnassa.
places-offer-none-free = Paikkaa ei voi nyt tarjota käsin, koska yhtään paikkaa ei ole vapaana.
places-waiting-none = Varasijoilla ei ole ketään.
places-place = Varasija
places-by-hand = Tarjoa käsin
places-offer = Tarjoa paikka
places-offer-to = Tarjoa paikka: { $name }
places-by-hand-what = Tämä ohittaa varasijojen järjestyksen. Perustelu tallennetaan tarjouksen tietoihin.
places-reason = Perustelu
places-offers = Tarjotut paikat
places-offers-none = Paikkoja ei ole vielä tarjottu.
places-origin = Peruste
places-deadline = Vastattava viimeistään
offer-state-open = odottaa vastausta
offer-state-accepted = ottanut paikan vastaan
offer-state-declined = luopunut paikasta
offer-state-expired = ei vastannut ajoissa
offer-origin-draw = arvonta
offer-origin-promotion = varasijalta
offer-origin-by-hand = käsin, perusteltu
offer-origin-correction = tarkistuksen jälkeen
selection-to-scoring = Hakemusten pisteytys
panel-book = Kokoonpanojen luettelo
panel-book-what = Listan vahvistaja voi tarkistaa kaikki kokoonpanot. Luettelossa ei ole nimiä, mutta siitä näkee, mihin kiintiöihin kukin arvontarivi lasketaan.
panel-book-on-record = Kun avaat luettelon, siitä jää merkintä jokaisen hakijan käyttölokiin, jonka hän näkee omista tiedoistaan.
panel-book-file = Tallenna luettelo (JSON)
