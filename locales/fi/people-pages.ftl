### Henkilöstön luettelo ja tuonti.

people-title = Henkilöstö
people-lead = Ne tiedot viraston henkilöstöstä, joita valmennusohjelmat tarvitsevat.
people-empty = Henkilöitä ei löytynyt
people-empty-what = Muuta hakuehtoja tai tuo henkilöstö tiedostosta.
people-import = Tuo henkilöstö
people-search = Hae nimellä tai henkilönumerolla
people-service = Palveluksessa
people-supervisor = Esihenkilöasema
people-all = Kaikki
people-active = Palveluksessa olevat
people-inactive = Ei palveluksessa
people-supervisors = Esihenkilöt
people-not-supervisors = Muut kuin esihenkilöt
people-is-supervisor = Esihenkilö
people-name = Nimi
people-notes = Huomioita
people-column-external-id = Henkilönumero
people-column-family-name = Sukunimi
people-column-given-name = Etunimi
people-column-email = Sähköposti
people-column-unit = Yksikkö
people-column-site = Toimipaikka
people-column-title = Tehtävänimike
people-column-job-category = Henkilöstöryhmä
people-column-is-supervisor = Esihenkilö (K tai E)
people-column-supervisor-external-id = Esihenkilön numero
people-column-role-started-on = Tehtävän alkupäivä
people-column-leave-from = Poissaolon ensimmäinen päivä
people-column-leave-until = Poissaolon viimeinen päivä
people-column-language = Asiointikieli
people-column-active = Palveluksessa
people-column-none = Ei tuoda
people-import-title = Henkilöstön tuonti
people-import-lead = Tarkista tiedosto ensin: mikään ei muutu, ennen kuin tuot henkilöstön.
people-import-file = Tiedosto
people-import-choose = Henkilöstötiedosto
people-import-choose-hint = Esimerkiksi henkilöstöjärjestelmästä tallennettu CSV-tiedosto.
people-import-source = Rekisterin tunnus
people-import-source-hint = Henkilöt tunnistetaan rekisterin tunnuksesta ja henkilönumerosta. Käytä samaa tunnusta joka kerta: pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä.
people-import-check = Tarkista tiedosto
people-import-reading = Lukutapa ja sarakkeet
people-import-encoding = Merkistö
people-import-recognised = Tunnistetaan tiedostosta
people-import-delimiter = Sarakkeiden erotin
people-import-delimiter-semicolon = Puolipiste
people-import-delimiter-comma = Pilkku
people-import-delimiter-tab = Sarkain
people-import-columns = Tiedoston sarakkeet
people-import-column-missing = Sarake puuttuu: { $column }
people-import-would = Näin tuonti muuttaisi henkilöstöä
people-import-did = Näin tuonti muutti henkilöstöä
people-import-done = Tuonti on tehty
people-import-done-what = Tuonti on kirjattu muutoslokiin.
people-import-done-next = Jos tiedot muuttuivat hakijalta tai osallistujalta, muutos odottaa ratkaisua ohjelman sivulla Muutokset henkilötiedoissa.
people-import-done-programmes = Siirry ohjelmiin
people-import-rows = Rivejä
people-import-created = Uusia henkilöitä
people-import-changed = Muuttuvia henkilöitä
people-import-unchanged = Ennallaan
people-import-rejected = Rivejä, joita ei tuoda
people-import-absent = Tiedostosta puuttuvia
people-import-deactivated = Palveluksesta poistuneiksi merkittyjä
people-import-not-taken = Ei tuoda
people-import-new-units = Uudet yksiköt
people-import-new-sites = Uudet toimipaikat
people-import-faults = Rivien huomautukset
people-import-faults-lead = Rivinumero on sama kuin tiedostossa; otsikkorivi on rivi 1.
people-import-line = Rivi
people-import-column = Sarake
people-import-fault = Huomautus
people-import-then = Seuraus
people-import-then-rejected = Ei tuoda
people-import-then-warned = Tuodaan, tarkista
people-import-then-text = Tuodaan tekstinä
people-import-left-out = { $count ->
    [one] Lisäksi { $count } huomautus, jota ei näytetä tässä.
   *[other] Lisäksi { $count } huomautusta, joita ei näytetä tässä.
 }
people-import-changes = Muuttuvat tiedot
people-import-field = Tieto
people-import-before = Nyt
people-import-before-hidden = Ei näytetä
people-import-after = Tuonnin jälkeen
people-import-deactivate = { $count ->
    [one] Merkitse palveluksesta poistuneeksi { $count } henkilö, joka puuttuu tiedostosta
   *[other] Merkitse palveluksesta poistuneiksi { $count } henkilöä, jotka puuttuvat tiedostosta
}
people-import-deactivate-hint = Tietoja ei poisteta. Henkilöt palautuvat palveluksessa oleviksi, kun he ovat taas tiedostossa.
people-import-confirm = { $count ->
    [one] Olen tarkistanut, että { $count } henkilö ei ole enää palveluksessa, vaikka se on yli 5 % henkilöstöstä
   *[other] Olen tarkistanut, että { $count } henkilöä ei ole enää palveluksessa, vaikka se on yli 5 % henkilöstöstä
}
people-import-apply = Tuo henkilöstö
people-import-make-faulty = Tee tiedosto virheellisistä riveistä
people-import-save-faulty = Tallenna virheelliset rivit
