### Grupper: varför en indelning inte är möjlig. Grupptavlans texter finns bland koordinatorns texter.

groups-infeasible-line = De här personerna hör alla till samma chefslinje, men antalet grupper är bara { $groups }. Två av dem skulle hamna i samma grupp: { $people }.
groups-infeasible-ring = De här personerna bildar en ring där de som är bredvid varandra måste vara i olika grupper. Eftersom antalet är udda räcker två grupper inte: { $people }.
groups-infeasible-too-few = Så här många personer som måste hållas åtskilda ryms inte i grupperna när antalet grupper är { $groups }: { $people }.
groups-infeasible-sizes = De här personerna kan hållas åtskilda, men inte i grupper av den här storleken: { $people }.
groups-infeasible-units = Från de här enheterna finns fler deltagare än som ryms i grupperna, när högst { $maximum } från samma enhet får vara i en grupp: { $units }.
groups-infeasible-languages = De här personerna har inte tillräckligt med gemensamma språk för de här grupperna: { $people }.
groups-infeasible-wishes = Det går inte att uppfylla alla önskemål som deltagarna har. Pröva andra gruppstorlekar eller gränser.
groups-infeasible-not-found = Ingen indelning som uppfyller villkoren hittades, men det har inte heller visats att en sådan är omöjlig. Pröva andra gruppstorlekar.
