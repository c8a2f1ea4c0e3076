# Ohjelmarungon sivut.
design-title = Ohjelmarunko
design-lead = Ohjelman polku osio osiolta. Hakijat näkevät julkaistun ohjelmarungon ja sen tunnit ennen hakemista.
design-tag-draft = luonnos, versio { $number }
design-tag-published = julkaistu, versio { $number }
design-path = Polku
design-path-what = Muuta järjestystä nuolilla tai raahaamalla. Avaa osio kynästä.
design-empty = Polulla ei ole vielä osioita
design-empty-what = Lisää ensimmäinen osio alta.
design-change-element = Muuta osiota: { $title }
design-remove-element = Poista osio: { $title }
design-removed = Poistettu: { $title }
design-restore = Palauta osio
design-name = Osion nimi
design-kind = Osion laji
design-repeats = Kuinka monta kertaa
design-length = Kesto kerralla
design-length-minutes = minuutteina
design-length-full-day = koko päivä (7 t 21 min)
design-length-day = päivä, kesto tarkentuu
design-length-unknown = kesto tarkentuu
design-minutes = Minuutteja kerralla
design-mode = Toteutustapa
design-mode-open = ei vielä valittu
design-description = Mitä osiossa tehdään
design-field = { $element }, { $field }
design-add = Lisää osio
design-add-kind = Uuden osion laji
design-add-choose = Valitse laji
design-sum = { $elements ->
    [one] { $elements } osio
   *[other] { $elements } osiota
} · { $hours }
design-saved = Kaikki muutokset on tallennettu
design-unsaved = Tallentamattomia muutoksia
design-hours = Tunnit osallistujaa kohti
design-hours-what = Tunnit lasketaan osioista, kun muutat niitä.
design-hours-left-out = { $count ->
    [one] Yhden osion kesto tai kertojen määrä on kesken, eikä sitä ole laskettu.
   *[other] { $count } osion kesto tai kertojen määrä on kesken, eikä niitä ole laskettu.
}
design-checklist = Ennen julkaisemista
design-checklist-what = Punaiset kohdat estävät julkaisemisen. Keltaiset kannattaa tarkistaa.
design-check-elements = Polulla on osioita
design-check-elements-none = Polulla ei ole osioita
design-check-saved = Muutokset on tallennettu
design-check-unsaved = Tallenna muutokset ensin
design-check-lengths = Kaikkien tilaisuuksien kesto on tiedossa
design-check-lengths-open = { $count ->
    [one] Yhden osion kesto tarkentuu myöhemmin
   *[other] { $count } osion kesto tarkentuu myöhemmin
}
design-check-modes = Toteutustavat on valittu
design-check-modes-open = { $count ->
    [one] Yhden osion toteutustapaa ei ole valittu
   *[other] { $count } osion toteutustapaa ei ole valittu
}
design-check-languages = Nimet ovat kolmella kielellä
design-check-languages-open = { $count ->
    [one] Yhden osion nimi puuttuu ruotsiksi tai englanniksi
   *[other] { $count } osion nimi puuttuu ruotsiksi tai englanniksi
}
design-check-call = Haku ja valinta on omana osionaan
design-check-call-none = Haku ja valinta puuttuu osioista
design-check-closing = Päätöstilaisuus on omana osionaan
design-check-closing-none = Päätöstilaisuus puuttuu osioista
design-publish = Julkaise versio { $number }
design-publish-question = Julkaistaanko ohjelmarungon versio { $number }?
design-publish-what = Julkaistu versio ei enää muutu. Muutokset tehdään uuteen luonnokseen, ja hakijoille näytetty versio säilyy luettavana.
design-asks-again = { $count ->
    [0] Kun versio julkaistaan, suostumusta ei pyydetä uudelleen keneltäkään: tunnit pysyvät luvatuissa rajoissa. Osallistujia on { $all }.
    [one] Kun versio julkaistaan, suostumus pyydetään uudelleen yhdeltä osallistujalta. Osallistujia on { $all }.
   *[other] Kun versio julkaistaan, suostumus pyydetään uudelleen { $count } osallistujalta. Osallistujia on { $all }.
}
design-publish-by = Koordinaattori julkaisee ohjelmarungon.
design-published = Ohjelmarunko on julkaistu.
design-versions = Versiot
design-versions-what = Julkaistut versiot säilyvät luettavina.
design-version = Versio { $number }
design-version-title = Ohjelmarunko, versio { $number }
design-version-published = Julkaistu { $date } · { $elements ->
    [one] { $elements } osio
   *[other] { $elements } osiota
}
design-version-draft = Luonnos · { $elements ->
    [one] { $elements } osio
   *[other] { $elements } osiota
}
design-version-lead = Julkaistu { $date }. Tämä versio ei enää muutu.
design-change = Ohjelmarungon muuttaminen
design-change-what = Julkaistu ohjelmarunko pysyy voimassa, kunnes uusi luonnos julkaistaan.
design-draft-begin = Tee uusi luonnos
design-draft-begun = Uusi luonnos on tehty julkaistusta versiosta.
