# Att bilda grupper.
groups-title = Grupper
groups-lead = Jämna grupper. Ingen är i samma grupp som någon i sin egen chefslinje.
groups-state-proposed = förslag
groups-state-confirmed = bekräftade
groups-propose-title = Förslag
groups-propose = Föreslå grupper
groups-propose-again = Gör ett nytt förslag
groups-propose-again-what = Ett nytt förslag ersätter det nuvarande och de manuella flyttarna.
groups-infeasible = Grupperna kan inte bildas
groups-confirm = Bekräfta grupperna
groups-offers-unanswered = { $count ->
    [one] Ett erbjudande är ännu obesvarat. Om det avböjs måste gruppen kompletteras eller ändras.
   *[other] { $count } erbjudanden är ännu obesvarade. Om de avböjs måste grupperna kompletteras eller ändras.
}
groups-confirm-question = Vill du bekräfta grupperna? { $count ->
    [one] En deltagare
   *[other] { $count } deltagare
} får veta sin grupp.
groups-undo = Ångra den senaste flytten
groups-group = Grupp { $number }
groups-members = { $members } / { $size } deltagare
groups-move = Flytta
groups-move-person = Flytta: { $name }
groups-move-now = Flytta nu
groups-target = Till vilken grupp
groups-swap = Byt grupp med
groups-swap-nobody = Inget byte
groups-broken = Detta bryter mot gruppernas villkor
groups-breaks-nothing = Flytten bryter inte mot gruppernas villkor.
groups-breaks-own-supervisor = I grupp { $group } finns en person och personens chef: { $names }
groups-breaks-reporting-line = I grupp { $group } finns personer i samma chefslinje: { $names }
groups-breaks-too-many = Grupp { $group } har för många personer
groups-breaks-without-group = Utan grupp: { $names }
groups-score-title = Jämnhet
groups-score-what = 0 betyder helt jämna grupper.
groups-score = Ojämnhet
groups-bound = Bevisad undre gräns
groups-optimal = bevisligen bäst
groups-best-found = bästa som hittades
groups-by-hand = ändrat för hand
groups-kept-apart = På grund av chefslinjen måste { $count ->
    [one] ett personpar
   *[other] { $count } personpar
} hållas i olika grupper.
groups-score-change = Ojämnhet { $before } → { $after }.
groups-by-unit = Enhet
groups-by-site = Verksamhetsställe
groups-by-job-category = Personalgrupp
groups-criterion = { $criterion } · vikt { $weight } · ojämnhet { $score }
groups-gap = Avstånd till gränsen högst
groups-percent = { $percent } %
groups-weights = Vikter och gränser
groups-weights-what = Ju större vikt, desto mer påverkar saken. Vikten 0 betyder att saken inte beaktas. De som önskar samma sätt att delta placeras om möjligt i samma grupp; i övrigt görs grupperna så lika som möjligt.
groups-unit-maximum = Högsta antal från samma enhet i en grupp
groups-without-group = Utan grupp
groups-breaks-unit = I grupp { $group } finns för många från samma enhet
groups-breaks-language = Medlemmarna i grupp { $group } har inget gemensamt språk
groups-breaks-not-possible = Den här flytten är inte möjlig
groups-by-tenure = Tid i nuvarande uppgift
groups-by-wished-mode = Önskat sätt att delta
groups-value-unknown = uppgift saknas
groups-mode-in-person = på plats
groups-mode-remote = på distans
groups-repair = Ändring av grupperna
groups-repair-what = Deltagarna är inte längre desamma. Efter den här ändringen uppfylls alla villkor, och så få som möjligt byter grupp.
groups-repair-now = Gör ändringen
groups-repair-move = { $name }: från grupp { $from } till grupp { $to }
groups-repair-place = { $name } får plats i grupp { $to }
groups-repair-fewest = Bevisligen den minsta ändringen: med färre flyttar uppfylls inte villkoren.
