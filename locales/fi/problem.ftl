### Ongelmat: pyynnön hylkäämisen syy lukijan kielellä. Avain on ongelman koodi.

problem-malformed-request = Pyyntöä ei voitu lukea.
problem-malformed-json = Pyynnön sisältö ei ole kelvollista JSONia.
problem-too-deep = Pyynnön sisällössä on liian monta sisäkkäistä tasoa.
problem-invalid-cursor = Sivun tunniste ei kuulu tähän luetteloon. Aloita luettelo alusta.
problem-idempotency-key-missing = Pyynnöstä puuttuu kelvollinen Idempotency-Key-otsake.
problem-invalid-token-request = Valtuutuspyyntö on puutteellinen.
problem-unsupported-grant-type = Vain client_credentials-valtuutus on käytössä.
problem-invalid-scope = Järjestelmälle ei ole myönnetty pyydettyä käyttöoikeutta.
problem-unauthenticated = Kirjaudu sisään.
problem-invalid-token = Käyttöoikeustunniste ei ole voimassa.
problem-wrong-credentials = Käyttäjätunnus tai salasana ei täsmää.
problem-invalid-client = Järjestelmän tunnus tai salaisuus ei täsmää.
problem-forbidden = Sinulla ei ole oikeutta tehdä tätä. Pyydä oikeus tarvittaessa virastosi pääkäyttäjältä.
problem-cross-site = Pyyntö tuli toiselta sivustolta, eikä sitä toteutettu.
problem-not-found = Hakemaasi ei ole, tai sinulla ei ole oikeutta nähdä sitä.
problem-link-not-valid = Linkki on jo käytetty tai sen voimassaolo on päättynyt. Pyydä uusi linkki.
problem-method-not-allowed = Osoite ei tue tätä toimintoa.
problem-not-acceptable = Vastausta ei voida antaa pyydetyssä muodossa.
problem-request-timeout = Pyyntö ei saapunut ajoissa. Yritä uudelleen.
problem-conflict = Toiminto on ristiriidassa nykyisten tietojen kanssa. Lataa tiedot uudelleen.
problem-already-linked = Käyttäjätunnus tai henkilö on jo liitetty toiseen.
problem-name-taken = Käyttäjätunnus on jo käytössä. Valitse toinen.
problem-already-ended = Tämä on jo päättynyt, eikä sitä voi enää muuttaa.
problem-already-set-up = Palvelulla on jo ensimmäinen pääkäyttäjä.
problem-last-administrator = Virastolle pitää jäädä vähintään yksi pääkäyttäjä.
problem-groups-too-few-people = Ryhmiin tarvitaan vähintään yhtä monta henkilöä kuin on ryhmiä.
problem-groups-confirmed = Ryhmät on vahvistettu, eikä niitä voi enää muuttaa.
problem-group-limit-broken = Siirtoa ei tehty, koska se rikkoisi ryhmien ehtoja: ryhmästä tulisi liian suuri, joku jäisi ilman ryhmää tai joku päätyisi samaan ryhmään oman esihenkilöketjunsa kanssa.
problem-nothing-to-undo = Kumottavia siirtoja ei ole.
problem-file-changed = Tiedosto ei ole sama, jonka tarkistit, eikä sitä tuotu. Tarkista tiedosto uudelleen.
problem-too-many-deactivations = Tuonti merkitsisi yli 5 % henkilöistä palveluksesta poistuneiksi. Tarkista määrä ja vahvista se.
problem-file-empty = Tiedostossa ei ole rivejä.
problem-file-too-long = Tiedostossa on liikaa rivejä tai sarakkeita.
problem-file-not-in-encoding = Tiedostoa ei voi lukea valitulla merkistöllä. Valitse oikea merkistö tai korjaa merkitty rivi.
problem-file-quote-open = Merkityltä riviltä puuttuu lainausmerkin pari.
problem-columns-unclear = Tiedoston sarakkeita ei tunnistettu. Valitse, mitä merkityt sarakkeet ovat.
problem-stale-version = Tietoja on muutettu sen jälkeen, kun avasit ne. Muutoksiasi ei tallennettu. Lataa tiedot uudelleen.
problem-body-too-large = Lähetetty sisältö on liian suuri. Sitä ei tallennettu.
problem-address-too-long = Osoite on liian pitkä.
problem-unsupported-media-type = Lähetetyn sisällön muotoa ei tueta.
problem-invalid-fields = Tarkista merkityt kohdat.
problem-idempotency-key-reused = Samalla Idempotency-Key-avaimella on jo lähetetty toinen pyyntö.
problem-version-required = Muutoksesta puuttuu If-Match-otsake.
problem-too-many-requests = Liian monta yritystä. Odota hetki ja yritä uudelleen.
problem-internal = Palvelussa tapahtui virhe, ja se on kirjattu lokiin. Yritä hetken kuluttua uudelleen. Jos virhe toistuu, ilmoita pyynnön tunniste palvelun ylläpidolle.
problem-unavailable = Palvelu ei ole juuri nyt käytettävissä. Yritä hetken kuluttua uudelleen.

