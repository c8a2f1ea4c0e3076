# Kooste: yksi viesti siitä, mitä on tulossa ja mikä odottaa.
mail-digest-subject = { $days ->
        [one] Polun kooste { $from }
       *[other] Polun kooste { $from }–{ $until }
    }
mail-digest-body =
    { $parts }
    Koosteen tiedot ovat lähetyshetkeltä. Jos tapaaminen muuttuu tai perutaan, saat siitä erillisen viestin kuten ennenkin.

    Saat koosteen, koska olet valinnut sen. Voit muuttaa valintaasi tai lopettaa koosteet Polussa: { $settings }
mail-digest-part =
    { $heading }
    { $lines }
    { $end }
mail-digest-line = – { $text }
mail-digest-own = Tapaamiset, joihin osallistut:
mail-digest-led = Tapaamiset, jotka vedät:
mail-digest-waits = Odottaa sinua:
mail-digest-programme-asks = Vaatii toimia ohjelmassa { $programme } ({ $link }):
mail-digest-session = { $when }: { $programme } ({ $where })
mail-digest-place = Vastaa tarjottuun paikkaan viimeistään { $deadline }: { $programme }. { $link }
mail-digest-way = Valitse viimeistään { $until }, tuletko paikalle vai osallistutko etänä: { $programme }. { $link }
mail-digest-hours = Vastaa, suostutko luvattua suurempaan tuntimäärään: { $programme }. { $link }
mail-digest-more = { $count ->
        [one] ja yksi muu
       *[other] ja { $count } muuta
    }
mail-digest-more-programmes = { $count ->
        [one] Toimia vaatii myös yksi muu ohjelma: { $link }
       *[other] Toimia vaatii myös { $count } muuta ohjelmaa: { $link }
    }
