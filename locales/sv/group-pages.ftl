# Att bilda grupper.
groups-title = Grupper
groups-lead = Jämna grupper där ingen är i samma grupp som sin egen chef.
groups-to-programme = Program
groups-state-proposed = förslag
groups-state-confirmed = bekräftad
groups-propose-title = Förslag
groups-propose = Föreslå grupper
groups-propose-again = Gör ett nytt förslag
groups-propose-again-what = Ett nytt förslag ersätter det nuvarande och de manuella flyttarna.
groups-infeasible = Grupperna kan inte bildas
groups-confirm = Bekräfta grupperna
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
groups-swap = Byt plats med
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
groups-bound = Bästa möjliga
groups-optimal = bevisligen bäst
groups-best-found = bästa hittade
groups-kept-apart = På grund av chefslinjen måste { $count ->
    [one] ett par
   *[other] { $count } par
} hållas i olika grupper.
groups-score-change = Ojämnhet { $before } → { $after }.
groups-by-unit = Enhet
groups-by-site = Verksamhetsställe
groups-by-job-category = Personalgrupp
groups-criterion = { $criterion } · ojämnhet { $score }
