# Valinnan tuloksen perustelut hakijalle.
reasons-inside-if-not-supervisor = Olisit kuulunut kohderyhmään, jos et olisi esihenkilö.
reasons-inside-if-supervisor = Olisit kuulunut kohderyhmään, jos olisit esihenkilö.
reasons-outside-if-supervisor = Olisit jäänyt kohderyhmän ulkopuolelle, jos olisit esihenkilö.
reasons-outside-if-not-supervisor = Olisit jäänyt kohderyhmän ulkopuolelle, jos et olisi esihenkilö.
reasons-inside-if-other-category = Olisit kuulunut kohderyhmään, jos henkilöstöryhmäsi olisi muu kuin { $names }.
reasons-outside-if-category = Olisit jäänyt kohderyhmän ulkopuolelle, jos henkilöstöryhmäsi olisi { $names }.
reasons-inside-if-other-unit = Olisit kuulunut kohderyhmään, jos yksikkösi olisi muu kuin { $names }.
reasons-outside-if-unit = Olisit jäänyt kohderyhmän ulkopuolelle, jos yksikkösi olisi { $names }.
reasons-inside-if-other-site = Olisit kuulunut kohderyhmään, jos toimipaikkasi olisi muu kuin { $names }.
reasons-outside-if-site = Olisit jäänyt kohderyhmän ulkopuolelle, jos toimipaikkasi olisi { $names }.
reasons-inside-if-started-earlier = { $months ->
    [one] Olisit kuulunut kohderyhmään, jos tehtäväsi olisi alkanut yli kuukautta ennen päivää { $day }.
   *[other] Olisit kuulunut kohderyhmään, jos tehtäväsi olisi alkanut yli { $months } kuukautta ennen päivää { $day }.
}
reasons-outside-if-started-later = { $months ->
    [one] Olisit jäänyt kohderyhmän ulkopuolelle, jos tehtäväsi olisi alkanut enintään kuukautta ennen päivää { $day } tai sen jälkeen.
   *[other] Olisit jäänyt kohderyhmän ulkopuolelle, jos tehtäväsi olisi alkanut enintään { $months } kuukautta ennen päivää { $day } tai sen jälkeen.
}
reasons-submitted = Hakemuksesi on vastaanotettu, ja sitä käsitellään.
reasons-withdrawn = Olet perunut hakemuksesi.
reasons-ineligible = Et kuulu tämän ohjelman kohderyhmään.
reasons-offered = Sinulle on tarjottu paikka ohjelmassa.
reasons-accepted = Olet ottanut paikan vastaan.
reasons-declined = Olet luopunut paikasta.
reasons-expired = Et vastannut määräajassa, joten tarjottu paikka raukesi.
reasons-not-selected = Et tullut valituksi: varasijat päättyivät, eikä sinulle vapautunut paikkaa.
reasons-rerouted = Hakemuksesi on siirtynyt toiseen ohjelmaan, koska otit tarjotun polun vastaan.
reasons-waiting-list = Olet varasijalla.
reasons-waiting = Olet varasijalla { $place }/{ $total }.
reasons-drawn = Kuuluit kohderyhmään. Paikkoja oli { $seats } ja arvonnassa mukana olleita hakijoita { $pool }. Arvonnassa sijoituit sijalle { $rank }.
reasons-equal-chance = Jokaisella arvonnassa mukana olleella oli sama mahdollisuus. Hakemisen ajankohta ja vastaukset eivät vaikuttaneet tulokseen.
reasons-quota-draw = Arvonnassa noudatettiin haun kiintiöitä. Mahdollisuudet olivat niin tasaiset kuin kiintiöt sallivat. Hakemisen ajankohta ja vastaukset eivät vaikuttaneet tulokseen.
reasons-scored-draw = Hakemukset järjestettiin pisteiden mukaan. Arvonta ratkaisi järjestyksen vain niiden kesken, joilla oli yhtä monta pistettä. Hakemisen ajankohta ei vaikuttanut tulokseen.
reasons-left-outside-by = Tulos perustuu sääntöön ”{ $rule }”.
reasons-corrected = Tulos oli virheellinen, ja se on korjattu kierroksella { $round }. Uutta arvontaa ei ole tehty.
