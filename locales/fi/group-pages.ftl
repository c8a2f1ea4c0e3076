# Ryhmien muodostaminen.
groups-title = Ryhmät
groups-lead = Tasaiset ryhmät. Kukaan ei ole samassa ryhmässä oman esihenkilöketjunsa kanssa.
groups-state-proposed = ehdotus
groups-state-confirmed = vahvistettu
groups-propose-title = Ehdotus
groups-propose = Ehdota ryhmiä
groups-propose-again = Tee uusi ehdotus
groups-propose-again-what = Uusi ehdotus korvaa nykyisen ehdotuksen ja käsin tehdyt siirrot.
groups-infeasible = Ryhmiä ei voi muodostaa
groups-confirm = Vahvista ryhmät
groups-offers-unanswered = { $count ->
    [one] Yhteen tarjoukseen ei ole vielä vastattu. Jos tarjous hylätään, ryhmää on täydennettävä tai korjattava.
   *[other] { $count } tarjoukseen ei ole vielä vastattu. Jos tarjouksia hylätään, ryhmiä on täydennettävä tai korjattava.
}
groups-confirm-question = Vahvistetaanko ryhmät? { $count ->
    [one] Yhdelle osallistujalle
   *[other] { $count } osallistujalle
} kerrotaan oma ryhmä.
groups-undo = Kumoa viimeisin siirto
groups-group = Ryhmä { $number }
groups-members = { $members } / { $size } osallistujaa
groups-move = Siirrä
groups-move-person = Siirrä: { $name }
groups-move-now = Siirrä nyt
groups-target = Mihin ryhmään
groups-swap = Kenen kanssa ryhmää vaihdetaan
groups-swap-nobody = Ei vaihtoa
groups-broken = Tämä rikkoo ryhmien ehtoja
groups-breaks-nothing = Siirto ei riko ryhmien ehtoja.
groups-breaks-own-supervisor = Ryhmässä { $group } on henkilö ja hänen esihenkilönsä: { $names }
groups-breaks-reporting-line = Ryhmässä { $group } on saman esihenkilöketjun henkilöitä: { $names }
groups-breaks-too-many = Ryhmässä { $group } on liikaa henkilöitä
groups-breaks-without-group = Ilman ryhmää: { $names }
groups-score-title = Tasaisuus
groups-score-what = 0 tarkoittaa täysin tasaisia ryhmiä.
groups-score = Epätasaisuus
groups-bound = Todistettu alaraja
groups-optimal = todistetusti paras
groups-best-found = paras löydetty
groups-by-hand = muutettu käsin
groups-kept-apart = Esihenkilöketjun vuoksi eri ryhmissä on pidettävä { $count ->
    [one] yksi henkilöpari
   *[other] { $count } henkilöparia
}.
groups-score-change = Epätasaisuus { $before } → { $after }.
groups-by-unit = Yksikkö
groups-by-site = Toimipaikka
groups-by-job-category = Henkilöstöryhmä
groups-criterion = { $criterion } · paino { $weight } · epätasaisuus { $score }
groups-gap = Ero alarajaan enintään
groups-percent = { $percent } %
groups-weights = Painot ja rajat
groups-weights-what = Mitä suurempi paino on, sitä enemmän asia vaikuttaa. Paino 0 jättää asian pois. Samaa toteutustapaa toivovat pyritään saamaan samaan ryhmään; muissa asioissa ryhmistä tehdään toistensa kaltaisia.
groups-unit-maximum = Enimmäismäärä samasta yksiköstä ryhmässä
groups-without-group = Ilman ryhmää
groups-breaks-unit = Ryhmässä { $group } on liikaa saman yksikön henkilöitä
groups-breaks-language = Ryhmän { $group } jäsenillä ei ole yhteistä kieltä
groups-breaks-not-possible = Tämä siirto ei ole mahdollinen
groups-by-tenure = Aika nykyisessä tehtävässä
groups-by-wished-mode = Toivottu toteutustapa
groups-value-unknown = ei tiedossa
groups-mode-in-person = kasvokkain
groups-mode-remote = etänä
groups-repair = Ryhmien muutos
groups-repair-what = Osallistujat ovat vaihtuneet. Tämän muutoksen jälkeen kaikki ehdot täyttyvät, ja mahdollisimman harva vaihtaa ryhmää.
groups-repair-now = Tee muutos
groups-repair-move = { $name }: ryhmästä { $from } ryhmään { $to }
groups-repair-place = { $name } saa paikan ryhmästä { $to }
groups-repair-fewest = Todistetusti pienin muutos: vähemmillä siirroilla ehdot eivät täyty.
