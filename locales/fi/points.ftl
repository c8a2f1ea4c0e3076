# Hakemuksen pisteet: arvioijan ja hakijan sivut.
score-criterion = Arviointiperuste
score-points = Pisteet
score-reason = Perustelu
score-sum = Painotetut pisteet yhteensä { $sum }
score-assessor = Arvioija { $number }
score-settled = Lopulliset pisteet
own-points = Hakemuksesi pisteet
own-points-what = Kaksi arvioijaa pisteytti hakemuksesi näkemättä nimeäsi. Jos he olivat eri mieltä, näet myös lopulliset pisteet.
own-points-total = Pisteet yhteensä
own-points-back = Hakemuksesi
