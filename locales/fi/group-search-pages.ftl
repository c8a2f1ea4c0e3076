# Ryhmien etsiminen: eteneminen ja keskeytys.
group-search-title = Ryhmiä etsitään
group-search-what = Voit poistua sivulta: etsiminen jatkuu silti. Valmis ehdotus ilmestyy tälle sivulle.
group-search-progress = Eteneminen
group-search-spent = Etsimisestä on tehty { $percent } prosenttia.
group-search-people = Osallistujia
group-search-cancel = Keskeytä etsiminen
group-search-cancelled = Etsiminen keskeytettiin
group-search-infeasible = Ryhmiä ei voi muodostaa
group-search-overtaken = Osallistujat tai ryhmät muuttuivat kesken etsimisen
group-search-gave-up = Etsiminen ei onnistunut
group-search-nothing-kept = Mitään ei tallennettu. Voit aloittaa alusta.
