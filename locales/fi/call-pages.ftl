# Avoimet haut ja yksi haku henkilöstön silmin.
calls-lead = Hakea voi kuka tahansa henkilöstöön kuuluva. Hakemisen järjestys ei vaikuta valintaan.
calls-empty = Avoimia hakuja ei ole nyt
calls-empty-what = Kun haku alkaa, näet sen täällä.
calls-to-my-path = Siirry omalle polulle
calls-applied = Olet hakenut
calls-seats = { $count ->
    [one] Yksi paikka
   *[other] { $count } paikkaa
}
calls-method-quotas = Paikat arvotaan kiintiöiden mukaan
calls-method-draw = Paikat arvotaan kohderyhmän kesken
call-title = Haku
call-selection = Näin osallistujat valitaan
call-method-draw = Hakuajan päätyttyä tarkistetaan, ketkä kuuluvat kohderyhmään. Jos heitä on enemmän kuin paikkoja, paikat arvotaan. Jokaisella kohderyhmään kuuluvalla on sama mahdollisuus, ja kuka tahansa voi tarkistaa arvonnan jälkikäteen. Hakemisen ajankohta ja vastaukset eivät vaikuta valintaan.
call-method-quotas = Hakuajan päätyttyä tarkistetaan, ketkä kuuluvat kohderyhmään. Paikat arvotaan niin, että haun kiintiöt toteutuvat. Mahdollisuudet ovat niin tasaiset kuin kiintiöt sallivat, ja kuka tahansa voi tarkistaa arvonnan jälkikäteen. Hakemisen ajankohta ja vastaukset eivät vaikuta valintaan.
call-rules = Kohderyhmän säännöt
call-no-rules = Hakua ei ole rajattu säännöillä: kaikki hakijat kuuluvat kohderyhmään.
call-rule-reason = Miksi: { $reason }
call-rule-instead = Tarjolla sen sijaan:
call-rule-decided = Päättäjä: { $title }, { $date } · versio { $version }
call-path = Polku
call-path-lead = Valmennusohjelman osiot järjestyksessä.
call-hours = Tunnit
call-window = Hakuaika
call-seats = Paikkoja
call-apply-title = Hae mukaan
call-apply = Täytä hakemus
call-applied = Olet jo hakenut tässä haussa.
call-opens = Haku alkaa { $date }.
call-closed = Hakuaika on päättynyt.
call-next = Mitä hakemisen jälkeen tapahtuu
call-next-change = Voit muuttaa hakemustasi tai perua sen { $date } asti.
call-next-draw = Päättäjä vahvistaa valinnan, ja kaikki hakijat saavat tuloksen perusteluineen yhtä aikaa.
call-next-offer = Jos sinulle tarjotaan paikkaa, sinulla on { $days ->
    [one] yksi päivä
   *[other] { $days } päivää
} aikaa ottaa se vastaan.
call-next-waiting = Vapautuvia paikkoja tarjotaan varasijojen järjestyksessä { $date } asti.
call-approval = Haun hyväksyntä
call-approved = Hyväksyi
call-approved-by = { $title }, { $date }
call-cooperation = Käsitelty yhteistoiminnassa
quota-line-unit = Yksikkö { $value }: vähintään { $min } ja enintään { $max ->
    [one] { $max } paikka
   *[other] { $max } paikkaa
}
quota-line-site = Toimipaikka { $value }: vähintään { $min } ja enintään { $max ->
    [one] { $max } paikka
   *[other] { $max } paikkaa
}
quota-line-category = Henkilöstöryhmä { $value }: vähintään { $min } ja enintään { $max ->
    [one] { $max } paikka
   *[other] { $max } paikkaa
}
quota-line-supervisors = Esihenkilöt: vähintään { $min } ja enintään { $max ->
    [one] { $max } paikka
   *[other] { $max } paikkaa
}
quota-line-others = Muut kuin esihenkilöt: vähintään { $min } ja enintään { $max ->
    [one] { $max } paikka
   *[other] { $max } paikkaa
}
call-method-scored = Hakuajan päätyttyä tarkistetaan, ketkä kuuluvat kohderyhmään. Kaksi arvioijaa pisteyttää jokaisen hakemuksen nimettömänä alla kerrotuilla arviointiperusteilla. Paikat saavat ne, joilla on eniten pisteitä. Jos pisteet menevät tasan, järjestys arvotaan.
calls-method-scored = Hakemukset pisteytetään nimettöminä