problem-call-closed = Haku ei ole avoinna.
problem-call-not-draft = Haku on jo lähetetty päättäjälle tai hyväksytty, joten sitä ei voi muuttaa.
problem-call-not-awaiting-approval = Haku ei odota hyväksymistä.
problem-call-incomplete = Hausta puuttuu vielä tietoja, jotka päättäjän on nähtävä.
problem-own-call = Et voi hyväksyä hakua, jonka olet itse valmistellut.
problem-design-stands-still = Julkaistua ohjelmarunkoa ei voi muuttaa. Tee siitä uusi luonnos.
problem-draft-exists = Ohjelmarungosta on jo luonnos. Jatka sen muokkaamista.
problem-design-empty = Ohjelmarungossa ei ole yhtään osiota.
problem-design-not-published = Ohjelmarunkoa ei ole vielä julkaistu.
problem-rule-withdrawn = Sääntö on kumottu.
problem-already-applied = Olet jo hakenut tässä haussa. Avaa hakemuksesi, jos haluat muuttaa sitä.
problem-offer-to-answer = Sinulle on tarjottu paikka. Ota se vastaan tai luovu siitä.
problem-application-stands-still = Hakemusta ei voi enää muuttaa näin. Lataa sivu uudelleen, niin näet hakemuksen tilan.
problem-participation-stands-still = Osallistumista ei voi muuttaa näin: se on jo päättynyt, tai se on toisessa tilassa. Lataa sivu uudelleen, niin näet tilan.
problem-still-in-one-line = Henkilö on yhä samassa ryhmässä oman esihenkilöketjunsa kanssa. Siirrä hänet ensin toiseen ryhmään.
problem-places-taken = Paikkoja ei voi olla vähemmän kuin niitä on jo varattu.
problem-selection-began = Valinta on jo alkanut, joten hakemuksia ei voi enää tuoda.
problem-protected-ground = Sääntö ei saa perustua tähän tietoon. Laki kieltää syrjinnän (yhdenvertaisuuslaki 1325/2014, 8 §; tasa-arvolaki 609/1986, 7 §).
problem-field-missing = Täytä tämä kohta.
problem-field-unknown-field = Tätä kenttää ei tunneta.
problem-field-repeated = Kenttä on annettu useammin kuin kerran.
problem-field-wrong-type = Arvo on väärää tyyppiä.
problem-field-malformed = Arvoa ei voitu tulkita.
problem-field-forbidden-character = Arvossa on merkki, jota ei sallita.
problem-field-too-short = Vähintään { $min ->
    [one] { $min } merkki
   *[other] { $min } merkkiä
}.
problem-field-too-long = Enintään { $max ->
    [one] { $max } merkki
   *[other] { $max } merkkiä
}.
problem-field-too-few = Valitse vähintään { $min }.
problem-field-too-many = Valitse enintään { $max }.
problem-field-too-small = Arvon pitää olla vähintään { $min }.
problem-field-too-large = Arvo saa olla enintään { $max }.
problem-field-not-allowed = Valitse jokin sallituista arvoista.
problem-field-wrong-check-digit = Tarkistusnumero ei täsmää. Tarkista numero.
problem-field-duplicate = Sama arvo on annettu kahdesti.
problem-field-not-found = Valittua kohdetta ei löydy. Valitse uudelleen.
problem-field-out-of-order = Ajankohdat ovat väärässä järjestyksessä.
problem-field-too-common = Salasana on liian yleinen. Valitse toinen.

problem-call-not-over = Hakuaika ei ole vielä päättynyt.
problem-selection-exists = Tämän haun valinta on jo aloitettu.
problem-selection-out-of-step = Tätä ei voi tehdä valinnan nykyisessä vaiheessa. Lataa sivu uudelleen, niin näet vaiheen.
problem-already-drawn = Arvonta on jo tehty. Sitä ei tehdä uudelleen.
problem-shares-taken = Tämän arvonnan siemenluvut ovat jo kahdella muulla henkilöllä.
problem-holders-too-close = Siemenlukujen antajilla on oltava eri roolit, ja ainakin toisen roolin on oltava muu kuin koordinaattori.
problem-not-a-share-holder = Sinulla ei ole siemenlukua tässä arvonnassa.
problem-already-revealed = Siemenlukusi on jo paljastettu.
problem-reveal-over = Siemenlukujen paljastamisen määräaika on päättynyt.
problem-shares-missing = Siemenlukua ei ole paljastettu, tai korvattavaa siemenlukua ei ole.
problem-pool-empty = Arvottavia hakemuksia ei ole.
problem-no-free-place = Kaikki paikat ovat varattuja.
problem-not-waiting = Hakemus ei ole varasijalla.
problem-offer-not-open = Sinulla ei ole nyt tarjottua paikkaa, johon voisit vastata.
problem-deadline-passed = Vastausaika on päättynyt, eikä paikkaa voi enää ottaa vastaan.
