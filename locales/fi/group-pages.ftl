# Ryhmien muodostaminen.
groups-title = Ryhmät
groups-lead = Tasaiset ryhmät, joissa kukaan ei ole oman esihenkilönsä kanssa.
groups-to-programme = Ohjelma
groups-state-proposed = ehdotus
groups-state-confirmed = vahvistettu
groups-propose-title = Ehdotus
groups-propose = Ehdota ryhmiä
groups-propose-again = Tee uusi ehdotus
groups-propose-again-what = Uusi ehdotus korvaa nykyisen ja käsin tehdyt siirrot.
groups-infeasible = Ryhmiä ei voi muodostaa
groups-confirm = Vahvista ryhmät
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
groups-bound = Paras mahdollinen
groups-optimal = todistetusti paras
groups-best-found = paras löydetty
groups-kept-apart = Esihenkilöketjun vuoksi eri ryhmissä on pidettävä { $count ->
    [one] yksi pari
   *[other] { $count } paria
}.
groups-score-change = Epätasaisuus { $before } → { $after }.
groups-by-unit = Yksikkö
groups-by-site = Toimipaikka
groups-by-job-category = Henkilöstöryhmä
groups-criterion = { $criterion } · epätasaisuus { $score }
