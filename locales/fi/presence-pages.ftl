# Osallistujalista paperilla, etätyökalun luettelo ja etäosallistumisen osoitteet.
sign-in-list-title = Osallistujalista
sign-in-make-title = Tulostettava lista
sign-in-make-what = Listalla on tapaamisen osallistujat numeroituina ja tila allekirjoitukselle. Kun lista on täytetty, kirjaat läsnäolot rivien numeroilla. Listan voi kirjata 30 päivän ajan tapaamisen jälkeen.
sign-in-make = Tee lista
sign-in-how = Tarkista lista ja tulosta se. Listan tunnus yhdistää rivien numerot juuri näihin henkilöihin: tarvitset tunnusta, kun kirjaat läsnäolot.
sign-in-print = Tulosta
sign-in-back = Takaisin läsnäoloon
sign-in-programme = Ohjelma
sign-in-room = Paikka
sign-in-code = Listan tunnus
sign-in-number = Nro
sign-in-expected = Oma valinta
sign-in-signature = Allekirjoitus
sign-in-printed = Lista tehty { $at }
typed-title = Kirjaa paperilista
typed-lead = Kirjaa allekirjoitetun listan läsnäolot rivien numeroilla yhdellä kertaa.
typed-code-hint = Kuusi merkkiä listan yläosassa, esimerkiksi K7P-2XM
typed-open = Avaa lista
typed-outdated = Osallistujat ovat muuttuneet
typed-outdated-what = Listaa { $code } ei voi enää kirjata, koska tapaamisen osallistujat ovat muuttuneet sen tulostamisen jälkeen. Tulosta uusi lista tai merkitse läsnäolot yksitellen.
typed-left = Listalla, mutta ei enää osallistuja
typed-joined = Osallistuja, mutta ei listalla
typed-rows = Rivit
typed-field = Ketkä olivat mukana?
typed-hint = Esimerkiksi 1-12 14 17e 20:90 22x. Pelkkä numero tarkoittaa, että henkilö osallistui; e etänä, :90 mukana 90 minuuttia, x poissa, i ilmoittanut poissaolosta.
typed-wrong = Kaikkea ei voitu lukea. Korjaa luetellut kohdat.
typed-rest = Merkitse muut poissa oleviksi
typed-rest-hint = Koskee vain rivejä, joista ei ole vielä merkintää. Ilmoitetut poissaolot säilyvät.
typed-preview = Näin kirjaus luetaan
typed-fault = Merkki { $at }, ”{ $typed }”: { $why }
typed-fault-no-row = tämä ei ole rivin numero
typed-fault-no-such-row = { $rows ->
    [one] listalla on yksi rivi
   *[other] listalla on { $rows } riviä
}
typed-fault-backwards = väli päättyy ennen kuin alkaa
typed-fault-twice = rivi { $row } on kirjattu jo aiemmin
typed-fault-too-long = tekstiä on liikaa
typed-fault-minutes = minuutteja voi olla enintään { $most }
typed-fault-mark = tätä ei voi merkitä tähän tapaamiseen
remote-list-title = Etätyökalun luettelo
remote-list-lead = Lue etätyökalun läsnäololuettelo ja hyväksy siitä merkinnät. Tiedostoa ei tallenneta.
remote-list-file = Luettelo tiedostona
remote-list-file-hint = Esimerkiksi Teamsin tai Zoomin luettelo, CSV, enintään 2 Mt
remote-list-read = Lue luettelo
remote-list-proposals = Ehdotetut merkinnät
remote-list-proposals-what = Mitään ei ole vielä tallennettu. Poista valinta niistä, joita et hyväksy. Aika lasketaan vain tapaamisen ajalta ilman taukoja, ja päällekkäiset liittymiset vain kerran.
remote-list-nobody = Luettelossa ei ole ketään tapaamisen osallistujista
remote-list-accept = Tallenna valitut
remote-list-there = mukana { $hours }
remote-list-by-email = tunnistettu sähköpostiosoitteesta
remote-list-by-name = tunnistettu nimestä
remote-list-outside = Luettelossa, mutta ei mukana tapaamisen aikana. Merkintää ei ehdoteta.
remote-list-missing = { $count ->
    [one] Yksi osallistuja puuttuu luettelosta. Hänelle ei ehdoteta merkintää.
   *[other] { $count } osallistujaa puuttuu luettelosta. Heille ei ehdoteta merkintää.
}
remote-list-left-over = Rivit, joita ei voitu käyttää
remote-list-left-over-what = Palvelu ei arvaa, keistä on kyse. Merkitse nämä henkilöt tarvittaessa itse.
remote-list-unknown = Ei kukaan tapaamisen osallistujista
remote-list-several = Sopii useaan osallistujaan tai usean osoitteen takana on sama nimi
remote-list-lines = { $count ->
    [one] rivi { $lines }
   *[other] rivit { $lines }
}
remote-list-no-name = Rivillä ei ole nimeä
remote-list-no-join = Liittymisaikaa ei voitu lukea
remote-list-no-leave = Poistumisaika puuttuu tai sitä ei voitu lukea
remote-list-out-of-order = Poistumisaika on ennen liittymisaikaa tai yli vuorokauden myöhemmin
remote-list-more = Luettelossa on enemmänkin tällaisia rivejä. Tässä näkyvät ensimmäiset.
session-links-lead = Linkit näkyvät tapaamisen osallistujille ja vetäjille. Niitä ei lähetetä sähköpostissa eikä kalentereihin, eivätkä ne näy julkisilla sivuilla.
session-links-none = Linkkejä ei ole vielä
session-links-add = Lisää linkki
session-links-one = Linkki { $number }
session-links-remove = Poista
session-links-remove-one = Poista linkki { $number }
session-links-leave = Takaisin tapaamiseen
session-link-title = Mitä linkin takana on
session-link-address = Osoite
session-link-address-hint = Alkaa https://, ei käyttäjätunnusta eikä salasanaa
join-addresses = Etäosallistumisen osoitteet
join-addresses-lead = Anna monen tapaamisen etäosallistumisen osoitteet kerralla. Osoite tulee osallistujien näkyviin 15 minuuttia ennen alkua ja poistuu näkyvistä, kun tapaaminen päättyy.
join-addresses-text = Päivä, ryhmä ja osoite, yksi tapaaminen riville
join-addresses-hint = Esimerkiksi 8.9.2020 9.00; 1; https://kokous.example.fi/a1b2. Pienryhmä kirjoitetaan muodossa 1.2. Jätä ryhmä tyhjäksi, jos tapaaminen on kaikille.
join-addresses-look = Tarkista rivit
join-addresses-faults = Korjattavat rivit
join-addresses-faults-what = Osoitteet tallennetaan vasta, kun kaikki rivit ovat kunnossa.
join-addresses-line = Rivi { $line }
join-addresses-sessions = Tapaamiset ja osoitteet
join-addresses-new = uusi
join-addresses-same = ennallaan
join-addresses-replaces = korvaa aiemman
join-addresses-in-person = Tapaaminen pidetään kasvokkain. Osoite tulee käyttöön, jos tapaaminen muutetaan etänä pidettäväksi.
join-addresses-told = { $count ->
    [0] Kenellekään ei lähetetä viestiä.
    [one] Yhdelle osallistujalle kerrotaan, että hänen tapaamisensa on muuttunut. Osoite ei ole viestissä.
   *[other] { $count } osallistujalle kerrotaan, että heidän tapaamisensa ovat muuttuneet. Osoitteet eivät ole viestissä.
}
join-addresses-give = { $count ->
    [one] Tallenna yksi osoite
   *[other] Tallenna { $count } osoitetta
}
join-addresses-given = { $count ->
    [0] Osoitteet oli jo tallennettu.
    [one] Yksi osoite on tallennettu.
   *[other] { $count } osoitetta on tallennettu.
}
join-fault-no-time = Rivin alussa ei ole päivää
join-fault-no-group = Ryhmä ei ole numero
join-fault-no-address = Osoite puuttuu
join-fault-not-secure = Osoitteen alussa pitää olla https://
join-fault-credentials = Osoitteessa on käyttäjätunnus tai salasana
join-fault-too-long = Osoite on liian pitkä
join-fault-unknown = Ohjelmassa ei ole tällaista tapaamista
join-fault-several = Useampi tapaaminen sopii: lisää kellonaika tai ryhmä
join-fault-cancelled = Tapaaminen on peruttu
join-fault-begun = Tapaaminen on jo alkanut
join-fault-twice = Rivi { $line } antaa samalle tapaamiselle toisen osoitteen
