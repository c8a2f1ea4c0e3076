# Pienryhmät vahvistetun ryhmän sisällä.
small-groups-title = Pienryhmät
small-groups-of = Ryhmän { $number } pienryhmät
small-groups-lead = Pienryhmässä on neljästä seitsemään henkilöä, jotka tapaavat pienryhmävalmennuksessa. Kukaan ei ole samassa pienryhmässä oman esihenkilöketjunsa kanssa.
small-groups-state-none = ei muodostettu
small-groups-state-incomplete = vaatii muutoksen
small-groups-propose = Ehdota pienryhmiä
small-groups-propose-what = Polku jakaa ryhmän samoilla painoilla, joilla ryhmät tehtiin. Jako koskee vain tämän ryhmän henkilöitä.
small-groups-size = Henkilöitä pienryhmässä
small-groups-size-hint = Jos jako ei mene tasan, pienryhmien koko on mahdollisimman lähellä tätä.
small-groups-unit-maximum = Enimmäismäärä samasta yksiköstä pienryhmässä
small-groups-group = Pienryhmä { $number }
small-groups-without-group = Ilman pienryhmää
small-groups-target = Mihin pienryhmään
small-groups-swap = Kenen kanssa pienryhmää vaihdetaan
small-groups-confirm = Vahvista pienryhmät
small-groups-confirm-what = Vahvistamisen jälkeen jokainen ryhmän jäsen näkee oman pienryhmänsä ja saa siitä viestin.
small-groups-confirm-question = Vahvistetaanko pienryhmät? { $count ->
    [one] Yhdelle osallistujalle
   *[other] { $count } osallistujalle
} kerrotaan oma pienryhmä.
small-groups-breaks-own-supervisor = Pienryhmässä { $group } on henkilö ja hänen esihenkilönsä: { $names }
small-groups-breaks-reporting-line = Pienryhmässä { $group } on saman esihenkilöketjun henkilöitä: { $names }
small-groups-breaks-too-many = Pienryhmässä { $group } on liikaa henkilöitä
small-groups-breaks-too-few = Pienryhmässä { $group } on liian vähän henkilöitä
small-groups-breaks-without-group = Ilman pienryhmää: { $names }
small-groups-breaks-unit = Pienryhmässä { $group } on liikaa saman yksikön henkilöitä
small-groups-breaks-language = Pienryhmän { $group } jäsenillä ei ole yhteistä kieltä
small-groups-repair-what = Ryhmän jäsenet ovat vaihtuneet. Tämän muutoksen jälkeen kaikki ehdot täyttyvät, ja mahdollisimman harva vaihtaa pienryhmää.
small-groups-repair-move = { $name }: pienryhmästä { $from } pienryhmään { $to }
small-groups-repair-place = { $name } saa paikan pienryhmästä { $to }
