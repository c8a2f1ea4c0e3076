# Smågrupper i en bekräftad grupp.
small-groups-title = Smågrupper
small-groups-of = Smågrupperna i grupp { $number }
small-groups-lead = I en smågrupp finns fyra till sju personer som träffas i smågruppscoachningen. Ingen är i samma smågrupp som någon i sin egen chefslinje.
small-groups-state-none = inte bildade
small-groups-state-incomplete = behöver ändras
small-groups-propose = Föreslå smågrupper
small-groups-propose-what = Polku delar in gruppen med samma vikter som grupperna gjordes med. Indelningen gäller bara personerna i den här gruppen.
small-groups-size = Personer i en smågrupp
small-groups-size-hint = Om gruppen inte går jämnt upp blir smågrupperna så nära den här storleken som möjligt.
small-groups-unit-maximum = Högsta antal från samma enhet i en smågrupp
small-groups-group = Smågrupp { $number }
small-groups-without-group = Utan smågrupp
small-groups-target = Till vilken smågrupp
small-groups-swap = Byt smågrupp med
small-groups-confirm = Bekräfta smågrupperna
small-groups-confirm-what = Efter bekräftelsen ser alla i gruppen sin egen smågrupp och får ett meddelande om den.
small-groups-confirm-question = Vill du bekräfta smågrupperna? { $count ->
    [one] En deltagare
   *[other] { $count } deltagare
} får veta sin smågrupp.
small-groups-breaks-own-supervisor = I smågrupp { $group } finns en person och personens chef: { $names }
small-groups-breaks-reporting-line = I smågrupp { $group } finns personer i samma chefslinje: { $names }
small-groups-breaks-too-many = Smågrupp { $group } har för många personer
small-groups-breaks-too-few = Smågrupp { $group } har för få personer
small-groups-breaks-without-group = Utan smågrupp: { $names }
small-groups-breaks-unit = I smågrupp { $group } finns för många från samma enhet
small-groups-breaks-language = Medlemmarna i smågrupp { $group } har inget gemensamt språk
small-groups-repair-what = Gruppens medlemmar är inte längre desamma. Efter den här ändringen uppfylls alla villkor, och så få som möjligt byter smågrupp.
small-groups-repair-move = { $name }: från smågrupp { $from } till smågrupp { $to }
small-groups-repair-place = { $name } får plats i smågrupp { $to }
