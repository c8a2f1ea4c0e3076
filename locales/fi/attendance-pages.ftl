# Läsnäolo ja tunnit koordinaattorin näkymässä.
sessions-to-attendance = Läsnäolo
sessions-to-hours = Tunnit ja läsnäolo
attendance-title = Läsnäolo
attendance-marked = Merkitty
attendance-marked-of = { $marked }/{ $people }
attendance-not-held = Läsnäolo merkitään vain julkaistuun tapaamiseen. Tämä on luonnos tai peruttu.
attendance-not-begun = Tapaaminen ei ole vielä alkanut. Voit merkitä vain sen, että joku on ilmoittanut poissaolostaan. Syytä ei kirjata.
attendance-nobody = Tapaamisella ei ole osallistujia
attendance-rest-on-site = { $count ->
    [one] Merkitse loput (1) paikalla oleviksi
   *[other] Merkitse loput ({ $count }) paikalla oleviksi
}
attendance-rest-remote = { $count ->
    [one] Merkitse loput (1) etäosallistujiksi
   *[other] Merkitse loput ({ $count }) etäosallistujiksi
}
attendance-minutes = Kuinka monta minuuttia lasketaan, enintään { $most }
attendance-declined-in-calendar = Kutsu on hylätty kalenterissa. Se ei ole poissaoloilmoitus.
attendance-stands = Tallennettu merkintä: { $status }
attendance-unsaved = { $count ->
    [0] Ei tallentamattomia merkintöjä
    [one] Yksi tallentamaton merkintä
   *[other] { $count } tallentamatonta merkintää
}
attendance-save = Tallenna merkinnät
attendance-saved = { $count ->
    [one] Yksi merkintä on tallennettu.
   *[other] { $count } merkintää on tallennettu.
}
attendance-kept = Yhteys katkesi, mutta merkinnät ovat tallessa tässä laitteessa
attendance-kept-what = Ne lähetetään, kun yhteys palaa tai kun avaat tämän sivun uudelleen. Jokainen merkintä tallentuu vain kerran. Jos kirjaudut ulos, lähettämättömät merkinnät poistetaan laitteesta.
attendance-others = Ei mukana tässä tapaamisessa
attendance-others-what = Nämä henkilöt eivät olleet mukana ohjelmassa tai ryhmässä, kun tapaaminen alkoi. Heitä ei merkitä poissa oleviksi.
attendance-not-yet = Tuli ohjelmaan vasta tämän jälkeen
attendance-paused = Osallistuminen oli tauolla
attendance-no-longer = Oli jo lopettanut tai on nyt toisessa ryhmässä
attendance-history = Merkintöjen historia
attendance-history-what = Aiempia merkintöjä ei muuteta eikä poisteta. Uusin on voimassa.
attendance-history-open = Näytä historia
attendance-history-close = Piilota historia
attendance-history-none = Kenestäkään ei ole vielä merkitty mitään.
attendance-name = Nimi
attendance-said = Merkintä
attendance-before = Sitä ennen
attendance-nothing-before = ei merkintää
attendance-by = Merkitsijä
attendance-by-self = osallistuja itse
attendance-at = Aika
hours-title = Tunnit ja läsnäolo
hours-lead = Mitä ohjelmassa on luvattu, mihin osallistujat on kutsuttu ja mihin he ovat osallistuneet.
hours-people = Osallistujia
hours-sums = Tunnit yhteensä
hours-sums-what = Luvattu aika on yhtä osallistujaa kohden, muut ovat kaikkien osallistujien summia.
hours-unmarked = Merkintöjä puuttuu
hours-unmarked-what = Nämä tapaamiset ovat alkaneet, mutta kaikkien läsnäoloa ei ole merkitty.
hours-unmarked-people = { $count ->
    [one] yksi merkitsemättä
   *[other] { $count } merkitsemättä
}
hours-of-people = Tunnit henkilöittäin
hours-only-unmarked = Vain ne, joiden merkintöjä puuttuu
hours-nobody-so = Keneltäkään ei puutu merkintöjä.
hours-unit = Yksikkö
hours-remotely = Siitä etänä
hours-unmarked-times = Merkitsemättä
hours-training-days = Koulutuspäivät henkilöstöhallinnolle
hours-training-days-what = Koko viraston koulutuspäivät vuosittain ja osion lajin mukaan. Alle viiden henkilön tietoja ei kerrota.
attendance-lists = Paperilista ja etätyökalu
attendance-lists-what = Voit merkitä läsnäolot myös allekirjoitetusta listasta tai etätyökalun luettelosta.
attendance-to-sign-in = Tulosta osallistujalista
attendance-to-typed-back = Kirjaa paperilista
attendance-to-remote-list = Lue etätyökalun luettelo
